"""Which of two texts that agree took from the other: each clue by itself, and all together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.credit.quotes import cut
from provenance.model import Alignment, Credit, Document, Evidence, Passage, Span
from provenance.rules.direction import CLEAR, Directed, days_after, is_own, judge_direction

QUOTED = "“The bell was never ours to sell at all,” said the sexton of Dunmere, Orla Quint."
TOLD = "The sexton of Dunmere, Orla Quint, said that selling the bell was not up to them."
PLAIN = "Divers found the bell of Dunmere in a cider barrel on Sunday morning."
MORE = "The harbour office has asked for a second barrel to be opened in front of the council."


def document(id: str, *sentences: str, **more: object) -> Document:
    text = "\n\n".join(sentences) + "\n"
    plain = Document(id, f"{id}.txt", "", "source", text, (Span(0, len(text)),))
    return replace(plain, **more)  # type: ignore[arg-type]


def directed(
    draft: Document,
    source: Document,
    *,
    credits: tuple[Credit, ...] = (),
    returned: tuple[Credit, ...] = (),
    pairs: tuple[tuple[int, int], ...] = ((0, 0),),
) -> Directed:
    """The direction where the sentences of these numbers agree, the first ones if not said."""
    mine, theirs = cut(draft), cut(source)
    alignments = [
        Alignment(
            f"a{n}",
            Passage(draft.id, mine.sentences[a].span),
            Passage(source.id, theirs.sentences[b].span),
            "paraphrase",
            0.9,
        )
        for n, (a, b) in enumerate(pairs)
    ]
    return judge_direction(mine, theirs, alignments, credits, returned)


def both(one: Document, other: Document) -> tuple[Directed, Directed]:
    return directed(one, other), directed(other, one)


def credit(to: Document, *, counts: bool = True) -> Credit:
    return Credit("c1", Span(0, 4), "it", "named", to.label, to.id, counts, (), "")


def test_texts_that_do_not_differ_have_no_direction() -> None:
    found = directed(document("d1", PLAIN), document("d2", PLAIN))
    assert found == Directed(0, ())
    assert found.direction == "undetermined"


@pytest.mark.parametrize(
    ("points", "direction"),
    [
        (CLEAR, "from-source"),
        (CLEAR - 1, "undetermined"),
        (1 - CLEAR, "undetermined"),
        (-CLEAR, "to-source"),
    ],
)
def test_points_need_to_be_clear(points: int, direction: str) -> None:
    assert Directed(points, ()).direction == direction


def test_who_credits_the_other_took_from_it() -> None:
    draft, source = document("d1", PLAIN), document("d2", PLAIN, outlet="Orrin Post")
    forward = directed(draft, source, credits=(credit(source),))
    assert (forward.points, forward.reasons) == (8, ("d1.txt credits Orrin Post",))
    assert directed(source, draft, returned=(credit(source),)).direction == "to-source"
    assert directed(draft, source, credits=(credit(source, counts=False),)).points == 0


def test_texts_that_credit_each_other_are_left_to_the_other_clues() -> None:
    draft, source = document("d1", PLAIN), document("d2", PLAIN)
    assert directed(draft, source, credits=(credit(source),), returned=(credit(draft),)).points == 0


def test_a_reprint_says_whose_text_it_is() -> None:
    reprint = document("d1", PLAIN, outlet="Orrin Post", host="newsmirror.example")
    original = document("d2", PLAIN, outlet="Orrin Post", host="Orrin Post", names=("Orrin Post",))
    forward, backward = both(reprint, original)
    assert (forward.points, backward.points) == (8, -8)


def test_of_two_reprints_neither_says_that_it_is_the_others() -> None:
    one = document("d1", PLAIN, outlet="Orrin Post", host="newsmirror.example")
    other = document("d2", PLAIN, outlet="Orrin Post", host="dailyscoop.example")
    assert directed(one, other).points == 0


@pytest.mark.parametrize(
    "mark", ["FOR IMMEDIATE RELEASE", "Press release 14/2026", "Media statement, 7 March"]
)
def test_a_release_is_where_text_comes_from(mark: str) -> None:
    forward, backward = both(document("d1", PLAIN), document("d2", PLAIN, mark))
    assert (forward.direction, backward.direction) == ("from-source", "to-source")
    assert forward.reasons[0] == "the source is a release to the press"
    assert backward.reasons[0] == "the draft is a release to the press"


def test_an_agencys_copy_is_where_text_comes_from_unless_it_names_the_other() -> None:
    paper = document("d1", PLAIN, outlet="Orrin Post")
    agency = document("d2", PLAIN, outlet="Reuters")
    forward, backward = both(paper, agency)
    assert (forward.points, backward.points) == (3, -3)
    assert forward.reasons == ("the source is an agency's, whose copy others carry",)
    assert directed(agency, paper, credits=(credit(paper),)).direction == "from-source"
    assert directed(agency, document("d3", PLAIN, outlet="Associated Press")).points == 0


def test_a_release_cited_far_down_or_at_length_makes_none() -> None:
    at_length = f"{MORE[:-1]}, the office said in a news release that was handed out on Monday."
    far_down = (*[MORE] * 8, "Press release 14/2026")
    for sentences in ((at_length,), far_down):
        found = directed(document("d1", PLAIN), document("d2", PLAIN, *sentences))
        assert not any("release to the press" in reason for reason in found.reasons)


def test_who_tells_what_the_other_quotes_took_it() -> None:
    forward, backward = both(document("d1", TOLD), document("d2", QUOTED))
    assert forward.direction == "from-source"
    assert backward.direction == "to-source"
    assert "the source quotes what the draft tells in its own words" in forward.reasons
    assert "the draft quotes what the source tells in its own words" in backward.reasons


def test_a_quotation_kept_in_marks_is_not_retold() -> None:
    shorter = QUOTED.replace(" at all", "")
    found = directed(document("d1", shorter), document("d2", QUOTED))
    assert not any("in its own words" in reason for reason in found.reasons)


def test_scare_quotes_are_no_quotation() -> None:
    found = directed(document("d1", TOLD), document("d2", "The “bell of Dunmere” was sold."))
    assert not any("in its own words" in reason for reason in found.reasons)


def test_only_quotations_that_the_two_have_in_common_are_retold() -> None:
    one, other = document("d1", TOLD, PLAIN), document("d2", QUOTED, PLAIN)
    found = directed(one, other, pairs=((1, 1),))
    assert not any("in its own words" in reason for reason in found.reasons)


def test_who_quotes_the_others_prose_word_for_word_took_it() -> None:
    """A critic who puts a report's own sentence in marks."""
    prose = "Divers found the old bell of Dunmere in a cider barrel on the first Sunday of March."
    report, critic = document("d1", prose), document("d2", f"“{prose}” Really?")
    found = directed(critic, report)
    assert "the source quotes what the draft tells in its own words" in found.reasons


