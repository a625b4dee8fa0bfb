"""Words that say the opposite of one another, and verbs of saying by the stance they ascribe.

Pairs are lexical antonyms in the sense of WordNet (Miller 1995): scalar (rise, fall), complementary
(guilty, innocent), directional (north, south). Converses of trade, contest and kin (sell and
buy, husband and wife) are none here: "A sold it to B" and "B bought it from A" are one
event. A word that has an everyday second sense ("left", "right", "close" to) is left out.
"""

from __future__ import annotations

from provenance.facts.reading import keyed

#: Each line against the other; within a line words may stand for one another.
_PAIRS = (
    (
        "rise rises rose risen rising increase increased climb climbed grow grew grown surge soar",
        "fall falls fell fallen decrease decreased drop dropped decline shrink shrank plunge slump",
    ),
    ("higher highest", "lower lowest"),
    ("raise raised raising", "lower lowered lowering cut slash"),
    ("more exceeding", "less fewer"),
    ("above", "below"),
    ("before prior", "after following"),
    ("earlier", "later"),
    ("north northern northward", "south southern southward"),
    ("east eastern eastward", "west western westward"),
    ("inside", "outside"),
    ("upstream", "downstream"),
    ("win wins won", "lose loses lost"),
    ("victory", "defeat"),
    (
        "approve approved approves back backed endorse accept accepted support supported",
        "reject rejected refuse oppose opposed veto vetoed",
    ),
    ("allow allowed permit permitted", "ban banned bar barred prohibit forbid forbade forbidden"),
    ("open opened reopen", "close closed shut"),
    ("start started begin began begun", "end ended finish finished stop stopped"),
    ("strengthen strengthened", "weaken weakened"),
    ("widen widened", "narrow narrowed"),
    ("convict convicted", "acquit acquitted"),
    ("guilty", "innocent"),
    ("true", "false"),
    ("public", "private"),
    ("majority", "minority"),
    ("minimum", "maximum"),
    ("best", "worst"),
    ("better", "worse"),
    ("alive", "dead"),
    ("profit profitable", "loss"),
    ("import imported", "export exported"),
    ("hire hired", "fire fired dismiss dismissed sack sacked"),
    ("agree agreed", "disagree disagreed"),
    ("strong stronger", "weak weaker"),
    ("deeper", "shallower"),
    ("longer", "shorter"),
    ("faster", "slower"),
    ("cheaper", "dearer costlier"),
    ("son", "daughter"),
    ("brother", "sister"),
    ("father", "mother"),
    ("man men", "woman women"),
    ("boy boys", "girl girls"),
    ("uncle", "aunt"),
    ("nephew", "niece"),
)
#: What a verb of saying makes of the speaker: holding against, dealing with, siding with.
_ACCUSING = """accuse accused accuses accusing accusation blame blamed blames blaming condemn
    condemned denounce denounced slam slammed lambast lambasted assail"""
_TOPIC = """address addressed addresses addressing discuss discussed discusses discussing
    explore explored examine examined tackle tackled"""
_PRAISING = """praise praised praises praising applaud applauded thank thanked commend commended
    salute saluted congratulate congratulated hail hailed"""
_DENYING = "deny denied denies denying dispute disputed disputes reject rejected rejects"
_ADMITTING = """admit admitted admits admitting confess confessed concede conceded acknowledge
    acknowledged confirm confirmed confirms"""
_CLAIMING = "claim claimed claims boast boasted boasts"
_STANCES = (
    (_ADMITTING, _CLAIMING),
    (_ACCUSING, _TOPIC),
    (_ACCUSING, _PRAISING),
    (_DENYING, _ADMITTING),
)

#: Two sets of keys each, whose members say the opposite of one another.
OPPOSITES = tuple((keyed([one]), keyed([other])) for one, other in _PAIRS)
#: The same for stances.
STANCES = tuple((keyed([one]), keyed([other])) for one, other in _STANCES)
