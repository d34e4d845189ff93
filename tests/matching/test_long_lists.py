"""Two sectors stay two sectors, however long the list: coverage does not grow with how many goals there are."""

from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from overlap.analysis import compare, coverage
from overlap.language.cards import EINDTERMEN
from overlap.matching.context import others_of_item
from overlap.model import Band, Curriculum, Goal, Heading, Settings, Source, with_ids
from overlap.reading import read

from ..support.checkout import EXAMPLES

LENGTHS = (60, 200, 400)


@cache
def programme(profiel, length):
    """Goals of a profiel, as many as asked for: what cards call its eindtermen, under the number of their module."""
    rows = (line.split("\t") for line in (files("overlap.language") / EINDTERMEN).read_text(encoding="utf-8").splitlines())
    named = [(row[1], text) for row in rows if len(row) > 2 and f"/{profiel}/" in row[1] for text in row[2].split(" | ")[:1]]
    step = len(named) / length
    assert step >= 1, "too few eindtermen of this profiel"
    chosen = [named[int(n * step)] for n in range(length)]
    goals = with_ids(
        Goal(text=text, kind="leerdoel", source=Source("a", "b", n), section=(Heading("", code.split("/")[2]),))
        for n, (code, text) in enumerate(chosen)
    )
    return Curriculum(kind="vmbo", title=profiel, goals=goals, file="vmbo.xlsx", sha256="0")


@cache
def had(profiel, length, example):
    """The share of the mbo items of an example that was had, and how many pairs are certain."""
    mbo = read(EXAMPLES / example / "mbo.xlsx", expected="mbo")
    comparison = compare(programme(profiel, length), mbo, Settings())
    total = coverage(comparison, "mbo").total
    return total.part(total.overlap), sum(pair.band == Band.CERTAIN for pair in comparison.proposed)


@pytest.mark.parametrize(("profiel", "example"), [("PIE", "zorg"), ("BWI", "handel")])
def test_a_list_of_another_sector_covers_little_however_long_it_is(profiel, example):
    shares, certain = zip(*(had(profiel, length, example) for length in LENGTHS), strict=True)
    assert max(shares) < 0.25
    assert shares[2] - shares[1] < 0.1, "twice as many goals are not twice as much"
    assert max(certain) <= 4


def test_a_long_list_of_the_own_sector_covers_more():
    assert had("ZW", 300, "zorg")[0] > 0.25


def test_a_little_of_everything_is_no_own_sector():
    parts = [programme(profiel, 20) for profiel in ("BWI", "DP", "EO", "GR", "HBR", "MET", "MT", "MVI", "PIE", "ZW")]
    mixed = replace(parts[0], goals=tuple(goal for part in parts for goal in part.goals))
    total = coverage(compare(mixed, read(EXAMPLES / "techniek" / "mbo.xlsx", expected="mbo"), Settings()), "mbo").total
    assert total.part(total.overlap) < 0.35


@given(arrays.arrays(float, (12, 5), elements=st.floats(0, 1)), st.integers(1, 12))
def test_the_more_goals_meet_an_item_the_less_each_of_them_is_worth(chance, first):
    few, many = others_of_item(chance[:first]), others_of_item(chance)
    assert (few <= many[:first] + 1e-12).all()
    assert (few >= -1e-12).all()
    assert others_of_item(np.zeros((3, 2))) == pytest.approx(0)
