"""Mentions: where a sentence names an outlet, a source's reporter, or "the paper"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.credit.names import REPORTER, UNGIVEN, Party, Roster
from provenance.credit.phrases import REPORT
from provenance.outlets import STANDING_WORDS, known_outlet

_NAME_PART = (
    r"(?:(?:St|Ft|Mt)\.|(?:[A-Z]\.){2,}|[A-Z0-9](?:\w|'(?!s\b))*(?:[.&-](?:\w|'(?!s\b))+)*|"
    r"[a-z]{1,4}[A-Z]\w+|[a-z][\w-]*\.(?:com|org|net|co\.uk)\b)"
)
_RUN = re.compile(
    rf"(?<![\w@#])(?:{_NAME_PART})(?:(?:\s(?:(?:of\sthe|of|for|de|del|&)\s)?|/)(?:{_NAME_PART}))*"
)
#: Characters; a longer run of capitals is a headline or a list, no person and outlet.
_LONGEST_NAME = 160
_JOINT = re.compile(r"\s(?:of\sthe|of|for)\s")
#: Longest run of capitalised words that may hold an outlet's name.
_MOST_NAME_PARTS = 12
#: Words a sentence or clause may open with that are no part of a name.
_LEADS = frozenset(
    """a about according after also although amid an and another as at because before both but by
    citing credit despite during earlier even exclusively first for former from further given h/t
    hat her his how i if image in interviewed it its late later like meanwhile my no
    not now obtained on one only or other our over per photo picture previously published quoting
    read recently reported reports said says separately since so source sources speaking still that
    the their then these this those though through tip to told today under unlike until update
    using via video watch when where whereas which while who with writing yesterday yet you
    """.split()
)
#: Words a name may begin after, and may itself begin with ("New", "Sunday").
_SOFT_LEADS = frozenset(
    """new latest last first most monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december jan feb aug sept
    oct nov dec monday's""".split()
)
#: Words that count what follows, unless they open a name that is known ("Three Rivers Echo").
_COUNTING = frozenset("two three four five six seven eight nine ten several".split())
_CARRYING = re.compile(
    r"\b(?:[Tt]he\s(?:same\s)?(?:(?:trade|business|financial|local|regional|city|weekly|daily|monthly|"
    r"public|investigative)\s)?(?:newspapers?|papers?|news\s(?:outlet|site|agency|organi[sz]ation|"
    r"channel|magazine|service|website)|agency|outlet|(?:radio\s|television\s|TV\s)?station|broadcaster|"
    r"(?:television\s|TV\s)?network|magazine|website|site|publication|wire\sservice|tabloid|channel|"
    r"daily|weekly|journal|newsroom|bulletin|newsletter|podcast|blog)(?='?s?\b)"
    r"|[Ii]t(?=\s(?:also\s|has\s|had\s|later\s|first\s){0,2}(?:reports?|reported|writes|wrote|"
    r"written|published|quotes|quoted|cites|cited|obtained|interviewed|counted|calculated|learned|"
    r"learnt|discovered|uncovered)\b|\salso\sfound\b)"
    r"|(?:[Ss]?[Hh]e|[Tt]hey)(?=\s(?:also\s|has\s|have\s|had\s|later\s){0,2}(?:reports?|reported|"
    r"writes?|wrote|written|interviewed|interviews)\b)"
    r"|[Ii]ts\s(?:own\s)?(?:[a-z]+\s){0,2}?(?:reporters?|reporting|report|article|story|"
    r"investigation|analysis|review|count|tally|account))(?![\w-])"
)
_REPORT = re.compile(rf"\b(?:[Tt]he\s(?:same\s)?{REPORT})(?![\w-])")
_PERSON = re.compile(r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]*){0,3}")
_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z]\w{1,30})")
_TITLE_BEFORE = re.compile(
    r"\b(?:Mrs?|Ms|Mx|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Rev|Capt|Sgt|Sen|Rep|Gov)\.?\s$"
)
#: What calls the name before it an outlet's, if no name follows ("magazine Kites").
_CALLED = re.compile(r"\s(?:magazine|news\s(?:agency|site|website|outlet))(?![\w-]|\s[A-Z])")
_OF_A_COUNTRY = re.compile(r"(?:ish|ese|[ai]an|ench|utch|[aeiq]i)$")
_STAFFED = re.compile(
    r"(?:\s[A-Z]\w+){0,3}\s(?:reporter|correspondent|columnist|critic|bureau\schief|writer)s?\b"
)
_APPOSITION = re.compile(r",\s(?:\d\d\b|an?\s|the\s|who\s|his\s|her\s)")
#: Titles of the trade that stand before a reporter's name and take its capital.
_TRADE = frozenset("reporter journalist correspondent columnist writer critic author".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a folded sentence that stands for a party."""

    start: int
    end: int
    party: Party
    kind: str
    """``name``, ``handle``, ``reporter``, ``carried`` or ``carried report``"""
    run_end: int = 0
    """Where the capitalised run ends that the name stands in: "POLITICO Florida"."""


def mentions(text: str, roster: Roster) -> Iterator[Mention]:
    """Mentions in the folded sentence ``text``, in order; who "the paper" is, is left open.

    A carried mention has an empty party: it is resolved once the mentions before it are judged.
    """
    found = [*_spelled(text, roster), *_handles(text, roster)]
    taken = sorted(m.end for m in found)
    starts = sorted(m.start for m in found)
    for run in _RUN.finditer(text):
        if bisect_right(taken, run.start()) < bisect_left(starts, run.end()):
            continue
        for start, end in _parted(text, run.start(), run.end(), roster):
            found.extend(_in_run(text, start, end, roster))
    names = tuple(sorted(found, key=lambda m: m.start))
    for pattern, kind in ((_CARRYING, "carried"), (_REPORT, "carried report")):
        for match in pattern.finditer(text):
            at = bisect_right(names, match.start(), key=lambda m: m.end)
            if at < len(names) and names[at].start < match.end():
                continue
            if pattern is _CARRYING and re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
                continue  # "the newspaper Riverton Courier" names its outlet itself
            found.append(Mention(match.start(), match.end(), Party(match.group(), None), kind))
    yield from sorted(found, key=lambda m: (m.start, m.end))


def _handles(text: str, roster: Roster) -> Iterator[Mention]:
    """Accounts on social networks: "@courier reported"."""
    for match in _HANDLE.finditer(text):
        party = roster.handle(match[1])
        if party is not None:
            yield Mention(match.start(), match.end(), party, "handle", match.end())


def _spelled(text: str, roster: Roster) -> Iterator[Mention]:
    """Names given documents go by that are no single run of capitals: "Salt and Light"."""
    for match in roster.spelled.finditer(text) if roster.spelled else ():
        party = roster.look_up(match.group())
        if party is not None:
            yield Mention(match.start(), match.end(), party, "name", match.end())


def _parted(text: str, start: int, end: int, roster: Roster) -> Iterator[tuple[int, int]]:
    """The run, or where an outlet stands after "of" or "for", a person and the outlet apart."""
    if end - start > _LONGEST_NAME:
        yield start, end
        return
    for joint in _JOINT.finditer(text, start, end):
        rest = text[joint.end() : end]
        party = roster.look_up(rest)
        if party is not None and (
            party.document
            or party.own
            or " " in rest
            or _is_somebody(text, start, joint.start(), party)
        ):
            yield start, joint.start()
            yield joint.end(), end
            return
    yield start, end


def _is_somebody(text: str, start: int, end: int, party: Party) -> bool:
    """Whether a listed outlet's one-word name stands after a person's: "Ada Roe of Gawker"."""
    return not party.unlisted and len(re.sub(r"^The\s", "", text[start:end]).split()) > 1


def _in_run(text: str, start: int, end: int, roster: Roster) -> Iterator[Mention]:
    """The outlets named in one capitalised run, longest reading first."""
    tokens = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^\s/]+", text[start:end])
    ]
    first = 0
    while first < len(tokens) and (
        _is_lead(text, tokens[first])
        or (first + 1 < len(tokens) and text[slice(*tokens[first])].casefold() in _TRADE)
        or _counts(text, tokens[first:], roster)
    ):
        first += 1
    tokens = tokens[first : first + _MOST_NAME_PARTS]
    if not tokens:
        return
    article = _article_before(text, tokens[0][0]) or _STAFFED.match(text, tokens[0][1]) is not None
    taken_to = 0
    for i in range(len(tokens)):
        if i and not _opens_anew(text, tokens[i - 1], taken_to == i):
            continue
        if i < taken_to:
            continue
        for j in range(len(tokens), i, -1):
            a, b = tokens[i][0], tokens[j - 1][1]
            whole = j == len(tokens)
            party = _party(text, a, b, roster, article=article if i == 0 else False)
            if party is None and whole:
                party = _called_one(text, a, b)
            if party is None and j == i + 1 and "-" in text[a:b]:
                b = a + text[a:b].index("-")  # "CNN-ORC poll"
                party = _party(text, a, b, roster, article=False) if b - a > 1 else None
            if party is None or (not whole and not _may_end(text, a, b, tokens[j], party)):
                continue
            kind = "reporter" if party.how == REPORTER else "name"
            run_end = b if _is_plain_word(text[a:b]) and party.document else tokens[-1][1]
            yield Mention(a, b, party, kind, run_end)
            taken_to = j
            break


def _party(text: str, a: int, b: int, roster: Roster, *, article: bool) -> Party | None:
    name = text[a:b].rstrip(".") if not text[a:b].endswith("St.") else text[a:b]
    if _TITLE_BEFORE.search(text[max(0, a - 14) : a]):
        return None  # "Mr. Post"
    party = roster.look_up(name, article=article)
    if party is not None and party.document is None and not party.own:
        if "/" in name and known_outlet(name) is None:
            return None  # two names, each of its own
        surname = name.split()[-1].casefold() in STANDING_WORDS and len(name.split()) == 2
        if party.unlisted and surname and not article and _APPOSITION.match(text[b : b + 16]):
            return None  # "Ada Post, a baker,"
    if party is None and _PERSON.fullmatch(name):
        party = roster.reporter(name)
    return party


def _called_one(text: str, a: int, b: int) -> Party | None:
    """A name that "magazine" after it calls an outlet's: "Kites magazine", "Orla news agency"."""
    if not _CALLED.match(text[b : b + 30]) or _OF_A_COUNTRY.search(text[a:b]):
        return None
    if re.search(r"\b[Aa]n?\s$", text[max(0, a - 3) : a]):
        return None  # "a Velder magazine" is some magazine there
    return Party(text[a:b], None, False, UNGIVEN, unlisted=True)


def _is_lead(text: str, token: tuple[int, int]) -> bool:
    return text[token[0] : token[1]].casefold() in _LEADS


def _counts(text: str, tokens: list[tuple[int, int]], roster: Roster) -> bool:
    """Whether the first word only counts what follows: "Two Courier reporters"."""
    if text[slice(*tokens[0])].casefold() not in _COUNTING:
        return False
    party = roster.look_up(text[tokens[0][0] : tokens[-1][1]])
    return party is None or party.unlisted


def _article_before(text: str, at: int) -> bool:
    return bool(re.search(r"(?:^|[\s(\"'/-])(?:[Tt]he|an?|THE)\s$", text[max(0, at - 6) : at]))


def _opens_anew(text: str, before: tuple[int, int], after_outlet: bool) -> bool:
    """Whether a name may begin after this token of the same run.

    It may after another outlet, or after a word that is no part of names.
    """
    word = text[before[0] : before[1]].casefold().rstrip(".")
    if text[before[1] : before[1] + 1] == "/":
        return True
    return after_outlet or word in _LEADS or word in _SOFT_LEADS or word.isdigit()


def _may_end(text: str, a: int, b: int, following: tuple[int, int], party: Party) -> bool:
    """Whether an outlet's name may end inside a run.

    "CNN Chief Medical Correspondent" holds one, "Post Office" and "Times Square" do not.
    """
    name = text[a:b]
    plain = _is_plain_word(name) and not (party.document or party.own)
    if plain and _STAFFED.match(text, b):
        return not party.doubtful
    if party.doubtful or (plain and (len(name) <= 4 or known_outlet(name) is None)):
        return False
    nxt = text[following[0] : following[1]].strip(".").casefold()
    if nxt == "of" and not (party.document or party.own):
        return False  # "New England Journal of Medicine"
    return nxt not in {
        "company", "co", "corp", "corporation", "inc", "group", "holdings", "building", "square",
        "tower", "street", "avenue", "foundation", "awards", "award", "prize", "festival",
        "studios", "service", "services", "center", "department", "district", "authority",
        "entertainment", "sports", "arena", "centre", "stadium", "park", "bank", "act",
        "secretary", "office", "conference", "release", "corps", "room", "pool", "club", "union",
        "association", "freedom", "council", "commission", "complaints", "guild", "institute",
    }  # fmt: skip


def _is_plain_word(name: str) -> bool:
    """One word with nothing in its letters that says it is a name: "Post", not "CNN"."""
    return " " not in name and not name.isupper() and not re.search(r"[a-z][A-Z]|\.", name)