def test_dates_of_two_outlets_are_one_clue() -> None:
    draft = document("d1", PLAIN, published="2026-03-08")
    forward, backward = both(draft, document("d2", PLAIN, published="2026-03-07"))
    assert (forward.points, backward.points) == (1, -1)
    assert forward.reasons == ("stated dates: the source 2026-03-07, the draft 2026-03-08",)
    assert backward.reasons == ("stated dates: the draft 2026-03-07, the source 2026-03-08",)


def test_dates_of_one_outlet_say_enough() -> None:
    draft, source = (
        document(f"d{n}", PLAIN, outlet="Orrin Post", published=f"2026-03-0{n}") for n in (8, 7)
    )
    assert directed(draft, source).points == 4
    assert directed(draft, source).direction == "from-source"


@pytest.mark.parametrize("whose", ["draft", "source"])
def test_a_date_that_the_text_speaks_against_is_no_clue(whose: str) -> None:
    against = (Evidence("conflict", "It tells of 9 March.", "the text"),)
    draft, source = document("d1", PLAIN, published="2026-03-08"), document("d2", PLAIN)
    source = replace(source, published="2026-03-07")
    if whose == "draft":
        draft = replace(draft, conflicts=against)
    else:
        source = replace(source, conflicts=against)
    assert directed(draft, source).points == 0


