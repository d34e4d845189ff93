"""What the other pairs say of a pair, on tables small enough to do by hand; and looking several times."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from overlap.matching import CONTEXT
from overlap.matching.calibration import probabilities, weights
from overlap.matching.common_ground import SameWork, common_ground, lowering, mean_chances
from overlap.matching.context import (
    Around,
    Group,
    PiecesAround,
    Place,
    best_of_eindterm,
    module_and_kerntaak,
    neighbours,
    rest_of_kerntaak,
    stands_out_for_item,
)
from overlap.model import Goal, Heading, Source


def goals(*sections):
    return [
        Goal(text=str(n), kind="eindterm", source=Source("", "", n), section=(Heading(section, ""),))
        for n, section in enumerate(sections)
    ]


def together(vmbo, mbo):
    """What stands under the same headings."""
    sections, modules = Group.of(g.section for g in vmbo), Group.of(g.module for g in vmbo)
    return Around(deeltaken=sections, modules=modules, kerntaken=Group.of(g.module for g in mbo))


def place(chance, vmbo="aab", mbo="xy"):
    figures = np.array(chance, dtype=float)
    return Place(figures, np.square(figures), together(goals(*vmbo[: len(chance)]), goals(*mbo[: len(chance[0])])))


def figures(piece, where):
    """A piece of evidence of all pairs."""
    return piece(where).at(where)


def test_the_best_of_a_goal_has_the_highest_share_and_a_weak_best_a_lower_one():
    share = figures(best_of_eindterm, place([[0.9, 0.1], [0.1, 0.05]]))
    assert share[0, 0] > share[1, 0] > share[1, 1]
    assert share[0, 0] > share[0, 1]


def test_what_stands_out_is_above_the_mean_of_its_item():
    above = figures(stands_out_for_item, place([[0.9, 0.5], [0.1, 0.5]]))
    assert above[0, 0] > 0 > above[1, 0]
    assert above[0, 1] == above[1, 1] == pytest.approx(0)


def test_neighbours_are_the_other_goals_under_the_same_deeltaak():
    assert figures(neighbours, place([[0.2, 0.4], [0.6, 0.8], [0.1, 0.1]])) == pytest.approx(
        np.array([[0.6, 0.8], [0.2, 0.4], [0, 0]])
    )


def test_module_and_kerntaak_are_set_beside_the_whole():
    found = figures(module_and_kerntaak, place([[0.8, 0.0], [0.8, 0.0], [0.0, 0.0]]))
    assert found[0, 0] == pytest.approx(0.8 - 1.6 / 6)
    assert found[2, 1] == pytest.approx(-1.6 / 6)


def test_an_item_counts_for_less_where_the_rest_of_its_kerntaak_fits_as_well():
    odds = np.array([[2.0, 2.0, -3.0, -3.0, 2.0]])  # two items of one kerntaak, two of another, one alone
    beside = rest_of_kerntaak(odds, Group.of("aabbc"))[0]
    assert beside[0] == beside[1] > beside[4] > beside[2] == beside[3]
    assert beside.mean() == pytest.approx(0)


def elsewhere(size, same_work=0.0):
    """One module of other work."""
    return SameWork(same_work, Group.of(["x"] * size), np.array([same_work]))


tables = arrays.arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.floats(0, 1))


@given(tables)
def test_any_chances_give_a_figure_for_every_pair(chance):
    found = PiecesAround(chance, together(goals(*"aabbc"[: chance.shape[0]]), goals(*"xyyxz"[: chance.shape[1]])))
    assert set(found) == set(CONTEXT)
    assert all(piece.shape == chance.shape and np.isfinite(piece).all() for piece in found.values())


@given(arrays.arrays(float, (12, 10), elements=st.floats(0, 1)))
def test_common_ground_is_a_share_and_does_not_grow_with_the_length_of_a_list(chance):
    ground = common_ground(chance, 0.0)
    assert 0 <= ground <= 1
    assert common_ground(np.concatenate([chance] * 20), 0.0) == pytest.approx(ground)
    assert common_ground(np.maximum(chance, 0.033), 0.0) == 1
    assert common_ground(np.minimum(chance, 0.02), 0.0) == 0
    assert common_ground(np.full((12, 10), 0.028), 0.5) == 1, "the same work, in other words"
    assert common_ground(np.minimum(chance, 0.02), 0.5) == 0, "a little of everything"
    assert common_ground(np.minimum(chance, 0.02), 0.8) == 1
    assert common_ground(np.minimum(chance, 0.02)[:5], 0.0) == 1, "a handful of goals says nothing of the whole"


def test_without_common_ground_every_chance_is_lower_but_the_order_stays():
    little = np.linspace(-8, -4, 144).reshape(12, 12)
    much = np.concatenate([little, np.full((6, 12), 5.0)])
    less, overlap = probabilities({"verwant": little, "overlap": little - 1}, elsewhere(12))
    same, _overlap = probabilities({"verwant": much, "overlap": much - 1}, elsewhere(18))
    assert (less < same[:12]).all()
    assert (np.diff(less.ravel()) > 0).all()
    assert (overlap <= less).all()


def test_a_module_of_the_own_sector_is_not_lowered_by_what_stands_beside_it():
    own, others = np.full((12, 10), 0.05), np.full((240, 10), 0.01)
    list_of_all = np.concatenate([own, others])
    less = lowering(list_of_all, SameWork(0.2, Group.of(["own"] * 12 + ["others"] * 240), np.array([0.7, 0.1])))
    assert less.shape == (252, 1)
    assert (less[:12] == 0).all()
    assert (less[12:] > 0).all()
    assert (lowering(list_of_all, elsewhere(252, 0.5)) > 0).all(), "general skills belong to every work"


def test_a_handful_of_goals_is_no_module_to_go_by():
    chance = np.concatenate([np.full((5, 10), 0.9), np.full((240, 10), 0.01)])
    modules = Group.of(["own"] * 5 + ["others"] * 240)
    assert (lowering(chance, SameWork(0.2, modules, np.array([0.9, 0.1]))) > 0).all()
    assert mean_chances(chance, modules) == pytest.approx(np.full(245, chance.mean()))


@given(tables, st.data())
def test_the_mean_chance_of_a_goal_is_at_least_that_of_all(chance, data):
    modules = Group.of(data.draw(st.lists(st.sampled_from("ab"), min_size=len(chance), max_size=len(chance))))
    assert (mean_chances(chance, modules) >= chance.mean() - 1e-12).all()


@given(tables, st.data())
def test_the_sums_of_groups_are_those_of_their_rows(chance, data):
    names = [data.draw(st.sampled_from("abc")) for _row in chance]
    sums = Group.of(names).sums(chance)
    for name, of_group in zip(dict.fromkeys(names), sums, strict=True):
        assert of_group == pytest.approx(sum(row for row, other in zip(chance, names, strict=True) if other == name))


def test_the_first_look_sees_texts_only_and_later_ones_the_pairs_around():
    first, *later = weights()["looks"]
    assert not set(first["weights"]) & set(CONTEXT)
    assert later
    assert all(set(CONTEXT) <= set(look["weights"]) for look in [*later, weights()["verwant"], weights()["overlap"]])
