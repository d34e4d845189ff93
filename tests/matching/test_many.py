"""Many programmes with many: the same scores as one by one, resumable, and nothing half-written."""

import numpy as np
import pytest

from overlap.matching import Sides, covered, match
from overlap.matching import many as module
from overlap.matching import ready as ready_module
from overlap.matching.many import match_many
from overlap.matching.ready import Ready
from overlap.model import Goal, Heading, Settings, Source

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


def every(**options):
    return list(match_many(VMBO, MBO, **options))


def test_a_cell_is_the_comparison_of_those_two_alone():
    for cell in every():
        alone = match(VMBO[cell.vmbo], MBO[cell.mbo])
        proposed = [(pair.vmbo.id, pair.mbo.id, pair.score, pair.overlap) for pair in alone if pair.band]
        assert [(f"eindterm{p.vmbo}", f"werkproces{p.mbo}", p.score, p.overlap) for p in cell.proposals] == proposed


def test_every_programme_meets_every_other_in_order():
    assert [(cell.mbo, cell.vmbo) for cell in every()] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert list(match_many([], MBO)) == list(match_many(VMBO, [])) == []


def test_the_chance_of_a_goal_follows_from_its_best_pair():
    cell = every()[0]
    best = max(pair.overlap for pair in match(VMBO[0], MBO[0]) if pair.vmbo.id == "eindterm0")
    assert cell.vmbo_overlap[0] == pytest.approx(float(covered(np.array(best), "overlap")), abs=1e-4)
    assert len(cell.vmbo_verwant) == len(CARE)
    assert len(cell.mbo_overlap) == len(cell.mbo_verwant) == len(DOSSIERS[0])


def test_settings_count():
    few = list(match_many(VMBO, MBO, Settings(max_per_goal=1, from_band="zeker")))
    assert sum(len(cell.proposals) for cell in few) < sum(len(cell.proposals) for cell in every())
    assert all(p.score >= 0.85 for cell in few for p in cell.proposals)


def test_two_processes_find_the_same_as_one():
    assert every(processes=2) == every(processes=1)


def test_beginning_anew_does_not_change_what_is_found(monkeypatch):
    before = every()
    monkeypatch.setattr("overlap.matching.ready._NUMBERS", 10)
    monkeypatch.setattr("overlap.matching.likeness._KEPT", 2)
    assert every() == before


def test_programmes_are_read_once(monkeypatch):
    read = []
    for side in ("VmboTexts", "MboTexts"):
        made = getattr(ready_module, side)
        monkeypatch.setattr(ready_module, side, lambda *given, made=made, side=side: read.append(side) or made(*given))
    ready = Ready(VMBO)
    for mbo in MBO:
        for n in range(len(VMBO)):
            ready.sides(n, mbo)
    assert (read.count("VmboTexts"), read.count("MboTexts")) == (len(VMBO), len(MBO))


def test_what_is_known_of_words_does_not_depend_on_the_programmes_beside():
    """Likeness is kept for all vmbo programmes together; a comparison sees that of its own words."""
    together, alone = Ready(VMBO), Ready(VMBO[1:])
    for mbo in MBO:
        here, there = together.sides(1, mbo).terms, alone.sides(0, mbo).terms
        assert here.likeness.tolist() == there.likeness.tolist()
        assert here.likeness.tolist() == Sides(VMBO[1], mbo).terms.likeness.tolist()


def test_a_stopped_run_goes_on_where_it_was(tmp_path, monkeypatch):
    stopped = match_many(VMBO, MBO, folder=tmp_path)
    next(stopped)
    stopped.close()
    assert len(list(tmp_path.iterdir())) == 1
    made = []
    block = module._Run.block
    monkeypatch.setattr(module._Run, "block", lambda run, mbo, n: made.append(n) or block(run, mbo, n))
    assert every(folder=tmp_path) == every()
    assert made == [1, 0, 1], "with the folder only the second is made, without it both"


def test_finished_blocks_of_another_text_or_setting_are_not_used(tmp_path):
    every(folder=tmp_path)
    list(match_many(VMBO, MBO, Settings(max_per_goal=1), folder=tmp_path))
    list(match_many(VMBO[:1], MBO, folder=tmp_path))
    assert len(list(tmp_path.iterdir())) == 6


def test_a_block_in_another_place_keeps_its_place_apart(tmp_path):
    every(folder=tmp_path)
    turned = list(match_many(VMBO, MBO[::-1], folder=tmp_path))
    assert [(cell.mbo, cell.vmbo) for cell in turned] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert turned[0].proposals == every()[2].proposals


def test_progress_is_told_after_every_block():
    told = []
    every(progress=told.append)
    assert [(p.done, p.total) for p in told] == [(1, 2), (2, 2)]
    assert told[0].left > 0
    assert told[1].left == 0
