"""Bytes to text: strict Unicode first, a guess only where it reads as text."""

from __future__ import annotations

import codecs
import contextlib
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest.decode import NotText, decode

FRENCH = "Le maire a déclaré que l’école serait fermée dès la rentrée, après un été très sec. "
#: What newsrooms of several countries write, and the encodings they wrote it in before UTF-8.
STORIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "English": (
        (
            "The town’s old harbour wall — built in 1888 — will come down, said Zoë "
            "Márquez. “We can’t keep it,” she told the council… The café on the quay gets "
            "£2,000."
        ),
        ("cp1252", "mac_roman"),
    ),
    "typed in English": (
        ('The wall will come down. "We can\'t keep it," Zoë Müller of the café on the quay said.'),
        ("cp1252", "latin-1", "mac_roman", "cp437", "cp850"),
    ),
    "French": (
        (
            "Le maire a déclaré que l’école serait fermée dès la rentrée, après un été "
            "très sec. « Nous n’avons pas le choix », a-t-il dit."
        ),
        ("cp1252", "mac_roman"),
    ),
    "German": (
        (
            "Die Straße wird für drei Wochen gesperrt. „Das müssen wir tun“, sagte der "
            "Bürgermeister."
        ),
        ("cp1252", "mac_roman"),
    ),
    "Spanish": (
        ("La calle permanecerá cerrada. «¿Qué podíamos hacer?», añadió el señor Núñez."),
        ("cp1252", "latin-1", "mac_roman", "cp850"),
    ),
    "Polish": (
        (
            "Most na rzece będzie zamknięty przez trzy tygodnie z powodu powodzi, "
            "powiedział żeglarz."
        ),
        ("cp1250", "iso8859_2"),
    ),
    "Czech": (
        ("Starosta řekl, že most přes řeku bude kvůli povodni tři týdny uzavřen."),
        ("cp1250", "iso8859_2"),
    ),
    "Turkish": (
        ("Belediye başkanı, eski köprünün sel nedeniyle üç hafta kapalı kalacağını söyledi."),
        ("cp1254",),
    ),
    "Greek": (
        ("Ο δήμαρχος είπε ότι η παλιά γέφυρα θα κλείσει για τρεις εβδομάδες λόγω της πλημμύρας."),
        ("cp1253", "iso8859_7"),
    ),
    "Russian": (
        ("Мэр сказал, что старый мост через реку будет закрыт на три недели из-за наводнения."),
        ("cp1251", "koi8_r", "iso8859_5", "cp866"),
    ),
    "Hebrew": (
        ("ראש העיר אמר ביום שלישי כי הגשר הישן ייסגר לשלושה שבועות בגלל השיטפון."),
        ("cp1255",),
    ),
    "Arabic": (
        ("قال رئيس البلدية يوم الثلاثاء إن الجسر القديم سيغلق لمدة ثلاثة أسابيع بسبب الفيضان."),
        ("cp1256",),
    ),
    "Japanese": (
        (
            "市長は火曜日、古い港の壁を取り壊すと述べた。洪水のため橋は三週間閉鎖され"
            "る。住民は反対している。"
        ),
        ("shift_jis", "euc_jp", "iso2022_jp"),
    ),
    "Chinese": (
        ("市长星期二表示,旧港口的墙将被拆除。由于洪水,大桥将关闭三个星期。居民们表示反对。"),
        ("gbk", "gb18030"),
    ),
    "Korean": (
        (
            "시장은 화요일에 오래된 항구 벽을 철거하겠다고 말했다. 홍수로 다"
            "리는 삼 주 동안 폐쇄된다."
        ),
        ("euc_kr", "cp949"),
    ),
}
UNICODE = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
ASCII_STORY = "The council voted on Tuesday to close the old bridge over the river.\n"


def refusal(data: bytes) -> str:
    """Why bytes are refused, empty where they are not."""
    try:
        text = decode(data)
    except NotText as reason:
        return str(reason)
    assert "\0" not in text
    return ""


def test_utf8_is_kept_as_it_is_line_ends_and_mark_included() -> None:
    assert decode("\ufeffOne\r\ntwo\n".encode()) == "\ufeffOne\r\ntwo\n"


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("encoding", UNICODE)
def test_unicode_is_read_with_a_mark_and_without(encoding: str, language: str) -> None:
    story = STORIES[language][0] + "\n"
    assert decode(story.encode(encoding)) == story


@pytest.mark.parametrize(
    ("language", "encoding"), [(name, e) for name, (_, es) in STORIES.items() for e in es]
)
def test_an_older_encoding_is_told_by_what_it_makes_of_the_words(
    language: str, encoding: str
) -> None:
    story = STORIES[language][0] + "\n"
    assert decode(story.encode(encoding)) == story


