.PHONY: demo test lint accept

demo:
	python3 -m venv .venv && . .venv/bin/activate && pip install . && provenance audit fixtures/articles/drafts --against fixtures/articles/sources --format html --output provenance-report.html --exit-zero

test:
	python3 -m venv .venv && . .venv/bin/activate && pip install -e '.[dev]' && ruff check && ruff format --check && mypy && lint-imports && pytest -n auto

lint:
	ruff check && ruff format --check && mypy && lint-imports

accept:
	pytest tests/golden --accept
