"""Credits: who is credited, how far it reaches, and what each aligned sentence owes."""

from __future__ import annotations

from provenance.credit.find import find_credits
from provenance.credit.status import discount, settle

__all__ = ["discount", "find_credits", "settle"]
