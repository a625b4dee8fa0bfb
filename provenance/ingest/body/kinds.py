"""Every kind of block that ingest sets aside, with what it means to an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from provenance.errors import UsageProblem

#: Kind of a `Removed` → one plain-English meaning. A kind that is not listed here is a defect; the
#: names are part of the wire format and of the setting that puts blocks back into the article.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "bio": "a note on the author",
        "byline": "names the author or the desk",
        "caption": "the caption or credit of a picture",
        "code": "a block of program code",
        "comment": "a reader's comment, or a remark in the markup that no reader sees",
        "contact": "asks readers to write, call, follow or subscribe",
        "correction": "says what was corrected or changed in the text",
        "counter": "a counter or a row of buttons: shares, views, print, listen",
        "credit-line": "says whose copy or reporting the text is",
        "dateline": "a date or time of publication and nothing else",
        "deck": "a summary under the headline",
        "footer": "stands in the page's footer",
        "front-matter": "metadata above the text of a file",
        "header": "stands in the page's header",
        "image": "a picture",
        "imprint": "names the publisher and its rights",
        "mail": "belongs to the mail around the text: headers, greeting, signature, older mails",
        "markup": "marks that lay out the text and are not read",
        "masthead": "the name of the publication",
        "navigation": "menus, paths and links of the site",
        "notice": "an advertisement, a cookie, newsletter or subscription box, or a page's notice",
        "page": "stands on the page outside the article",
        "related": "leads to other stories: a headline, a list of them, or its label",
        "repeated": "stands in the article already",
        "rule": "a dividing line",
        "section": "a label or motto above the headline",
        "slug": "a wire's slug, filing mark or note to editors",
        "stamp": "the time of a post inside a live page",
        "summary": "an abstract of the text, apart from it",
        "tags": "a list of topics",
        "ticker": "figures that stand on every page: markets, weather",
    }
)


def check_kinds(kinds: Iterable[str]) -> None:
    """Raise `UsageProblem` for a kind that is not in `KINDS`."""
    for kind in kinds:
        if kind not in KINDS:
            raise UsageProblem(f"no kind of block {kind!r} to keep; known: {', '.join(KINDS)}")
