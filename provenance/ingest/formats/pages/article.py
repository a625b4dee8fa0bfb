"""Which lines of an HTML page are its article: an extractor's choice, checked line by line.

An extractor answers where the article is; it is asked only that. Around its answer every line is
judged by what can be seen of it: where it stands (in the column of the article's paragraphs?),
whether it stands there twice, whether it is more than a link, whether anything stands below it.
Each line that goes has its reason; `provenance.ingest.body.chrome.lay_out` then judges the edges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize

from provenance.ingest.body.shape import is_prose, word_count
from provenance.ingest.formats.pages.walk import Line
from provenance.ingest.formats.pages.zones import Zone
from provenance.ingest.origin.naming import outlets_in
from provenance.outlets import domain_of

#: Letters and digits from which a line found inside a longer one is no chance.
_TELLING = 25
#: Characters below which an extraction may be a teaser or a notice instead of the article, and
#: how many times longer the page's prose must be to say so.
_THIN, _FATTER = 1_000, 2
#: Characters to look for times characters to look in, beyond which only whole lines are compared.
_MOST_SEARCHED = 3_000_000_000
#: Lines of an extraction that stand split on the page; it joins a few, not hundreds.
_MOST_SPLIT = 500
#: Lines that may stand between two of the article's and still be taken for its own.
_WIDEST_GAP = 30
#: Lines between the headline and the article among which its first paragraph is looked for.
_HEAD_ROOM = 30
#: Characters from which a line shows that its box is the article's column.
_PARAGRAPH = 60
#: Shares of a line that is link: from one the rest may be a label of it, from the other there is
#: no rest.
_MOSTLY_LINK, _LINK = 0.5, 0.9
#: Words of a label before a link ("Read more:") and of a mark after it ("[Video]").
_LABEL, _MARK = 4, 1
#: Words of a last line without an end mark that is no sentence: "More on this", "Comments (3)".
_STUB = 3
_CELLS = frozenset({"td", "th"})
#: Elements of running text; a heading or a list item may be a link and still be the article's.
_RUNNING = frozenset({"p", "div", "section", "article", "blockquote", "center"})
_ENDED = re.compile(r"[.!?…。][\"'”’»)\]]*$")

_REPEATED: Zone = ("repeated", "stands in the article already")
_LEADS_AWAY: Zone = ("related", "nothing but a link to another page of the site")
_LABELS_LINKS: Zone = ("related", "a label over links to other pages of the site")
_DECK: Zone = ("deck", "a summary under the headline")
_DIVIDES: Zone = ("rule", "a dividing line")
_NOTHING_BELOW: Zone = ("page", "a label with nothing of the article below it")


@dataclass(slots=True)
class Article:
    """Numbers of the lines that are the article, and what is out although it was extracted."""

    inside: set[int] = field(default_factory=set)
    out: dict[int, Zone] = field(default_factory=dict)
    extracted: bool = True
    """Whether an extractor found it; else it is all that no element marks as furniture."""

    def drop(self, number: int, why: Zone) -> None:
        """Take a line out, with its reason."""
        self.inside.discard(number)
        self.out.setdefault(number, why)


def fold(text: str) -> str:
    """Letters and digits of a text in one form, for comparing lines that were cut differently."""
    if not text.isascii():
        text = normalize("NFC", text)
    return "".join(filter(str.isalnum, text.casefold()))


def is_thin(lines: Sequence[Line], main: str | None) -> bool:
    """Whether an extraction holds so little of the page's prose that it may have missed it."""
    if main is None or len(main) >= _THIN:
        return main is None
    prose = sum(len(line.text) for line in lines if _is_plain(line) and is_prose(line.text))
    return prose > _FATTER * len(main)


def find_article(
    lines: Sequence[Line], main: str | None, title: int | None, site: str | None = None
) -> Article:
    """The lines of the article; ``main`` is what an extractor made of the page, if anything.

    ``title`` is the number of the headline's line, which is never inside; ``site`` the page's own
    domain. A link to elsewhere and a line that names an outlet stay where the extractor saw them:
    either may be the credit of a source.
    """
    if main is None:
        unzoned = {n for n, line in enumerate(lines) if line.zone is None and line.tag != "title"}
        return Article(unzoned - {title}, extracted=False)
    folded = [fold(line.text) for line in lines]
    article = Article(_taken(lines, folded, main))
    _drop_repeats(lines, folded, article, title)
    _fill(lines, article, title)
    _drop_links(lines, article, site)
    _drop_decks(lines, article)
    _drop_stubs(lines, article, site)
    if title is not None:
        article.inside.discard(title)
        article.out.pop(title, None)
    return article


