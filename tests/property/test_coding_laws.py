"""Laws of JSON that is laid out: what is said, and how the standard library would lay it out."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from provenance.coding import laid_out

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    assert laid_out(json.dumps(value, ensure_ascii=False)) == json.dumps(
        value, ensure_ascii=False, indent=1
    )


def test_half_a_character_is_left_as_it_is() -> None:
    assert laid_out('{"path": "caf\udce9"}') == '{\n "path": "caf\udce9"\n}'
