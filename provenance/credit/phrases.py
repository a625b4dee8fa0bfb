"""Phrases: the pieces cues are made of, as patterns for the folded text of English news prose."""

from __future__ import annotations

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
ASIDE += r"(?:\s?\([^()]{1,40}\)|(?:,\s|\s-\s?)[^,;.\"-]{2,90}(?:,|\s-))?"
PERSON = r"(?:[A-Z][\w.'-]*\s){1,3}[A-Z][\w'-]+"
OTHER = (
    r"(?:(?:the|The|other|several|news|media|many|outlets)\s){0,3}(?:outlets|[A-Z0-9][\w.&'/-]*)"
)
OTHER += r"(?:\s[A-Z0-9][\w.&'/-]*){0,4}"
#: More outlets in the same breath: ", the Times and the Post".
ALSO = rf"(?:(?:,\s{OTHER}){{0,4}},?\s(?:and|or|&)\s{OTHER})?"

PRODUCT = (
    r"(?:reports?|story|stories|articles?|investigations?|probe|analys[ei]s|reviews?|tally|count|"
    r"surveys?|polls?|polling|accounts?|reporting|scoop|exclusives?|interviews?|expos[eé]s?|"
    r"pieces?|columns?|editorials?|op-eds?|profiles?|dispatch(?:es)?|findings|estimates?|"
    r"documentary|broadcast|essay|blog post|feature|reckoning|calculations?|telling|version|"
    r"questions?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|requests? for comment|podcast|"
    r"splash|follow-up|coverage|"
    r"fact[- ]check(?:ers?)?|write-?up|footage|obituary|live ?blog|"
    r"investigative (?:team|unit)|projections?|average)"
)
#: Verbs of publishing and finding out: nobody but a newsroom is their subject in a credit.
PUBLISHES = (
    r"(?:report(?:s|ed|ing)?|reveal(?:s|ed|ing)?|publish(?:es|ed|ing)?|disclos(?:es?|ed|ing)|"
    r"wr(?:ites?|ote|itten|iting)|br(?:eaks?|oke|oken) (?:the|this|that) (?:news|story|scandal)|"
    r"(?:is|was|were|has been|have been) (?:the )?first to (?:report|reveal|publish|disclose|note)|"
    r"(?:is|was|are|were|has been|have been) (?:also |now |first )?"
    r"(?:reporting|saying|citing|quoting)|"
    r"(?:has|have|had) (?:also |since |exclusively )?(?:learned|learnt|been told)|"
    r"(?:was|were|has been|have been) (?:told|shown|given access)|"
    r"can (?:exclusively )?(?:reveal|report)|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|"
    r"uncover(?:s|ed)?|expos(?:es|ed)|interview(?:s|ed)|(?:broadcasts?|air(?:s|ed)) "
    r"(?:(?:an?|the) (?:[\w-]+ )?(?:interview|report|segment|story|investigation)|footage|video|"
    r"audio|excerpts)|"
    r"scoop(?:s|ed)|ran an? [\w -]{0,40}(?:story|report|article|piece|item|series|interview)|"
    r"(?:has|had) it that|headlined|editoriali[sz]ed|fact[- ]checked|informs|"
    r"(?:has|have|had) (?:(?:the|an?) (?:full |whole |first )?(?:story|details|scoop|report|latest|"
    r"interview)|more|details)|leads? (?:on|with)|splash(?:es|ed) (?:on|with|the))"
)
#: Verbs that others use as well.
STATES = (
    r"(?:said|says?|not(?:es?|ed|ing)|detail(?:s|ed|ing)?|document(?:s|ed)|"
    r"f(?:inds?|ound)(?! (?:itself|themselves|guilty|liable|a buyer))|finding|recount(?:s|ed)|"
    r"describ(?:es?|ed|ing)|explain(?:s|ed)|observ(?:es|ed)|stat(?:es|ed)|add(?:s|ed)|"
    r"claim(?:s|ed)|estimat(?:es|ed)|calculat(?:es|ed)|count(?:s|ed)|tall(?:ies|ied)|"
    r"confirm(?:s|ed)|verif(?:ies|ied)|identif(?:ies|ied)|show(?:s|ed|n)|suggest(?:s|ed)|"
    r"alleg(?:es|ed)|puts? (?:the|it|its|his|her|that|this)|reckon(?:s|ed)|list(?:s|ed)|"
    r"predict(?:s|ed)|project(?:s|ed)|declar(?:es|ed)|conclud(?:es|ed)|determin(?:es|ed)|"
    r"obtain(?:s|ed)|review(?:s|ed)|saw|seen|examin(?:es|ed)|analy[sz](?:es|ed)|"
    r"sp(?:oke|eaks|oken) (?:to|with)|contacted|understands?|underst(?:oo|an)d|heard|"
    r"met|visited|asks?|asked(?! (?:the |a )?(?:court|judge))|call(?:s|ed)|"
    r"point(?:s|ed) (?:out|to)|mention(?:s|ed)|"
    r"characteri[sz](?:es|ed)|carr(?:ies|ied)|featur(?:es|ed)|highlight(?:s|ed)|relay(?:s|ed)|"
    r"trac(?:es?|ked|ed)|monitored|compiled|post(?:s|ed)|tweet(?:s|ed)|argu(?:es|ed)|"
    r"warn(?:s|ed)|speculat(?:es|ed)|learn(?:s|ed|t)|"
    r"told (?:its|their|readers|viewers|listeners)|knows|nam(?:es|ed) (?:him|her|them|the)|"
    r"pegg?(?:s|ed)|tracked|noticed|compar(?:es|ed)|responded)"
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
    r"collected|intercepted|covered|indicated|told|counted|found|reached|contacted|asked|monitored|"
    r"tracked|emerged|surfaced)"
)
ON = (
    rf"(?:,? (?:{WHEN}|exclusively|first|earlier|online|jointly|previously|in full|in part|"
    r"last \w+)){0,2},? "
    r"(?:by|in|on|for)$"
)
STAFF = r"(?i:reporter|correspondent|journalist|columnist|writer|critic|blogger|bureau chief)s?"
OFFICE = (
    r"(?i:spokes\w+|editors?(?:-in-chief)?|executives?|publisher|owners?|president|chairman|"
    r"chairwoman|CEO|chief executive|founder|employees?|staff(?:ers?)?|newsroom|anchors?|"
    r"co-?anchors?|hosts?|contributors?|analysts?|commentators?|moderators?|producers?|director|"
    r"managers?|lawyers?|attorneys?|pollsters?|photographers?|subscribers?|readers?|viewers?|"
    r"listeners?|board|management|headquarters|offices?|building|studios?|parent|shares|stock|"
    r"workers?|worker|union|delivery|carriers?|alum(?:nus|na|ni)?|veterans?|interns?)"
)
TOLD = (
    r"(?i:\b(?:told|tells?|telling|informed|informs|assured|"
    r"(?:said|says|admitted|confirmed|confirms|confirming|revealed|disclosed|explained|"
    r"complained|acknowledged|described|conceded|repeated|insisted|claimed)"
    r"(?: [\w-]+){0,4} to|"
    r"(?:spoke|speaks?|spoken|speaking|talked|talks?|talking)(?: [\w-]+){0,3} (?:to|with)|"
    r"(?:in|via|through|by) (?:an? |his |her |their |its )?(?:[\w-]+ ){0,3}"
    r"(?:statements?|e-?mails?|messages?|texts?|remarks|comments|notes?|responses?|reply|"
    r"letter|phone call|call|conversation)(?: [\w-]+){0,2} (?:to|with)|"
    r"(?:statements?|e-?mails?|remarks|comments) (?:provided |given |made |sent |emailed )?to|"
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
