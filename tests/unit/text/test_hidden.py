"""Hidden characters: which hide words from a search, which are ordinary typesetting."""

from __future__ import annotations

import gc
import time

import pytest

from provenance.text.hidden import Hidden, describe_hidden

SOFT_HYPHEN = "\u00ad"
#: Long words broken where a page layout breaks them, in a text that hyphenates nothing else.
BROKEN = (
    "The coun\u00adcillors con\u00adsidered a further ex\u00adtension of the har\u00adbour wall. "
)


def manifest(content: bytes = b"jumbf") -> str:
    """A C2PA text manifest as the specification's section A.8 lays it out."""
    record = b"C2PATXT\0" + b"\x01" + len(content).to_bytes(4, "big") + content
    return "\ufeff" + "".join(
        chr(0xFE00 + byte) if byte < 16 else chr(0xE0100 + byte - 16) for byte in record
    )


def hiding(text: str) -> list[str]:
    return [kind.said for kind in describe_hidden(text) if kind.hides]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the har\u200bbour wall", "1 zero-width space"),
        ("the har\u2060bo\u2060ur wall", "2 word joiners"),
        ("the har\u034fbour", "1 combining grapheme joiner"),
        ("the har\u2063bour", "1 invisible operator"),
        ("the har\ufe00bour", "1 variation selector"),
        ("$12\u200b,4\u200b00", "1 zero-width space"),
        ("the \u202eruobrah\u202c wall", "1 direction control"),
        ("the h\u0430rbour w\u0430ll", "2 Cyrillic letters that look like Latin ones"),
        ("the harb\u03bfur", "1 Greek letter that looks like a Latin one"),
        ("the h\uff41rbour", "1 full-width letter in place of a plain one"),
        ("the 𝗵𝗮𝗿𝗯𝗼𝘂𝗿", "7 mathematical letters in place of plain ones"),
        ("the ⓗⓐⓡⓑⓞⓤⓡ", "7 enclosed letters in place of plain ones"),
        ("ᴛʜᴇ wall", "3 small capitals in place of plain ones"),
        ("the \u217deity", "1 Roman numeral that looks like a Latin one"),
        ("the\u3164harbour", "1 blank letter"),
        ("the h\u2009a\u2009r\u2009b\u2009o\u2009u\u2009r", "6 narrow spaces"),
        ("the\u2004old\u2005harbour\u2006wall", "3 odd spaces"),
        ("ha\u0336r\u0336bour", "2 combining marks"),
        ("the harbour\U000e0068\U000e0069 wall", "2 tag characters"),
        ("the harbour 😀" + "\ufe03" * 9, "9 variation selectors"),
        (BROKEN * 2 + "Nobody mentioned the quayside restaurant opposite. " * 9, "8 soft hyphens"),
    ],
)
def test_what_hides_a_word_is_counted_and_named(text: str, said: str) -> None:
    assert hiding(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffA byte-order mark",
        "one part\n\ufeffand another, put together",
        "at\u00a09\u202fa.m. in the town’s “quay”, 9\u2009000 of them",
        "a family 👨\u200d👩\u200d👧 waving ❤\ufe0f",
        "a flag 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f at half mast",
        "می\u200cخواهم",
        "क्\u200dष",
        "газета писала о том, что The Quayside закрыта",
        "It is spelled газета in Russian.",
        "an IT-отдел and VKонтакте",
        "TNFα, NFκB, 5 µm and 3 Ω",
        "ＮＨＫは東京で報じた",
        "The ﬁnal ﬂoor",
        "the Auf\u200clage of the paper",
        "Ọ̀yọ́ and Diyarbakır and Þór",
        "the cafe\u0301",
        "He said\u200b that\u200e the \u2066@quay\u2069 …\u200d “closed”",
        "The harbour wall, 1ˢᵗ of its kind, ⓘ and ™",
        f"one wa{SOFT_HYPHEN}ter gate, a slip",
        BROKEN * 9,
        "AMANHÃ”",
        "",
    ],
)
def test_ordinary_typesetting_hides_nothing(text: str) -> None:
    assert hiding(text) == []


def test_soft_hyphens_beside_other_disguises_are_no_hyphenation() -> None:
    assert "4 soft hyphens" in hiding(BROKEN + "the h\u0430rbour")


def test_a_c2pa_manifest_is_named_and_no_reproach() -> None:
    text = f"The wall stands.{manifest()}"
    (found,) = describe_hidden(text)
    assert found.said == "1 C2PA text manifest"
    assert not found.hides
    assert found.spans[0].of(text) == manifest()


def test_selectors_without_the_manifest_s_opening_are_none() -> None:
    assert hiding("The wall stands." + manifest().replace("\ufe00", "\ufe01")) != []


def test_garbled_characters_are_told_but_hide_nothing() -> None:
    (found,) = describe_hidden("It wasnâ€™t in the pope\x92s cafÃ©")
    assert (found.said, found.hides) == ("3 garbled characters", False)


def test_each_kind_says_where_it_stands() -> None:
    text = "har\u200bbour w\u0430ll"
    kinds = describe_hidden(text)
    assert [[span.of(text) for span in kind.spans] for kind in kinds] == [["\u200b"], ["\u0430"]]
    assert isinstance(kinds[0], Hidden)
    assert all(kind.hides for kind in kinds)


@pytest.mark.parametrize(
    "piece",
    ["\u202e", "\ufe0f", "\ufeff", "a\u2009", "\u0301", "â€™", "\u202eab", "\U000e0041", "а"],
)
def test_hostile_repetition_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def cost(n: int) -> float:
        gc.collect()  # what other tests left behind is not this one's cost
        gc.disable()
        try:
            begun = time.process_time()
            describe_hidden("b" + piece * n + "b")
            return time.process_time() - begun
        finally:
            gc.enable()

    cost(1000)
    assert cost(40_000) < 40 * max(cost(4_000), 0.01)
