"""Lines that a page puts among an article, told by their words: labels, counters, notices."""

from __future__ import annotations

import re

from provenance.ingest.body.shape import BULLET, ENDED, is_prose, word_count

_LIST_LABEL = re.compile(
    r"(?:related|ranking|recommend(?:ation|ed|ations)?|trending(?: now)?|popular|most (?:read|"
    r"popular|viewed|"
    r"shared)|latest(?: news| stories)?|top (?:stories|news)|editors?[’']? picks?|"
    r"featured(?: stories)?|"
    r"more (?:news|stories|headlines|from|in|on|like this)\b.{0,40}|(?:you )?(?:may|"
    r"might) (?:also|like).{0,30}|"
    r"read (?:more|next|also|these next|more stories)|see also|also read|up next|"
    r"don[’']t miss|hot(?: topics| news)?|"
    r"what to read next|in case you missed it|"
    r"(?:related|recommended|other|similar|suggested|further) (?:stories|articles|news|content|"
    r"links|"
    r"coverage|topics|posts|reading|videos?)|from around the web|sponsored(?: content| stories|"
    r" links)?|"
    r"promoted(?: stories)?|around the web|comments?|keep reading|more (?:stories|top stories)|"
    r"also on .{3,40}|more (?:interviews|videos|reading|coverage)|"
    r"recommended (?:for you|by .{2,20})|"
    r"(?:most|more) (?:recent|commented|shared|emailed|watched).{0,20}|you might be interested in|"
    r"noticias relacionadas|lea también|más leídas|à lire aussi|articles liés|mehr zum thema|"
    r"das könnte (?:sie|dich) auch interessieren|meistgelesen|lesen sie (?:auch|mehr)|"
    r"auch interessant|mehr dazu|weitere (?:beiträge|artikel|themen|nachrichten).{0,24}|"
    r"(?:le |te )?(?:puede|podría) interesar.{0,10}|más información|lee también|lo más (?:visto|"
    r"leído)|más noticias.{0,20}|les plus lus|sur le même (?:sujet|thème)|à voir aussi|"
    r"articles? (?:similaires|connexes)|leggi anche|articoli correlati|potrebbe(?:ro)? "
    r"interessarti.{0,10}|(?:notizie )?più lett[ei]|leia (?:também|mais)|veja também|mais lidas|"
    r"lees ook|meest gelezen|lees (?:meer|verder).{0,20}|czytaj (?:także|też)|zobacz (?:także|też)|"
    r"najczęściej czytane|läs (?:också|mer)|mest läst|les også|mest lest|læs også|mest læste)\s*:?",
    re.I,
)


def is_list_label(line: str) -> bool:
    """Whether a line heads a list of other stories."""
    return len(line) <= 60 and bool(_LIST_LABEL.fullmatch(BULLET.sub("", line).strip("*_# ")))


_TAG_LABEL = re.compile(
    r"(?:in|tags?|topics?|filed (?:under|in)|categor(?:y|ies)|keywords?|more on this|sections?|"
    r"archivado en|etiquetas|temas|mots[- ]clés|schlag(?:w[oö]rter|worte)|themen|lees meer over|"
    r"argomenti|tópicos|tagi|ämnen)\s*:",
    re.I,
)


def is_tag_label(line: str) -> bool:
    """Whether a line heads, or is, a list of topics ("- In:", "Tags: ferries, harbors")."""
    bare = BULLET.sub("", line)
    match = _TAG_LABEL.match(bare)
    if not match:
        return False
    rest = bare[match.end() :].strip()
    if not rest:
        return True
    return match.group().casefold() != "in:" and word_count(rest) <= 20 and not ENDED.search(rest)


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
    bare = BULLET.sub("", line)
    return bool(_COUNTER.fullmatch(bare) or _RATED.fullmatch(bare) or _COUNT.fullmatch(bare))


_NOTICE = re.compile(
    r"(?:advertisement|ad|sponsored|story continues below(?: advertisement)?|"
    r"article continues below.{0,30}|"
    r"(?:we use|this (?:web)?site uses|by using this site).{0,20}cookies(?:[.,;]| (?:to|and|on|for|"
    r"that)\b).{0,200}|"
    r"accept (?:all )?cookies|"
    r"(?:sign up|subscribe|click here to sign up) (?:for|to|here)(?! (?:her|his|their|its)\b)"
    r".{0,30}(?:newsletter|briefing|"
    r"alerts?|updates).{0,120}|"
    r"get .{3,60} (?:delivered|straight) to your inbox.{0,80}|"
    r"enter your e-?mail.{0,60}|enlarge this image|toggle caption|hide caption|"
    r"(?:read more|also read|see also|related|more)\s*:\s+\S.{3,120}[^.]|"
    r"(?:watch|listen|video|gallery)\s*:\s+\S.{3,120}[^.]|publicidad|anzeige|publicité)",
    re.I,
)


def is_notice(line: str) -> bool:
    """Whether a line is an advertisement mark, cookie or newsletter box, or a link to a story."""
    return len(line) <= 260 and bool(_NOTICE.fullmatch(BULLET.sub("", line).strip("*_ ")))


def is_path(line: str) -> bool:
    """Whether a line is a breadcrumb trail: short names with ">" between them."""
    return (
        bool(re.search(r"\w\s?[>»›]\s?\w|^(?:Current|You are here):", line))
        and word_count(line) <= 40
        and not is_prose(line)
    )
