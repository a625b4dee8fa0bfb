"""Settings of what is held against a draft, and of the run."""

from __future__ import annotations

from provenance.config.reference.entry import Entry

#: The entries of these keys.
ENTRIES = (
    Entry(
        key="severity",
        short='a table: a rule\'s code or name and `"error"`, `"warning"`, `"note"` or `"off"`',
        text="""\
How bad the findings of a rule are, by its code or its name: `"error"`, `"warning"`, `"note"`, or
`"off"`. It replaces the rule's own severity, also where a rule chooses between two (PRV103, PRV201,
PRV206, PRV405). A finding of a rule that is off stays in the report, marked as not held against the
draft, and `--fail-on` passes over it.
""",
        example="""\
[severity]
patchwriting = "off"
PRV106 = "error"
""",
    ),
    Entry(
        key="select",
        short="rules that count: codes, beginnings of codes (`PRV1`), or names",
        text="""\
Which rules are held against a draft, by code, by name, or by what codes begin with: `PRV1` is every
rule about reuse. An empty list is all rules. Findings of the others stay in the report, marked as
not held against the draft. `--select` replaces the setting for one run.
""",
        example="""\
select = ["PRV1", "PRV2", "altered-quotation"]
""",
    ),
    Entry(
        key="ignore",
        short="rules that do not count, in the same words",
        text="""\
Which rules are not held against a draft, in the words of [select](#select). Where both name a rule,
the longer word wins, so that `select = ["PRV105"]` keeps that one of `ignore = ["PRV1"]`; between
equals `ignore` wins. `--ignore` adds to the setting for one run.
""",
        example="""\
ignore = ["PRV105", "PRV4"]
""",
    ),
    Entry(
        key="fail_on",
        short="from which severity on a finding fails the run",
        text="""\
From which severity on a finding that stands ends a run with status 1; `"never"` lets it end with 0
whatever was found. `--fail-on` overrules it, and what is set by path, for one run.
""",
        example="""\
fail_on = "warning"
""",
    ),
    Entry(
        key="markers",
        short="`false` does not let comments of a draft hold findings back",
        text="""\
Whether markers in a draft hold findings back. A marker is a comment of Markdown or HTML that names
rules, in the words of [select](#select), and a reason:

```html
<!-- provenance: ignore PRV102 reason="our own release, reused by agreement" -->
```

It speaks for the paragraph it stands in, or standing alone for the next one, and before the first
words for the whole article. Where it has no reason, or names a rule that there is not, it holds
nothing back and is told.
""",
        example="""\
markers = false
""",
    ),
    Entry(
        key="baseline",
        short="the file of known findings",
        text="""\
The file of findings that are known already, which `provenance baseline` writes: they are shown and
not held against a draft. Without the setting it is `provenance-baseline.json` in the folder
`provenance` is run in, where there is one. A file that is named and missing is an error, not an
empty baseline.
""",
        example="""\
baseline = "ci/known.json"
""",
        default="`provenance-baseline.json`, if it is there",
    ),
    Entry(
        key="cache",
        short="the folder that keeps results for the next run",
        text="""\
The folder that keeps the results of a run for the next. It is made when it is missing, and can be
deleted at any time; `--no-cache` neither reads nor writes it.
""",
        example="""\
cache = "../.provenance_cache"
""",
    ),
    Entry(
        key="paths",
        short="a table: a pattern and what is set otherwise for the drafts it matches",
        text="""\
What is set otherwise for some drafts: a table for each pattern, in the patterns of
[content](#content). Tables apply in the order they stand in, and a later one outweighs an earlier;
in them `licensed`, `thresholds` and `severity` change what they name and keep the rest, and lists
replace lists.
""",
        example="""\
[paths."opinion/"]
reach = "lenient"
fail_on = "never"

[paths."**/live/*.md".severity]
late-credit = "off"
""",
        more="""\
`provenance config opinion/column.md` prints what is in force for that draft, and which table each
value comes from.
""",
    ),
)
