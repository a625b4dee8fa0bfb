"""Tenses: one form for the forms of a verb that its stem does not give ("knew", "know").

The irregular verbs of English are a closed class; those with an everyday second sense in the form
in question ("wound", "bound", "ground", "lay", "bit", "bore") are left out.
"""

from __future__ import annotations

_FORMS = (
    "be am is are was were been being", "have has had having", "will would", "can could",
    "may might", "do does did done doing", "go goes went gone going", "arise arose arisen",
    "awake awoke awoken", "beat beaten", "become became", "begin began begun", "bend bent",
    "bite bitten", "bleed bled", "blow blew blown", "break broke broken", "breed bred",
    "bring brought", "build built", "burn burnt", "buy bought", "catch caught",
    "choose chose chosen", "cling clung", "come came", "creep crept", "deal dealt", "dig dug",
    "draw drew drawn", "drink drank", "drive drove driven", "eat ate eaten", "fall fell fallen",
    "feed fed", "feel felt", "fight fought", "find found", "flee fled", "fling flung",
    "fly flew flown", "forbid forbade forbidden", "foresee foresaw foreseen",
    "forget forgot forgotten", "forgive forgave forgiven", "freeze froze frozen",
    "get got gotten", "give gave given",
    "grow grew grown", "hang hung", "hear heard", "hide hid hidden", "hold held", "keep kept",
    "kneel knelt", "know knew known", "lead led", "leap leapt", "learn learnt", "leave left",
    "lend lent", "lose lost", "make made", "mean meant", "meet met", "mistake mistook mistaken",
    "overcome overcame", "oversee oversaw overseen", "overtake overtook overtaken",
    "overthrow overthrew overthrown", "pay paid", "rebuild rebuilt", "repay repaid",
    "ride rode ridden", "ring rang rung", "rise rose risen", "run ran", "say said",
    "see saw seen", "seek sought", "sell sold", "send sent", "shake shook shaken", "shoot shot",
    "show shown", "shrink shrank shrunk", "sing sang sung", "sink sank sunk", "sit sat",
    "sleep slept", "slide slid", "speak spoke spoken", "spend spent", "spin spun",
    "stand stood", "steal stole stolen", "stick stuck", "strike struck stricken",
    "swear swore sworn", "sweep swept", "swim swam swum", "swing swung", "take took taken",
    "teach taught", "tear tore torn", "tell told", "think thought", "throw threw thrown",
    "undergo underwent undergone", "understand understood", "undertake undertook undertaken",
    "uphold upheld", "wake woke woken", "wear wore worn", "weave wove woven", "weep wept",
    "win won", "withdraw withdrew withdrawn", "withhold withheld", "withstand withstood",
    "write wrote written",
)  # fmt: skip
_BASES = {form: forms.split()[0] for forms in _FORMS for form in forms.split()}


def base(word: str) -> str:
    """The infinitive of an irregular verb's form, in small letters; any other word as it is."""
    return _BASES.get(word, word)
