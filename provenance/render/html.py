"""An audit as one self-contained HTML file; the door to Jinja2.

Audited text is hostile: everything is escaped, no outside address becomes a link, and a content
security policy lets nothing run or load but the page's own style and script, named by their
hashes. The templates and the style sheet are under ``reports/``.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.model import Audit
from provenance.render import wording
from provenance.render.page import draft_views

if TYPE_CHECKING:
    from jinja2 import Environment
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
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


def to_html(audit: Audit) -> str:
    """The report: works from disk, without network and without scripts; same audit, same bytes."""
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            audit=audit,
            drafts=draft_views(audit),
            style=style,
            script=script,
            policy=(
                "default-src 'none'; base-uri 'none'; form-action 'none'; "
                f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
            ),
        )
        .rstrip()
        + "\n"
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only when rendering

    environment = Environment(
        loader=FileSystemLoader(_REPORTS / "templates"),
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
        path=wording.shown_path,
        count=wording.count,
    )
    environment.globals.update(
        verdicts=wording.VERDICTS,
        verdict_of=wording.verdict_of,
        statuses=wording.STATUSES,
        kinds=wording.KINDS,
        credit_kinds=wording.CREDIT_KINDS,
        directions=wording.DIRECTIONS,
        title_of=wording.title_of,
        outlet_of=wording.outlet_of,
    )
    return environment


def seen(text: str) -> Markup:
    """``text`` escaped, with every character that hides or reorders shown by its number."""
    from markupsafe import Markup, escape

    if not _UNSEEN.search(text):
        return escape(text)
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


def _language(tag: str) -> str:
    """``tag`` if it is a language tag, else the tag for an undetermined language."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def _asset(name: str) -> Markup:
    from markupsafe import Markup

    return Markup((_REPORTS / "static" / name).read_text(encoding="utf-8"))  # noqa: S704 - ours


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
