"""How far a credit reaches under each policy."""

from __future__ import annotations

import pytest

from provenance.config import ReachPolicy
from provenance.credit import find_credits
from provenance.text.sentences import split
from tests.unit.credit.stories import courier, document, radio

POLICIES: tuple[ReachPolicy, ...] = ("strict", "standard", "lenient")


def _covered(text: str, policy: ReachPolicy, outlet: str | None = None) -> str:
    """First letters of the sentences that a credit to the Courier covers."""
    draft = document(text, outlet=outlet)
    sentences = split(draft)
    credits = find_credits(draft, sentences, (courier(), radio()), policy)
    spans = [span for c in credits if c.counts and c.document == "s1" for span in c.covers]
    return "".join(
        s.text.lstrip("“- ")[0] for s in sentences if any(c.covers(s.span) for c in spans)
    )


@pytest.mark.parametrize(
    ("text", "strict", "standard", "lenient"),
    [
        pytest.param(
            "Alpha leaks. Bravo leaks, the Marlpit Courier reported. Charlie leaks.\n\nDelta.\n",
            "B",
            "BC",
            "ABCD",
            id="a paragraph",
        ),
        pytest.param(
            "Alpha.\n\nBravo.\n\nCharlie.\n\nDelta leaks, the Marlpit Courier reported.\n\n"
            "Echo.\n\nFoxtrot.\n\nGolf.\n",
            "D",
            "D",
            "DEF",
            id="further down",
        ),
        pytest.param(
            "Alpha leaks, the Marlpit Courier reported.\n\nBravo.\n\n"
            "Charlie leaks, Fenland Public Radio said. Delta.\n",
            "A",
            "A",
            "AB",
            id="another source",
        ),
        pytest.param(
            "Alpha leaks, the Marlpit Courier reported.\n\nBravo.\n\n“Charlie,” Orr told us.\n\n"
            "Delta.\n",
            "A",
            "A",
            "AB",
            id="reporting of one's own",
        ),
        pytest.param(
            "Alpha leaks, the Marlpit Courier reported.\n\n“Bravo told us so,” Orr said.\n\n"
            "Charlie.\n",
            "A",
            "A",
            "ABC",
            id="a speaker's us",
        ),
        pytest.param(
            "Orr told the Marlpit Courier: “Alpha leaks.\n\n“Bravo leaks.” Charlie does not.\n",
            "OB",
            "OB",
            "OBC",
            id="a quotation",
        ),
        pytest.param(
            "“Alpha leaks,” Orr told the Marlpit Courier. “Bravo leaks.” “Charlie too,” she said. "
            "Delta does not.\n",
            "ABC",
            "ABCD",
            "ABCD",
            id="a quotation in pieces",
        ),
        pytest.param(
            "The Marlpit Courier found these faults:\n\n- Alpha leaks.\n- Bravo leaks.\n\n"
            "Charlie is sound. Delta too.\n",
            "TAB",
            "TAB",
            "TABCD",
            id="a list",
        ),
        pytest.param(
            "Alpha leaks, the Marlpit Courier reported.\n\nBravo.\n\n"
            "Charlie leaks as well, the newspaper said. Delta.\n",
            "AC",
            "ACD",
            "ABCD",
            id="the newspaper",
        ),
        pytest.param(
            "Alpha.\n\nBravo leaks. Charlie leaks. (Marlpit Courier)\n\nDelta.\n",
            "C(",
            "BC(",
            "ABC(D",
            id="a mark",
        ),
        pytest.param(
            "Alpha leaks.\n\nBravo leaks.\n\nWith files from the Marlpit Courier\n",
            "W",
            "ABW",
            "ABW",
            id="a contributor",
        ),
        pytest.param(
            "Alpha leaks.\n\nThe Marlpit Courier contributed to this report.\n",
            "T",
            "AT",
            "AT",
            id="a contributor named first",
        ),
        pytest.param(
            "Alpha leaks.\n\nThis article was originally published by the Marlpit Courier.\n",
            "AT",
            "AT",
            "AT",
            id="a republication",
        ),
    ],
)
def test_the_presets(text: str, strict: str, standard: str, lenient: str) -> None:
    assert tuple(_covered(text, policy) for policy in POLICIES) == (strict, standard, lenient)


def test_the_documents_own_name_ends_a_lenient_reach() -> None:
    text = (
        "Alpha leaks, the Marlpit Courier reported.\n\nBravo.\n\n"
        "Orr told the Weir Weekly so.\n\nDelta.\n"
    )
    assert _covered(text, "lenient", "Weir Weekly") == "AB"
    assert _covered(text.replace("Weir Weekly", "board"), "lenient", "Weir Weekly") == "ABOD"


def test_two_sources_credited_together_reach_on_together() -> None:
    draft = document(
        "Alpha leaks, the Marlpit Courier and Fenland Public Radio reported.\n\nBravo.\n"
    )
    credits = find_credits(draft, split(draft), (courier(), radio()), "lenient")
    bravo = draft.text.index("Bravo")
    reaching = {c.document for c in credits if any(s.start <= bravo < s.end for s in c.covers)}
    assert reaching == {c.document for c in credits if c.counts} != set()


def test_a_link_alone_reaches_no_further() -> None:
    draft = document(
        "Alpha leaks, it emerged.\n\nBravo.\n",
        links=(("it emerged", "https://marlpitcourier.example/news/weir"),),
    )
    (credit,) = find_credits(draft, split(draft), (courier(),), "lenient")
    assert [span.of(draft.text).strip() for span in credit.covers] == ["Alpha leaks, it emerged."]
