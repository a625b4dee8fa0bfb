"""The mails inside a mail: what was forwarded, what is quoted, and which of them is the article.

A desk gets copy as a forwarded mail, as a reply above its quotation, or with a note on top. The
longest of the mails in a thread is taken for the article; the others get receipts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: Kind and reason of a receipt.
Receipt = tuple[str, str]

_HEADERS: Receipt = ("mail", "the header lines of a mail inside this one")
_OTHER: Receipt = ("mail", "another mail of the same thread")
_QUOTED: Receipt = ("mail", "quoted from an earlier mail")
_SIGNATURE: Receipt = ("mail", "the sender's signature")
_GREETING: Receipt = ("mail", "a greeting")
_FOOTER: Receipt = ("mail", "added by a mailing list or a newsletter's sender")
_ARMOUR: Receipt = ("mail", "a digital signature")

#: Header fields as mail programs write them above a forwarded text, in the languages of Outlook,
#: Gmail, Thunderbird and Apple Mail that share an alphabet with ours.
_FIELDS = {
    "from": "from von de da van från fra od expéditeur remitente",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp ämne emne",
    "other": "to cc bcc an à para aan til till kopie reply-to antwort",
}
_FIELD_OF = {word: name for name, words in _FIELDS.items() for word in words.split()}
_FIELD = re.compile(
    r"[\s>*_]{0,12}(?P<name>[A-Za-zÀ-ÿ-]{1,14})[\s*_]{0,3}:[\s*_]{0,4}(?P<value>.*)"
)
_MARKER = re.compile(
    r"[\s>]{0,8}(?:[-_=]{2,40}\s*)?(?:begin forwarded message|forwarded message|original message|"
    r"original appointment|forwarded by\b.{0,80}|weitergeleitete nachricht|anfang der "
    r"weitergeleiteten (?:nachricht|e-mail)|ursprüngliche nachricht|message (?:transféré|"
    r"d['’]origine)|début du message (?:transféré|réexpédié)|mensaje (?:reenviado|original)|"
    r"messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht|mensagem "
    r"(?:encaminhada|original)|vidarebefordrat meddelande)\s*:?\s*[-_=]{0,40}\s*",
    re.I,
)
_RULE = re.compile(r"[\s>]{0,8}[_-]{10,80}\s*")
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|écrit|escribió|ha scritto|schreef|escreveu|skrev)\b", re.I
)
#: What such a line has where no ">" marks the mail below, and a story's "she wrote:" has not.
_SENT_AT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.|\b(?:19|20)\d\d\b.{0,80}?\b\d{1,2}:\d\d")
#: Longest line that names the writer of what follows it, and how far its verb stands from its end.
_LONGEST_ATTRIBUTION = 300
_VERB_AT = 100
_SIGN_OFF = re.compile(
    r"\s{0,4}(?:(?:best|kind|warm|many)\s+)?(?:regards|best|thanks|thank you|cheers|sincerely|"
    r"yours(?:\s\w{2,12})?|mit freundlichen grüßen|cordialement|saludos)\s*[,!.]?\s*",
    re.I,
)
_GREETS = re.compile(
    r"\s{0,4}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten tag|liebe[rs]?|"
    r"bonjour|hola|ciao|all|folks|team)\b[^.?!:;]{0,40}[,!:]\s*",
    re.I,
)
_ONLINE = re.compile(
    r"\s{0,4}(?:.{0,60}\s)?(?:(?:view|read|open|see)\b.{0,40}\b(?:browser|online|on the web)|"
    r"im browser (?:ansehen|öffnen|lesen)|(?:voir|afficher|lire)\b.{0,40}\bnavigateur|"
    r"ver\b.{0,40}\bnavegador)\s?[.!|>»]?\s*",
    re.I,
)
_SENT_BY = re.compile(
    r"\s{0,4}(?:sent (?:from|via)|get outlook for|gesendet von|envoyé de|enviado desde|inviato da)"
    r"\b.{1,60}",
    re.I,
)
_PGP = re.compile(r"-----(?P<which>BEGIN PGP SIGNED MESSAGE|BEGIN PGP SIGNATURE)-----\s*")
#: Lines that a signature may have after its mark (RFC 3676 section 4.3 asks for four).
_LONGEST_SIGNATURE = 15


@dataclass(frozen=True, slots=True)
class Thread:
    """A receipt for each line that is not the article's, and what is said of the article's mail."""

    receipts: tuple[Receipt | None, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    """``from``, ``date`` and ``subject`` of the mail inside that is the article; else empty."""


def unpick(lines: Sequence[str]) -> Thread:
    """Tell the article's lines from those of the other mails in a thread."""
    out: list[Receipt | None] = [None] * len(lines)
    _armour(lines, out)
    mails = _mails(lines, out)
    best = max(mails, key=lambda mail: (_words(lines, out, mail), -mail.start))
    for mail in mails:
        if mail is not best:
            _drop(out, range(mail.start, mail.end), _OTHER)
    _edges(lines, out, best)
    return Thread(tuple(out), best.headers)


@dataclass(frozen=True, slots=True)
class _Mail:
    start: int
    end: int
    headers: Mapping[str, str]


