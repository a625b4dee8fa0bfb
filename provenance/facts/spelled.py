"""Numbers spelled in words: "twenty-five thousand", "one hundred and five"."""

from __future__ import annotations

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "dozen": 12, "score": 20,
}  # fmt: skip
#: The words one to nineteen and the tens, as an alternative of a pattern.
NUMBER_WORD = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))


def spelled(parts: list[str]) -> float | None:
    """The value of a spelled number, its words small; None if they do not make one number."""
    total = current = 0.0
    for part in parts:
        if part == "and":
            continue
        if part in UNITS:
            if current % 10 and current % 100 < 20:
                return None  # "two three"
            current += UNITS[part]
        elif part in TENS:
            if current % 100:
                return None
            current += TENS[part]
        elif part == "hundred":
            current = max(current, 1.0) * 100
        elif part == "dozen":
            current = max(current, 1.0) * 12
        else:
            total += max(current, 1.0) * SCALES[part]
            current = 0.0
    return total + current
