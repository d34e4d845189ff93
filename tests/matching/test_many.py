"""Many programmes with many: the same scores as one by one, resumable, and nothing half-written."""

import pytest

from overlap.matching import many as module
from overlap.matching import match, match_many
from overlap.matching.candidates import LEAST, Index
from overlap.matching.texts import MboTexts, VmboTexts
from overlap.matching.vectors import Numbering
from overlap.model import Goal, Heading, Settings, Source

CARE = ["Een maaltijd bereiden", "Een zorgvrager helpen bij het wassen", "De woonruimte schoonmaken", "Een gesprek voeren"]
CARS = ["Remmen van een auto vervangen", "Een band monteren", "De accu controleren", "Een storing zoeken in de verlichting"]
DOSSIERS = [
    ["Bereidt maaltijden voor zorgvragers", "Helpt bij wassen en aankleden", "Houdt de woonruimte schoon"],
    ["Vervangt remblokken en remschijven", "Monteert banden", "Controleert accu en verlichting", "Bereidt het werk voor"],
]


def goals(texts, kind="eindterm"):
    section = (Heading("1", texts[0]),)
    return [Goal(text, kind, Source("f", "s", n), section=section, id=f"{kind}{n}") for n, text in enumerate(texts)]


VMBO = [goals(CARE), goals(CARS)]
MBO = [goals(texts, "werkproces") for texts in DOSSIERS]


def every(**options):
    return list(match_many(VMBO, MBO, least=0, **options))


def test_a_cell_is_the_comparison_of_those_two_alone():
    for cell in every():
        alone = match(VMBO[cell.vmbo], MBO[cell.mbo])
        proposed = [(pair.vmbo.id, pair.mbo.id, pair.score, pair.overlap) for pair in alone if pair.band]
        assert [(f"eindterm{p.vmbo}", f"werkproces{p.mbo}", p.score, p.overlap) for p in cell.proposals] == proposed


def test_every_programme_meets_every_other_in_order():
    assert [(cell.mbo, cell.vmbo) for cell in every()] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert list(match_many([], MBO)) == list(match_many(VMBO, [])) == []


def test_the_chance_of_a_goal_is_that_of_any_of_its_pairs():
    cell = every()[0]
    pairs = [pair for pair in match(VMBO[0], MBO[0]) if pair.vmbo.id == "eindterm0"]
    none = 1.0
    for pair in pairs:
        none *= 1 - pair.overlap
    assert cell.vmbo_overlap[0] == pytest.approx(1 - none, abs=1e-4)
    assert len(cell.vmbo_verwant) == len(CARE)
    assert len(cell.mbo_overlap) == len(cell.mbo_verwant) == len(DOSSIERS[0])


def test_settings_count():
    few = list(match_many(VMBO, MBO, Settings(max_per_goal=1, from_band="zeker"), least=0))
    assert sum(len(cell.proposals) for cell in few) < sum(len(cell.proposals) for cell in every())
    assert all(p.score >= 0.85 for cell in few for p in cell.proposals)


def test_two_processes_find_the_same_as_one():
    assert every(processes=2) == every(processes=1)


def test_a_comparison_of_which_little_is_expected_is_not_made_and_said_so():
    cells = list(match_many(VMBO, MBO, least=LEAST))
    assert [cell.compared for cell in cells] == [False] * 4, "so few goals cannot have that many proposals"
    assert all(cell.proposals == () for cell in cells)


def test_more_is_expected_within_a_sector():
    expected = {(cell.vmbo, cell.mbo): cell.expected for cell in every()}
    assert expected[0, 0] > expected[0, 1]
    assert expected[1, 1] > expected[1, 0]


def test_what_is_expected_does_not_depend_on_the_other_dossiers():
    together = [cell.expected for cell in every() if cell.mbo == 1]
    assert [cell.expected for cell in match_many(VMBO, MBO[1:], least=0)] == together


def test_the_sparse_product_is_the_same_in_pieces(monkeypatch):
    numbering = Numbering()
    index = Index([VmboTexts(side, numbering) for side in VMBO])
    items = MboTexts(MBO[1], numbering)
    whole = index.chances(items)
    monkeypatch.setattr("overlap.matching.candidates._PRODUCTS", 7)
    assert index.chances(items) == pytest.approx(whole)


def test_a_stopped_run_goes_on_where_it_was(tmp_path, monkeypatch):
    stopped = match_many(VMBO, MBO, least=0, folder=tmp_path)
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
    list(match_many(VMBO, MBO, Settings(max_per_goal=1), least=0, folder=tmp_path))
    list(match_many(VMBO[:1], MBO, least=0, folder=tmp_path))
    assert len(list(tmp_path.iterdir())) == 6


def test_a_block_in_another_place_keeps_its_place_apart(tmp_path):
    every(folder=tmp_path)
    turned = list(match_many(VMBO, MBO[::-1], least=0, folder=tmp_path))
    assert [(cell.mbo, cell.vmbo) for cell in turned] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert turned[0].proposals == every()[2].proposals


def test_progress_is_told_after_every_block():
    told = []
    every(progress=told.append)
    assert [(p.done, p.total) for p in told] == [(1, 2), (2, 2)]
    assert told[0].left > 0
    assert told[1].left == 0
