"""What stands above an article: masthead, path, byline, date line, labels; and its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.ingest.body.furniture import row_of_phrases
from provenance.ingest.body.labels import counter_line, is_notice, is_path, is_tag_label
from provenance.ingest.body.notes import contact_line, correction_note, credit_line, slug_line
from provenance.ingest.body.shape import is_headline, is_item, word_count
from provenance.ingest.origin.dates import has_date, is_date_line, without_dates
from provenance.ingest.origin.naming import (
    masthead_name,
    nameplate,
    read_author_line,
    read_byline,
    short_form,
    speaks_of,
)
from provenance.ingest.page import Block, Layout

_BREAKS = re.compile(r"\r\n|[\r\n]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.I)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
#: Blocks at the top in which a byline or date line is looked for: no page in the benchmark of
#: article pages put more than this between its first block and its second paragraph.
HEAD = 16
#: Words from which a prose block ends the loose search for head lines.
FIRST_PROSE = 12


def drop_nameplate(text: str, blocks: Sequence[Block], layout: Layout, end: int) -> None:
    """The first line, where its place says it is the publication's name and no word in it does.

    It heads a group of lines with its date or motto and the headline is still to come, or the
    text itself speaks of it as a newsroom.
    """
    if layout.title is not None or end < 2 or head_kind(blocks, 0):
        return
    line = blocks[0].text
    name = nameplate(line)
    if name is None or masthead_name(line) is not None:
        return
    group = 1
    while group < end and "\n" not in _gap(text, blocks, group).replace("\r\n", "\n")[1:]:
        group += 1
    if not any(
        _may_be_title(b.text) and not head_kind(blocks, n)
        for n, b in enumerate(blocks[group:end], group)
    ):
        return
    dated = is_date_line(blocks[1].text)
    heads = group == 2 and not head_kind(blocks, 1) and word_count(blocks[1].text) <= 6
    shorts = [s for s in (name, short_form(name)) if s]
    spoken = any(speaks_of(b.text, s) for b in blocks[1:] for s in shorts)
    if not spoken and line[:4].casefold() == "the " and len(shorts) > 1:
        own = re.compile(rf"\b[Tt]he {re.escape(shorts[1])}\b(?!\s[A-Z])")
        spoken = any(own.search(b.text) for b in blocks[1:])
    if dated or heads or spoken:
        layout.drop(0, "masthead", "the name of the publication")


def _gap(text: str, blocks: Sequence[Block], n: int) -> str:
    """What stands between a block and the one before it."""
    return text[blocks[n - 1].span.end : blocks[n].span.start]


def judge_head(blocks: Sequence[Block], layout: Layout, end: int) -> None:
    """Lines above the first prose: page furniture, masthead, author and date lines."""
    for n in range(end):
        judged = head_kind(blocks, n) if n != layout.title else None
        if judged:
            layout.drop(n, *judged)
    candidates = [n for n in range(end) if n not in layout.out and n != layout.title]
    mastheads = {n: masthead_name(blocks[n].text) for n in candidates}
    loose = [n for n in candidates if mastheads[n] is not None]
    plain = [n for n in candidates if mastheads[n] is None and _may_be_title(blocks[n].text)]
    for n in loose:
        named = mastheads[n]
        if layout.title is None and not plain and word_count(blocks[n].text) >= 5:
            continue
        if named:
            layout.drop(n, "masthead", "the name of the publication")
    for n in plain:
        others = [m for m in plain if m != n]
        if (layout.title is not None or others) and names_author(blocks, layout, n):
            layout.drop(n, "byline", "names the author")


def head_kind(blocks: Sequence[Block], n: int) -> tuple[str, str] | None:
    """What a block above the first prose is, by its shape, or None."""
    line = blocks[n].text
    window = _holds_next(blocks, n)
    if window or is_path(line):
        named = masthead_name(line)
        kind = "masthead" if named and named[1] and not window else "navigation"
        return kind, "a path through the site, above the article"
    if is_date_line(line):
        return "dateline", "a date and nothing else, above the article"
    if slug_line(line):
        return "slug", "a wire slug or a note to editors"
    if _ADDRESS.fullmatch(line):
        return "navigation", "an address of the page"
    if correction_note(line) and not credit_line(line):
        return "correction", "a note on what was changed"
    if counter_line(line) or row_of_phrases(line) == "counter":
        return "counter", "a counter or a button of the page"
    if read_byline(_EMAIL.sub("", line).strip()):
        return "byline", "names the author"
    if contact_line(line):
        return "contact", "tells how to reach the newsroom"
    if credit_line(line):
        return "credit-line", "says whose copy this is"
    if is_tag_label(line) or is_notice(line):
        return "navigation", "a label of the page"
    return None


def _holds_next(blocks: Sequence[Block], n: int) -> bool:
    """Whether a line is a window title: the headline that follows, with the site's name around."""
    line = blocks[n].text
    for block in blocks[n + 1 : n + 4]:
        if word_count(block.text) >= 4 and block.text in line and block.text != line:
            return True
    return False


