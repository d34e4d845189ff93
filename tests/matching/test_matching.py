"""Pairs that a teacher would find come first; nothing in common gives nothing to judge."""

from dataclasses import replace
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.matching import match, score
from overlap.matching.calibration import bands
from overlap.matching.reasons import Reasons
from overlap.matching.words.likeness import part_likeness
from overlap.model import BANDS, Band, Begrip, Begrippen, Comparison, Curriculum, Goal, Heading, Settings, Source, with_ids
from overlap.reading import read

from ..support.checkout import EXAMPLES


def goals(*texts, kind="eindterm", above=""):
    section = (Heading("", above),) if above else ()
    return with_ids(Goal(text=t, kind=kind, source=Source("a", "b", n), section=section) for n, t in enumerate(texts))


VMBO = goals(
    "De kandidaat kan een gezonde maaltijd bereiden",
    "De kandidaat kan het toilet en de badkamer schoonmaken",
    "De kandidaat kan een fietsband plakken",
)
MBO = goals(
    "Bereidt eenvoudige maaltijden",
    "heeft basiskennis van schoonmaakmiddelen voor de badkamer",
    "kan offertes en facturen opstellen",
    kind="werkproces",
)


def best(pairs, vmbo):
    return next(p for p in pairs if p.vmbo is vmbo)


def test_the_same_content_comes_first():
    pairs = match(VMBO, MBO)
    assert best(pairs, VMBO[0]).mbo is MBO[0]
    assert best(pairs, VMBO[1]).mbo is MBO[1]


def test_every_pair_is_scored_best_first():
    pairs = match(VMBO, MBO)
    assert len(pairs) == 9
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)


def test_boilerplate_has_nothing_in_common():
    vmbo = goals("De kandidaat kan tegels zetten", "De kandidaat kan noten lezen")
    mbo = goals("heeft basiskennis van tegels", "kan noten lezen in relatie tot zijn werkzaamheden", kind="kennis")
    scores = {(p.vmbo.text, p.mbo.text): p.score for p in match(vmbo, mbo)}
    bare = match(
        goals("tegels zetten", "noten lezen"),
        goals("tegels", "noten lezen", kind="kennis"),
    )
    assert sorted(scores.values()) == pytest.approx(sorted(p.score for p in bare))


def test_a_short_goal_is_understood_from_the_heading_above_it():
    mbo = goals("Maakt het bed van de bewoner op", "Sluit de kassa af", kind="werkproces")
    (afscheid,) = goals("nakijken", above="Een bed opmaken")
    assert best(match([afscheid], mbo), afscheid).mbo is mbo[0]


def test_reasons_name_the_words():
    pair = best(match(VMBO, MBO), VMBO[1])
    assert pair.because == (
        "beide: badkamer; vmbo: schoonmaken – mbo: kennis van schoonmaakmiddelen",
        "1 van de 2 uit de eindterm: badkamer, niet toilet",
    )
    assert pair.shared == (("het toilet en de badkamer schoonmaken",), ("basiskennis van schoonmaakmiddelen voor de badkamer",))


def test_a_likely_pair_that_nobody_can_check_is_only_possible():
    scores = score(VMBO, MBO, Settings())
    scores.band[0, 0] = BANDS.index(Band.LIKELY)
    with patch.object(Reasons, "is_checkable", new=False):
        assert scores.pair(0, 0).band == Band.POSSIBLE
    with patch.object(Reasons, "is_checkable", new=True):
        assert scores.pair(0, 0).band == Band.LIKELY


def test_possible_pairs_stand_last_in_their_goal_however_likely():
    pairs = match(VMBO, MBO)
    best_first = sorted((pair for pair in pairs if pair.vmbo is VMBO[1]), key=lambda pair: -pair.score)[:2]
    bands = {best_first[0].id: Band.POSSIBLE, best_first[1].id: Band.LIKELY}
    shown = tuple(pair._replace(band=bands.get(pair.id)) for pair in pairs)
    vmbo, mbo = (
        Curriculum(kind=side, title="", goals=goals, file="", sha256="") for side, goals in (("vmbo", VMBO), ("mbo", MBO))
    )
    comparison = Comparison(vmbo, mbo, shown, Settings())
    assert [pair.id for pair in comparison.proposed] == [best_first[1].id, best_first[0].id]


def test_what_is_proposed_can_be_limited():
    everything = match(VMBO, MBO, Settings(max_per_goal=9))
    sure = match(VMBO, MBO, Settings(from_band=Band.CERTAIN))
    one = match(VMBO, MBO, Settings(max_per_goal=1))
    assert {p.band for p in sure if p.band} <= {Band.CERTAIN}
    assert all(sum(p.band is not None for p in one if p.vmbo is v) <= 1 for v in VMBO)
    assert [p.score for p in everything] == [p.score for p in sure] == [p.score for p in one], (
        "scores do not depend on the limits"
    )


