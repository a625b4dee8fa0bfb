"""Notes on the text that are no part of it: credits, corrections, slugs, imprints, contacts."""

from __future__ import annotations

import re

from provenance.ingest.body.shape import is_prose, word_count
from provenance.outlets import looks_like_outlet

_CREDIT = re.compile(
    r"(?:[—–-]+\s*)?\(?(?:"
    r"(?:with|additional|includes?|contains?) (?:files?|reporting|material|information|inputs?|"
    r"reports?)(?: \w+)? (?:from|by|of|for)\b.{2,160}|with (?:[\w./&-]+ ){1,4}inputs?|"
    r"(?:additional reporting|reporting|editing|writing)(?: and \w+)? by [A-Z].{2,200}|"
    r"(?:source|sources|via|quelle|fuente|quellen|fuentes)\s*: ?\s*\S.{1,160}|"
    r"this (?:\w+ ){0,2}(?:story|article|report|piece|post|column)\b.{0,60}\b(?:is|was|has been|"
    r"were|originally|first)\s(?:\w+\s){0,3}(?:published|appeared|produced|republished|reprinted|"
    r"provided|distributed|reported|written|ran)\b.{2,260}|"
    r"the (?:story|article) (?:was |has been )?(?:originally|first) (?:published|appeared).{2,200}|"
    r"(?:originally|first) (?:published|appeared|reported|broadcast)\b.{2,200}|"
    r"(?:republished|reprinted|reproduced|used|adapted)\b.{0,20}\b(?:from|with|by|under)\b.{2,200}|"
    r"(?:information|material|reports?) (?:from|by) .{2,100}\b(?:was|were) (?:used|"
    r"included).{0,60}|"
    r"contributing\s?:\s?\S.{2,160}|"
    r"compiled (?:from|by)\b.{2,120}|.{2,120}\bcontributed (?:reporting )?to this (?:report|"
    r"story|article)\b.{0,20}"
    r")\)?",
    re.I,
)
_NOTE = re.compile(r"(?:editor[’']?s?[’']?|publisher[’']?s) note\s?[:—–-]\s*", re.I)
#: Words that make a whole sentence a note on the copy, not a part of the story.
_OF_THE_COPY = re.compile(
    r"\b(?:this|the) (?:\w+ ){0,2}(?:story|article|report|piece|post|column)\b|"
    r"\b(?:republished|reprinted|permission|licen[cs]e)\b",
    re.I,
)
_SIGNED = re.compile(r"(?:[—–-]+\s*\(?|\(|/)\s*(?P<name>[A-Z][\w.& '’-]{1,40}?)\s*\)?/?")
_FROM = re.compile(
    r"(?:from|courtesy of|courtesy|via|h/t|hat tip(?: to)?|credit)\s*:?\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w.& '’-]{1,60}?)"
    r"(?:\s+(?:reports|staff|dispatches))?",
    re.I,
)


def credit_line(line: str) -> bool:
    """Whether a line says whose copy the text is: "With files from X", "(AP)", "Source: X"."""
    bare = _NOTE.sub("", line.strip("*_ "))
    if len(bare) > 320 or word_count(bare) > 45:
        return False
    if _CREDIT.fullmatch(bare) and (
        word_count(bare) <= 12 or not is_prose(bare) or _OF_THE_COPY.search(bare)
    ):
        return True
    for pattern in (_SIGNED, _FROM):
        match = pattern.fullmatch(bare)
        if match and looks_like_outlet(match["name"]):
            return True
    return bool(re.fullmatch(r"(?:[—–-]+\s*|\(|/)[A-Z]{2,6}[)/]?", bare))


_CORRECTION = re.compile(
    r"(?:(?:corrections?|clarifications?|editor[’']?s?[’']? notes?|erratum|errata|korrektur|"
    r"richtigstellung|anmerkung der redaktion|rectificatif|correctif|note de la rédaction|"
    r"fe de errores|fe de erratas|rettifica|errata corrige|correção|correctie|rectificatie|"
    r"sprostowanie|rättelse)\b(?:\s\(?[^:—–]{1,40})?\s?[:—–].{2,700}|"
    r"(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition) of (?:this (?:\w+ ){0,2}"
    r"(?:article|story|report|post|piece|column|headline|obituary|review|caption|map|chart)\b|"
    r"the (?:article|story|report|post|headline)(?: (?:incorrectly|wrongly|mistakenly))? (?:mis\w+|"
    r"gave|said|stated|contained|failed|omitted|referred|included|reported|had)\b).{2,600}|"
    r"(?:a )?corrections? (?:was|were|has been) (?:made|added|appended).{2,600}|"
    r"this (?:\w+ ){0,2}(?:article|story|report|post|piece|column|headline) (?:has been|was) "
    r"(?:\w+ )?(?:updated|corrected|amended|clarified|edited|revised)\b.{0,400}|"
    r"(?:when we learn of a mistake|if you spot an error|we regret the error)\b.{0,300})",
    re.I | re.S,
)