def names_author(blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    """Whether a line names the author by its form, or by a date line next to it."""
    line = blocks[n].text
    if read_author_line(line):
        return True
    parted = re.search(r"[|·•]|\b(?:posted|published|updated)\b", line, re.I)
    if parted and has_date(line) and word_count(without_dates(line)) <= 3:
        return True
    near = [layout.out.get(m, ("", ""))[0] for m in (n - 1, n + 1)]
    return bool("dateline" in near and re.fullmatch(r"(?:[A-Z][\w.'’-]+\s?){2,3}", line) and n > 0)


def judge_below_deck(blocks: Sequence[Block], layout: Layout, prose: list[bool]) -> None:
    """Bylines and date lines that stand below a deck of whole sentences.

    A date line below two paragraphs heads a part of the story: "March 27".
    """
    told = 0
    for n in range(min(HEAD, len(blocks))):
        told += prose[n] and n != layout.title and n not in layout.out
        line = blocks[n].text
        if n in layout.out or n == layout.title or (prose[n] and not correction_note(line)):
            continue
        under = n > 0 and layout.out.get(n - 1, ("",))[0] == "byline"
        if read_byline(line) or (under and nameplate(line)):
            layout.drop(n, "byline", "names the author")
        elif told <= 2 and correction_note(line):
            layout.drop(n, *_note(line))
        elif told < 2 and is_date_line(line) and n + 1 < len(blocks):
            layout.drop(n, "dateline", "a date and nothing else")


def _note(line: str) -> tuple[str, str]:
    """What an editor's note is: of whose copy the text is, or of what was changed in it."""
    if credit_line(line):
        return "credit-line", "says whose copy this is"
    return "correction", "a note on what was changed"


def _may_be_title(line: str) -> bool:
    return (
        2 <= word_count(line) <= 25
        and is_headline(line)
        and not is_item(line)
        and line[0] not in "(["
    )


def choose_title(text: str, blocks: Sequence[Block], layout: Layout, end: int) -> int | None:
    """The headline among the blocks above the first prose, or None.

    Four words make a headline; a line in the masthead's own group is more likely its motto.
    """
    best: tuple[int, int] | None = None
    for n in range(end):
        line = blocks[n].text
        if n in layout.out or not _may_be_title(line) or n + 1 >= len(blocks):
            continue
        score = 2 * min(word_count(line), 4) + (20 if blocks[n].kind == "heading" else 0)
        score += 3 * _alone(text, blocks, n)
        if _in_masthead_group(text, blocks, layout, n):
            score -= 10
        if best is None or score > best[0]:
            best = (score, n)
    return best[1] if best else None


def _alone(text: str, blocks: Sequence[Block], n: int) -> bool:
    """Whether blank lines part a block from its neighbours."""
    after = n + 1 < len(blocks) and _parted(_gap(text, blocks, n + 1))
    return after and (n == 0 or _parted(_gap(text, blocks, n)))


def _parted(gap: str) -> bool:
    return len(_BREAKS.findall(gap)) > 1


def _in_masthead_group(text: str, blocks: Sequence[Block], layout: Layout, n: int) -> bool:
    """Whether no blank line parts a block from a masthead above it."""
    for m in range(n - 1, -1, -1):
        if _gap(text, blocks, m + 1).count("\n") > 1:
            return False
        if layout.out.get(m, ("",))[0] == "masthead":
            return True
    return False


def label_above_title(text: str, blocks: Sequence[Block], layout: Layout) -> None:
    """Section labels and mottoes above the headline or in the masthead's own lines."""
    if layout.title is None:
        return
    above = [n for n in range(min(layout.title, HEAD)) if n not in layout.out]
    if len(above) > 4 or any(is_item(blocks[n].text) for n in above):
        return
    for n in (*above, layout.title + 1):
        if n in layout.out or n >= len(blocks):
            continue
        line = blocks[n].text
        if n < layout.title and word_count(line) <= 6 and not re.search(r"[.!?]$", line):
            layout.drop(n, "section", "a label above the headline")
        elif _in_masthead_group(text, blocks, layout, n) and word_count(line) <= 12:
            layout.drop(n, "section", "a motto under the masthead")
