"""The rules this version checks, written out: code, name, severity, authority and remedy."""

from __future__ import annotations

from provenance.model import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "PRV101",
        "uncredited-verbatim",
        "error",
        "A verbatim or near-verbatim passage of a source that no credit covers.",
        "NPR Ethics Handbook: nothing verbatim, or substantially so, without attribution; "
        "Poynter 2014: seven to ten words in a row are the threshold.",
        "Put the words in quotation marks and name the source, or report and write it anew.",
    ),
    Rule(
        "PRV102",
        "uncredited-paraphrase",
        "error",
        "A paraphrased passage of a source that is credited by name nowhere.",
        "AP 2010 (Oreskes memo): attribute what we have not independently reported; "
        "ACES 2013: another's work counts, not only another's language.",
        "Name the source where the passage begins.",
    ),
    Rule(
        "PRV103",
        "credit-scope",
        "warning",
        "The source is credited, but derived passages lie outside every credit's reach; an error "
        "where they are half of the reuse or more.",
        "AP 2010: credit ours and theirs separately; the 2011 exchange over one late credit in "
        "a story otherwise wholly another's.",
        "Credit the source again where it is used, or once, near the top, for the whole account.",
    ),
    Rule(
        "PRV104",
        "unmarked-verbatim",
        "warning",
        "A run of seven or more of the source's own words in a credited passage, without "
        "quotation marks.",
        "ACES 2013: credit does not license verbatim lifting; Poynter 2014 for the seven words.",
        "Put the words in quotation marks or put them in your own.",
    ),
    Rule(
        "PRV105",
        "patchwriting",
        "note",
        "Three or more credited sentences in a row follow the source's sentences in its order.",
        "Poynter 2012: over-reliance on another's vocabulary and syntax, a lesser fault when "
        "credited.",
        "Restructure the passage or add reporting of your own.",
    ),
    Rule(
        "PRV106",
        "over-aggregation",
        "warning",
        "Credited, but most of the body is one source's.",
        "NPR: do not paraphrase so much that the original becomes unnecessary; Poynter 2014: "
        "excessive aggregation takes even when it credits.",
        "Cut what is the source's, add reporting of your own, and link to the original.",
    ),
    Rule(
        "PRV201",
        "vague-credit",
        "error",
        'Derived text credited only to unnamed "reports", "local media" or "sources"; a warning '
        "where the source is named elsewhere.",
        'NPR: "media reports" is not good enough, be specific; American Press Institute: "local '
        'media reports" is vague.',
        "Name the outlet whose reporting it is.",
    ),
    Rule(
        "PRV202",
        "misattributed-credit",
        "error",
        "Derived text credits an outlet other than the one it was found to come from.",
        "Reuters Handbook: pick-ups clearly attributed to the outlet that had them.",
        "Credit the outlet that carried it.",
    ),
    Rule(
        "PRV203",
        "late-credit",
        "warning",
        "The first credit comes after the third paragraph while most of the body is derived.",
        'AP 2010: at most "two or three graphs down"; CBS correction 2007: at the top.',
        "Move the credit into the first three paragraphs.",
    ),
    Rule(
        "PRV204",
        "link-only-credit",
        "warning",
        "A link to the source in a sentence that does not name it.",
        "Washington Post: simply adding a link is not acceptable attribution.",
        "Name the outlet in the sentence that links to it.",
    ),
    Rule(
        "PRV205",
        "bio-only-credit",
        "warning",
        "The only trace of the source is a biography or a photo line.",
        "AP 2010: the credit must be in the body.",
        "Credit the source in the body.",
    ),
    Rule(
        "PRV206",
        "first-report-uncredited",
        "warning",
        "The source says it broke the story, and the draft uses it without saying so; an error "
        "where the source is named nowhere.",
        "AP 2010: credit who broke the story even when we match or advance it; BBC local credit "
        "policy.",
        'Say who had it first: "…, as X first reported."',
    ),
    Rule(
        "PRV207",
        "missing-wire-line",
        "error",
        "Copy of a licensed partner stands without the credit line that was agreed for it.",
        'Dallas Morning News: wire copy carries its "From Wire Reports" line; licences of agencies '
        "ask for theirs.",
        "Put the agreed line on a line of its own at the end, or under the byline.",
    ),
    Rule(
        "PRV301",
        "altered-quotation",
        "error",
        "Words inside quotation marks differ from the source's quotation.",
        "NYT Guidelines on Integrity: every word between quotation marks is what the speaker said.",
        "Restore the words as the source has them, or paraphrase without quotation marks.",
    ),
    Rule(
        "PRV302",
        "changed-number",
        "warning",
        "An aligned pair disagrees on a number, amount, unit or date; restatement and rounding "
        "are not changes.",
        "SPJ Code of Ethics: verify before releasing; copying and changing is also an error.",
        "Check the figure against the source and the record.",
    ),
    Rule(
        "PRV303",
        "changed-name",
        "warning",
        "An aligned pair disagrees on a person, place or organisation; short forms, titles and "
        "transcriptions are not changes.",
        "SPJ Code of Ethics: verify before releasing; AP: names are spelled as their bearers do.",
        "Check the name against the source and the record.",
    ),
    Rule(
        "PRV304",
        "changed-meaning",
        "warning",
        "Negation, certainty, direction, stance or who did what to whom is turned around in an "
        "aligned pair.",
        "SPJ Code of Ethics: neither oversimplify nor distort; NewsGuard 2023 on rewrites that "
        "alter what they take.",
        "Say it as the source does, or name the reporting that says otherwise.",
    ),
    Rule(
        "PRV305",
        "unattributed-quotation",
        "warning",
        "A quotation of the source stands with neither its speaker nor the outlet that has it.",
        "Guardian style guide: other papers' quotations are not to be copied without any form of "
        "attribution; NYT 2008: an unattributed quotation was part of what was apologised for.",
        "Say whose words they are, and who has them.",
    ),
    Rule(
        "PRV306",
        "dissolved-quotation",
        "note",
        "Words of the source's quotation stand as the draft's own prose, without quotation marks.",
        "NPR: do not adjust a quotation to escape its marks; ACES 2013: attribute another's words.",
        "Put the words in quotation marks, or put them in your own.",
    ),
    Rule(
        "PRV401",
        "origin-mismatch",
        "warning",
        "The page that carries a text and the outlet whose reporting it is differ, and no credit "
        "names the outlet: a scraper or a republication.",
        "BBC local credit policy: syndicated copy can hide the origin.",
        "Credit the outlet whose reporting it is, not the page it was found on.",
    ),
    Rule(
        "PRV402",
        "date-conflict",
        "note",
        "What a text says of its date cannot all be true: two dates, a weekday that does not fit, "
        "a change before the publication, a story that speaks of a later time, or a source dated "
        "after the draft that took from it.",
        "Verification Handbook: confirm date and origin of a text before relying on either; copies "
        "carry the day they were copied.",
        "Find out when the text was first published, and judge who had it first by that.",
    ),
    Rule(
        "PRV403",
        "self-reuse",
        "note",
        "The source is the same outlet's.",
        "Seattle Times 2005: lifting one's own copy is a lesser fault.",
        "Link to the earlier story.",
    ),
    Rule(
        "PRV404",
        "common-origin",
        "note",
        "Both carry a third party's words, a statement, release or filing; such text is not "
        "counted as reuse.",
        "NPR: transcripts of public events excepted; Churnalism.com on releases.",
        "Say whose statement it is.",
    ),
    Rule(
        "PRV405",
        "hidden-characters",
        "warning",
        "Invisible or look-alike characters in text that matches a source.",
        "Integrity flags of text-matching services: replaced and hidden characters.",
        "Retype the marked words with ordinary characters.",
    ),
)

BY_CODE = {rule.code: rule for rule in RULES}