def _mails(lines: Sequence[str], out: list[Receipt | None]) -> list[_Mail]:
    """The mails of a thread in order; header lines and quotations get their receipts on the way."""
    mails: list[_Mail] = []
    start, headers, n = 0, dict[str, str](), 0
    below_field = False
    while n < len(lines):
        if not lines[n].strip():
            n += 1
            continue
        # Where a run of header lines was too short, its rest is so as well.
        block = _header_block(lines, n) if not (below_field and _field(lines[n])) else None
        below_field = _field(lines[n]) is not None
        quoted = _quotation(lines, n) if block is None else None
        if block is not None:
            end, said = block
            _drop(out, range(n, end), _HEADERS)
            mails.append(_Mail(start, n, headers))
            start, headers, n = end, said, end
        elif quoted is not None:
            _drop(out, range(n, quoted), _QUOTED)
            n = quoted
        elif not mails and _attributes(lines[n]) and _SENT_AT.search(lines[n]):
            out[n] = _HEADERS
            mails.append(_Mail(start, n, headers))
            start, headers, n = n + 1, {}, n + 1
        else:
            n += 1
    mails.append(_Mail(start, len(lines), headers))
    return mails


def _attributes(line: str) -> bool:
    """Whether a line names the writer of the mail below: "On Monday Jane Roe wrote:"."""
    shown = line.strip(" \t>")
    if len(shown) > _LONGEST_ATTRIBUTION or not shown.endswith(":"):
        return False
    return bool(_WROTE.search(shown[-_VERB_AT:]))


def _field(line: str) -> tuple[str, str] | None:
    """The header field that a line is, by the name we give it, and its value."""
    match = _FIELD.fullmatch(line[:1_000]) if ":" in line[:40] else None
    kind = _FIELD_OF.get(match["name"].casefold()) if match else None
    return (kind, match["value"].strip()) if match and kind else None


def _header_block(lines: Sequence[str], n: int) -> tuple[int, dict[str, str]] | None:
    """Header lines that begin here: where they end and what they say."""
    at, marked = n, bool(_MARKER.fullmatch(lines[n][:200]))
    if marked or _RULE.fullmatch(lines[n][:200]):
        at += 1
    found: dict[str, str] = {}
    kinds: set[str] = set()
    last, blank = at, 0
    while at < len(lines) and at < n + 30:
        line = lines[at]
        field_line = _field(line)
        if field_line is not None:
            kinds.add(field_line[0])
            found.setdefault(*field_line)
            last, blank = at + 1, 0
        elif not line.strip(" >\t"):
            blank += 1
            if blank > (2 if marked and not kinds else 1):
                break
        elif not (kinds and not blank and line[:1] in " \t"):
            break  # a folded header line begins with white space
        at += 1
    enough = 2 if marked else 3
    if len(kinds) < enough or "from" not in kinds:
        return None
    found.pop("other", None)
    return last, found


def _quotation(lines: Sequence[str], n: int) -> int | None:
    """Where a quotation that begins here ends: its attribution and the lines marked with ">"."""
    at = n
    if not _is_quoted(lines[n]):
        while at < min(len(lines), n + 3) and lines[at].strip() and not _is_quoted(lines[at]):
            at += 1
        if not _attributes(" ".join(line.strip() for line in lines[n:at])):
            return None
        while at < min(len(lines), n + 5) and not lines[at].strip():
            at += 1
        if at == len(lines) or not _is_quoted(lines[at]):
            return None
    end = at
    while at < len(lines) and (_is_quoted(lines[at]) or not lines[at].strip()):
        end = at + 1 if lines[at].strip() else end
        at += 1
    return end if end > n and _is_quoted(lines[end - 1]) else None


def _is_quoted(line: str) -> bool:
    return line.startswith(">") and not line.startswith(">From ")


def _words(lines: Sequence[str], out: Sequence[Receipt | None], mail: _Mail) -> int:
    return sum(len(lines[n].split()) for n in range(mail.start, mail.end) if out[n] is None)


def _drop(out: list[Receipt | None], numbers: range, why: Receipt) -> None:
    for n in numbers:
        out[n] = out[n] or why


def _armour(lines: Sequence[str], out: list[Receipt | None]) -> None:
    """The frame of a text signed with OpenPGP (RFC 9580 section 7)."""
    for n, line in enumerate(lines):
        match = _PGP.fullmatch(line[:80])
        if match is None:
            continue
        if match["which"].endswith("SIGNATURE"):
            _drop(out, range(n, len(lines)), _ARMOUR)
            return
        head = next((m for m in range(n, min(n + 5, len(lines))) if not lines[m].strip()), n + 1)
        _drop(out, range(n, min(head, len(lines))), _ARMOUR)


def _edges(lines: Sequence[str], out: list[Receipt | None], mail: _Mail) -> None:
    """Greeting, signature and a list's footer at the edges of the article's mail."""
    own = [n for n in range(mail.start, mail.end) if out[n] is None and lines[n].strip()]
    for n in own[:2]:
        if _GREETS.fullmatch(lines[n][:80]):
            out[n] = _GREETING
    for n in own[:4]:
        if _ONLINE.fullmatch(lines[n][:120]):
            out[n] = _FOOTER
    first = max(0, len(own) - _LONGEST_SIGNATURE - 1)
    for place, n in enumerate(own[first:], first):
        below = len(own) - place
        line = lines[n]
        if re.fullmatch(r"--\s?", line):
            _drop(out, range(n, mail.end), _SIGNATURE)
            return
        if re.fullmatch(r"[_=]{20,80}\s*", line) and 1 < below <= 10 and place > 2:
            _drop(out, range(n, mail.end), _FOOTER)
        elif _SIGN_OFF.fullmatch(line[:60]) and place > 2 and below <= 8:
            if all(len(lines[m].split()) <= 12 for m in own[place:]):
                _drop(out, range(n, mail.end), _SIGNATURE)
        elif _SENT_BY.fullmatch(line[:100]) and below <= 3:
            out[n] = _SIGNATURE
