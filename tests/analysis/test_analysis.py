"""Coverage and gaps follow from the pairs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import overlap
from overlap.analysis import compare, coverage, gaps, heatmap
from overlap.matching import covered
from overlap.model import Band, Comparison, Curriculum, Goal, Heading, Pair, Relation, Settings, Source, with_extra, with_ids
from overlap.problems import Unusable
from overlap.reading import read

MEAN = 0.04  # mean chance of all pairs, as within a sector
FEW = 2  # goals of the other side: no list to get lost in


def curriculum(kind, *texts):
    goals = with_ids(
        Goal(text=t, kind="eindterm", source=Source("a", "b", n), section=(Heading("", f"M{n % 2}"),))
        for n, t in enumerate(texts)
    )
    return Curriculum(kind=kind, title=kind, goals=goals, file=f"{kind}.xlsx", sha256="0")


def comparison(*scores):
    vmbo, mbo = curriculum("vmbo", "a", "b"), curriculum("mbo", "c", "d")
    pairs = [
        Pair(v, m, score, overlap, Band.CERTAIN if score > 0.8 else None, Relation.RELATED if score > 0.8 else None)
        for (v, m), (score, overlap) in zip(((v, m) for v in vmbo.goals for m in mbo.goals), scores, strict=True)
    ]
    return Comparison(vmbo, mbo, tuple(sorted(pairs, key=lambda p: -p.score)), Settings())


def chance(outcome, *best):
    """The expected number of goals that are covered, from the probability of the best pair of each."""
    return pytest.approx(float(covered(np.array(best), outcome, MEAN, FEW).sum()))


def test_coverage_follows_from_the_best_pair_of_each_goal():
    found = coverage(comparison((0.9, 0.5), (0.5, 0.4), (0.2, 0.1), (0.0, 0.0)), "vmbo")
    assert found.total.goals == 2
    assert found.total.overlap == chance("overlap", 0.5, 0.1)
    assert found.total.overlap + found.total.related == chance("related", 0.9, 0.2)
    assert found.total.gap == pytest.approx(2 - found.total.overlap - found.total.related)
    assert found.total.proposed == 1


def test_both_sides_have_a_coverage_of_their_own():
    both = comparison((0.9, 0.9), (0.9, 0.9), (0.0, 0.0), (0.0, 0.0))
    assert coverage(both, "vmbo").total.overlap == chance("overlap", 0.9, 0.0)
    assert coverage(both, "mbo").total.overlap == chance("overlap", 0.9, 0.9)


def test_small_chances_do_not_add_up_to_overlap():
    few, many = ((curriculum("vmbo", "a"), curriculum("mbo", *map(str, range(n)))) for n in (2, 200))
    found = [
        coverage(Comparison(v, m, tuple(Pair(v.goals[0], goal, 0.05, 0.02) for goal in m.goals), Settings()), "vmbo").total
        for v, m in (few, many)
    ]
    assert found[1].overlap <= found[0].overlap < 0.2


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9).map(sorted))
def test_a_surer_best_pair_makes_a_goal_more_likely_covered(best):
    for outcome in ("overlap", "related"):
        chances = list(covered(np.array(best), outcome, MEAN, FEW))
        assert chances == sorted(chances)
        assert 0 < chances[0] <= chances[-1] < 1


def test_where_the_two_are_about_other_work_there_is_nothing_beside_the_best_pair():
    best = np.array([0.02, 0.3, 0.8])
    assert covered(best, "overlap", 0.004, FEW).tolist() == best.tolist()
    assert (covered(best, "overlap", MEAN, FEW) > best).all()


def test_the_best_of_a_long_list_says_less():
    best = np.array([0.02, 0.3, 0.8])
    usual, long, longer = (covered(best, "overlap", MEAN, others) for others in (45, 90, 400))
    assert (usual == covered(best, "overlap", MEAN, FEW)).all()
    assert (usual > long).all()
    assert (long > longer).all()


def test_modules_add_up(zorg):
    for side in ("vmbo", "mbo"):
        found = coverage(zorg, side)
        assert sum(s.goals for s in found.modules.values()) == found.total.goals
        assert sum(s.overlap for s in found.modules.values()) == pytest.approx(found.total.overlap)
        low, high = found.between
        assert 0 <= low <= found.total.part(found.total.overlap) <= high <= 1


def test_a_gap_is_a_goal_without_a_proposal_and_names_what_came_nearest():
    found = gaps(comparison((0.9, 0.5), (0.5, 0.5), (0.1, 0.0), (0.2, 0.0)), "vmbo")
    assert [(g.goal.text, g.nearest.mbo.text) for g in found] == [("b", "d")]


def test_every_goal_is_proposed_or_a_gap(zorg):
    for side in ("vmbo", "mbo"):
        goals = zorg.vmbo.goals if side == "vmbo" else zorg.mbo.goals
        met = {(p.vmbo if side == "vmbo" else p.mbo).id for p in zorg.proposed}
        assert met | {g.goal.id for g in gaps(zorg, side)} == {g.id for g in goals}
        assert not met & {g.goal.id for g in gaps(zorg, side)}


def test_only_the_leerweg_asked_for(zorg):
    basis = compare(zorg.vmbo, zorg.mbo, Settings(leerweg="BB"))
    assert 0 < len(basis.vmbo.goals) < len(zorg.vmbo.goals)
    assert all("BB" in goal.levels for goal in basis.vmbo.goals)


def test_a_choice_of_kwalificatie_that_leaves_nothing_out_is_told(zorg):
    def of(names):
        goals = tuple(with_extra(goal, {"kwalificatie": name}) for goal, name in zip(zorg.mbo.goals, names, strict=False))
        return compare(zorg.vmbo, replace(zorg.mbo, goals=goals), Settings(kwalificaties=("Kapper",))).mbo

    both = of(["Kapper / Grimeur"] * len(zorg.mbo.goals))
    assert len(both.goals) == len(zorg.mbo.goals)
    assert [notice.code for notice in both.warnings if notice.code == "kwalificatie-all"] == ["kwalificatie-all"]
    assert "Grimeur" in str(both.warnings[-1])
    apart = of(["Kapper", "Grimeur"] * (len(zorg.mbo.goals) // 2))
    only = of(["Kapper"] * len(zorg.mbo.goals))
    assert "kwalificatie-all" not in {notice.code for notice in (*apart.warnings, *only.warnings)}


def test_only_the_kwalificatie_asked_for(zorg):
    assert len(compare(zorg.vmbo, zorg.mbo, Settings(kwalificaties=("99911",))).mbo.goals) == len(zorg.mbo.goals)
    with pytest.raises(Unusable) as problem:
        compare(zorg.vmbo, zorg.mbo, Settings(kwalificaties=("99911", "Kapper")))
    assert "Assistent-begeleider" in str(problem.value), "the message says what there is"


def test_the_leerweg_that_a_document_does_not_have(sheet):
    vmbo = read(sheet([["Code", "Eindterm", "BB", "KB"], ["A1.1", "De kandidaat kan koken", "x", ""]]))
    mbo = read(sheet([["Code", "Werkproces"], ["B1-K1-W1", "Kookt maaltijden"]], "mbo.xlsx"))
    with pytest.raises(Unusable, match="BB"):
        compare(vmbo, mbo, Settings(leerweg="TL"))


def test_the_library_takes_a_file_of_own_words(sheet):
    vmbo = overlap.read(sheet([["Code", "Eindterm"], ["A1", "Zwartboeken bijwerken"], ["A2", "Koken"]]))
    mbo = overlap.read(sheet([["Code", "Werkproces"], ["B1-K1-W1", "Vult bewonersmappen aan"]], "mbo.xlsx"), expected="mbo")
    words = sheet([["Deze woorden", "Betekenen hetzelfde"], ["zwartboek", "bewonersmap"]], "woorden.xlsx")
    plain, own = overlap.compare(vmbo, mbo), overlap.compare(vmbo, mbo, begrippen=words)
    assert own.settings.begrippen.file == "woorden.xlsx"
    assert {p.id: p.score for p in own.pairs} != {p.id: p.score for p in plain.pairs}
    assert overlap.compare(vmbo, mbo).pairs == plain.pairs


def with_hours(*rows):
    """A comparison of vmbo goals with these (row, hours) against one mbo item that each overlaps with probability 0.5."""
    goals = with_ids(
        with_extra(Goal(text=f"g{n}", kind="eindterm", source=Source("a", "b", row)), {"uren": h})
        for n, (row, h) in enumerate(rows)
    )
    vmbo = Curriculum(kind="vmbo", title="vmbo", goals=goals, file="vmbo.xlsx", sha256="0")
    mbo = curriculum("mbo", "c")
    return Comparison(vmbo, mbo, tuple(Pair(g, mbo.goals[0], 0.5, 0.5) for g in goals), Settings())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (((1, "4"), (2, "2,5 uur")), (2, 6.5)),
        (((1, "4"), (1, "4"), (2, "6")), (1, 6.0)),  # one figure for two goals is not spread over them
        (((1, "periode 3"), (2, "")), None),
    ],
)
def test_hours_count_only_where_a_row_of_one_goal_has_them(rows, expected):
    hours = coverage(with_hours(*rows), "vmbo").hours
    assert (hours and (hours.goals, hours.total)) == expected
    if hours:
        assert hours.overlap == pytest.approx(hours.total * float(covered(np.array(0.5), "overlap", MEAN, FEW)))


def test_leerwegen_in_the_order_of_the_field(zorg):
    found = coverage(zorg, "vmbo").levels
    assert list(found) == ["BB", "KB", "GL"]
    for level, share in found.items():
        assert share.goals == sum(level in goal.levels for goal in zorg.vmbo.goals)


def test_the_heat_map_counts_goals_that_overlap_with_a_kerntaak():
    found = heatmap(comparison((0.9, 0.5), (0.5, 0.2), (0.0, 0.0), (0.8, 0.4)))
    assert (found.modules, found.kerntaken, found.goals) == (("M0", "M1"), ("M0", "M1"), (1, 1))
    assert found.overlap == ((chance("overlap", 0.5), chance("overlap", 0.2)), (chance("overlap", 0.0), chance("overlap", 0.4)))
    assert found.share(1, 1) == chance("overlap", 0.4)


def test_the_heat_map_never_says_more_than_the_coverage(zorg):
    found, shares = heatmap(zorg), coverage(zorg, "vmbo").modules
    assert found.modules == tuple(shares)
    for row, share in zip(found.overlap, shares.values(), strict=True):
        assert max(row) <= share.overlap + 1e-9 <= sum(row) + 2e-9
