"""By which names an outlet goes, and when two names are one outlet's."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.outlets.listed import ARTICLE, DOMAIN, fold, listed, outlet_of_domain, tidy
from provenance.outlets.shape import PERIODS, SMALL, TAILS, has_standing_word, looks_like_outlet


def aliases(name: str) -> tuple[str, ...]:
    """Every name by which prose may refer to the outlet, longest first, the name itself included.

    Without its article, by its distinctive last word ("Riverton Courier" → "Courier"), without
    a closing "News", by initials from three words on ("Alba Public Radio" → "APR"), and by the
    names a known outlet goes by. Ties are in alphabetical order.
    """
    name = tidy(name)
    if not name:
        return ()
    found = {name, ARTICLE.sub("", name) or name}
    key = listed().outlet(name)
    if key is not None:
        found.update(listed().names(key))
    bare = ARTICLE.sub("", key or name)
    words = bare.split()
    low = [w.casefold() for w in words]
    if len(words) > 1:
        last = words[-1]
        standing = has_standing_word(low[-1])
        if (standing and not (key and low[-1] == "press")) or low[0] in PERIODS:
            found.add(last)
        if len(words) > 2 and standing and low[-2] in PERIODS | {"free"}:
            found.add(" ".join(words[-2:]))
        channel = re.match(r"(?i)(channel|kanal|canal)\s+\d{1,3}\b", bare)
        if channel:
            found.add(channel.group())
    if key is None:
        if len(words) > 2 and low[-1] in TAILS and looks_like_outlet(bare):
            found.add(" ".join(words[:-1]))
        short = initials(bare)
        if short:
            found.add(short)
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet: case, article, punctuation and known names apart.

    Initials match the full name they abbreviate, and an address the name it spells. Sharing a
    last word ("the Courier" and "Riverton Courier") is not enough: resolve that in context.
    """
    a, key_a, folded_a, stem_a = _read(a)
    b, key_b, folded_b, stem_b = _read(b)
    if not a or not b:
        return False
    if key_a is not None or key_b is not None:
        return key_a == key_b
    if folded_a == folded_b or stem_a == stem_b:
        return True
    for short, full in ((a, b), (b, a)):
        if short.isupper() and short.isalpha() and initials(ARTICLE.sub("", full)) == short:
            return True
        if DOMAIN.match(short) and not DOMAIN.match(full) and domain_matches(short, full):
            return True
    return False


#: Every draft's names are held against every source's: each is read once.
@lru_cache(maxsize=20_000)
def _read(name: str) -> tuple[str, str | None, str, str]:
    """The name tidied, the listed outlet it is, the name folded, and its stem."""
    name = tidy(name)
    if not name:
        return "", None, "", ""
    return name, listed().outlet(name, signed=True), fold(name), stem(name)


def domain_matches(domain: str, name: str) -> bool:
    """Whether a domain spells the outlet's name, its initials or one of its known domains."""
    known = outlet_of_domain(domain)
    if known is not None:
        return same_outlet(known, name)
    labels = [x for x in domain.lower().removeprefix("www.").split(".")[:-1] if x]
    spelled = {label.replace("-", "") for label in labels}
    spelled |= {s.removeprefix("the") for s in spelled}
    spelled |= {s.removesuffix(tail) for s in spelled for tail in ("online", "news")}
    forms = {fold(name), stem(name)}
    short = initials(ARTICLE.sub("", tidy(name)))
    if short:
        forms.add(short.lower())
    return any(len(form) >= 2 and form in spelled for form in forms)


def initials(name: str) -> str | None:
    """The initials of a name of three or more capitalised words, or None."""
    words = [w for w in name.replace("-", " ").split() if w.casefold() not in SMALL]
    if len(words) < 3 or not all(w[0].isupper() for w in words):
        return None
    return "".join(w[0] for w in words)


def stem(name: str) -> str:
    """The folded name without a closing generic word, where two words are left."""
    words = ARTICLE.sub("", name).split()
    if len(words) > 2 and words[-1].casefold() in TAILS:
        words = words[:-1]
    return fold(" ".join(words))
