"""An audit as one self-contained HTML file; the door to Jinja2.

Audited text is hostile: everything is escaped, no outside address becomes a link, and a content
security policy lets nothing run or load but the page's own style and script, named by their
hashes. Templates, style sheets and scripts are under ``reports/``.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.decisions.entries import CHOICES, in_words
from provenance.errors import UsageProblem
from provenance.model import SETTLES, Audit, Document
from provenance.render import wording
from provenance.render.overview import overview
from provenance.render.page import SHORT, draft_views
from provenance.render.since import since_views
from provenance.render.views import ReviewView
from provenance.text.shown import count, first_words, shown_path

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

_PACKAGED = Path(__file__).parents[1] / "reports"
_REPORTS = _PACKAGED if _PACKAGED.is_dir() else _PACKAGED.parents[1] / "reports"

#: Characters that would change how the text around them looks, or that nobody can see: controls,
#: directional overrides and isolates, zero-width characters, soft hyphens, half characters.
#: Joiners and directional marks stay: several scripts cannot be written without them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
#: More of them in one stretch of text are shown without an element each: Chromium works for over
#: a minute on a paragraph of 300,000 elements.
_UNSEEN_AT_MOST = 1000
#: Characters of a title that the page shows: more than any headline has.
_LONGEST_TITLE = 300
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")

#: Style sheets and scripts of the page, in the order in which they are put into it, each with the
#: kind of page that needs it: any, one of "many" drafts, or one that is "served" for review.
_STYLES = {
    "sheet.css": "any",
    "front.css": "any",
    "tables.css": "any",
    "index.css": "many",
    "texts.css": "any",
    "evidence.css": "any",
    "decide.css": "any",
    "live.css": "served",
    "theme.css": "any",
    "print.css": "any",
}
_SCRIPTS = {
    "index.js": "many",
    "sources.js": "any",
    "pairs.js": "any",
    "together.js": "any",
    "view.js": "any",
    "decide.js": "any",
    "keep.js": "any",
    "keys.js": "any",
    "live.js": "served",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page is put together from, by name."""

    template: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def to_html(
    audit: Audit,
    *,
    templates: Path | None = None,
    review: ReviewView | None = None,
) -> str:
    """The report: works from disk, without network and without scripts; same audit, same bytes.

    A file in the folder ``templates`` takes the place of the template, style sheet or script of
    the same name. Of an audit whose texts are blocked out nothing is made of their words. With
    ``review`` the page speaks to the server it came from.
    Raises `UsageProblem` if a file of ``templates`` is no template, or none has a known name.
    """
    return _page(audit, templates, review)[0]


def served_page(
    audit: Audit, review: ReviewView, *, templates: Path | None = None
) -> tuple[str, str]:
    """The page of a review as `to_html` makes it, and its policy, for the server to state too."""
    return _page(audit, templates, review)


def _page(audit: Audit, templates: Path | None, review: ReviewView | None) -> tuple[str, str]:
    served = review is not None
    drafts = draft_views(audit)
    page_is = {"any", *(["many"] if len(drafts) > 1 else ()), *(["served"] if served else ())}
    return assembled(
        Parts(
            "page.html.j2",
            tuple(name for name, kind in _STYLES.items() if kind in page_is),
            tuple(name for name, kind in _SCRIPTS.items() if kind in page_is),
        ),
        templates,
        served=served,
        audit=audit,
        drafts=drafts,
        overview=overview(drafts),
        redacted=wording.is_redacted(audit),
        review=review,
        since=since_views(review.since, drafts) if review else (),
    )


def assembled(
    parts: Parts, templates: Path | None, *, served: bool = False, **values: object
) -> tuple[str, str]:
    """One self-contained page of these parts with these values, and its policy.

    Raises `UsageProblem` as `to_html` does.
    """
    if templates is not None:
        check_templates(templates)
    style, script = (_assets(names, templates) for names in (parts.styles, parts.scripts))
    stated = policy(style, script, served=served)
    page = _rendered(parts.template, templates, style=style, script=script, policy=stated, **values)
    return page.rstrip() + "\n", stated


