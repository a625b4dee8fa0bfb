"""The audit: documents and settings in, judgements out. Pure: what it remembers is passed in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from provenance import __version__
from provenance.cache import FORGETFUL, Memory
from provenance.cache.audits import KeptAudit, kept, recalled
from provenance.config import Config
from provenance.config.settings import RUN_KEYS
from provenance.examine.known import with_known_names
from provenance.examine.searched import Numbered, searched
from provenance.examine.work import Examined, Looked, Shelf, Work
from provenance.model import Audit, Document, Skipped, Tool

if TYPE_CHECKING:
    from provenance.match.semantic import Encoder

#: Examines drafts of the work, and gives what comes of them in their order.
Examine: TypeAlias = "Callable[[Work, Sequence[Document], Memory], Generator[Examined, None, None]]"


def in_turn(
    work: Work, drafts: Sequence[Document], memory: Memory
) -> Generator[Examined, None, None]:
    """The drafts examined one after the other, in this process."""
    if drafts:
        from provenance.examine.draft import Examiner

        yield from map(Examiner(work, memory).examine, drafts)


def audit(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    config: Config,
    encoder: Encoder | None,
    progress: Callable[[str], None] | None = None,
    memory: Memory = FORGETFUL,
    examine: Examine = in_turn,
    archives: Sequence[Path] = (),
) -> Audit:
    """Audit every suspicious document against all sources, and those that ``archives`` hold.

    Where no document has the role of a source, all are audited against each other, and what the
    other document took from this one is not held against it. ``encoder`` None compares words only,
    and the audit says so. ``progress`` is called with a line a document. Neither ``memory``, which
    is asked what came of a draft before, nor how drafts are examined changes anything in the audit.
    Cost is linear in text for documents that share nothing, and grows with the product of the
    sentences of those that do; an archive adds some two seconds a draft, however large. Raises
    `UsageProblem` and `InputProblem` for an archive that cannot be read.
    """
    known_as = tuple(with_known_names(document, config) for document in documents)
    work = Work(known_as, config, encoder, _shelves(archives))
    drafts = work.drafts
    remembered = _Remembered(work, memory)
    known = [remembered.recall(draft) for draft in drafts]
    new = [draft for draft, one in zip(drafts, known, strict=True) if one is None]
    audits, left_out = [], list(skipped)
    looked: list[tuple[Looked, ...]] = []
    numbered = Numbered(work.documents)
    with closing(examine(work, new, memory)) as results:
        for number, (draft, earlier) in enumerate(zip(drafts, known, strict=True), 1):
            if progress is not None:
                progress(f"auditing {draft.path} ({number} of {len(drafts)})")
            one = earlier or next(results)
            if earlier is None:
                remembered.keep(draft, one)
            audits.append(numbered.named(one))
            looked.append(one.looked)
            left_out += [s for s in one.skipped if s not in left_out]
    done = numbered.documents
    told = searched([draft.path for draft in drafts], looked)
    return Audit(_tool(work, done, told, memory), done, tuple(audits), tuple(left_out))


def _shelves(archives: Sequence[Path]) -> tuple[Shelf, ...]:
    if not archives:
        return ()
    from provenance.archive.state import state_of

    return tuple(Shelf(path, state_of(path)) for path in dict.fromkeys(archives))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of a draft, as it is kept."""

    audit: KeptAudit
    found: tuple[Document, ...] = ()
    looked: tuple[Looked, ...] = ()


class _Remembered:
    """What came of drafts in earlier runs, with the same documents and settings."""

    def __init__(self, work: Work, memory: Memory) -> None:
        self._work = work
        self._memory = memory
        self._names = {d.id: memory.key("document", replace(d, id="")) for d in work.documents}

    def recall(self, draft: Document) -> Examined | None:
        known = self._memory.recall(self._key(draft), _Kept)
        if known is None:
            return None
        documents = (draft, *self._work.held_against(draft), *known.found)
        try:
            audit = recalled(known.audit, documents)
            return Examined(audit, known.audit.skipped, known.found, known.looked)
        except KeyError:
            return None  # somebody else put it there

    def keep(self, draft: Document, one: Examined) -> None:
        documents = (draft, *self._work.held_against(draft), *one.found)
        result = _Kept(kept(one.audit, one.skipped, documents), one.found, one.looked)
        self._memory.keep(self._key(draft), result)

    def _key(self, draft: Document) -> str:
        work = self._work
        return self._memory.key(
            "draft",
            [self._names[d.id] for d in (draft, *work.held_against(draft))],
            work.mutual,
            _judging(work.config.for_path(draft.path)),
            work.encoder.name if work.encoder is not None else None,
            [(one.path.as_posix(), one.state) for one in work.archives],
            draft.path if work.archives else None,
        )


def _judging(config: Config) -> list[object]:
    """The settings that shape what is said of one draft."""
    told = (field.name for field in fields(config) if field.name not in (*RUN_KEYS, "paths"))
    return [getattr(config, name) for name in told]


def _tool(work: Work, documents: Sequence[Document], told: Sequence[str], memory: Memory) -> Tool:
    config, encoder = work.config, work.encoder
    return Tool(
        name="provenance",
        version=__version__,
        config=config.digest(),
        model=encoder.name if encoder is not None else None,
        limits=(*_limits(work, documents, memory), *told),
        settings=config.changed(),
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    said: tuple[str, ...]


def _limits(work: Work, documents: Sequence[Document], memory: Memory) -> tuple[str, ...]:
    if not documents:
        return ()
    words_only = None
    if work.encoder is None:
        words_only = "is switched off" if not work.config.encoder else "is not installed"
    searched = bool(work.archives)
    key = memory.key(
        "limits", tuple(documents), words_only, work.mutual, work.config.reach, searched
    )
    found = memory.recall(key, _Limits)
    if found is None:
        from provenance.rules.limits import limits

        found = _Limits(
            limits(
                documents,
                words_only=words_only,
                mutual=work.mutual,
                searched=searched,
                reach=work.config.reach,
            )
        )
        memory.keep(key, found)
    return found.said
