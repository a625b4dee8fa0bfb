"""The shape of a line: prose, headline, list item, label, counter, caption, credit line."""

from __future__ import annotations

import re

from provenance.outlets import looks_like_outlet

#: The commonest words that carry grammar, not matter, in four languages.
_FUNCTION_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before being but by can could did
    do does for from had has have he her him his how i if in into is it its just more most my no
    not now of on one only or other our out over said say says she so some such than that the their
    them then there these they this those through to too two under up was we were what when which
    who will with would you your
    al como con de del desde dijo el en entre era es esta este fue ha han hasta la las le lo los más
    no para pero por que se según sin sobre su sus también un una uno y ya
    au aux avec ce cette dans des du elle en est et été il ils je l la le les leur lui mais ne on ou
    où par pas plus pour qu que qui sa se ses son sont sur un une
    als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er
    es für hat ich ihr im in ist mit nach nicht noch oder sich sie sind über um und von vor war
    werden wie wird wurde zu zum zur
    """.split()
)
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»“)\]*_]*$")
_OPEN_END = re.compile(r"[.;:,…]$")
_BULLET = re.compile(r"^[-*•–·▪◦‣]\s*")


def word_count(line: str) -> int:
    """How many words a line holds; a run of a script without spaces counts its characters."""
    words = _WORDS.findall(line)
    return sum(1 if len(w) < 40 or w.isascii() else len(w) // 2 for w in words)


def function_share(line: str) -> float:
    """Share of a line's words that carry grammar alone, 0 to 1."""
    words = [w.casefold() for w in _WORDS.findall(line)]
    return sum(w in _FUNCTION_WORDS for w in words) / len(words) if words else 0.0


def is_prose(line: str) -> bool:
    """Whether a line reads as whole sentences: eight words, an end mark and some grammar.

    Twelve per cent function words is half the least measured on paragraphs of news; a line of
    twenty-five words with an end mark passes in any language.
    """
    if _BULLET.match(line) and word_count(line) < 25:
        return False
    words = word_count(line)
    if words < 8 or not _ENDED.search(line):
        return words >= 40 and function_share(line) >= 0.2
    return words >= 25 or function_share(line) >= 0.12


