"""Phrases: the pieces cues are made of, as patterns for the folded text of English news prose."""

from __future__ import annotations

_IRREGULAR = {
    "say": "says said", "write": "writes wrote", "tell": "tells told", "show": "shows showed shown",
    "learn": "learns learned learnt", "hear": "hears heard", "meet": "meets met",
    "understand": "understands understood", "dub": "dubs dubbed", "quip": "quips quipped",
    "peg": "pegs pegged", "dig": "digs dug", "foresee": "foresees foresaw", "run": "runs ran",
}  # fmt: skip


def _forms(verbs: str) -> str:
    """What a singular subject takes: the present and the past of each verb, as one pattern."""
    found = []
    for verb in verbs.split():
        if verb in _IRREGULAR:
            found += _IRREGULAR[verb].split()
        elif verb.endswith("e"):
            found.append(verb + "[sd]")
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            found.append(verb[:-1] + "ie[sd]")
        elif verb.endswith(("s", "sh", "ch", "x")):
            found.append(verb + "e[sd]")
        else:
            found.append(verb + "(?:s|ed)")
    return "|".join(found)


DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHEN = (
    rf"(?:(?:on|in|late|early|earlier|just|back in|again)\s)?"
    rf"(?:(?:last|this|that|earlier|later)\s)?"
    rf"(?:{DAY}|(?:the\s)?(?:week|month|year|spring|summer|fall|autumn|winter)(?:end)?|today|"
    rf"yesterday|morning|afternoon|evening|night|(?:19|20)\d\d|earlier|"
    rf"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?:\s\d{{1,4}})?)"
)
ADVERB = (
    r"(?:also|first|originally|then|later|too|has|have|had|would|did|since|further|once|itself|"
    r"still|now|even|both|each|all|separately|[a-z]+ly)"
)
GAP = rf"(?:(?:,?\s(?:{ADVERB}|{WHEN})){{1,4}},?)?"
ASIDE = r"(?:\s(?:newspaper|magazine|news agency|news site|website|tabloid|daily|network))?"
ASIDE += (
    r"(?:\s?\([^()]{1,40}\)|(?:,\s|\s-\s?)(?:[^,;.\"-]|\b(?:[A-Z]|Mr|Ms|St)\.){2,90}(?:,|\s-))?"
)
PERSON = r"(?:[A-Z][\w.'-]*\s){1,3}[A-Z][\w'-]+"
OTHER = (
    r"(?:(?:the|The|other|several|news|media|many|outlets)\s){0,3}(?:outlets|[A-Z0-9][\w.&'/-]*)"
)
OTHER += r"(?:\s[A-Z0-9][\w.&'/-]*){0,4}"
#: More outlets in the same breath: ", the Times and the Post".
ALSO = rf"(?:(?:,\s{OTHER}){{0,4}},?\s(?:and|or|&)\s{OTHER})?"

