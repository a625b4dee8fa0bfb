from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.match.passages.find import PassagePair, find_passages, prepare

FERRY = (
    "The night ferry from Aldhaven lost both engines shortly before midnight. "
    "Its captain anchored in the shallow channel and called the harbour office. "
    "Fishermen from two villages brought blankets, tea and lanterns to the stranded passengers. "
    "By dawn a salvage tug had towed the vessel to the northern quay, where mechanics found "
    "sand in the fuel pump."
)
ORCHARD = (
    "Growers in the Merrow valley expect the poorest apple harvest since the great frost. "
    "Cold rain during blossom kept the bees away, and hail bruised what little fruit had set. "
    "The cooperative will press most of the crop into cider rather than sell it at the markets. "
    "Two orchards have already asked the bank to postpone their loans until next autumn."
)
LIBRARY = (
    "Readers queued around the block when the restored library opened its doors again. "
    "Carpenters rebuilt the oak gallery from photographs, since every drawing had burned. "
    "A local weaver gave curtains patterned with letters from the oldest book in the vault. "
    "Children chose the first titles to be lent, and nobody was surprised that dragons won."
)
TUNNEL = (
    "Engineers will close the mountain tunnel for eleven weekends to replace its ventilation. "
    "Lorries must take the pass, which avalanche wardens inspect twice a day in winter. "
    "Shopkeepers on the southern side fear for the skiing season and want free coaches. "
    "The canton answered that safety could wait no longer after the smoke alarm failed in May."
)
SYNONYMS = {"captain": "skipper", "called": "rang", "stranded": "marooned", "towed": "pulled"}


def found(suspicious: str, source: str) -> tuple[PassagePair, ...]:
    return find_passages(prepare(suspicious), prepare(source))


def shuffled(text: str, seed: int = 7) -> str:
    """Each sentence with its words in another order, and some replaced."""
    chance = random.Random(seed)  # noqa: S311
    sentences = []
    for sentence in text.rstrip(".").split(". "):
        words = [SYNONYMS.get(word, word) for word in sentence.split()]
        for place in range(0, len(words) - 3, 4):
            part = words[place : place + 4]
            chance.shuffle(part)
            words[place : place + 4] = part
        sentences.append(" ".join(words))
    return ". ".join(sentences) + "."


def test_a_verbatim_passage_is_found_to_the_character() -> None:
    suspicious, source = f"{ORCHARD}\n\n{FERRY}\n\n{LIBRARY}", f"{TUNNEL}\n\n{FERRY}"
    (pair,) = found(suspicious, source)
    assert pair.suspicious.of(suspicious) == FERRY
    assert pair.source.of(source) == FERRY
    assert pair.confidence > 0.9


def test_a_text_is_a_passage_of_itself() -> None:
    (pair,) = found(FERRY, FERRY)
    assert pair.suspicious.of(FERRY) == pair.source.of(FERRY) == FERRY


def test_words_in_another_order_are_still_found() -> None:
    suspicious = f"{ORCHARD} {shuffled(FERRY)} {LIBRARY}"
    source = f"{TUNNEL} {FERRY}"
    (pair,) = found(suspicious, source)
    assert pair.suspicious.of(suspicious) == shuffled(FERRY)
    assert pair.source.of(source) == FERRY


def test_two_passages_in_reverse_order_are_two() -> None:
    suspicious = f"{FERRY}\n\n{LIBRARY}\n\n{ORCHARD}"
    source = f"{ORCHARD}\n\n{TUNNEL}\n\n{FERRY}"
    pairs = found(suspicious, source)
    assert [pair.suspicious.of(suspicious) for pair in pairs] == [FERRY, ORCHARD]
    assert [pair.source.of(source) for pair in pairs] == [FERRY, ORCHARD]


def test_texts_on_other_matters_share_no_passage() -> None:
    assert found(f"{FERRY} {LIBRARY}", f"{ORCHARD} {TUNNEL}") == ()


def test_a_shared_set_phrase_is_no_passage() -> None:
    phrase = "The investigation is ongoing, a spokesman said."
    assert found(f"{FERRY} {phrase} {LIBRARY}", f"{ORCHARD} {phrase} {TUNNEL}") == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "word", "...", "_ _ _", "\n" * 1000, "\ud800 lone", "no end " * 400, "港口。" * 300],
    ids=["empty", "blank", "one word", "dots", "lines", "breaks", "surrogate", "no end", "Chinese"],
)
def test_odd_texts_are_compared_like_any_other(text: str) -> None:
    for one, two in ((text, FERRY), (FERRY, text), (text, text)):
        for pair in found(one, two):
            assert pair.suspicious.end <= len(one)
            assert pair.source.end <= len(two)


def test_a_prepared_text_serves_many_pairs_and_other_processes() -> None:
    suspicious = prepare(f"{ORCHARD} {FERRY}")
    sources = [prepare(f"{TUNNEL} {FERRY}"), prepare(f"{ORCHARD} {LIBRARY}")]
    again = [find_passages(pickle.loads(pickle.dumps(suspicious)), s) for s in sources]  # noqa: S301
    assert again == [find_passages(suspicious, source) for source in sources]
    assert all(again)


words = st.sampled_from(sorted({*FERRY.split(), *ORCHARD.split(), "\n\n", "...", "1,000", "–"}))
texts = st.lists(
    st.one_of(st.sampled_from([FERRY, ORCHARD, LIBRARY]), words, st.text(max_size=8)), max_size=30
).map(" ".join)


@given(texts, texts)
@settings(max_examples=60, deadline=None)
def test_passages_lie_in_their_texts_and_are_the_same_each_time(one: str, two: str) -> None:
    pairs = found(one, two)
    assert pairs == found(one, two)
    assert list(pairs) == sorted(pairs, key=lambda pair: (pair.suspicious, pair.source))
    for pair in pairs:
        assert 0 <= pair.suspicious.start < pair.suspicious.end <= len(one)
        assert 0 <= pair.source.start < pair.source.end <= len(two)
        assert 0 <= pair.confidence <= 1


@given(texts)
@settings(max_examples=40, deadline=None)
def test_words_and_sentences_are_read_as_they_stand(text: str) -> None:
    prepared = prepare(text)
    for start, end, close in zip(
        prepared.starts.tolist(), prepared.ends.tolist(), prepared.closes.tolist(), strict=True
    ):
        assert text[start:end].replace("_", "a").isalnum()
        assert end <= close <= len(text)
    assert set(prepared.units.tolist()) >= {0} or not prepared.size
    assert int(prepared.counts.sum()) == prepared.size