WORDS = st.sampled_from(
    ["the", "harbour", "wall", "town’s", "can’t", "“We”", "café", "Zoë", "Márquez", "£5", "closed,",
     "1888", "—", "said.", "naïve", "council…", "Müller", "señor", "and", "over", "bridge"]
)  # fmt: skip
NEWS = st.lists(WORDS, min_size=1, max_size=40).map(lambda ws: ASCII_STORY + " ".join(ws) + "\n")


@given(NEWS, st.sampled_from(["cp1252", *UNICODE]))
def test_english_news_is_read_back_as_it_was_written(story: str, encoding: str) -> None:
    assert decode(story.encode(encoding)) == story


@given(NEWS, st.sampled_from(["cp1252", *UNICODE]), st.integers(0, 400))
def test_cut_off_text_is_read_or_refused_in_one_line(story: str, encoding: str, end: int) -> None:
    assert "\n" not in refusal(story.encode(encoding)[:end])


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    assert "\n" not in refusal(data)


class TestMixed:
    """UTF-8 into which another program pasted its own bytes."""

    def test_windows_quotation_marks_amid_utf8(self) -> None:
        data = (
            "Zoë’s café said ".encode() + "“no” – again".encode("cp1252") + " at the quay…".encode()
        )
        assert decode(data) == "Zoë’s café said “no” – again at the quay…"

    def test_a_windows_letter_amid_utf8(self) -> None:
        assert decode("The café’s ".encode() + "Zoë sang".encode("latin-1")) == (
            "The café’s Zoë sang"
        )

    def test_text_cut_off_within_a_character(self) -> None:
        assert decode("The café’s “quay”".encode()[:-1]) == "The café’s “quay\ufffd"

    def test_a_file_in_windows_1252_is_no_mixture(self) -> None:
        assert decode(FRENCH.encode("cp1252")) == FRENCH


class TestDeclared:
    """What a page, or who sent it, says of its encoding."""

    RUSSIAN = "Совет закрыл старый мост на реке. " * 10

    def test_a_page_says_its_own_encoding(self) -> None:
        page = f'<meta charset="windows-1251"><p>{self.RUSSIAN}'
        assert decode(page.encode("cp1251")) == page

    def test_so_does_xml(self) -> None:
        page = f'<?xml version="1.0" encoding="KOI8-R"?><p>{self.RUSSIAN}'
        assert decode(page.encode("koi8_r")) == page

    def test_latin_1_stands_for_windows_1252_as_in_browsers(self) -> None:
        page = f'<meta charset="iso-8859-1"><p>{FRENCH}'
        assert decode(page.encode("cp1252")) == page

    def test_a_server_s_word_is_taken(self) -> None:
        story = "He was naïve. "  # in code page 850 a byte that Mac Roman has as a letter, too
        assert decode(story.encode("cp850"), "ibm850") == story

    def test_not_against_bytes_that_are_utf8(self) -> None:
        page = f'<meta charset="iso-8859-1"><p>{FRENCH}'
        assert decode(page.encode(), "latin-1") == page

    @pytest.mark.parametrize("name", ["no-such-charset", "base64", "utf-8", "", "\0", "x" * 30])
    def test_nor_what_is_no_encoding_of_these_bytes(self, name: str) -> None:
        assert decode(FRENCH.encode("cp1252"), name) == FRENCH


class TestLongFiles:
    def test_a_single_letter_far_down_is_read(self) -> None:
        story = ASCII_STORY * 2_000 + "Zoë Márquez said the town’s café would close.\n"
        assert decode(story.encode("cp1252")) == story
        assert decode(story.encode("mac_roman")) == story

    def test_a_zero_byte_far_down_is_no_text(self) -> None:
        with pytest.raises(NotText, match="binary"):
            decode((ASCII_STORY * 2_000).encode() + b"\0")

    @pytest.mark.parametrize(
        "line", [b"caf\xe9 ", b"\xe9", b"\x81\xfe", b"caf\xe9\n", b"\xc3\xa9\xe9"]
    )
    def test_time_is_bounded(self, line: bytes) -> None:
        begun = time.process_time()
        with contextlib.suppress(NotText):
            decode(line * (2_000_000 // len(line)))
        assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a\0\0\x01\x02", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfe" + b"a", "cannot be decoded"),
        (bytes(range(128, 256)) * 40, "cannot tell its encoding"),
    ],
)
def test_what_is_no_text_gives_a_one_line_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=reason) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_random_bytes_never_pass_for_text() -> None:
    with pytest.raises(NotText):
        decode(os.urandom(5_000).replace(b"\0", b"\x01"))


def test_a_utf16_mark_before_nothing_is_empty_text() -> None:
    assert decode(codecs.BOM_UTF16_LE) == ""