def test_a_band_says_how_sure_a_pair_is():
    related = np.array([[0.9, 0.9, 0.44, 0.39], [0.3, 0.2, 0.1, 0.0], [0.1, 0.0, 0.0, 0.0]])
    overlap = np.array([[0.6, 0.6, 0.1, 0.1], [0.1, 0.1, 0.1, 0.0], [0.0, 0.0, 0.0, 0.0]])
    certain, likely, possible, none = range(4)
    agreeing = np.ones(related.shape, dtype=bool)
    assert bands(related, overlap, agreeing).tolist() == [
        [certain, likely, possible, none],  # certain is the best of a goal alone
        [possible, none, none, none],  # the best of a goal is shown where there is some chance
        [none] * 4,
    ]
    in_own_words = bands(related, overlap, ~agreeing)
    assert in_own_words[0].tolist() == [certain, likely, possible, none]
    assert in_own_words[1].tolist() == [none] * 4, "the best of a goal needs more than its surroundings where it is unlikely"


def test_two_sectors_with_little_in_common_get_few_proposals():
    vmbo, same, other = (read(EXAMPLES / p) for p in ("techniek/vmbo.xlsx", "techniek/mbo.xlsx", "zorg/mbo.xlsx"))

    def proposed(mbo):
        return sum(p.band in (Band.CERTAIN, Band.LIKELY) for p in match(vmbo.goals, mbo.goals))

    assert proposed(other) < proposed(same) / 2


def test_own_words_bring_two_goals_together_and_say_so():
    vmbo = goals("De kandidaat kan de zwartboeken bijwerken", "De kandidaat kan het toilet schoonmaken", "De kandidaat kan koken")
    mbo = goals("Vult de bewonersmappen aan", "Reinigt het sanitair", "Sluit de kassa af", kind="werkproces")
    own = (Begrip(name="zwartboek", terms=("zwartboek", "bewonersmap"), source=Source("woorden.csv", "woorden", 2)),)
    before, after = (
        {(p.vmbo.text, p.mbo.text): p for p in match(vmbo, mbo, Settings(begrippen=begrippen), explain_all=True)}
        for begrippen in (None, Begrippen("woorden.csv", "", own))
    )
    changed, same = (vmbo[0].text, mbo[0].text), (vmbo[1].text, mbo[1].text)
    assert after[changed].score > 5 * before[changed].score
    assert after[changed].because[0] == "eigen begrip: zwartboeken – bewonersmappen"
    assert before[same].because == after[same].because, "what the package knew is not of the group"
    assert "eigen" not in str([p.because for p in before.values()])


def test_own_words_do_not_leak_into_the_next_comparison():
    begrippen = Begrippen(
        "woorden.csv", "", (Begrip(name="a", terms=("fietsband", "factuur"), source=Source("woorden.csv", "woorden", 2)),)
    )
    before = match(VMBO, MBO, explain_all=True)
    assert match(VMBO, MBO, Settings(begrippen=begrippen), explain_all=True) != before
    assert match(VMBO, MBO, explain_all=True) == before


def test_nothing_to_compare():
    assert match([], MBO) == () == match(VMBO, [])


def test_the_same_result_every_time():
    assert match(VMBO, MBO) == match(VMBO, MBO)


def test_the_order_of_the_goals_does_not_change_a_score():
    first = {(p.vmbo.id, p.mbo.id): p.score for p in match(VMBO, MBO)}
    second = {(p.vmbo.id, p.mbo.id): p.score for p in match(VMBO[::-1], MBO[::-1])}
    assert first == pytest.approx(second, abs=1e-4)


texts = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5), st.lists(texts, min_size=1, max_size=5), texts)
def test_any_text_gives_probabilities(left, right, description):
    mbo = [replace(goal, description=description) for goal in goals(*right, kind="werkproces")]
    for pair in match(goals(*left), mbo, explain_all=True):
        assert 0 <= pair.overlap <= pair.score <= 1
        assert pair.because
        assert (pair.band is None) == (pair.relation is None)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("beheer", "voorraadbeheer", True),
        ("voorrad", "voorradbeheer", True),
        ("schoonmakmiddel", "schoonmakwerk", True),
        ("maaltijd", "kas", False),
        ("richt", "klantgericht", False),
        ("gezondheid", "veiligheid", False),
    ],
)
def test_parts_of_compounds(a, b, alike):
    assert bool(part_likeness(a, b)) == alike
    assert part_likeness(a, b) == part_likeness(b, a)
