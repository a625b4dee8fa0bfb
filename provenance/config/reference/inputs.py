"""Settings of what is read."""

from __future__ import annotations

from provenance.config.reference.entry import Entry

#: The entries of these keys.
ENTRIES = (
    Entry(
        key="content",
        short="patterns of the files to audit where no draft is given",
        text="""\
Which files are drafts, where `provenance audit` is given none. Patterns are those of `.gitignore`,
relative to the folder it is run in: `articles/**/*.md` is such files below that folder, `*.md` such
files anywhere, `articles/` everything below any folder of that name, `/articles/` below the one
here. A pattern that begins with `!` takes back what one before it named; the last that fits counts.

Hidden files and folders are left out, as in a folder that is given. A file of a format that is not
read, or an export without an article, is passed over with a line that says so; one whose suffix is
that of a text, a page, a manuscript or a mail, and that turns out to be something else, is an input
that could not be read (exit status 3). A file that `sources` names as well is content.
""",
        example="""\
content = ["articles/**/*.md", "!articles/**/notes.md"]
""",
        more="""\
`--content-only` asks the same of drafts that are given: a hook hands over every file of a commit,
and those that are not content are left alone.
""",
    ),
    Entry(
        key="sources",
        short="patterns of the files they are held against",
        text="""\
What drafts are held against where no `--against` is given, in the same patterns. An archive that is
named is searched. `--changed-since` takes away drafts, never sources.
""",
        example="""\
sources = ["wire/", "archive/**/*.html"]
""",
    ),
    Entry(
        key="exclude",
        short="patterns of what is neither content nor a source",
        text="""\
What is neither content nor a source, whatever else names it, in the same patterns. A folder that is
named is not looked into. A path that you give on the command line is read all the same, but with
`--content-only`.
""",
        example="""\
exclude = ["articles/drafts-of-others/", "*.tmp.md"]
""",
    ),
    Entry(
        key="gitignore",
        short="`false` looks at files that git ignores, too",
        text="""\
Whether files that git ignores are neither content nor sources: by the `.gitignore` files from the
root of the repository down, and its `.git/info/exclude`. git itself need not be installed. Your own
global list is not read, so that every machine finds the same files; and a file that is tracked
although a pattern ignores it is left out like the others.
""",
        example="""\
gitignore = false
""",
    ),
    Entry(
        key="keep",
        short="kinds of set-aside blocks, such as `caption`, that belong to your articles",
        text="""\
Kinds of blocks that are set aside as page furniture and shall belong to your articles all the same:
where captions carry reporting, for one. `provenance show` names the kind of each block it removed;
`--keep` does the same for one run.
""",
        example="""\
keep = ["caption", "bio"]
""",
    ),
    Entry(
        key="fields",
        short="a table: where the records of your export hold title, text, byline and so on",
        text="""\
Where the records of a JSON export hold what. The keys are `text`, `title`, `byline`, `outlet`,
`published`, `updated`, `url` and `language`; each takes dotted paths, of which the first that is
there counts. `parts[0].text` is an item of a list, `parts[*].text` or `parts.text` every one;
capitals make no difference. Without it, the [names in common use](formats.md#json-exports) are
tried.
""",
        example="""\
[fields]
text = ["content.body", "content.teaser"]
title = ["content.head"]
""",
    ),
    Entry(
        key="private_addresses",
        short="`true` lets addresses inside your own network be fetched",
        text="""\
Whether drafts and sources may be fetched from addresses inside your own network (`10.…`,
`192.168.…`, `localhost`). Off, so that a redirect cannot make the program read what only your
network may see.

On, pages are also fetched through the proxy that `https_proxy` or `http_proxy` names: which machine
a proxy connects to cannot be seen from here ([web addresses](formats.md#web-addresses)).
""",
        example="""\
private_addresses = true
""",
    ),
)
