"""Of what stands under a general subject each item is another thing, and one language is no other."""

import numpy as np
import pytest

from overlap.language import Domain, SchoolSubject, open_lexicon
from overlap.matching import Sides, match
from overlap.matching.calibration import log_odds
from overlap.matching.generic import other_domain, other_language, others_of_eindterm, with_generic_items
from overlap.matching.scores import weighings
from overlap.model import Goal, Heading, Source, with_ids


def goal(text, code):
    return Goal(text=text, kind="eindterm", source=Source("a", "b", 1), code=code, codes=(code,))


def item(title, above, n):
    return Goal(text=title, kind="vaardigheid", source=Source("a", "b", n), code=f"I-{n}", section=(Heading(title=above),))


def scores(vmbo, mbo):
    return {(pair.vmbo.code, pair.mbo.text): pair.score for pair in match(with_ids(vmbo), with_ids(mbo))}


def test_a_wide_eindterm_counts_for_less_with_each_generic_item_and_a_narrow_one_does_not():
    odds = np.array([[2.0] * 8, [2.0] + [-4.0] * 7])  # of a wide eindterm, and of one that meets one item
    outcomes = {outcome: {"intercept": 0.0, "weights": {"odds": 1.0}} for outcome in ("verwant", "overlap")}
    generic = [SchoolSubject.CAREERS] * 7
    evidence, model = with_generic_items(
        {"odds": odds}, outcomes, ([None, None], [*generic, None]), ([frozenset()] * 2, [frozenset()] * 8)
    )
    for outcome in outcomes:
        weighed = log_odds(evidence, model[outcome])
        assert (weighed[0, :7] < odds[0, :7]).all()
        assert weighed[1, 0] >= odds[1, 0]
        assert weighed[:, 7] == pytest.approx(odds[:, 7]), "an item of a trade stays as it is"


@pytest.mark.parametrize("heading", ["Nederlands: lezen", "Werkt in de bakkerij"])
def test_the_odds_are_those_of_all_evidence_and_its_weights(heading):
    vmbo = [goal("Een tekst lezen", "A/1"), goal("Een tekst schrijven", "A/2"), goal("Brood bakken", "B/1")]
    mbo = [item(title, heading, n) for n, title in enumerate(("Leest teksten", "Bakt brood", "Schrijft een recept op"))]
    for weighing in weighings(Sides.read(vmbo, mbo, open_lexicon())):
        for outcome, odds in weighing.odds.items():
            assert odds == pytest.approx(log_odds(weighing.evidence, weighing.model[outcome]))


def test_what_meets_other_items_is_counted_among_generic_items_alone():
    chances = np.array([[0.9, 0.8, 0.7], [0.9, 0.0, 0.0]])
    others = others_of_eindterm(chances, np.array([True, True, False]))
    assert others[0] == pytest.approx([np.log1p(0.8), np.log1p(0.9), 0.0])
    assert others[1] == pytest.approx([0.0, np.log1p(0.9), 0.0])


def test_two_languages_are_no_subject_and_its_trade_nor_a_language_and_rekenen():
    vmbo = [SchoolSubject.DUTCH, SchoolSubject.ENGLISH, SchoolSubject.ARITHMETIC, None]
    mbo = [SchoolSubject.DUTCH, SchoolSubject.ARITHMETIC, None]
    assert other_language(vmbo, mbo).tolist() == [[False] * 3, [True, False, False], [False] * 3, [False] * 3]


def test_two_skills_are_of_one_language_and_both_known():
    dutch, english = SchoolSubject.DUTCH, SchoolSubject.ENGLISH
    listening, reading = frozenset({Domain.LISTENING}), frozenset({Domain.READING})
    vmbo, mbo = ([dutch, dutch, english], [dutch]), ([listening, frozenset(), listening], [reading])
    assert other_domain(vmbo, mbo).tolist() == [[True], [False], [False]]


def test_an_instruction_that_is_heard_is_less_the_same_as_one_that_is_read():
    items = [item("Voert een instructie uit", f"Nederlands: {skill}", n) for n, skill in enumerate(("luisteren", "lezen"), 1)]
    heard = Goal(
        text="een instructie uitvoeren", kind="eindterm", source=Source("a", "b", 1), code="NE/K/4/4f", codes=("NE/K/4/4f",)
    )
    listening, reading = match(with_ids([heard]), with_ids(items))
    assert listening.overlap > reading.overlap


def test_a_text_in_one_language_is_hardly_met_by_the_same_in_another():
    items = [item("Schrijft brieven aan klanten", "Engels: schrijven", 1), item("Leest tabellen", "Rekenen: gegevens", 2)]
    here = scores([goal("brieven aan klanten schrijven", "NE/K/7/7d")], items)
    same = scores([goal("brieven aan klanten schrijven", "EN/K/7/7d")], items)
    assert here["NE/K/7/7d", items[0].text] < same["EN/K/7/7d", items[0].text]
