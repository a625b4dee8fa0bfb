"""Where the records of an export hold what: dotted paths, and those in common use.

``a.b`` is the field ``b`` of the field ``a``; ``a.0`` or ``a[0]`` an item of a list, ``a[*]`` every
one. A name met at a list is looked for in each of its items. Names are compared without regard to
capitals, since ninjs 3 writes ``versionCreated`` where ninjs 2 has ``versioncreated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

#: Field → paths, the first with a value counting. Sources, in this order: ninjs 1–3 (IPTC),
#: JSON-LD (schema.org NewsArticle), WordPress's REST API, Arc's ANS, the Guardian's and the New
#: York Times's content APIs, news-please and Common Crawl's CC-News, JSON Feed 1.1, and what
#: exports without a standard call them.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        "body_html",
        "body_xhtml",
        "body_text",
        "articleBody",
        "content.rendered",
        "fields.body",
        "fields.bodyText",
        "blocks.body.bodyHtml",
        "maintext",
        "content_html",
        "content_text",
        "full_text",
        "fulltext",
        "body_content",
        "article_body",
        "article_text",
        "article_content",
        "raw_text",
        "plain_text",
        "cleaned_text",
        "story_text",
        "bodytext",
        "html",
        "body",
        "content.body",
        "content.text",
        "content.html",
        "content.value",
        "content",
        "text",
        "article",
        "story",
    ),
    "title": (
        "headlines.basic",
        "headline.main",
        "headline",
        "fields.headline",
        "title.rendered",
        "title.value",
        "title",
        "webTitle",
        "name",
    ),
    "byline": (
        "by",
        "byline.original",
        "byline",
        "fields.byline",
        "credits.by.name",
        "author.name",
        "authors.name",
        "_embedded.author.name",
        "creator.name",
        "authors",
        "author_name",
        "author",
        "creator",
    ),
    "outlet": (
        "infosource.name",
        "infosources.name",
        "sourceOrganization.name",
        "source.name",
        "publisher.name",
        "publication",
        "fields.publication",
        "outlet",
        "newspaper",
        "publisher",
        "provider.name",
        "provider",
        "source",
        "site_name",
        "copyrightholder",
        "copyrightHolder.name",
    ),
    "published": (
        "contentcreated",
        "firstcreated",
        "datePublished",
        "date_gmt",
        "first_publish_date",
        "display_date",
        "webPublicationDate",
        "pub_date",
        "date_publish",
        "date_published",
        "published_at",
        "publishedAt",
        "publish_date",
        "published_date",
        "publication_date",
        "published",
        "pubDate",
        "versioncreated",
        "date",
        "seendate",
        "created_at",
    ),
    "updated": (
        "contentmodified",
        "versioncreated",
        "dateModified",
        "modified_gmt",
        "last_updated_date",
        "fields.lastModified",
        "date_modified",
        "updated_at",
        "updatedAt",
        "modified",
        "updated",
    ),
    "url": (
        "canonical_url",
        "webUrl",
        "web_url",
        "link",
        "permalink",
        "canonicalUrl",
        "url",
        "source_url",
        "mainEntityOfPage.@id",
        "mainEntityOfPage",
        "external_url",
        "uri",
        "source_domain",
        "domain",
    ),
    "language": ("language", "inLanguage", "lang", "fields.lang"),
}

_STEP = re.compile(r"\[(\*|\d{1,9})\]|([^.\[\]]+)")
#: Values taken from one path: a text of more pieces is no article.
_MOST_VALUES = 5_000


@lru_cache(maxsize=1_000)
def steps(path: str) -> tuple[str, ...]:
    """The steps of a path, an index as digits and every item as ``*``."""
    return tuple(index or name for index, name in _STEP.findall(path))


def values_at(record: object, path: str) -> Iterator[object]:
    """What a record holds at a path, in order; nothing where the path leads nowhere."""
    level: list[object] = [record]
    for step in steps(path):
        level = [value for one in level for value in _below(one, step)][:_MOST_VALUES]
    for one in level:
        if isinstance(one, list):
            yield from one[:_MOST_VALUES]
        else:
            yield one


def _below(one: object, step: str) -> Iterator[object]:
    if isinstance(one, list):
        if step == "*":
            yield from one
        elif step.isdecimal():
            yield from one[int(step) : int(step) + 1]
        else:
            for item in one:
                yield from _below(item, step) if isinstance(item, dict) else ()
    elif isinstance(one, dict):
        if step == "*":
            yield from one.values()
        elif step in one:
            yield one[step]
        else:
            folded = step.casefold()
            yield from (v for k, v in one.items() if k.casefold() == folded)
