"""Patterns that are looked for only where a text may match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.language import actions, boilerplate, lists

PATTERNS = [*(pattern for pattern, _long in lists._SHORT_FORMS), lists._EXAMPLES, boilerplate.RELATION, boilerplate._SUBJECT,
            actions._FILLERS, actions._MANNER]  # fmt: skip
PIECES = ("o.a.", "Bijv.", "w.o.", "m.b.t.", "T.B.V.", "d.m.v.", "etc.", "Enz", ", enzovoort", "en dergelijke",
          "en/of", "zoals", "bijvoorbeeld", "Waaronder", "denk aan", "onder andere", "onder meer", "in relatie tot",
          "ten behoeve van", "op basis van", "met betrekking tot", "op het gebied van", "in het kader van",
          "met het oog op", "zijn", "de", "werkzaamheden", "beroep", "taken", "beginnend", "Kandidaat", "leerling",
          "aan de hand van", "op grond van", "met behulp van", "ten aanzien van", "op een", "veilige", "wijze",
          "manier", "hiervan", "daarvan", "e.d", "brood", ";", ",")  # fmt: skip


@pytest.mark.parametrize("rare", PATTERNS, ids=lambda rare: rare._source[:20])
@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_a_pattern_is_found_wherever_it_stands(rare, text):
    assert rare.sub("§", text) == re.sub(rare._source, "§", text, flags=rare._flags)
