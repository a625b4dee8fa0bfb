"""How common words and phrases are: as the package counted, and as archives have them.

The thresholds of matching were fitted with the package's counts. So an archive's are added to them
and all is scaled to as many articles as the package counted: a word of no archive is as rare as it
was, and one that every other text of a large archive holds is as common as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.archive.archive import Archive
from provenance.archive.phrases import known_phrases
from provenance.match.background import Background, load_background
from provenance.match.phrases import joined


def background_of(archives: Sequence[Archive], name: str) -> Background:
    """The background of these archives and of the package; words are looked up when asked for.

    ``name`` tells it from others: it is made of the archives' states.
    """
    shipped = load_background()
    if not archives:
        return shipped
    return Background(
        shipped.articles,
        _Counts(shipped, tuple(archives)),
        joined((shipped.phrases, *(known_phrases(one.path) for one in archives))),
        name,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Counts(Mapping[str, float]):
    """In how many articles word keys stand, of as many as the package counted."""

    shipped: Background
    archives: tuple[Archive, ...]
    _known: dict[str, float] = field(default_factory=dict)

    def __getitem__(self, key: str) -> float:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._counted(key)
        return found

    def _counted(self, key: str) -> float:
        counted = self.shipped.frequency.get(key, 0) + sum(a.frequency(key) for a in self.archives)
        of = self.shipped.articles + sum(archive.texts for archive in self.archives)
        return min(self.shipped.articles, max(1.0, counted * self.shipped.articles / of))

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
