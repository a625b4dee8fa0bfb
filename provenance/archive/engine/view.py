"""The index as one commit left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import tantivy
from tantivy import Query

from provenance.archive.engine.schema import NO_DAY, reading, schema
from provenance.archive.entries import Copy, Known
from provenance.coding import decoded


class View:
    """The index as one commit left it, whatever is written meanwhile."""

    def __init__(self, searcher: tantivy.Searcher, archive: Path) -> None:
        self._searcher, self._archive = searcher, archive

    def count(self) -> tuple[int, int]:
        """How many texts and how many copies there are."""
        with reading(self._archive):
            return self._count("high"), self._count("day")

    def files(self) -> int:
        """How many files were read to their end."""
        with reading(self._archive):
            return int(self._searcher.num_docs) - sum(map(self._count, ("high", "day")))

    def _count(self, field: str) -> int:
        found = self._searcher.search(Query.exists_query(field), 1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]  # its stubs leave it out

    @property
    def segments(self) -> int:
        """Of how many parts the index is made."""
        return int(self._searcher.num_segments)

    def frequency(self, word: str) -> int:
        """Of how many texts the words hold this word key; removed ones may count for a while."""
        with reading(self._archive):
            return int(self._searcher.doc_freq("words", word))

    def search(self, terms: Sequence[tuple[str, float]], most: int) -> list[tuple[str, float]]:
        """Keys of the texts that hold the words, with their scores, best first.

        The score is the sum of each word's weight times its BM25 (Robertson & Zaragoza 2009).
        """
        if not terms or most < 1:
            return []
        with reading(self._archive):
            wanted = [
                (
                    tantivy.Occur.Should,
                    Query.boost_query(Query.term_query(schema(), "words", word, "freq"), weight),
                )
                for word, weight in terms
            ]
            hits = self._searcher.search(Query.boolean_query(wanted), most, count=False).hits
            keys = self._keys([address for _, address in hits])
        scored = [(key, float(score)) for key, (score, _) in zip(keys, hits, strict=True)]
        return sorted(scored, key=lambda one: (-one[1], one[0]))

    def _keys(self, addresses: list[tantivy.DocAddress]) -> list[str]:
        halves = (self._searcher.fast_field_values(half, addresses) for half in ("high", "low"))
        return [f"{high:016x}{low:016x}" for high, low in zip(*halves, strict=True)]

    def packed(self, key: str) -> bytes | None:
        """The packed content of a text, or None if there is no such text."""
        with reading(self._archive):
            return next(self._stored("text", key, "packed", 1), None)

    def has_text(self, key: str) -> bool:
        """Whether there is a text with this key."""
        with reading(self._archive):
            # A look at the words alone is cheaper, and enough where there never was one.
            return bool(self._searcher.doc_freq("text", key)) and bool(self._hits("text", key, 1))

    def copies_of(self, key: str) -> tuple[Copy, ...]:
        """The copies of a text, by path."""
        with reading(self._archive):
            found = self._copies("copy", key, self._number("copy", key))
        return tuple(sorted(found, key=lambda copy: copy.path))

    def copies(self, key: str) -> int:
        """How many copies of a text there are."""
        with reading(self._archive):
            return self._number("copy", key)

    def copy_at(self, path: str) -> Copy | None:
        """The copy with this path, or None."""
        with reading(self._archive):
            if not self._searcher.doc_freq("path", path):
                return None
            return next(self._copies("path", path, 1), None)

    def paths_below(self, path: str, most: int, but: str | None = None) -> tuple[str, ...]:
        """The first paths of copies that lie below a file or folder, but for one generation."""
        conditions = [(tantivy.Occur.Must, Query.exists_query("day"))]
        if but is not None:
            old = Query.term_query(schema(), "generation", but, "basic")
            conditions.append((tantivy.Occur.MustNot, old))
        return self._terms("path", f"{path}/", Query.boolean_query(conditions), most)

    def has_below(self, path: str) -> bool:
        """Whether copies lie, or lay, below a file or folder."""
        with reading(self._archive):
            return bool(self._searcher.terms_with_prefix("path", f"{path}/", limit=1))

    def texts_from(self, prefix: str) -> tuple[str, ...]:
        """The keys of texts that begin so, sorted."""
        return self._terms("text", prefix, Query.exists_query("high"), None)

    def copied_from(self, prefix: str) -> tuple[str, ...]:
        """The keys that begin so and that copies name, sorted."""
        return self._terms("copy", prefix, Query.exists_query("day"), None)

    def known(self, path: str) -> Known | None:
        """What is known of a file that was read to its end, or None."""
        with reading(self._archive):
            if not self._searcher.doc_freq("file", path):
                return None
            found = next(self._stored("file", path, "entry", 1), None)
        return decoded(found, Known) if found else None

    def marks_from(self, prefix: str) -> tuple[str, ...]:
        """The marks of known files that begin so, sorted: hex digits, one mark a file."""
        return self._terms("mark", prefix, Query.all_query(), None)

    def marked(self, mark: str) -> Known | None:
        """The file with this mark."""
        with reading(self._archive):
            found = next(self._stored("mark", mark, "entry", 1), None)
        return decoded(found, Known) if found else None

    def known_below(self, path: str, most: int) -> tuple[str, ...]:
        """The first paths of files that were read, below a folder."""
        return self._terms("file", f"{path}/", Query.all_query(), most)

    def outlets(self, most: int) -> tuple[tuple[str, int], ...]:
        """The outlets with the most copies, and how many."""
        top = {"terms": {"field": "outlet", "size": most}}
        with reading(self._archive):
            found = self._searcher.aggregate(Query.exists_query("day"), {"top": top})
        counts = [(one["key"], int(one["doc_count"])) for one in found["top"]["buckets"]]
        return tuple(sorted(counts, key=lambda one: (-one[1], one[0])))

    def days(self) -> tuple[str, str] | None:
        """The first and the last day of publication, or None where no copy has one."""
        dated = Query.range_query(schema(), "day", tantivy.FieldType.Unsigned, NO_DAY + 1)
        with reading(self._archive):
            found = self._searcher.aggregate(dated, {"days": {"stats": {"field": "day"}}})["days"]
        if not found["count"]:
            return None
        first, last = (f"{int(found[end]):08d}" for end in ("min", "max"))
        return f"{first[:4]}-{first[4:6]}-{first[6:]}", f"{last[:4]}-{last[4:6]}-{last[6:]}"

    def _terms(self, field: str, prefix: str, among: Query, most: int | None) -> tuple[str, ...]:
        with reading(self._archive):
            found = self._searcher.terms_with_prefix(field, prefix, among, limit=most)
        return tuple(sorted(term for term, _ in found))

    def _number(self, field: str, value: str) -> int:
        wanted = Query.term_query(schema(), field, value, "basic")
        return int(self._searcher.search(wanted, 1, count=True).count or 0)  # type: ignore[attr-defined]

    def _hits(self, field: str, value: str, most: int) -> list[tantivy.DocAddress]:
        wanted = Query.term_query(schema(), field, value, "basic")
        found = self._searcher.search(wanted, max(1, most), count=False)
        return [address for _, address in found.hits]

    def _stored(self, field: str, value: str, kept: str, most: int) -> Iterator[bytes]:
        for address in self._hits(field, value, most):
            data = self._searcher.doc(address).get_first(kept)
            yield bytes(data) if data is not None else b""

    def _copies(self, field: str, value: str, most: int) -> Iterator[Copy]:
        for address in self._hits(field, value, most):
            found = self._searcher.doc(address)
            copy = decoded(bytes(found.get_first("entry") or b""), Copy)
            if copy is None:
                raise ValueError(f"an entry for {value} says nothing")
            yield replace(copy, packed=bytes(found.get_first("packed") or b""))
