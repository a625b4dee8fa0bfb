"""What the name of a news outlet looks like, and when two names are the same outlet.

A credit names its source as a newsroom writes it: in full ("the Riverton Courier"), by its last
word ("the Courier"), by initials ("RPR") or by an address. Well-known outlets are listed in
``outlets.txt``; every other name is judged by its words.
"""

from __future__ import annotations

from provenance.outlets.listed import (
    Register,
    domain_of,
    is_agency,
    is_broadcaster,
    is_syndicate,
    known_outlet,
    outlet_of_domain,
    register,
)
from provenance.outlets.names import aliases, domain_matches, same_outlet
from provenance.outlets.shape import STANDING_WORDS, is_compound, looks_like_outlet

__all__ = [
    "STANDING_WORDS",
    "Register",
    "aliases",
    "domain_matches",
    "domain_of",
    "is_agency",
    "is_broadcaster",
    "is_compound",
    "is_syndicate",
    "known_outlet",
    "looks_like_outlet",
    "outlet_of_domain",
    "register",
    "same_outlet",
]
