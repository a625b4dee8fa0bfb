"""Each rule fires where it should and stays silent on its near miss."""

from __future__ import annotations

import pytest

from provenance.config import Config
from provenance.model import Finding
from provenance.rules.table import BY_CODE, RULES
from tests.newsroom import BEACON, HEADLINE, OWN_REPORT, RETOLD, article, findings, one

HALL = BEACON.strip().split("\n\n")[7]
EELS = '"I have sold eels under that roof since I was nine," said Petra Holm.'
CREDIT = ", the Corrow Beacon reported."


def with_credit(paragraph: str) -> str:
    return paragraph.removesuffix(".") + CREDIT


ALL_CREDITED = tuple(map(with_credit, RETOLD))


def excerpt(finding: Finding, draft: str) -> str:
    return " ".join(p.span.of(draft) for p in finding.spans)


class TestReuse:
    def test_prv101_a_pasted_paragraph(self) -> None:
        draft = article(*OWN_REPORT, HALL)
        found = findings(draft)
        assert excerpt(found["PRV101"], draft) == HALL
        assert found["PRV101"].severity == "error"

    def test_prv101_not_where_it_is_credited(self) -> None:
        assert "PRV101" not in findings(article(*OWN_REPORT, with_credit(HALL)))

    def test_prv102_a_rewrite(self) -> None:
        found = findings(article(*RETOLD))["PRV102"]
        assert found.severity == "error"
        assert found.confidence == "high"
        assert "Corrow Beacon" in found.remedy

    def test_prv102_not_an_independent_report(self) -> None:
        assert "PRV102" not in findings(article(*OWN_REPORT))

    def test_prv103_an_error_when_most_lies_outside_the_credit(self) -> None:
        found = findings(article(*RETOLD[:4], with_credit(RETOLD[4])))["PRV103"]
        assert found.severity == "error"

    def test_prv103_a_warning_when_little_does(self) -> None:
        draft = article(*map(with_credit, RETOLD[:4]), RETOLD[4], headline="Market")
        assert findings(draft)["PRV103"].severity == "warning"

    def test_prv103_not_where_every_paragraph_credits(self) -> None:
        assert "PRV103" not in findings(article(*ALL_CREDITED, headline="Market"))

    def test_prv104_the_sources_own_words_under_a_credit(self) -> None:
        assert "PRV104" in findings(article(*OWN_REPORT, with_credit(HALL)))

    def test_prv104_not_inside_quotation_marks(self) -> None:
        quoted = f"“{HALL.removesuffix('.')},” the Corrow Beacon reported."
        assert "PRV104" not in findings(article(*OWN_REPORT, quoted))

    def test_prv105_credited_sentences_in_the_sources_order(self) -> None:
        in_one = " ".join([with_credit(RETOLD[0]), *RETOLD[1:]])
        assert "PRV105" in findings(article(in_one))

    def test_prv105_not_in_another_order(self) -> None:
        moved = " ".join([with_credit(RETOLD[4]), RETOLD[2], RETOLD[0]])
        assert "PRV105" not in findings(article(moved))

    def test_prv106_mostly_anothers_story(self) -> None:
        assert "PRV106" in findings(article(*ALL_CREDITED, headline="Market"))

    def test_prv106_not_where_most_is_own_reporting(self) -> None:
        assert "PRV106" not in findings(article(*OWN_REPORT, ALL_CREDITED[3], headline="Market"))