def test_one_day_and_no_date_are_no_clue() -> None:
    dated, undated = document("d1", PLAIN, published="2026-03-08"), document("d2", PLAIN)
    assert directed(dated, undated).points == 0
    assert directed(dated, replace(undated, published="2026-03-08")).points == 0


def test_who_is_shared_whole_took_from_who_has_more() -> None:
    forward, backward = both(document("d1", PLAIN), document("d2", PLAIN, MORE))
    assert (forward.points, backward.points) == (1, -1)
    assert forward.reasons[0].startswith("more of the draft than of the source is shared")
    assert backward.reasons[0].startswith("more of the source than of the draft is shared")


def test_the_first_has_quotations_reporting_and_a_reporter_of_its_own() -> None:
    byline = document("d2", PLAIN, byline=("Edda Roke",))
    desk = document("d2", PLAIN, byline=("Orrin desk",))
    voice = document("d2", PLAIN, evidence=(Evidence("outlet", "Orrin Post", "self-credit"),))
    draft = document("d1", PLAIN)
    assert directed(draft, byline).reasons == ("the source names its reporter",)
    assert directed(draft, desk).reasons == ()
    assert directed(draft, voice).reasons == ("the source names its own reporting",)
    (quoted, *_) = directed(document("d1", PLAIN, MORE), document("d2", PLAIN, QUOTED)).reasons
    assert quoted == "the source has quotations the draft lacks"


def test_what_speaks_against_comes_last_with_a_but() -> None:
    draft = document("d1", PLAIN, published="2026-03-07", byline=("Edda Roke",))
    source = document("d2", PLAIN, published="2026-03-08", outlet="Orrin Post")
    found = directed(draft, source, credits=(credit(source),))
    assert found.points == 6
    assert found.reasons == (
        "d1.txt credits Orrin Post",
        "but the draft names its reporter",
        "but stated dates: the draft 2026-03-07, the source 2026-03-08",
    )


def test_days_between_dates() -> None:
    one, other = document("d1", PLAIN, published="2026-03-01"), document("d2", PLAIN)
    assert days_after(one, other) is None
    assert days_after(one, replace(other, published="2026-02-27")) == 2
    assert days_after(one, replace(other, published="2026-03-04")) == -3


def test_an_outlet_is_its_own_and_no_name_is_nobodys() -> None:
    one, other = document("d1", PLAIN), document("d2", PLAIN)
    assert not is_own(one, other)
    one = replace(one, outlet="The Orrin Post")
    assert is_own(one, replace(other, outlet="Orrin Post"))
    assert not is_own(one, replace(other, outlet="Fell Echo"))


TEXTS = st.lists(st.sampled_from((QUOTED, TOLD, PLAIN, MORE)), min_size=1, max_size=4, unique=True)
DATES = st.sampled_from((None, "2026-03-07", "2026-03-08"))
OUTLETS = st.sampled_from((None, "Orrin Post", "Fell Echo"))
BYLINES = st.sampled_from(((), ("Edda Roke",)))


@given(
    st.tuples(TEXTS, DATES, OUTLETS, BYLINES, st.booleans()),
    st.tuples(TEXTS, DATES, OUTLETS, BYLINES, st.booleans()),
)
def test_seen_from_the_other_side_it_is_the_other_direction(
    mine: tuple[object, ...], theirs: tuple[object, ...]
) -> None:
    one, other = (
        document(id, *sentences, published=published, outlet=outlet, byline=byline)  # type: ignore[misc]
        for id, (sentences, published, outlet, byline, _) in (("d1", mine), ("d2", theirs))
    )
    credits = (credit(other),) if mine[-1] else ()
    returned = (credit(one),) if theirs[-1] else ()
    forward = directed(one, other, credits=credits, returned=returned)
    backward = directed(other, one, credits=returned, returned=credits)
    assert backward.points == -forward.points
    assert len(backward.reasons) == len(forward.reasons)
    against = [sum(r.startswith("but ") for r in found.reasons) for found in (forward, backward)]
    assert against[0] == against[1] or forward.points == 0
