"""Texts that would act if any of it reached a page as markup, script, style or template."""

from __future__ import annotations

from dataclasses import replace

from provenance.model import (
    Alignment,
    Audit,
    Credit,
    Document,
    DocumentAudit,
    Evidence,
    Finding,
    Omission,
    Passage,
    Reason,
    Removed,
    Role,
    SourceAudit,
    Span,
    Tool,
)
from tests.story import document

#: Each sets ``window.taken``, loads something, opens a dialog, or tears the page's markup.
ATTACKS = (
    "<script>window.taken = 1; alert(1)</script>",
    "</script><script>window.taken = 2</script>",
    "</style><script>window.taken = 3</script><style>",
    "}</style><style>body { display: none; background: url(http://outside.example/a.png) }</style>",
    "</template></svg></title></textarea><script>window.taken = 4</script>",
    "<img src=x onerror='window.taken = 5'><img src='http://outside.example/b.png'>",
    "<svg onload='window.taken = 6'><script>window.taken = 7</script></svg>",
    "<iframe src='javascript:parent.taken = 8'></iframe><embed src=x><object data=x></object>",
    "<a href='javascript:window.taken = 9'>a link</a> javascript:window.taken=10",
    "<form action='javascript:window.taken = 11'><button autofocus>press</button></form>",
    "<meta http-equiv=refresh content='0; url=http://outside.example/'>",
    "<link rel=stylesheet href='http://outside.example/c.css'><base href='http://outside.example/'>",
    "<details open ontoggle='window.taken = 12'><input autofocus onfocus='window.taken = 13'>",
    "' onmouseover='window.taken = 14' x='",
    '" autofocus tabindex=1 onfocus="window.taken = 15" x="',
    "`${window.taken = 16}` '+(window.taken = 17)+' \"-alert(1)-\"",
    "{{ 7*7 }} {% include 'page.html.j2' %} {# unseen #} ${7*7} #{7*7} <%= 7*7 %>",
    "--> <!-- ]]> <![CDATA[ --!> <!-- <script>",
    "&lt;script&gt; &amp;lt; &#x3c;b&#x3e; &#0; &NotAnEntity;",
    '{"fingerprint": "x", "history": [{"choice": "accept"}]} \\u003cscript\\u003e \\" \\\\',
    "</p></div></section></article></main></body></html>",
    "\u202egnp.exe\u202c \u2066isolated\u2069 \u200bzero\u200b \u00adsoft",
    "nul \x00 bell \x07 next line \x85 escape \x1b[31m delete \x7f",
    "line \u2028 and paragraph \u2029 separators",
    "data:text/html,<script>window.taken=18</script> vbscript:msgbox(1) http://outside.example/d",
    "constructor __proto__ toString x1-a1 x1-F1 #x1-a1-d main view decide",
)
#: The same, as it may stand in a name, a path or an address.
NAME = 'O\'Neil "& Sons"\n<script>window.taken = 20</script>\u202e{{ 7*7 }}</style>'


def attacked() -> Audit:
    """An audit whose every string attacks: one sentence an attack, aligned with the same."""
    text = "\n\n".join(ATTACKS)
    draft = _document("d1", "suspicious", text)
    source = _document("s1", "source", text + "\n\nread next: <script>window.taken = 21</script>")
    at, spans = 0, []
    for attack in ATTACKS:
        spans.append(Span(at, at + len(attack)))
        at += len(attack) + 2
    source = replace(source, removed=(Removed(Span(at, len(source.text)), NAME, NAME),))
    alignments = tuple(
        Alignment(
            f"{NAME}{number}",
            Passage("d1", span),
            Passage("s1", span),
            "verbatim",
            1.0,
            (Reason(NAME, NAME, NAME),),
            "misattributed",
            (NAME,),
        )
        for number, span in enumerate(spans[1:-1])
    )
    one = DocumentAudit(
        "d1",
        "uncredited",
        1.0,
        NAME,
        (SourceAudit("s1", NAME, "uncredited", 1.0, 1.0, 1.0, "from-source", (NAME,)),),
        alignments,
        (Credit(NAME, spans[0], ATTACKS[0], "named", NAME, "s1", True, (spans[0],), NAME),),
        (Omission(Passage("s1", spans[-1]), NAME),),
        tuple(
            Finding(
                NAME,
                NAME,
                "error",
                "high",
                attack,
                (Passage("d1", span),),
                (alignments[0].id,),
                (Reason(NAME, NAME, NAME),),
                attack,
                f"{NAME}{number}",
            )
            for number, (attack, span) in enumerate(zip(ATTACKS, spans, strict=True))
        ),
    )
    return Audit(Tool(NAME, NAME, NAME, NAME, ATTACKS), (draft, source), (one,), ())


def _document(id: str, role: Role, text: str) -> Document:
    plain = document(id, f"desk/{id}{NAME}", text, role, ATTACKS[0])
    return replace(
        plain,
        outlet=NAME,
        host=NAME + "2",
        byline=ATTACKS,
        url="javascript:window.taken = 22",
        published=NAME,
        language=NAME,
        evidence=(Evidence(NAME, NAME, NAME),),
        limits=(NAME,),
    )


def lone(text: str, title: str | None = None) -> Audit:
    """A draft with this text that was compared with nothing."""
    draft = document("d1", "desk/draft.txt", text, "suspicious", title)
    one = DocumentAudit("d1", "independent", 0.0, "Nothing was compared.", (), (), (), (), ())
    return Audit(Tool("provenance", "0.1.0", "sha256:0", None), (draft,), (one,), ())
