"""Facts as keys: equal where the facts are, so that they can be looked up like words.

"half a million" and "500,000" have one key, and so have "70 minutes" and "an hour and 10".
"""

from __future__ import annotations

from provenance.facts.dated import figures

#: Counts up to this one are in every text ("two men", "the first").
_EVERYWHERE = 2


def fact_keys(text: str) -> frozenset[str]:
    """Keys of the numbers, amounts and dates of ``text``.

    A bare weekday, and a count of one or two, say too little to be kept.
    """
    found = figures(text)
    keys = {f"day {day.month}-{day.day}" for day in found.days if day.month and day.day}
    for quantity in found.numbers:
        counted = quantity.kind in ("count", "ordinal")
        if counted and quantity.value <= _EVERYWHERE:
            continue
        kind = quantity.of if quantity.kind == "measure" else quantity.kind
        keys.add(f"{'number' if counted else kind} {quantity.value:g}")
    return frozenset(keys)
