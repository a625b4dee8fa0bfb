"""A hand-built audit of texts that are read from right to left: a draft in Arabic, with a source
in Arabic and one in Hebrew. A lighthouse is dark, and the draft does not say who found out.
"""

from __future__ import annotations

from dataclasses import replace

from provenance.model import (
    Alignment,
    Audit,
    Credit,
    DocumentAudit,
    Finding,
    Omission,
    Reason,
    Removed,
    SourceAudit,
    Tool,
)
from tests.story import document, passage

_TITLE = "منارة الجزيرة تنطفئ بعد عطل في المحرك"
_LEAD = "بقيت منارة الجزيرة مظلمة 3 ليالٍ لأن المحرك القديم توقف عن العمل."
_BOATS = "عادت 14 سفينة صيد إلى الميناء قبل الفجر، بحسب صحيفة Quayside Ledger."
_QUOTE = "قالت حارسة المنارة: «لم أنم منذ يوم الاثنين»."
_OWN = "سيُفتح باب المنارة للزوار في الربيع."
DRAFT = f"{_TITLE}\n\n{_LEAD} {_BOATS}\n\n{_QUOTE}\n\n{_OWN}\n"

_DARK = "ظلت المنارة بلا ضوء 5 ليالٍ بعدما تعطل محركها القديم."
_FLEET = "رجعت أربع عشرة سفينة صيد إلى المرفأ قبل طلوع الفجر."
_MENU = "الرئيسية | الميناء | الطقس"
_LEFT = "بُنيت المنارة سنة 1904."
ARABIC = f"{_MENU}\n\nالظلام يعم منارة الجزيرة\n\n{_DARK} {_FLEET}\n\n{_LEFT}\n"

_SLEPT = "„לא ישנתי מאז יום שני”, אמרה שומרת המגדלור."
HEBREW = f"המגדלור חשוך\n\n{_SLEPT} הדייגים מחכים לאור (עמ' 7).\n"


def right_to_left() -> Audit:
    """The draft in Arabic against both sources, with a credit, findings and an omission."""
    draft = document("d1", "مسودة.txt", DRAFT, "suspicious", _TITLE)
    arabic = document("d2", "مصدر.html", ARABIC, title="الظلام يعم منارة الجزيرة")
    hebrew = document("d3", "מקור.txt", HEBREW, title="המגדלור חשוך")
    dark, fleet = passage("d2", ARABIC, _DARK), passage("d2", ARABIC, _FLEET)
    lead, boats, quote = (passage("d1", DRAFT, words) for words in (_LEAD, _BOATS, _QUOTE))
    credit = passage("d1", DRAFT, "بحسب صحيفة Quayside Ledger").span
    one = DocumentAudit(
        document="d1",
        verdict="under-credited",
        derived_share=0.7,
        summary="3 of 5 sentences follow صدى الميناء; it is never named.",
        sources=(
            SourceAudit(
                "d2", "صدى الميناء", "uncredited", 0.5, 0.6, 1.0, "from-source", ("It is older.",)
            ),
            SourceAudit("d3", "קול הנמל", "under-credited", 0.2, 0.5, 1.0, "undetermined", ()),
        ),
        alignments=(
            Alignment("a1", lead, dark, "paraphrase", 0.8, (Reason("facts", 0.5, 0.2),)),
            Alignment("a2", boats, fleet, "near-verbatim", 0.9, (), "misattributed", ("c1",)),
            Alignment("a3", quote, passage("d3", HEBREW, _SLEPT), "paraphrase", 0.7, (), "quoted"),
        ),
        credits=(
            Credit(
                "c1",
                credit,
                credit.of(DRAFT),
                "named",
                "Quayside Ledger",
                None,
                False,
                (boats.span,),
                "none of the sources goes by this name",
            ),
        ),
        omitted=(Omission(passage("d2", ARABIC, _LEFT), "background left out"),),
        findings=(
            Finding(
                "PRV101",
                "uncredited-source",
                "error",
                "high",
                "صدى الميناء is never named.",
                (lead, boats),
                ("a1", "a2"),
                (),
                "Name صدى الميناء in the first paragraph.",
                "f-101",
            ),
            Finding(
                "PRV302",
                "changed-number",
                "warning",
                "high",
                "The draft says 3 nights, the source 5.",
                (passage("d1", DRAFT, "3"), passage("d2", ARABIC, "5")),
                ("a1",),
                (Reason("number", "3 for 5"),),
                "Check the number with the source.",
                "f-302",
            ),
        ),
    )
    documents = (
        replace(draft, language="ar"),
        replace(
            arabic,
            language="ar",
            outlet="صدى الميناء",
            removed=(Removed(passage("d2", ARABIC, _MENU).span, "navigation", "a row of links"),),
        ),
        replace(hebrew, language="he", outlet="קול הנמל"),
    )
    return Audit(Tool("provenance", "0.1.0", "sha256:" + "ef" * 32, None), documents, (one,), ())