#: What "the report" and its like go back to.
REPORT = r"(?:report|article|story|investigation|analysis|piece)"
PRODUCT = (
    r"(?:reports?|story|stories|articles?|investigations?|probe|analys[ei]s|reviews?|tally|count|"
    r"accounts?|reporting|scoop|exclusives?|interviews?|expos[eé]s?|"
    r"pieces?|columns?|editorials?(?! board| page)|surveys?|op-eds?|profiles?|dispatch(?:es)?|"
    r"findings|estimates?|"
    r"documentary|broadcast|essay|blog post|feature|reckoning|calculations?|telling|version|"
    r"questions?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|requests? for comment|podcast|"
    r"splash|follow-up|headlines?|timelines?|tracker|fact[- ]check(?:ers?)?|write-?up|footage|"
    r"obituary|live ?blog|"
    r"investigative (?:team|unit)|projections?|average)"
)
#: Verbs of publishing and finding out: nobody but a newsroom is their subject in a credit.
PUBLISHES = (
    rf"(?:{_forms('report reveal publish disclose write quote cite uncover expose interview')}|"
    rf"{_forms('investigate profile headline unearth chronicle preview')}|written|"
    r"is live-?blogging|"
    r"(?:report|reveal|publish|disclos|writ|quot|cit|uncover|expos|interview)ing|"
    r"report|reveal|publish|disclose|write|quote|cite|uncover|interview|"
    r"br(?:eaks?|oke|oken) (?:the|this|that) (?:news|story|scandal)|"
    r"(?:is|was|were|has been|have been) (?:the )?first to (?:report|reveal|publish|disclose|note)|"
    r"(?:is|was|are|were|has been|have been) (?:also |now |first )?"
    r"(?:reporting|saying|citing|quoting)|"
    r"(?:has|have|had) (?:also |since |exclusively )?(?:learned|learnt|been told)|"
    r"(?:was|were|has been|have been) (?:told|shown|given access)|"
    r"can (?:exclusively )?(?:reveal|report)|(?:broadcasts?|air(?:s|ed)) "
    r"(?:(?:an?|the) (?:[\w-]+ )?(?:interview|report|segment|story|investigation)|footage|video|"
    r"audio|excerpts)|(?:has|have|had) broken down|"
    r"scoop(?:s|ed)|r[au]n(?:s|ning)? an? [\w -]{0,40}(?:story|report|article|piece|item|series|"
    r"interview)|t(?:akes?|ook) an? (?:\w+ )?look|look(?:s|ed) (?:at|into|back)|d(?:igs?|ug) into|"
    r"(?:has|had) it that|editoriali[sz]ed|fact[- ]checked|informs|"
    r"(?:has|have|had) (?:(?:the|an?) (?:full |whole |first )?(?:story|details|scoop|report|latest|"
    r"interview)|more|details)|leads? (?:on|with)|splash(?:es|ed) (?:on|with|the))"
)
#: Verbs of saying, which journalists and those they quote share.
SAYS = (
    rf"(?:{_forms('say note describe explain observe state add claim suggest allege declare')}|"
    rf"{_forms('conclude argue warn comment opine remark recall insist acknowledge complain')}|"
    rf"{_forms('quip point predict confirm contend maintain assert speculate lament stress')}|"
    rf"{_forms('emphasise emphasize caution tweet recount concede admit')}|call(?:s|ed)|"
    r"say|note|claim|describe|confirm|suggest|argue|call|add|noting|describing|"
    r"(?:goes|went) (?:so far as|on) to (?:say|call|suggest)|ma(?:de|kes?) (?:it )?clear|"
    r"puts? (?:it|the|its|his|her|that|this))"
)
#: Verbs that others use as well: of saying, and of showing, judging and reckoning.
STATES = (
    rf"(?:{SAYS}|{_forms('detail document estimate calculate count tally verify identify show')}|"
    rf"{_forms('reckon list project determine obtain review examine analyze analyse contact')}|"
    rf"{_forms('understand hear meet visit mention characterize characterise feature highlight')}|"
    rf"{_forms('relay trace track monitor compile learn peg notice compare respond discover')}|"
    rf"{_forms('indicate underline underscore remind illustrate outline summarise summarize')}|"
    rf"{_forms('wonder muse imply hint assess rate rank judge deem dub measure forecast survey')}|"
    rf"{_forms('debunk clarify elaborate interpret query advise attribute portray depict')}|"
    rf"{_forms('paint liken catalog sketch foresee')}|estimate|identify|examine|detailing|"
    r"f(?:inds?|ound)(?! (?:itself|themselves|guilty|liable|a buyer))|finding|saw|seen|"
    r"carr(?:ies|ied)|post(?:s|ed)|knows|la(?:ys?|id) out|sets? out|spell(?:s|ed) out|"
    r"sp(?:oke|eaks|oken) (?:to|with)|talk(?:s|ed) (?:to|with)|checked with|"
    r"told (?:its|their|readers|viewers|listeners)|nam(?:es|ed) (?:him|her|them|the)|"
    r"ask(?:s|ed)(?! (?:the |an? )?(?:court|judge|members|staff|employees|its|their|for the)))"
)
NEWS_DONE = (
    r"(?:reported|revealed|published|disclosed|uncovered|exposed|broken|obtained|aired|broadcast|"
    r"unearthed|printed|headlined|brought to light|made public)"
)
DONE = (
    rf"(?:{NEWS_DONE}|detailed|documented|noted|explained|described|written|shown|seen|reviewed|"
    r"viewed|examined|analy[sz]ed|verified|confirmed|identified|quoted|cited|interviewed|recounted|"
    r"stated|compiled|conducted|commissioned|released|posted|carried|featured|heard|captured|"
    r"recorded|outlined|highlighted|mentioned|observed|calculated|tallied|estimated|gathered|"
    r"collected|intercepted|covered|pressed|challenged|questioned|discovered|rated|"
    r"ranked|indicated|told|counted|found|reached|contacted|asked|monitored|tracked|emerged|"
    r"surfaced|constructed|assembled|created|prepared|maintained|kept|put together)"
)
ON = (
    rf"(?:,? (?:{WHEN}|exclusively|first|earlier|online|jointly|previously|in full|in part|"
    r"last \w+)){0,2},? "
    r"(?:by|in|on|for)$"
)
#: What an outlet pays for and anybody may cite: a document, no report.
POLL = (
    r"(?:(?:exit |tracking |opinion |straw |online |national |statewide )?"
    r"(?:polls?|polling|surveys?|pollsters?))"
)
STAFF = (
    r"(?i:reporter|correspondent|journalist|columnist|writer|critic|blogger|bureau chief|"
    r"fact[- ]checker|colleague)s?"
)
OFFICE = (
    r"(?i:spokes\w+|editors?(?:-in-chief)?|executives?|publisher|owners?|president|chairman|"
    r"chairwoman|CEO|chief executive|founder|employees?|staff(?:ers?)?|newsroom|anchors?|"
    r"co-?anchors?|hosts?|contributors?|analysts?|commentators?|moderators?|producers?|director|"
    r"managers?|lawyers?|attorneys?|pollsters?|photographers?|subscribers?|readers?|viewers?|"
    r"listeners?|(?<!editorial )board|management|headquarters|offices?|building|studios?|parent|"
    r"shares|stock|workers?|union|delivery|carriers?|alum(?:nus|na|ni)?|veterans?|interns?)"
)
TOLD = (
    r"(?i:\b(?:told|tells?|telling|informed|informs|assured|"
    r"(?:said|says|admitted|confirmed|confirms|confirming|revealed|disclosed|explained|"
    r"complained|acknowledged|described|conceded|repeated|insisted|claimed|suggested|hinted|"
    r"indicated|den(?:y|ie[sd])|marveled|lamented|recalled|joked|emphasi[sz]ed)"
    r"(?: [\w-]+){0,4} to|"
    r"(?:remarks?|words|quote|quotation|comments?|statement)[^.;]{0,40}, to|"
    r"(?:told|explained|said)[^.;]{0,25} (?:to )?(?-i:[A-Z][\w'-]+ [A-Z][\w'-]+),? (?:of|from|at)|"
    r"(?:sat|sits?|sitting) down(?: [\w-]+)? with|"
    r"(?:spoke|speaks?|spoken|speaking|talked|talks?|talking)(?: [\w-]+){0,3} (?:to|with)|"
    r"(?:in|via|through|by) (?:an? |his |her |their |its )?(?:[\w-]+ ){0,3}"
    r"(?:statements?|e-?mails?|messages?|texts?|remarks|comments|notes?|responses?|reply|"
    r"letter|phone call|call|conversation)(?: [\w-]+){0,2} (?:to|with)|"
    r"(?:statements?|e-?mails?|remarks|comments)(?: (?:he|she|they|it|\w+ly))?"
    r"(?: (?:provided|gave|given|made|sent|emailed|issued))? to|"
    r"(?:provided|leaked|emailed|e-mailed|supplied|passed|forwarded|made available)"
    r"(?: [\w-]+){0,2} to|"
    r"(?:open(?:s|ed|ing)? up|confided|(?:had|have) this to say)(?: \w+)? (?:to|in)|"
    r"(?:shared|discussed)(?: [\w-]+){0,3} with))$"
)

QUALIFIERS = (
    rf"(?:\s(?!(?:{PUBLISHES}|{STATES}|and|or|the|an?|that|which|who|to|in|on|for|of|by|with|from|"
    rf"after|before|immediately|over|its|his|her|their|about|into|during|amid|against|between|"
    r"has|have|had|was|were|is|are|as|at|when|while|but)\b)"
    rf"[\w'/-]+){{0,3}}?"
)
