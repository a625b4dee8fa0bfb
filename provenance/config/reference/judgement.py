"""Settings that say what is whose, and what is owed for it."""

from __future__ import annotations

from provenance.config.reference.entry import Entry

#: The entries of these keys.
ENTRIES = (
    Entry(
        key="encoder",
        short="`false` compares words only, as `--words-only` does",
        text="""\
Whether meanings are compared as well as words, with the sentence encoder that comes with the
installation. `false` is faster and misses far paraphrases; `--words-only` does the same for one
run.
""",
        example="""\
encoder = false
""",
    ),
    Entry(
        key="own_outlets",
        short="names of your own outlets: text reused from them is marked as your own",
        text="""\
Names of your own outlets. Text reused from them is marked `own`: it needs no credit, and
[PRV403](rules.md#prv403-self-reuse) notes it. An outlet is its own in any case; this is for sister
titles and former names.
""",
        example="""\
own_outlets = ["Harrow Vale Examiner", "Vale Weekend"]
""",
    ),
    Entry(
        key="outlets",
        short="a table: an outlet's name and the further names and domains it goes by",
        text="""\
Further names and web domains of an outlet, so that a credit by any of them is understood, and a
text that shows one of them is known for the outlet's. Common short forms ("the Examiner") are known
without it, and so are some 1,200 agencies, papers, broadcasters, magazines and sites.
""",
        example="""\
[outlets]
"Harrow Vale Examiner" = ["HVE", "The Vale", "hvexaminer.example"]
""",
    ),
    Entry(
        key="licensed",
        short="a table, or a list: partners whose copy you may run, and the credit line agreed on",
        text="""\
Partners whose copy you may run under an agreement, each with the credit line that was agreed on.
Copy of theirs is marked `licensed` when it is credited, and rules about how much of it there is
keep silent. The agreed line stands for the whole text, as a line of its own (a few words beside it
do no harm) or as the slug before the first words; case, spacing and punctuation make no difference.
Where it is missing from copied text, [PRV207](rules.md#prv207-missing-wire-line) says so in place
of the rules about uncredited text.
""",
        example="""\
[licensed]
"Northern Press Service" = "Northern Press Service"
"Harrow Vale Examiner" = "Reporting by the Harrow Vale Examiner"
""",
        more="""\
Where no line was agreed on, a list will do: `licensed = ["Northern Press Service"]`. Any credit
that names the partner is then enough.
""",
    ),
    Entry(
        key="release_sources",
        short="press offices and public bodies, by name or domain, whose releases go to everybody",
        text="""\
Press offices and public bodies, by name or web domain, whose releases go to everybody. A document
that one of them handed out (its outlet, its domain, or a label on one of its first lines says so)
is no source to be credited: what agrees with it has a [common
origin](rules.md#prv404-common-origin). So has a sentence of another source that the release carries
nearly as closely, and one of which the draft and the source both say that it is the office's ("the
Skarn Harbour Board said").
""",
        example="""\
release_sources = ["Skarn Harbour Board", "press.skarn.example"]
""",
    ),
    Entry(
        key="reach",
        short='how far a credit reaches: `"strict"`, `"standard"` or `"lenient"`',
        text="""\
How far a credit reaches. Handbooks ask for credit and seldom say how much text one of them is good
for; choose the preset your own house would defend.

| | `strict` | `standard` | `lenient` |
|---|---|---|---|
| its own sentence | covered | covered | covered |
| a quotation it closes or opens, to its end | covered | covered | covered |
| the list it introduces | covered | covered | covered |
| "the newspaper also found": that sentence | covered | with the rest of its paragraph | and on, as any credit |
| the rest of its paragraph | – | covered | covered |
| a name in brackets after an item | the sentence before it | the paragraph | the paragraph |
| by name in the first three paragraphs | – | – | the text from the top until another source is credited or reporting of your own is told |
| by name further down | – | – | two paragraphs on, with the same ends |
| "With files from …": material among yours | only itself | the whole text | the whole text |
| a wire slug, a byline, "originally published by …" | the whole text | the whole text | the whole text |

- **strict** takes the AP's memo of 2010 at its word: credit theirs and ours separately. Half of the
  credits to news outlets that were marked by hand in the PolNeAR corpus govern 14 words or fewer, so a
  sentence is what a credit is seldom short of. A line that names a contributor without saying what is
  whose leaves the reader to guess.
- **standard** follows how news is written: a paragraph has one subject, and a credit in it is read on to
  its end. The lines at the foot ("From Wire Reports", Dallas Morning News) are taken at their word.
- **lenient** follows those who want it said once and early: the same memo lets a credit stand "two or
  three graphs down", CBS held in 2007 that one "at the top of our piece" would have done, and a study of
  Columbia's called a story justifiable that credits by name at its beginning and its end. Reporting of
  your own ends such a reach ("told us", "told this newspaper", or your outlet's name).

What is found to come from where does not hang on the preset, only what is owed for it. Whatever the
preset, [PRV106](rules.md#prv106-over-aggregation) says when most of the body is another's.
""",  # noqa: E501 - a table
        example="""\
reach = "strict"
""",
    ),
    Entry(
        key="thresholds",
        short="a table: from where on rules speak, such as words in a row",
        text="""\
From where on the rules speak. A number outside its range is an error.
""",
        example="""\
[thresholds]
words_in_a_row = 10
late_paragraph = 2
""",
        default="those of the table",
    ),
)
