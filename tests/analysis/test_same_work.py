"""Which mbo items are nearly the same, and which pairs share a row for that."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.analysis.same_work import same_work, with_shared_rows
from overlap.model import Band, Comparison, Curriculum, Goal, Heading, Pair, Progression, Relation, Settings, Source, with_ids

LONG = (
    "De hovenier snoeit heesters en hagen volgens het snoeiplan, voert het snoeiafval af naar de stortplaats en reinigt daarna "
    "het gereedschap dat is gebruikt"
)


def item(text, kerntaak="1-K1 Werken in de tuin", code="", *, kind="werkproces", description=""):
    above, _space, title = kerntaak.partition(" ")
    section = (Heading(above, title),) if kerntaak else ()
    source = Source("mbo.xlsx", "Blad1", 2)
    return Goal(text=text, kind=kind, source=source, code=code or f"{above}-W1", description=description, section=section)


def same(one, other):
    return same_work([one, other]) == [(0, 1)]


@pytest.mark.parametrize(
    "title",
    [
        "Verzorgt kuipplanten en begeleidt",
        "Draagt zorg voor kuipplanten",
        "Verzorgt zelfstandig kuipplanten",
        "verzorgt kuipplant",
    ],
)
def test_the_same_work_at_another_level_is_the_same(title):
    assert same(item("Verzorgt kuipplanten"), item(title, "2-K1 Werken in de tuin"))


@pytest.mark.parametrize(
    "other",
    [
        item("Verzorgt kuipplanten", "2-K1 Werken in de winkel"),  # a title alone says little: the kerntaak is another
        item("Verzorgt kuipplanten", ""),
        item("Verkoopt kuipplanten", "2-K1 Werken in de tuin"),
        item("Verzorgt kuipplanten en perkgoed", "2-K1 Werken in de tuin"),
        item("Verzorgt kuipplanten niet", "2-K1 Werken in de tuin"),
        item("Verzorgt kuipplanten deel 2", "2-K1 Werken in de tuin"),
        item("Verzorgt kuipplanten", "1-K1 Werken in de tuin", "1-K1-W9"),  # within one kerntaak nothing is asked twice
        item("Verzorgt kuipplanten", "2-K1 Werken in de tuin", description=LONG),  # of one of them more is known
        item("Verzorgt kuipplanten", "2-K1 Werken in de tuin", kind="examenonderdeel"),
    ],
)
def test_what_may_be_other_work_is_not_the_same(other):
    assert not same(item("Verzorgt kuipplanten"), other)


def test_of_what_is_described_the_description_decides():
    here = item("Snoeit heesters", description=f"{LONG}.")
    adapted = item("Snoeit heesters", "2-K3 Iets heel anders", description=f"{LONG} door collega's.")
    other = item(
        "Snoeit heesters", "2-K1 Werken in de tuin", description="Zij maakt een snoeiplan, begroot de kosten en overlegt."
    )
    assert same(here, adapted)
    assert not same(here, other)


def test_of_knowledge_the_level_is_what_is_asked():
    basic = item("heeft basiskennis van gewasbescherming", kind="kennis")
    assert same(basic, item("heeft basiskennis van gewasbescherming", "2-K1 Verkopen", kind="kennis"))
    assert not same(basic, item("heeft brede kennis van gewasbescherming", "2-K1 Verkopen", kind="kennis"))
    skill = item("kan sociale vaardigheden toepassen in relatie tot haar werkzaamheden", kind="vaardigheid")
    assert same(skill, item("kan sociale vaardigheden toepassen in relatie tot zijn werkzaamheden", "2-K1", kind="vaardigheid"))


titles = st.sampled_from(
    [
        "Verzorgt kuipplanten",
        "Verzorgt kuipplanten en begeleidt",
        "Draagt zorg voor kuipplanten",
        "Snoeit heesters",
        "Bewaakt planning",
    ]
)
items = st.builds(item, titles, st.sampled_from(["1-K1 Tuin", "2-K1 Tuin", "3-K1 Tuin", "3-K2 Winkel", ""]))
levels = st.sampled_from([None, "repetition", "deepening"])


@given(st.lists(items, max_size=8), st.data())
def test_no_pair_is_lost_and_a_row_is_of_one_vmbo_goal(mbo, data):
    goals = with_ids(mbo)
    vmbo = with_ids([item(f"doel {n}", kind="eindterm") for n in range(2)])
    pairs = []
    for goal in vmbo:
        for other in goals:
            kind = data.draw(levels)
            band = data.draw(st.sampled_from([None, Band.LIKELY]))
            level = Progression(kind, "plain", ()) if kind else None
            score = data.draw(st.floats(0, 1))
            pairs.append(Pair(goal, other, score, score, band, Relation.RELATED if band else None, progression=level))
    pairs.sort(key=lambda pair: -pair.score)
    sides = (Curriculum(kind=kind, title="", goals=of, file="", sha256="") for kind, of in (("vmbo", vmbo), ("mbo", goals)))
    before = Comparison(*sides, tuple(pairs), Settings())
    comparison = with_shared_rows(before)
    by_id = {pair.id: pair for pair in comparison.proposed}
    rows = by_id.keys() - comparison.judged_with.keys()
    assert comparison.rows == len(rows)
    followers = [pair.id for judged in comparison.followers.values() for pair in judged]
    assert sorted([*rows, *followers]) == sorted(by_id)
    for pair, leader in comparison.judged_with.items():
        assert leader in rows
        assert by_id[pair].vmbo == by_id[leader].vmbo
        assert leader in {pair.id for pair in before.proposed}
        assert by_id[pair].score <= by_id[leader].score or pair not in {pair.id for pair in before.proposed}
        assert (by_id[pair].progression is None) == (by_id[leader].progression is None)
    alike = {goals[n].id: {goals[m].id for m in places} for places in same_work(goals) for n in places}
    for pair in before.proposed:
        assert {f"{pair.vmbo.id}+{mbo}" for mbo in alike.get(pair.mbo.id, ())} <= by_id.keys(), "its siblings are judged too"
    apart = replace(comparison, settings=Settings(fold=False), judged_with={})
    assert with_shared_rows(apart).judged_with == {}


def test_a_level_that_is_not_likely_enough_by_itself_is_judged_with_one_that_is():
    mbo = with_ids(
        [
            item("Verzorgt kuipplanten", "1-K1 Werken in de tuin"),
            item("Verzorgt kuipplanten en begeleidt", "2-K1 Werken in de tuin"),
            item("Snoeit heesters", "3-K1 Werken in de tuin"),
        ]
    )
    vmbo = with_ids([item("planten in potten verzorgen", kind="eindterm"), item("een hek zetten", kind="eindterm")])
    likely = Pair(vmbo[0], mbo[0], 0.6, 0.2, Band.LIKELY, Relation.RELATED)
    others = [Pair(goal, other, 0.1, 0.0) for goal in vmbo for other in mbo if (goal, other) != (vmbo[0], mbo[0])]
    sides = (Curriculum(kind=kind, title="", goals=of, file="", sha256="") for kind, of in (("vmbo", vmbo), ("mbo", mbo)))
    before = Comparison(*sides, (likely, *others), Settings())
    comparison = with_shared_rows(before)
    first, second = comparison.proposed
    assert (first, second.mbo, second.band) == (likely, mbo[1], Band.POSSIBLE)
    assert second.because == ("bijna hetzelfde mbo-onderdeel als 1-K1-W1: zie daar",)
    assert comparison.judged_with == {second.id: first.id}
    assert comparison.best["mbo"][mbo[1].id].proposed, "and it is no gap any more"
    assert with_shared_rows(replace(before, settings=Settings(fold=False))).proposed == (likely,)