class TestCredits:
    def test_prv201_reports_without_a_name(self) -> None:
        draft = article(*RETOLD[:4], RETOLD[4].removesuffix(".") + ", according to media reports.")
        found = findings(draft)["PRV201"]
        assert found.severity == "error"
        assert "media reports" in excerpt(found, draft)

    def test_prv201_only_a_warning_beside_a_name(self) -> None:
        vague = RETOLD[4].removesuffix(".") + ", according to media reports."
        found = findings(article(with_credit(RETOLD[0]), *RETOLD[1:4], vague))
        assert found["PRV201"].severity == "warning"

    def test_prv202_another_outlet_is_credited(self) -> None:
        wrong = tuple(p.removesuffix(".") + ", the Tarn Gazette reported." for p in RETOLD)
        assert "PRV202" in findings(article(*wrong))

    def test_prv202_not_where_the_right_one_is(self) -> None:
        assert "PRV202" not in findings(article(*ALL_CREDITED))

    def test_prv203_the_first_credit_comes_late(self) -> None:
        draft = article(*RETOLD[:4], with_credit(RETOLD[4]))
        assert excerpt(findings(draft)["PRV203"], draft) == "the Corrow Beacon reported"

    def test_prv203_not_in_the_first_three_paragraphs(self) -> None:
        assert "PRV203" not in findings(article(with_credit(RETOLD[0]), *RETOLD[1:]))

    def test_prv206_who_broke_the_story(self) -> None:
        first = BEACON.replace(
            "The council voted",
            "The Corrow Beacon first reported the rot in May. The council voted",
        )
        assert findings(article(*RETOLD), first)["PRV206"].severity == "error"
        said = f"{RETOLD[0].removesuffix('.')}, as the Corrow Beacon first reported."
        assert "PRV206" not in findings(article(said, *RETOLD[1:]), first)


class TestFacts:
    def test_prv301_a_word_exchanged_in_a_quotation(self) -> None:
        altered = EELS.replace("since I was nine", "ever since I was ten")
        draft = article(*RETOLD[:2], altered, *RETOLD[2:])
        assert "I have sold" in excerpt(findings(draft)["PRV301"], draft)

    @pytest.mark.parametrize(
        "quoted",
        [EELS, EELS.replace('"I', "“I").replace(',"', ",”"), EELS.replace(" since I was nine", "")],
    )
    def test_prv301_not_marks_or_a_shorter_quotation(self, quoted: str) -> None:
        assert "PRV301" not in findings(article(*RETOLD[:2], quoted, *RETOLD[2:]))

    def test_prv302_a_figure_with_its_digits_transposed(self) -> None:
        changed = RETOLD[3].replace("1888", "1898")
        found = findings(article(*RETOLD[:3], changed, RETOLD[4]))["PRV302"]
        assert "1888" in found.message
        assert "1898" in found.message

    def test_prv302_not_a_restated_figure(self) -> None:
        restated = RETOLD[2].replace("$2.3 million", "$2,300,000")
        assert "PRV302" not in findings(article(*RETOLD[:2], restated, *RETOLD[3:]))


class TestOrigin:
    SCRAPED = (
        BEACON.replace("THE CORROW BEACON\n\n", "Home > News > Town\nNewsHeap\n\n")
        + "\nSigne Aldous is a staff reporter at the Corrow Beacon.\n"
    )

    def test_prv403_an_outlets_own_story(self) -> None:
        own = Config(own_outlets=("Corrow Beacon",))
        assert "PRV403" in findings(article(*RETOLD), config=own)
        assert "PRV403" not in findings(article(*RETOLD))

    def test_prv404_a_statement_both_quote(self) -> None:
        statement = (
            'In a statement, the company said: "We regret the inconvenience to our loyal customers '
            'and will reopen the northern branch as soon as conditions allow."'
        )
        source = BEACON + f"\n{statement}\n"
        found = findings(article(*OWN_REPORT, statement), source)
        assert "PRV404" in found
        assert one(article(*OWN_REPORT, statement), source).verdict == "independent"

    def test_prv405_letters_that_only_look_alike(self) -> None:
        disguised = HALL.replace("a", "\u0430")
        assert "PRV405" in findings(article(*OWN_REPORT, disguised))
        assert "PRV405" not in findings(article(*OWN_REPORT, HALL))


def test_the_table_is_in_order_and_has_no_code_twice() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert set(BY_CODE) == set(codes)


def test_findings_come_worst_first_and_have_a_fingerprint_each() -> None:
    found = one(article(*RETOLD, HALL)).findings
    order = ["error", "warning", "note"]
    assert [order.index(f.severity) for f in found] == sorted(
        order.index(f.severity) for f in found
    )
    assert len({f.fingerprint for f in found}) == len(found)


def test_the_headline_is_a_fair_guess_at_the_story() -> None:
    assert HEADLINE not in BEACON