def is_item(line: str) -> bool:
    """Whether a line starts with a list mark."""
    return bool(_BULLET.match(line))


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: up to 30 words, starting big, with no full stop."""
    bare = _BULLET.sub("", line).lstrip("\"'“”‘’«([*_#")
    if not bare or not 1 <= word_count(bare) <= 30:
        return False
    if not (bare[0].isupper() or bare[0].isdigit() or not bare[0].isascii() or bare[:2].isalpha()):
        return False
    if _OPEN_END.search(bare) and not re.search(
        r"\b(?:[A-Z]\.){1,4}$|\b(?:Inc|Jr|Sr|St|Co)\.$", bare
    ):
        return (
            len(bare.split()) <= 22
            and bare.endswith(".")
            and bare.count(". ") >= 1
            and is_item(line)
        )
    return True


_LIST_LABEL = re.compile(
    r"(?:related|ranking|recommend(?:ation|ed|ations)?|trending(?: now)?|popular|most (?:read|"
    r"popular|viewed|"
    r"shared)|latest(?: news| stories)?|top (?:stories|news)|editors?[’']? picks?|"
    r"featured(?: stories)?|"
    r"more (?:news|stories|headlines|from|in|on|like this)\b.{0,40}|(?:you )?(?:may|"
    r"might) (?:also|like).{0,30}|"
    r"read (?:more|next|also)|see also|also read|up next|don[’']t miss|hot(?: topics| news)?|"
    r"what to read next|in case you missed it|"
    r"(?:related|recommended|other|similar|suggested|further) (?:stories|articles|news|content|"
    r"links|"
    r"coverage|topics|posts|reading|videos?)|from around the web|sponsored(?: content| stories|"
    r" links)?|"
    r"promoted(?: stories)?|around the web|comments?|keep reading|"
    r"noticias relacionadas|lea también|más leídas|à lire aussi|articles liés|mehr zum thema|"
    r"das könnte sie auch interessieren|meistgelesen)\s*:?",
    re.I,
)


def is_list_label(line: str) -> bool:
    """Whether a line heads a list of other stories."""
    return len(line) <= 60 and bool(_LIST_LABEL.fullmatch(_BULLET.sub("", line).strip("*_# ")))


_TAG_LABEL = re.compile(
    r"(?:in|tags?|topics?|filed (?:under|in)|categor(?:y|ies)|keywords?|more on this|sections?|"
    r"etiquetas|temas|mots[- ]clés|schlagw[oö]rter|themen)\s*:",
    re.I,
)


def is_tag_label(line: str) -> bool:
    """Whether a line heads, or is, a list of topics ("- In:", "Tags: ferries, harbors")."""
    bare = _BULLET.sub("", line)
    match = _TAG_LABEL.match(bare)
    if not match:
        return False
    rest = bare[match.end() :].strip()
    if not rest:
        return True
    return match.group().casefold() != "in:" and word_count(rest) <= 20 and not _ENDED.search(rest)


_COUNTER = re.compile(
    r"(?:\W*\b(?:views?|shares?|likes?|comments?|reads?|hits?|print|e-?mail|save|tweet|facebook|"
    r"twitter|x|"
    r"whatsapp|linkedin|reddit|pinterest|bluesky|threads|copy link|"
    r"click to share on (?:twitter|facebook|linkedin|whatsapp|x|reddit)|"
    r"link copied!?|"
    r"share this(?: article| story)?|"
    r"share on|listen(?: now)?|bookmark|resize|font size|subscribe|sign in|log in|menu|search|home|"
    r"skip to (?:main )?content|continue reading|show comments|leave a comment|reply|back to top)\b"
    r"\W*(?:\d[\d,.]*\s*[km]?)?\W*){1,8}",
    re.I,
)
_RATED = re.compile(r"[\w!?.&]{3,40}(?:\s\w{1,15})?!\s?\(\d[\d,.]*\)")
_COUNT = re.compile(
    r"\d[\d,.]*\s*[km]?\s+(?:views?|shares?|likes?|comments?|reads?|min(?:ute)?s? read)", re.I
)


def counter_line(line: str) -> bool:
    """Whether a line is a counter or a row of buttons: "View", "1,204 shares", "veryNice! (39)"."""
    if len(line) > 80:
        return False
    bare = _BULLET.sub("", line)
    return bool(_COUNTER.fullmatch(bare) or _RATED.fullmatch(bare) or _COUNT.fullmatch(bare))


_NOTICE = re.compile(
    r"(?:advertisement|ad|sponsored|story continues below(?: advertisement)?|"
    r"article continues below.{0,30}|"
    r"(?:we use|this (?:web)?site uses|by using this site).{0,20}cookies.{0,200}|"
    r"accept (?:all )?cookies|"
    r"(?:sign up|subscribe|click here to sign up) (?:for|to|here).{0,30}(?:newsletter|briefing|"
    r"alerts?|updates).{0,120}|"
    r"get .{3,60} (?:delivered|straight) to your inbox.{0,80}|"
    r"enter your e-?mail.{0,60}|enlarge this image|toggle caption|hide caption|"
    r"(?:read more|also read|see also|related|more)\s*:\s+\S.{3,120}[^.]|"
    r"(?:watch|listen|video|gallery)\s*:\s+\S.{3,120}[^.]|publicidad|anzeige|publicité)",
    re.I,
)


def is_notice(line: str) -> bool:
    """Whether a line is an advertisement mark, cookie or newsletter box, or a link to a story."""
    return len(line) <= 260 and bool(_NOTICE.fullmatch(_BULLET.sub("", line).strip("*_ ")))


_PHOTO = re.compile(
    r"\b(?i:photos?|photograph(?:s|y)?|image|picture|pic|foto|illustration|graphic|video)"
    r"(?:\s+(?i:by|courtesy(?: of)?|credit)\b|\s*:)\s*(?P<who>[A-Z][^.?!]{0,80})[.)]?(?P<rest>.*)$"
)
_AGENCY_PHOTO = re.compile(
    r"(?:\((?:[^()]{0,60}\b)?(?i:photos?|foto|file photo|photographer)\b(?:/|:|\s+(?:by|via|"
    r"courtesy)\b)[^()]{0,80}\)|"
    r"\([A-Z][\w .’'-]{2,40}(?:/|\s+via\s+)[A-Z][^()]{0,60}\)|"
    r"(?:/|\s+via\s+|\s)(?:Getty(?: Images)?|AFP|Shutterstock|AP(?: Photo)?|Reuters|REUTERS|EPA|"
    r"iStock))\W*$"
)


def has_caption_credit(line: str) -> bool:
    """Whether a block is a caption: a photo credit closes it."""
    if word_count(line) > 90:
        return False
    if re.match(
        r"(?:photos?|photo credit|image|picture|caption|foto)\s*(?:by\b|:|courtesy|credit)",
        line,
        re.I,
    ):
        return word_count(line) <= 40
    match = _PHOTO.search(line)
    if match and word_count(match["who"]) <= 8 and word_count(match["rest"]) <= 5:
        return match.start() > 0 and not re.search(r"[a-z]\s$", line[: match.start()][-2:])
    return bool(_AGENCY_PHOTO.search(line)) and (
        "(" in line[-80:] or "/" in line[-40:] or word_count(line) < 12
    )


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
    r"compiled (?:from|by)\b.{2,120}|.{2,120}\bcontributed (?:reporting )?to this (?:report|"
    r"story|article)\b.{0,20}"
    r")\)?",
    re.I,
)
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
    bare = line.strip("*_ ")
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
    r"copyright \d{4}\b.{0,200}",
    re.I,
)
#: What an outlet says of itself below its articles.
_SELF_NOTE = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\.?\s){1,5}?)(?:(?:is|are)\s(?:produced|published|edited|owned|"
    r"funded)\s(?:by|in|at)|(?:Printed and published|Published|Printed)\s(?:by|at|in)|"
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
    r"(?:got|have) a (?:\w+ )?(?:news )?(?:tip|story idea|correction)\b.{0,200}|"
    r"(?:send|email|e-mail) (?:us |your )?(?:news )?tips?\b.{0,160}|"
    r"(?:contact|reach|email|e-mail|write to)\s(?:the (?:reporter|author|writer|newsroom)|"
    r"[A-Z]\w+(?: [A-Z]\w+)?)\b.{0,20}\s(?:at|on)\b[^@]{0,80}@.{2,160}|"
    r"follow (?:us|him|her|them|@?[A-Z]\w+(?: [A-Z]\w+)?) on\b.{2,160}|"
    r"(?:subscribe|sign up)\b.{0,60}\b(?:newsletters?|alerts|updates|briefing|inbox)\b.{0,120}|"
    r"(?:donate|support our journalism|subscribe)\b(?: (?:now|today|to (?:us|our)\b.{0,80}))?\W*|"
    r"\S+@\S+\.\w{2,24}(?:\s*[|·,•]\s*.{0,40})?|"
    r"corrections?\s*:\s*\S+@\S+",
    re.I,
)


def contact_line(line: str) -> bool:
    """Whether a block asks readers for tips, follows or subscriptions."""
    return len(line) <= 260 and bool(_CONTACT.fullmatch(line.strip("*_ ")))
