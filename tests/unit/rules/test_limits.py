"""What a run could not see is said in plain sentences."""

from __future__ import annotations

from dataclasses import replace

from provenance.model import Document, Role, Span
from provenance.rules.limits import limits

ALWAYS = "Only the documents given were compared; a source that is not among them is not seen."


def document(
    path: str, language: str = "en", role: Role = "source", text: str = "The wall stands."
) -> Document:
    return Document(path, path, "", role, text, (Span(0, len(text)),), language=language)


def said(*documents: Document, words_only: str | None = None, mutual: bool = False) -> list[str]:
    first, *rest = limits(documents, words_only=words_only, mutual=mutual)
    assert first == ALWAYS
    return rest


def test_english_documents_have_no_further_limits() -> None:
    assert said(document("draft.md", role="suspicious"), document("a.txt")) == []


def test_a_foreign_draft_has_credits_nobody_reads() -> None:
    (found,) = said(document("draft.md", "de", "suspicious"), document("a.txt", "de"))[:1]
    assert found == (
        "Credits are looked for in English only; draft.md is in German: credits there are not "
        "read, only names of sources, and “uncredited” may be wrong."
    )


def test_a_foreign_source_is_read_in_part() -> None:
    found = said(document("draft.md", role="suspicious"), document("a.txt", "es"))
    assert any(limit.startswith("a.txt is in Spanish: ") for limit in found)


def test_across_languages_only_meaning_is_compared() -> None:
    found = said(document("draft.md", role="suspicious"), document("a.txt", "es"))
    assert found[-1] == (
        "Documents in different languages (English and Spanish) were compared by meaning, names "
        "and figures only."
    )


def test_and_without_the_encoder_next_to_nothing() -> None:
    found = said(
        document("draft.md", role="suspicious"),
        document("a.txt", "es"),
        words_only="is switched off",
    )
    assert found[0].startswith("Words only: the sentence encoder is switched off")
    assert "a translation is hardly ever found" in found[-1]


def test_a_language_the_encoder_does_not_know_is_named() -> None:
    found = said(document("a.txt", "fi"), document("b.txt", "fi"))
    assert "The sentence encoder was not trained on Finnish: paraphrases may be missed." in found


def test_a_language_that_cannot_be_told_is_no_other_language() -> None:
    found = said(document("draft.md", role="suspicious"), document("a.txt", "und"))
    assert found == ["a.txt is in a language that could not be told; it was read as English."]


def test_many_documents_are_counted_and_few_are_named() -> None:
    few = said(document("a.txt", "de"), document("b.txt", "de"))
    assert few[0].startswith("a.txt and b.txt are in German")
    many = said(*(document(f"{n}.txt", "de") for n in range(5)))
    assert many[0].startswith("5 documents are in German")


def test_drafts_compared_with_each_other() -> None:
    drafts = [document(name, role="suspicious") for name in ("a.txt", "b.txt")]
    (found,) = said(*drafts, mutual=True)
    assert found.startswith("No sources were named")


def test_a_draft_alone_was_compared_with_nothing() -> None:
    alone = limits([document("a.txt", role="suspicious")], words_only=None, mutual=True)
    assert alone == (
        "No sources were given: nothing was compared, only the draft's credits were read.",
    )


def test_another_reach_than_the_usual_is_said() -> None:
    documents = [document("draft.md", role="suspicious"), document("b.txt")]
    *_, last = limits(documents, words_only=None, mutual=False, reach="strict")
    assert "“strict”" in last


def test_a_signed_manifest_is_named_and_not_judged() -> None:
    record = b"C2PATXT\0\x01\0\0\0\0"
    manifest = "\ufeff" + "".join(chr(0xFE00 + b if b < 16 else 0xE0100 + b - 16) for b in record)
    signed = document("a.txt", text="The wall stands." + manifest)
    (found,) = said(document("draft.md", role="suspicious"), signed)
    assert found.startswith("a.txt carries a C2PA text manifest")


def test_text_once_read_in_the_wrong_encoding_is_named() -> None:
    misread = document("a.txt", text="The wall isnâ€™t standing.")
    (found,) = said(document("draft.md", role="suspicious"), misread)
    assert found.startswith("a.txt was once read in the wrong encoding")


def test_what_could_not_be_read_of_a_file_is_said_with_its_name() -> None:
    scanned = replace(document("a.pdf"), limits=("pages 3 and 5 hold no text layer",))
    assert said(document("draft.md", role="suspicious"), scanned) == [
        "a.pdf: pages 3 and 5 hold no text layer."
    ]