def _taken(lines: Sequence[Line], folded: Sequence[str], main: str) -> set[int]:
    """The lines that an extraction holds, whole, inside a longer line of its own, or split."""
    kept = [k for k in (fold(x) for x in main.splitlines()) if k]
    cells = {fold(x) for line in main.splitlines() if "|" in line for x in line.split("|")} - {""}
    whole, exact = "\n".join(kept), set(kept)
    taken = {n for n, text in enumerate(folded) if text in exact}
    if sum(map(len, folded)) * len(whole) > _MOST_SEARCHED:
        return taken
    for n, text in enumerate(folded):
        inside = len(text) >= _TELLING and text in whole
        if inside or (lines[n].tag in _CELLS and text in cells):
            taken.add(n)
    found = {folded[n] for n in taken}
    split = [k for k in kept if len(k) >= _TELLING and k not in found][:_MOST_SPLIT]
    return taken | {
        n
        for n, text in enumerate(folded)
        if n not in taken and len(text) > _TELLING and any(k in text for k in split)
    }


def _drop_repeats(
    lines: Sequence[Line], folded: Sequence[str], article: Article, title: int | None
) -> None:
    """The headline again, and of lines in several columns those outside the article's."""
    columns: dict[str, set[int]] = {}
    mass: Counter[int] = Counter()
    for n in article.inside:
        columns.setdefault(folded[n], set()).add(lines[n].box)
        mass[lines[n].box] += len(folded[n])
    home = {text: max(boxes, key=lambda box: (mass[box], -box)) for text, boxes in columns.items()}
    for n in sorted(article.inside):
        text = folded[n]
        headline = title is not None and text and text == folded[title]
        if headline or (len(text) > _TELLING // 2 and lines[n].box != home[text]):
            article.drop(n, _REPEATED)


def _is_plain(line: Line) -> bool:
    """Whether nothing about a line says that it is furniture."""
    return line.zone is None and line.linked < _MOSTLY_LINK and line.tag != "h1"


def _fill(lines: Sequence[Line], article: Article, title: int | None) -> None:
    """Take in what the extractor missed in its own column: a first paragraph, lines between two."""
    columns = {lines[n].box for n in article.inside if len(lines[n].text) >= _PARAGRAPH}
    known = sorted(article.inside)
    if title is not None and known and title < known[0] <= title + _HEAD_ROOM:
        for n in range(title + 1, known[0]):
            line = lines[n]
            beside = line.box == lines[known[0]].box and not line.is_heading
            if beside and _is_plain(line) and is_prose(line.text) and n not in article.out:
                article.inside.add(n)
    for one, following in pairwise(known):
        if following - one <= _WIDEST_GAP:
            article.inside |= {
                n
                for n in range(one + 1, following)
                if lines[n].box in columns and _is_plain(lines[n]) and n not in article.out
            }


def _drop_links(lines: Sequence[Line], article: Article, site: str | None) -> None:
    """Dividing lines, and paragraphs and lists that are only links to other pages of the site."""
    listed: set[int] = set()
    for n in sorted(article.inside):
        line = lines[n]
        if not re.search(r"[^\W_]", line.text):
            article.drop(n, _DIVIDES)
        elif line.tag in {"li", *_RUNNING} and _leads_away(line, site):
            if line.tag == "li":
                listed.add(n)
            else:
                article.drop(n, _LEADS_AWAY)
    for n in sorted(listed):
        if n - 1 in listed or n + 1 in listed:
            article.drop(n, _LEADS_AWAY)
    for n in sorted(article.inside):
        below = article.out.get(n + 1) == _LEADS_AWAY
        if below and word_count(lines[n].text) <= _LABEL and _is_stub(lines[n]):
            article.drop(n, _LABELS_LINKS)


def _leads_away(line: Line, site: str | None) -> bool:
    """Whether a line is a link to another page of the site and nothing but a label around it."""
    if line.linked < _MOSTLY_LINK or not all(_of_site(url, site) for _, _, url in line.links):
        return False
    first, last = min(line.links)[0], max(end for _, end, _ in line.links)
    label, rest = line.text[:first].strip(), line.text[last:]
    labelled = word_count(label) <= _LABEL and not label[-1:].isalnum()
    if line.linked < _LINK and not (labelled and word_count(rest) <= _MARK):
        return False
    sentence = is_prose(line.text) and not label
    return not sentence and not any(outlets_in(line.text))


def _of_site(url: str, site: str | None) -> bool:
    there = domain_of(url) if re.match(r"(?:https?:)?//", url.strip(), re.I) else None
    return there is None or (site is not None and (there == site or there.endswith(f".{site}")))


def _drop_decks(lines: Sequence[Line], article: Article) -> None:
    """Headings above the first paragraph that say in a sentence what the article says."""
    for n in sorted(article.inside):
        line = lines[n]
        if not line.is_heading:
            if is_prose(line.text):
                return
            continue
        tells = is_prose(line.text) or (line.zone is not None and line.zone[0] == "header")
        if tells and not any(outlets_in(line.text)):
            article.drop(n, _DECK)


def _is_stub(line: Line) -> bool:
    return not _ENDED.search(line.text) and not any(outlets_in(line.text))


def _drop_stubs(lines: Sequence[Line], article: Article, site: str | None) -> None:
    """Headings, labels and links at the end, below which nothing of the article stands."""
    for n in sorted(article.inside, reverse=True):
        line = lines[n]
        if _leads_away(line, site):
            article.drop(n, _LEADS_AWAY)
        elif _is_stub(line) and (line.is_heading or word_count(line.text) <= _STUB):
            article.drop(n, _NOTHING_BELOW)
        else:
            return
