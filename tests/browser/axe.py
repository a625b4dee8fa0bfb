"""The page checked by axe-core: every rule it runs by default, and the target sizes of WCAG 2.2."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: WCAG 2.2's rule on target sizes is the only one that axe-core leaves to be asked for.
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line a kind of fault."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [
        f"{fault['id']} ({len(fault['nodes'])}): {fault['help']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found
    ]