def correction_note(line: str) -> bool:
    """Whether a line is a correction, a clarification or an editor's note on the text itself."""
    return len(line) <= 800 and bool(_CORRECTION.fullmatch(line.strip("*_ ")))


_SLUG = re.compile(
    r"(?:[A-Z]{2,3}-[A-Z0-9][A-Z0-9&'-]+(?:,\s.{1,60})?|(?:Eds?|Editors?|"
    r"Note to editors)\s*:.{2,200}|"
    r"\([A-Z]{2,6}\)\s+[\d :/-]{4,}\w{0,4}|\d[\d :/-]{6,}\([A-Z]{2,6}\)|(?:###|-30-|#####|ENDS|"
    r"end it)|"
    r"(?:URGENT|UPDATE \d|FLASH|EMBARGOED).{0,60})"
)


def slug_line(line: str) -> bool:
    """Whether a line is a wire's slug, note to editors or filing mark."""
    return len(line) <= 220 and bool(_SLUG.fullmatch(line))


_IMPRINT = re.compile(
    r"(?:©|\(c\)|copyright\b|&copy;).{0,200}|.{0,80}\ball rights reserved\b.{0,200}|"
    r"copyright \d{4}\b.{0,200}|"
    r"(?:our|this|these) (?:stories|story|articles?|work) (?:may|can|could) be (?:republished|"
    r"reprinted|reproduced)\b.{2,300}|"
    r"a version of this (?:article|story|review|obituary) (?:appears|appeared)\b.{2,300}|"
    r"powered by .{2,80}|"
    r"this material may not be (?:published|reproduced)\b.{2,200}",
    re.I,
)
#: What an outlet says of itself below its articles.
_SELF_NOTE = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\.?\s){1,5}?)(?:(?:is|are)\s(?:(?:produced|published|edited|owned|"
    r"funded)\s(?:by|in|at)|part\sof\b)|(?:Printed and published|Published|Printed)\s(?:by|at|in)|"
    r"is an? (?:independent |local )?(?:nonprofit|non-profit|listener-supported|"
    r"member-supported))\b.{2,200}"
)


def imprint_line(line: str) -> bool:
    """Whether a block states the publisher and its rights."""
    if len(line) > 320:
        return False
    note = _SELF_NOTE.fullmatch(line)
    return bool(_IMPRINT.fullmatch(line) or (note and looks_like_outlet(note["name"].strip(" ."))))


_CONTACT = re.compile(
    r"(?:reach|contact|e-?mail|call) (?:\w+ ){0,3}[A-Z]\w+ [A-Z]\w+ (?:at|on|by|via) "
    r".{0,40}(?:\d{3}|@).{0,60}|"
    r"(?:do you have|have you got) (?:a|any) (?:story|tip|information|views?|photos?)\b.{0,200}|"
    r"(?:got|have) a (?:\w+ )?(?:news )?(?:tip|story(?: idea)?|correction)\b.{0,200}|"
    r"(?:send|email|e-mail) (?:us |your )?(?:news )?tips?\b.{0,160}|"
    r"(?:contact|reach|email|e-mail|write to)\s(?:the (?:reporter|author|writer|newsroom)|"
    r"[A-Z]\w+(?: [A-Z]\w+)?)\b.{0,20}\s(?:at|on)\b[^@]{0,80}@.{2,160}|"
    r"follow (?:us|him|her|them|@?[A-Z]\w+(?: [A-Z]\w+)?) on\b.{2,160}|"
    r"(?:subscribe|sign up)\b(?! (?:to|for) (?:her|his|their|its)\b)"
    r".{0,60}\b(?:newsletters?|alerts|updates|briefing|inbox)\b.{0,120}|"
    r"(?:donate|support our journalism|subscribe)\b(?: (?:now|today|to (?:us|our)\b.{0,80}))?\W*|"
    r"\S+@\S+\.\w{2,24}(?:\s*[|·,•]\s*.{0,40})?|"
    r"corrections?\s*:\s*\S+@\S+",
    re.I,
)


def contact_line(line: str) -> bool:
    """Whether a block asks readers for tips, follows or subscriptions."""
    return len(line) <= 260 and bool(_CONTACT.fullmatch(line.strip("*_ ")))
