from __future__ import annotations

from provenance.facts.quotations import Quoted, altered_quotation, quoted, same_quotation


def one(text: str) -> Quoted:
    (found,) = quoted(text)
    return found


def test_marks_of_any_style_hold_the_same_words() -> None:
    a, b = (
        one("“We will not sell the mill,” she said."),
        one('She said: "we will not sell the mill"'),
    )
    assert same_quotation(a, b)


def test_a_quotation_cut_short_is_the_same() -> None:
    assert same_quotation(one("“not sell the mill”"), one("“We will not sell the mill this year”"))


def test_a_word_changed_in_many_is_the_same_and_half_of_them_is_an_alteration() -> None:
    whole = one("“we will not sell the mill to anyone from outside”")
    assert altered_quotation(whole, one("“we will keep the mill for anyone who stays nearby”"))
    assert not altered_quotation(whole, one("“rain is expected on Friday”"))


def test_a_nickname_and_an_open_quotation_are_none() -> None:
    assert quoted("The “Iron Heron” said “we are not") == ()
