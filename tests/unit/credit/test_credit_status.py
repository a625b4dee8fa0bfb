"""What each aligned sentence owes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from provenance.config import Config
from provenance.credit import discount, find_credits, settle
from provenance.credit.quotes import cut
from provenance.model import Alignment, Credit, Document, Evidence, Passage, Span
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio


def _pair(draft: Document, source: Document, here: str, there: str, like: float = 0.9) -> Alignment:
    a, b = draft.text.index(here), source.text.index(there)
    return Alignment(
        f"a{a}-{source.id}",
        Passage(draft.id, Span(a, a + len(here))),
        Passage(source.id, Span(b, b + len(there))),
        "paraphrase",
        like,
    )


def _settle(
    draft: Document,
    sources: Sequence[Document],
    pairs: Sequence[Alignment],
    config: Config | None = None,
) -> tuple[tuple[Alignment, ...], tuple[Credit, ...]]:
    sentences = split(draft)
    credits = find_credits(draft, sentences, sources)
    texts = [cut(s) for s in sources]
    return settle(cut(draft), pairs, credits, texts, config or Config()), credits


def _statuses(
    draft: str,
    rows: Sequence[tuple[str, str]],
    source: str,
    outlet: str | None = None,
    host: str | None = None,
) -> list[str]:
    given, origin = document(draft, outlet=outlet, host=host), courier(source)
    pairs = [_pair(given, origin, a, b) for a, b in rows]
    return [str(a.credit) for a in _settle(given, [origin], pairs)[0]]


STORY = "The weir leaks at two gates. Nine families left. The board met on Monday."
ROWS = [
    ("Two gates of the weir leak", "The weir leaks at two gates."),
    ("Nine households went away.", "Nine families left."),
]


def test_what_a_credit_covers_is_credited_and_the_rest_is_not() -> None:
    draft = "Two gates of the weir leak, the Courier reported.\n\nNine households went away.\n"
    assert _statuses(draft, ROWS, STORY) == ["credited", "uncredited"]


def test_a_sentence_of_a_release_owes_its_looser_likeness_nothing_either() -> None:
    given = document("The weir will close on Monday, the board said in a news release.")
    origin = courier(
        "Mind the weir on Monday. It will close on Monday, according to a news release.\n"
    )
    pairs = [
        _pair(given, origin, given.text, "It will close on Monday, according to a news release."),
        _pair(given, origin, given.text, "Mind the weir on Monday.", 0.3),
    ]
    assert [a.credit for a in _settle(given, [origin], pairs)[0]] == ["common-origin"] * 2
    apart = courier("Mind the weir on Monday.\n\nIt will close, according to a news release.\n")
    owed = [_pair(given, apart, given.text, "Mind the weir on Monday.", 0.3)]
    assert [a.credit for a in _settle(given, [apart], owed)[0]] == ["uncredited"]


def test_an_agency_named_in_the_slug_alone_is_credited_and_not_the_drafts_own() -> None:
    text = "MARLPIT (Marlpit Courier) - The weir leaks at two gates."
    marks = (Evidence("outlet", "Marlpit Courier", "wire slug"),)
    given = replace(document(text, outlet="Marlpit Courier"), evidence=marks)
    rows = [_pair(given, courier(STORY), text, "The weir leaks at two gates.")]
    assert [a.credit for a in _settle(given, [courier(STORY)], rows)[0]] == ["credited"]


def test_unnamed_media_make_it_vague() -> None:
    draft = "Two gates of the weir leak, local media said.\n\nNine households went away.\n"
    assert _statuses(draft, ROWS, STORY) == ["vague", "uncredited"]


def test_a_credit_to_an_outlet_that_is_no_source_is_misattributed() -> None:
    draft = (
        "Two gates of the weir leak, the Millbrook Herald reported. Nine households went away.\n"
    )
    assert _statuses(draft, ROWS, STORY) == ["misattributed", "misattributed"]


def test_a_credit_for_something_else_in_the_paragraph_misattributes_nothing() -> None:
    draft = "The Millbrook Herald reported a storm. Nine households went away.\n"
    assert _statuses(draft, ROWS[1:], STORY) == ["uncredited"]


def test_a_whole_text_line_misattributes_nothing() -> None:
    draft = "Nine households went away.\n\nWith files from Reuters\n"
    assert _statuses(draft, ROWS[1:], STORY) == ["uncredited"]


def test_a_second_source_that_also_carries_a_credited_sentence_owes_nothing() -> None:
    draft = document("Two gates of the weir leak, the Courier reported.")
    first, second = courier(STORY), radio("Two gates leak.")
    pairs = [
        _pair(draft, first, ROWS[0][0], ROWS[0][1]),
        _pair(draft, second, ROWS[0][0], "Two gates leak."),
    ]
    settled, credits = _settle(draft, [first, second], pairs)
    assert [a.credit for a in settled] == ["credited", "common-origin"]
    assert discount(credits, settled) == credits


def test_a_credit_that_names_the_wrong_source_stops_counting() -> None:
    draft = document("Two gates of the weir leak, Fenland Public Radio reported.")
    first, second = courier(STORY), radio("A storm is near.")
    settled, credits = _settle(draft, [first, second], [_pair(draft, first, *ROWS[0])])
    assert [a.credit for a in settled] == ["misattributed"]
    assert [c.counts for c in credits] == [True]
    assert [c.counts for c in discount(credits, settled)] == [False]


def test_own_and_licensed_copy() -> None:
    draft = document("Two gates of the weir leak, the Courier reported.\n\nNine households left.\n")
    source = courier(STORY)
    pairs = [_pair(draft, source, *ROWS[0]), _pair(draft, source, "Nine households", "Nine")]
    licensed = Config(licensed={"Marlpit Courier": None})
    own = Config(own_outlets=("The Marlpit Courier",))
    assert [a.credit for a in _settle(draft, [source], pairs, licensed)[0]] == [
        "licensed",
        "uncredited",
    ]
    assert [a.credit for a in _settle(draft, [source], pairs, own)[0]] == ["own", "own"]


def test_the_same_outlets_earlier_story_is_own() -> None:
    draft = "Nine households went away.\n"
    assert _statuses(draft, ROWS[1:], STORY, outlet="Marlpit Courier") == ["own"]
    copied = _statuses(draft, ROWS[1:], STORY, outlet="Marlpit Courier", host="Weir Hub")
    assert copied == ["uncredited"]


def test_a_public_statement_both_quote_has_a_common_origin() -> None:
    draft = "In a statement, engineer Ada Brome said: “We shall mend both gates before winter.”\n"
    source = "“We shall mend both gates before winter,” engineer Ada Brome said in a news release."
    assert _statuses(draft, [(draft.strip(), source)], source) == ["common-origin"]


QUOTE = "“The wood was rotten when we bought it,” keeper Tam Orr said."


def test_a_lone_quotation_with_its_speaker_is_only_quoted() -> None:
    draft = f"Rain fell.\n\n{QUOTE}\n\nThe mayor went home.\n"
    assert _statuses(draft, [(QUOTE, QUOTE)], QUOTE) == ["quoted"]


def test_a_quotation_in_a_rewrite_was_taken_with_the_rest() -> None:
    draft = f"Two gates of the weir leak.\n\nNine households went away.\n\n{QUOTE}\n"
    source = f"{STORY} {QUOTE}"
    assert _statuses(draft, [*ROWS, (QUOTE, QUOTE)], source) == ["uncredited"] * 3


def test_a_quotation_the_source_was_told_is_the_sources() -> None:
    source = "“The wood was rotten when we bought it,” keeper Tam Orr told the Courier."
    assert _statuses(QUOTE, [(QUOTE, source)], source) == ["uncredited"]


def test_the_sources_own_prose_in_quotation_marks_is_reuse() -> None:
    draft = "“The weir leaks at two gates,” a report said."
    assert _statuses(draft, [(draft, "The weir leaks at two gates.")], STORY) == ["uncredited"]


def test_a_public_document_quoted_by_one_and_set_as_a_block_by_the_other_is_no_reuse() -> None:
    draft = "“The weir leaks at two gates,” the Harrow report said."
    assert _statuses(draft, [(draft, "The weir leaks at two gates.")], STORY) == ["quoted"]


def test_a_credited_quotation_is_credited() -> None:
    draft = "“The wood was rotten when we bought it,” Orr told the Marlpit Courier."
    assert _statuses(draft, [(draft, QUOTE)], QUOTE) == ["credited"]
