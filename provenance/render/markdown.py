"""An audit as Markdown for a comment under a pull or merge request, and for a job's summary.

Each draft's verdict, its findings with what clears them, folded the two texts of the worst few, and
the limits. Audited text is hostile: it stands within a line, after words of ours, and every
character that Markdown, HTML or a platform would act on is written as its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, islice

from provenance.decisions.entries import in_words
from provenance.model import Audit, DocumentAudit
from provenance.render.lines import printable
from provenance.render.places import (
    HOLDS_NOTHING,
    Placed,
    expired_in_words,
    placed,
    unused_in_words,
    worst_first,
)
from provenance.render.wording import badness, outlet_of, percent, title_of, verdict_of
from provenance.text.shown import count, first_words, shown_path

#: Characters of a comment on GitHub; GitLab takes more.
LONGEST = 65_536
#: By which a job finds the comment it made before.
MARKER = "<!-- provenance audit -->"
#: Findings whose texts are put side by side, and pairs of sentences of each.
_WORST = 5
_PAIRS = 6
#: Characters of a message, a remedy or a reason: two sentences.
_TOLD = 500
#: Characters of a sentence beside its source: nearly all are shorter.
_SENTENCE = 300
#: Characters of a title or a path.
_NAME = 160
#: Decisions that no longer apply, inputs and limits that are listed.
_LISTED = 10
#: Characters of such a list, which a hostile path would fill.
_ROOM = 6_000

#: What Markdown, HTML or a formula is made of.
_MARKUP = {ord(c): f"&#{ord(c)};" for c in "&<>`*_[]|~\\$"} | {0x200B: "&#8203;"}
#: Where a name, a number or an address would become a link, or call somebody: an invisible space
#: goes between. Both platforms look for these in the finished page, where escapes are gone.
_REFERENCE = re.compile(
    r"(?<=[@~%])(?=[\w\"])|(?<=[#!&^])(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bgh-)(?=\d)", re.I
)
#: What opens a heading, a list item, a rule or a table at the beginning of a line.
_OPENING = re.compile(r"^(\d{0,9})([-+#=:.)])")


def escaped(text: str) -> str:
    """``text`` on one line of Markdown that shows it and does nothing else."""
    line = _REFERENCE.sub("\u200b", printable(text)).translate(_MARKUP)
    return _OPENING.sub(lambda found: f"{found[1]}&#{ord(found[2])};", line)


def to_markdown(audit: Audit) -> str:
    """At most `LONGEST` characters; what does not fit is counted in a line at the end."""
    found = list(placed(audit))
    page = _Page(_end(audit))
    page.add(f"{MARKER}\n## {_heading(audit, found)}\n")
    of_draft: dict[str, list[Placed]] = {one.document: [] for one in audit.audits}
    for one in found:
        of_draft[one.audit.document].append(one)
    for audited in sorted(filter(_has_more, audit.audits), key=_worst):
        _draft(page, audit, audited, of_draft[audited.document])
    lead = "\n"
    for audited in filterfalse(_has_more, audit.audits):
        page.add(f"{lead}- {_verdict(audited)}: {_name(audit, audited)}\n", "draft")
        lead = ""
    folded = map(_folded, worst_first(one for one in found if one.stands))
    for shown in islice(filter(None, folded), _WORST):
        page.add(shown)
    return page.written()


class _Page:
    """The first pieces of a comment, as many as fit above its end."""

    def __init__(self, end: str) -> None:
        self._end = end
        self._pieces: list[str] = []
        self._room = LONGEST - len(end) - len(_left_out({"finding": 10**9, "draft": 10**9}))
        self._cut = {"finding": 0, "draft": 0}

    def add(self, piece: str, thing: str = "") -> None:
        """Add ``piece``, if there is room; else it counts as a ``thing`` that was left out."""
        if len(piece) > self._room:
            self._room = 0  # what follows may belong to what is missing now
            if thing:
                self._cut[thing] += 1
        else:
            self._pieces.append(piece)
            self._room -= len(piece)

    def written(self) -> str:
        """The comment, with a line for what was left out."""
        return "".join(self._pieces) + self._end + _left_out(self._cut)


def _left_out(cut: dict[str, int]) -> str:
    said = " and ".join(count(number, thing) for thing, number in cut.items() if number)
    if not said:
        return ""
    return (
        f"\n{said} left out, since a comment has room for {LONGEST:,} characters: see the report.\n"
    )


def _heading(audit: Audit, found: Sequence[Placed]) -> str:
    if not audit.audits:
        return "Nothing was audited"
    standing = [one for one in found if one.stands]
    drafts = count(len(audit.audits), "draft")
    if not standing:
        return f"No findings in {drafts}"
    touched = len({one.audit.document for one in standing})
    return f"{count(len(standing), 'finding')} in {touched:,} of {drafts}"


def _has_more(one: DocumentAudit) -> bool:
    """Whether there is more to say of a draft than its verdict."""
    return bool(one.findings or one.expired or one.unused)


def _worst(one: DocumentAudit) -> tuple[bool, tuple[bool, int, int]]:
    """What drafts are put in order by: the one with the worst finding is the least."""
    findings = [badness(finding) for finding in one.findings]
    return not findings, min(findings, default=(True, 0, 0))


def _verdict(one: DocumentAudit) -> str:
    return f"**{verdict_of(one)}** ({percent(one.derived_share)} derived)"


def _name(audit: Audit, one: DocumentAudit) -> str:
    document = audit.document(one.document)
    path = _cut(shown_path(document.path), _NAME)
    return f"{path}: {_cut(title_of(document), _NAME)}" if document.title else path


def _draft(page: _Page, audit: Audit, one: DocumentAudit, found: Sequence[Placed]) -> None:
    said = f"{_verdict(one)}: {_cut(one.summary, _TOLD)}"
    page.add(f"\n### Draft {_name(audit, one)}\n\n{said}\n", "draft")
    standing = [each for each in found if each.stands]
    settled = [each for each in found if not each.stands]
    if standing:
        page.add("\n| | Finding | Line | What clears it |\n|---|---|---|---|\n")
    for each in standing:
        page.add(_row(each), "finding")
    if settled:
        page.add(f"\n{count(len(settled), 'finding')} not held against the draft:\n\n")
    for each in settled:
        why = each.finding.suppressed.why if each.finding.suppressed else ""
        what = " ".join(filter(None, (_rule(each), escaped(each.words))))
        page.add(f"- {what}: {_cut(why, _TOLD)}\n", "finding")
    if one.expired:
        page.add("\nDecisions that no longer apply:\n\n")
        page.add("".join(_items(expired_in_words(old) for old in one.expired)))
    if one.unused:
        page.add(f"\n{HOLDS_NOTHING}:\n\n")
        page.add("".join(_items(unused_in_words(old) for old in one.unused)))


def _row(each: Placed) -> str:
    finding = each.finding
    said = [f"{_rule(each)}: {_cut(finding.message, _TOLD)}", escaped(each.words)]
    said += [f"Decided: {_cut(in_words(decision), _TOLD)}" for decision in finding.decisions[-1:]]
    severity = f"{finding.severity}, {finding.confidence} confidence"
    line = each.region.line if each.region else ""
    told = "<br>".join(filter(None, said))
    return f"| {severity} | {told} | {line} | {_cut(finding.remedy, _TOLD)} |\n"


def _rule(each: Placed) -> str:
    return f"**{_cut(each.finding.rule, _NAME)}** {_cut(each.finding.name, _NAME)}"


def _folded(each: Placed) -> str:
    """The draft's sentences of a finding beside those they are aligned with."""
    wanted = set(each.finding.alignments)
    pairs = [pair for pair in each.audit.alignments if pair.id in wanted] if wanted else []
    sources = {one.file.document.id: one.file.document for one in each.origins}
    shown = [pair for pair in pairs if pair.source.document in sources][:_PAIRS]
    if not shown:
        return ""
    title = f"{_cut(each.rule, _NAME)} in {_cut(each.draft.path, _NAME)}"
    rows = [f"\n<details><summary>Both texts: {title}</summary>\n\n| Draft | Source |\n|---|---|\n"]
    draft = each.draft.document.text
    for pair in shown:
        source = sources[pair.source.document]
        told = _cut(pair.source.span.of(source.text), _SENTENCE)
        name = _cut(outlet_of(source), _NAME)
        rows.append(f"| {_cut(pair.suspicious.span.of(draft), _SENTENCE)} | {name}: {told} |\n")
    if len(pairs) > len(shown):
        rows.append(f"\n{count(len(pairs) - len(shown), 'more pair')} in the report.\n")
    return "".join((*rows, "\n</details>\n"))


def _end(audit: Audit) -> str:
    """What was not read and what this run could not see: short, so that there is always room."""
    skipped = (f"{shown_path(one.path)}: {one.reason}" for one in audit.skipped)
    parts = (("Not audited", skipped), ("Limits", audit.tool.limits))
    listed = ((heading, "".join(_items(said))) for heading, said in parts)
    return "".join(f"\n{heading}:\n\n{items}" for heading, items in listed if items)


def _items(said: Iterable[str]) -> Iterator[str]:
    lines, room, shown = list(said), _ROOM, 0
    for line in lines[:_LISTED]:
        item = f"- {_cut(line, _TOLD)}\n"
        room -= len(item)
        if room < 0:
            break
        yield item
        shown += 1
    if len(lines) > shown:
        yield f"- … and {len(lines) - shown:,} more, which the report has\n"


def _cut(text: str, characters: int) -> str:
    return escaped(first_words(text, characters))
