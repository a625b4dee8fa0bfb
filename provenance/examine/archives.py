"""Archives, searched for the sources of one draft after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from provenance.archive.archive import Archive
from provenance.archive.background import background_of
from provenance.archive.candidates import candidates
from provenance.examine.compare import Prepared
from provenance.examine.known import with_known_names
from provenance.examine.work import Looked, Work
from provenance.model import Alignment, Credit, Document
from provenance.rules.direction import Directed, days_after, without_copies


@dataclass(frozen=True, slots=True)
class Possible:
    """Possible sources of a draft, which nobody chose as such."""

    sources: tuple[Prepared, ...]
    """Their ids are their paths, that of the archive before them."""
    looked: tuple[Looked, ...]

    def taken_from(
        self,
        draft: Document,
        alignments: Sequence[Alignment],
        credits: Sequence[Credit],
        directions: Mapping[str, Directed],
    ) -> Possible:
        """Those of them to hold against the draft, given all that it shares with any source.

        What states a later day than the draft, and by all that the two share took from it, is none
        of them; the texts alone do not decide that. Of several that say the same, one is: that the
        draft credits, or that explains most of it.
        """
        later = {
            id
            for source in self.sources
            if (id := source.document.id) in directions
            and directions[id].direction == "to-source"
            and (days_after(source.document, draft) or 0) > 0
        }
        before = [a for a in alignments if a.source.document not in later]
        taken = {a.source.document for a in without_copies(before, credits)}
        return Possible(
            tuple(one for one in self.sources if one.document.id in taken),
            tuple(_with_later(one, later) for one in self.looked),
        )


def _with_later(looked: Looked, later: Set[str]) -> Looked:
    here = f"{looked.archive}/"
    mine = sorted(id.removeprefix(here) for id in later if id.startswith(here))
    return replace(looked, later=tuple(mine))


class Archives:
    """The archives of the work, open for as long as this is kept."""

    def __init__(self, work: Work) -> None:
        """Raises `UsageProblem` or `InputProblem` where one cannot be read."""
        self._config, self._encoder = work.config, work.encoder
        self._archives = tuple(Archive.open(one.path) for one in work.archives)
        states = " ".join(one.state for one in work.archives)
        self.background = background_of(self._archives, states)

    def possible(self, draft: Document) -> Possible:
        """What the archives hold that ``draft`` may come from, likeliest first."""
        sources: list[Prepared] = []
        looked: list[Looked] = []
        for archive in self._archives:
            name = archive.path.as_posix()
            found = candidates(draft, archive, self._config, self._encoder, self.background)
            known = (with_known_names(one, self._config) for one in found.documents)
            named = (replace(one, id=f"{name}/{one.path}") for one in known)
            sources += (Prepared(one, self.background) for one in named)
            looked.append(
                Looked(
                    archive=name,
                    texts=found.looked_at,
                    of=found.of,
                    compared=len(found.found),
                    further=sum(one.further for one in found.found),
                    itself=found.itself,
                )
            )
        return Possible(tuple(sources), tuple(looked))
