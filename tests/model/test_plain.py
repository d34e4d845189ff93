"""What is kept of the model comes back as it was, and what is damaged comes back as nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Band, Goal, Heading, Progression, ProgressionKind, Settings, Source, Sure, WorkKind
from overlap.model.plain import from_json, from_plain, to_json, to_plain

VALUES = (
    Goal("bedden opmaken", "werkproces", Source("a.xlsx", "Blad1", 3), section=(Heading("B1", "Zorg"),), extra={"uren": "4"}),
    Progression(ProgressionKind.DEEPENING, Sure.WEAK, ("mbo: adviseert",)),
    Settings(from_band=Band.LIKELY, norms=((WorkKind.GAP, 0.5),), kwalificaties=("Helpende",)),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was(value):
    assert from_plain(type(value), to_plain(value)) == value
    assert from_json(type(value), to_json(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Goal, '{"text": "zonder soort"}'),
        (Settings, '{"from_band": "zeker"}'),
        (Band, '"hoog"'),
        (tuple[str, ...], "[1, 2]"),
        (dict[str, str], '["a"]'),
        (dict[str, str], '{"a": '),
        (dict[str, str], "[" * 100_000),
    ],
)
def test_what_is_not_of_the_kind_is_nothing(kind, text):
    assert from_json(kind, text) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_no_value_is_too_strange_to_refuse(plain):
    for kind in (Goal, Settings, Progression, Band, tuple[str, ...], dict[str, str]):
        value = from_plain(kind, plain)
        assert value is None or to_plain(value) is not None
