"""The audit: documents and settings in, judgements out. Pure: what it remembers is passed in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeAlias

from provenance import __version__
from provenance.cache import FORGETFUL, Memory
from provenance.cache.audits import KeptAudit, kept, recalled
from provenance.config import Config
from provenance.config.settings import RUN_KEYS
from provenance.examine.work import Examined, Work
from provenance.model import Audit, Document, Skipped, Tool
from provenance.outlets import same_outlet

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
) -> Audit:
    """Audit every suspicious document against all sources.

    Where no document has the role of a source, all are audited against each other, and what the
    other document took from this one is not held against it. ``encoder`` None compares words only,
    and the audit says so. ``progress`` is called with a line a document. Neither ``memory``, which
    is asked what came of a draft before, nor how drafts are examined changes anything in the audit.
    Cost is linear in text for documents that share nothing, and grows with the product of the
    sentences of those that do.
    """
    work = Work(tuple(_with_known_names(d, config) for d in documents), config, encoder)
    drafts = work.drafts
    remembered = _Remembered(work, memory)
    known = [remembered.recall(draft) for draft in drafts]
    new = [draft for draft, one in zip(drafts, known, strict=True) if one is None]
    audits, left_out = [], list(skipped)
    with closing(examine(work, new, memory)) as results:
        for number, (draft, earlier) in enumerate(zip(drafts, known, strict=True), 1):
            if progress is not None:
                progress(f"auditing {draft.path} ({number} of {len(drafts)})")
            one = earlier or next(results)
            if earlier is None:
                remembered.keep(draft, one)
            audits.append(one.audit)
            left_out += [s for s in one.skipped if s not in left_out]
    return Audit(_tool(work, memory), work.documents, tuple(audits), tuple(left_out))


class _Remembered:
    """What came of drafts in earlier runs, with the same documents and settings."""

    def __init__(self, work: Work, memory: Memory) -> None:
        self._work = work
        self._memory = memory
        self._names = {d.id: memory.key("document", replace(d, id="")) for d in work.documents}

    def recall(self, draft: Document) -> Examined | None:
        found = self._memory.recall(self._key(draft), KeptAudit)
        if found is None:
            return None
        documents = (draft, *self._work.held_against(draft))
        try:
            return Examined(recalled(found, documents), found.skipped)
        except KeyError:
            return None  # somebody else put it there

    def keep(self, draft: Document, one: Examined) -> None:
        documents = (draft, *self._work.held_against(draft))
        self._memory.keep(self._key(draft), kept(one.audit, one.skipped, documents))

    def _key(self, draft: Document) -> str:
        work = self._work
        return self._memory.key(
            "draft",
            [self._names[d.id] for d in (draft, *work.held_against(draft))],
            work.mutual,
            _judging(work.config.for_path(draft.path)),
            work.encoder.name if work.encoder is not None else None,
        )


def _judging(config: Config) -> list[object]:
    """The settings that shape what is said of one draft."""
    told = (field.name for field in fields(config) if field.name not in (*RUN_KEYS, "paths"))
    return [getattr(config, name) for name in told]


def _tool(work: Work, memory: Memory) -> Tool:
    config, encoder = work.config, work.encoder
    return Tool(
        name="provenance",
        version=__version__,
        config=config.digest(),
        model=encoder.name if encoder is not None else None,
        limits=_limits(work, memory),
        settings=config.changed(),
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    said: tuple[str, ...]


def _limits(work: Work, memory: Memory) -> tuple[str, ...]:
    if not work.documents:
        return ()
    words_only = None
    if work.encoder is None:
        words_only = "is switched off" if not work.config.encoder else "is not installed"
    key = memory.key("limits", work.documents, words_only, work.mutual, work.config.reach)
    found = memory.recall(key, _Limits)
    if found is None:
        from provenance.rules.limits import limits

        found = _Limits(
            limits(
                work.documents,
                words_only=words_only,
                mutual=work.mutual,
                reach=work.config.reach,
            )
        )
        memory.keep(key, found)
    return found.said


def _with_known_names(document: Document, config: Config) -> Document:
    """The document with the further names and domains its outlet has in the settings."""
    mine = [name for name in (document.outlet, document.host, *document.names) if name]
    known = [
        name
        for outlet, others in config.outlets.items()
        if any(same_outlet(m, n) for m in mine for n in (outlet, *others))
        or any(domain in others for domain in document.domains)
        for name in (outlet, *others)
    ]
    if not known:
        return document
    domains = [name for name in known if "." in name and " " not in name]
    names = [name for name in known if name not in domains]
    return replace(
        document,
        outlet=document.outlet or names[0],
        names=(*document.names, *(n for n in names if n not in document.names)),
        domains=(*document.domains, *(d for d in domains if d not in document.domains)),
    )
