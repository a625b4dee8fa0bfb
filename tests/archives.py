"""Articles of an invented coast to put into archives: each tells them apart, all share words."""

from __future__ import annotations

import json
from pathlib import Path

HARBOURS = (
    "Vellmouth",
    "Tarnholm",
    "Quillhaven",
    "Brackenrow",
    "Osterfirth",
    "Dunnaby",
    "Marlfleet",
)
BOATS = ("Kestrel Dawn", "Patient Margaret", "Second Thursday", "Oriel", "Copper Wren")
OUTLETS = ("Coast Courier", "The Tidewater Post", "Radio Lantern")


def text(number: int) -> str:
    """The article of a number."""
    harbour, boat = HARBOURS[number % 7], BOATS[number % 5]
    return (
        f"The trawler {boat} was towed into {harbour} on Tuesday after her engine failed, the"
        f" harbour office said. She had {number + 3} people aboard, none of them hurt.\n\n"
        f"“We saw the flare and turned back,” said Ilse Dorrance, skipper of a ferry that reached"
        f" her first. Repairs will cost about {number * 40 + 900} crowns and take until the fair"
        f" in {harbour}, the owners said. It was call {number} of the year."
    )


def record(number: int) -> dict[str, str]:
    """The article as a record of an export."""
    return {
        "headline": f"Trawler towed into {HARBOURS[number % 7]}",
        "text": text(number),
        "outlet": OUTLETS[number % 3],
        "date": f"2026-03-{number % 28 + 1:02d}",
        "url": f"https://coast.example/{number}",
    }


def export(path: Path, *numbers: int) -> Path:
    """Write an export with a line for each of these articles."""
    lines = (json.dumps(record(number), ensure_ascii=False) for number in numbers)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