def policy(style: str, script: str, *, served: bool) -> str:
    """The content security policy of a page with this style sheet and this script.

    A page that is served may speak to its server; one on disk to nobody.
    """
    speaks = "connect-src 'self'; " if served else ""
    return (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; {speaks}"
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def check_templates(folder: Path) -> None:
    """Raise `UsageProblem`, in one line, for a folder that holds no file of ours.

    Also for one whose templates cannot be read as templates, so that it is known before an audit.
    """
    ours = {file.name for kind in ("templates", "static") for file in (_REPORTS / kind).iterdir()}
    try:
        theirs = {file.name for file in folder.iterdir()}
    except OSError as error:
        raise UsageProblem(f"--templates {folder}: {error.strerror}") from None
    if not theirs & ours:
        raise UsageProblem(
            f"--templates {folder}: holds none of the report's files, such as draft.html.j2"
        )
    for name in sorted(theirs & ours):
        if name.endswith(".j2"):
            _template(name, folder)


def _rendered(name: str, templates: Path | None, **values: object) -> str:
    """The page with these values; a newsroom's own template may be wrong in any way."""
    page = _template(name, templates)
    if templates is None:
        return page.render(**values)
    try:
        return page.render(**values)
    except Exception as error:  # noqa: BLE001 - it runs what somebody else wrote
        raise _broken(templates, error) from None


def _template(name: str, templates: Path | None) -> Template:
    """The template of this name; raises `UsageProblem` for one of theirs that is none."""
    from jinja2 import TemplateError

    try:
        return _environment(templates).get_template(name)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        if templates is None:
            raise
        raise _broken(templates, error) from None


def _broken(templates: Path, error: Exception) -> UsageProblem:
    """What is wrong with a template and, if it is known, in which line of which."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    where = f"{name}, line {line}: " if name and line else ""
    said = " ".join(str(error).split()) or type(error).__name__
    return UsageProblem(f"--templates {templates}: {where}{said}")


@cache
def _environment(templates: Path | None) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only when rendering

    folders = [_REPORTS / "templates"] if templates is None else [templates, _REPORTS / "templates"]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        seen=seen,
        legible=legible,
        lang=_language,
        percent=wording.percent,
        measured=wording.measured,
        path=shown_path,
        count=count,
    )
    environment.globals.update(
        verdicts=wording.VERDICTS,
        verdict_of=wording.verdict_of,
        statuses=wording.STATUSES,
        kinds=wording.KINDS,
        credit_kinds=wording.CREDIT_KINDS,
        directions=wording.DIRECTIONS,
        title_of=_title,
        short=SHORT,
        outlet_of=wording.outlet_of,
        what_is_redacted=wording.REDACTED,
        choices=CHOICES,
        settles=SETTLES,
        in_words=in_words,
    )
    return environment


def seen(text: str) -> Markup:
    """``text`` escaped, with every character that hides or reorders shown by its number."""
    from markupsafe import Markup, escape

    if not _UNSEEN.search(text):
        return escape(text)
    if sum(1 for _ in _UNSEEN.finditer(text)) > _UNSEEN_AT_MOST:
        return escape(legible(text))
    shown = _UNSEEN.sub(lambda found: f"\x00{ord(found[0]):04X}\x00", text)
    # Every control was just replaced, so the ones left delimit our own numbers.
    plain, *rest = shown.split("\x00")
    parts = [escape(plain)]
    for code, after in zip(rest[::2], rest[1::2], strict=True):
        name = unicodedata.name(chr(int(code, 16)), "control character").lower()
        parts.append(Markup('<span class="unseen" title="{}">U+{}</span>').format(name, code))
        parts.append(escape(after))
    return Markup("").join(parts)


def legible(text: str) -> str:
    """``text`` for where no markup may stand, with the same characters as numbers in brackets."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def _title(document: Document) -> str:
    """What to call the document, on one line; what is longer is no headline any more."""
    return first_words(wording.title_of(document), _LONGEST_TITLE)


def _language(tag: str) -> str:
    """``tag`` if it is a language tag, else the tag for an undetermined language."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def _assets(names: Iterable[str], templates: Path | None) -> Markup:
    """The files of these names, one after the other."""
    from markupsafe import Markup

    return Markup("\n".join(_asset(name, templates) for name in names))  # noqa: S704 - ours


def _asset(name: str, templates: Path | None) -> str:
    own = templates / name if templates is not None else None
    file = own if own is not None and own.is_file() else _REPORTS / "static" / name
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(f"{file}: cannot be read: {error}") from None


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
