"""The language of a text: English at a glance, others by a classifier, and what cannot be told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provenance.text.language import Language, language_name, language_of, primary_tag

TWO_SENTENCES = {
    "en": (
        "The council voted on Tuesday to close the old bridge until it has been repaired. "
        "Nobody said what that would cost, or who was to pay for it."
    ),
    "de": (
        "Der Rat hat am Dienstag beschlossen, die alte Brücke bis zur Reparatur zu sperren. "
        "Niemand sagte, was das kosten würde und wer dafür aufkommen soll, auch der Bürgermeister "
        "nicht."
    ),
    "es": (
        "El consejo votó el martes a favor de cerrar el viejo puente hasta que se repare. "
        "Nadie dijo cuánto costaría ni quién tendría que pagarlo, tampoco el alcalde del pueblo."
    ),
    "fr": (
        "Le conseil a voté mardi la fermeture du vieux pont jusqu'à sa réparation. Personne n'a "
        "dit ce que cela coûterait, ni qui devrait payer, pas même le maire de la ville."
    ),
    "nl": (
        "De raad stemde dinsdag voor sluiting van de oude brug tot die is gerepareerd. Niemand "
        "zei wat dat zou kosten of wie het moest betalen, ook de burgemeester van de stad niet."
    ),
    "pt": (
        "O conselho votou na terça-feira pelo fechamento da velha ponte até que seja reparada. "
        "Ninguém disse quanto isso custaria, nem quem teria de pagar, nem mesmo o prefeito."
    ),
    "ru": (
        "Во вторник совет проголосовал за закрытие старого моста до окончания ремонта. Никто не "
        "сказал, сколько это будет стоить и кто должен за это платить, даже мэр города не сказал "
        "ничего."
    ),
}


@pytest.mark.parametrize("code", TWO_SENTENCES)
def test_two_sentences_show_their_language(code: str) -> None:
    assert language_of(TWO_SENTENCES[code]) == Language(code, "high")


@pytest.mark.parametrize("code", TWO_SENTENCES)
def test_a_page_that_states_another_language_is_not_believed(code: str) -> None:
    assert language_of(TWO_SENTENCES[code], "sv-SE").code == code


def test_a_headline_is_too_short_to_contradict_what_is_stated() -> None:
    assert language_of("Bridge closed", "de-AT") == Language("de", "medium")


def test_a_headline_alone_is_left_undetermined() -> None:
    assert language_of("Bridge closed") == Language("und", "low")


@pytest.mark.parametrize("text", ["", "1888", "…", "42 % — 7:2"])
def test_nothing_to_read_is_undetermined(text: str) -> None:
    assert language_of(text).code == "und"


def test_english_that_quotes_another_language_is_english() -> None:
    quoted = (
        "“Nadie dijo cuánto costaría ni quién tendría que pagarlo,” the mayor said in Spanish. "
    )
    assert language_of(quoted + TWO_SENTENCES["en"]).code == "en"


def test_german_that_quotes_english_is_german() -> None:
    assert language_of(TWO_SENTENCES["de"] * 2 + " „This is what they said“, so der Rat.").code == (
        "de"
    )


def test_disguised_english_is_english() -> None:
    disguised = TWO_SENTENCES["en"].replace("e", "\u0435").replace("o", "\u043e")
    assert language_of(disguised).code == "en"


def test_english_does_not_load_the_classifier() -> None:
    program = (
        "import sys; from provenance.text.language import language_of; "
        f"assert language_of({TWO_SENTENCES['en']!r}).code == 'en'; "
        "sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("pt_BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("deu", "de"),
        (" fr ", "fr"),
        ("und", None),
        ("mul", None),
        ("", None),
        (None, None),
        ("English", None),
        ("e", None),
        ("<script>", None),
    ],
)
def test_tags_are_read_down_to_the_language(tag: str | None, code: str | None) -> None:
    assert primary_tag(tag) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "German"), ("cy", "“cy”"), ("und", "a language that could not be told")],
)
def test_languages_have_names_for_editors(code: str, name: str) -> None:
    assert language_name(code) == name
    assert Language(code, "low").name == name
