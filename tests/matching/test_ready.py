"""Programmes made ready for many comparisons: each is read once, and scored as if the two were compared alone."""

from weakref import ref

import pytest

from overlap.language import open_lexicon
from overlap.matching import Ready, Scores, Sides, match, score
from overlap.matching import sides as module
from overlap.model import Band, Goal, Heading, Settings, Source
from overlap.reading import read
from tests.support.checkout import EXAMPLES

CARE = ["Een maaltijd bereiden", "Een zorgvrager helpen bij het wassen", "De woonruimte schoonmaken", "Een gesprek voeren"]
CARS = ["Remmen van een auto vervangen", "Een band monteren", "De accu controleren", "Een storing zoeken in de verlichting"]
DOSSIERS = [
    ["Bereidt maaltijden voor zorgvragers", "Helpt bij wassen en aankleden", "Houdt de woonruimte schoon"],
    ["Vervangt remblokken en remschijven", "Monteert banden", "Controleert accu en verlichting", "Bereidt het werk voor"],
]


def goals(texts, kind="eindterm"):
    section = (Heading("1", texts[0]),)
    return [
        Goal(text=text, kind=kind, source=Source("f", "s", n), section=section, id=f"{kind}{n}") for n, text in enumerate(texts)
    ]


VMBO = [goals(CARE), goals(CARS)]
MBO = [goals(texts, "werkproces") for texts in DOSSIERS]
EVERY = [(i, j) for j in range(len(MBO)) for i in range(len(VMBO))]


def pairs(settings):
    """All pairs of every couple, from programmes that were made ready together."""
    ready = Ready(VMBO, open_lexicon())
    found = {}
    for i, j in EVERY:
        scores = Scores(ready.sides(i, MBO[j]), settings)
        found[i, j] = {scores.pair(a, b) for a in range(len(VMBO[i])) for b in range(len(MBO[j]))}
    return found


@pytest.mark.parametrize("settings", [Settings(), Settings(max_per_goal=1, from_band=Band.CERTAIN)])
def test_each_couple_is_scored_as_if_it_were_compared_alone(settings):
    for (i, j), those in pairs(settings).items():
        assert those == {*match(VMBO[i], MBO[j], settings)}


def test_beginning_anew_does_not_change_what_is_found(monkeypatch):
    before = pairs(Settings())
    monkeypatch.setattr("overlap.matching.sides._NUMBERS", 10)
    assert pairs(Settings()) == before


def test_programmes_are_read_once(monkeypatch):
    read = []
    for side in ("VmboTexts", "MboTexts"):
        made = getattr(module, side)
        monkeypatch.setattr(module, side, lambda *given, made=made, side=side, **more: read.append(side) or made(*given, **more))
    ready = Ready(VMBO, open_lexicon())
    for i, j in EVERY:
        ready.sides(i, MBO[j])
    assert (read.count("VmboTexts"), read.count("MboTexts")) == (len(VMBO), len(MBO))


@pytest.mark.parametrize("example", ["zorg", "avo"])
def test_nothing_of_a_comparison_stays_in_memory_when_it_is_done(example):
    """A country has thousands of them, each with tables of all pairs."""
    vmbo, mbo = (read(EXAMPLES / example / f"{side}.xlsx", expected=side).goals for side in ("vmbo", "mbo"))
    scores = score(vmbo, mbo, Settings())
    pairs = [scores.pair(i, j) for i in range(len(vmbo)) for j in range(len(mbo))]
    assert any(pair.because for pair in pairs)
    sides = scores.sides
    held = [ref(part) for part in (sides.terms, sides.vmbo, sides.mbo, sides.terms._likeness)]
    del scores, sides
    assert [part() for part in held] == [None] * len(held)


def test_what_is_known_of_words_does_not_depend_on_the_programmes_beside():
    """Likeness is kept for all vmbo programmes together; a comparison sees that of its own words."""
    together, alone = Ready(VMBO, open_lexicon()), Ready(VMBO[1:], open_lexicon())
    highest = 0.0
    for mbo in MBO:
        each = [together.sides(1, mbo), alone.sides(0, mbo), Sides.read(VMBO[1], mbo, open_lexicon())]
        vmbo, items = each[0].vmbo.vocabulary.units, each[0].mbo.vocabulary.units
        likeness = [[sides.terms.likeness_of(a, b) for a in vmbo for b in items] for sides in each]
        assert likeness[0] == likeness[1] == likeness[2]
        highest = max(highest, *likeness[0])
    assert highest > 0
