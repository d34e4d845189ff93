"""`overlap explain` as a facilitator types it."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from overlap.matching.calibration import BEST, POSSIBLE
from overlap.model.written import written

from ..support.checkout import EXAMPLES

VMBO, MBO = (str(EXAMPLES / "zorg" / f"{name}.xlsx") for name in ("vmbo", "mbo"))


@pytest.fixture(scope="module")
def pairs(zorg):
    proposed = zorg.proposed[0]
    return (proposed.vmbo.code, proposed.mbo.code), (zorg.pairs[-1].vmbo.code, zorg.pairs[-1].mbo.code)


def test_a_proposed_pair(overlap, pairs, zorg):
    status, out, err = overlap("explain", VMBO, MBO, *pairs[0])
    assert (status, err) == (0, "")
    pair = zorg.proposed[0]
    for part in (
        *pairs[0],
        pair.mbo.text[:30],
        "Dit paar is voorgesteld",
        "; ".join(pair.because),
        f"rij {pair.vmbo.source.row}",
    ):
        assert part in out
    for head in ("Aanwijzingen", "Woorden die bij elkaar passen", "de teksten lijken op elkaar", "Plaats 1 van de 47"):
        assert head in out
    assert not list(Path().iterdir()), "nothing is written"


def test_herhaling_or_verdieping_is_said_where_it_is_proposed(overlap, zorg):
    pair = next(p for p in zorg.proposed if p.progression)
    _, out, _ = overlap("explain", VMBO, MBO, pair.vmbo.code, pair.mbo.code)
    assert f"{written(pair.progression.kind)}, vanwege {pair.progression.why[0]}" in out


def test_a_pair_that_is_not_proposed(overlap, pairs):
    status, out, _ = overlap("explain", VMBO, MBO, *pairs[1])
    assert status == 0
    for part in ("niet voorgesteld", f"voorgesteld vanaf {POSSIBLE:.0%}", "Wat het meest ontbreekt"):
        assert part in out


def test_the_best_pair_of_a_goal_of_which_the_texts_agree_in_nothing_is_held_to_the_higher_bound(overlap):
    shop = (str(EXAMPLES / "handel" / f"{name}.xlsx") for name in ("vmbo", "mbo"))
    _, out, _ = overlap("explain", *shop, "P/HL/01/02-02", "B1-K1-V2")
    assert "de teksten zelf hebben te weinig gemeen" in " ".join(out.split())
    assert f"vanaf {POSSIBLE:.0%}" in out


def test_another_pair_of_a_goal_is_held_to_the_higher_bound_too(overlap, zorg):
    pair = next(p for p in zorg.pairs if not p.band and BEST < p.score < POSSIBLE)
    _, out, _ = overlap("explain", VMBO, MBO, pair.vmbo.code, pair.mbo.code)
    assert f"voorgesteld vanaf {POSSIBLE:.0%}" in " ".join(out.split())


def test_a_pair_that_others_pushed_out(overlap, zorg):
    first, second = next(two for two in pairwise(zorg.proposed) if two[0].vmbo is two[1].vmbo and two[0].score > two[1].score)
    _, out, _ = overlap("explain", VMBO, MBO, second.vmbo.code, second.mbo.code, "--max-per-goal", "1")
    assert "andere zijn beter" in out
    assert f"Beter bij dit vmbo-doel: {first.mbo.code} ({first.score:.0%})" in out


def test_a_goal_of_another_leerweg(overlap, zorg):
    goal = next(g for g in zorg.vmbo.goals if "BB" not in g.levels)
    status, out, _ = overlap("explain", VMBO, MBO, goal.code, zorg.mbo.goals[0].code, "--leerweg", "BB")
    assert status == 0
    assert f"Niet vergeleken: er is gevraagd om --leerweg BB, en dit vmbo-doel hoort bij {', '.join(goal.levels)}" in out


def test_the_documents_and_codes_the_wrong_way_round(overlap, pairs):
    one, other = pairs[0]
    assert overlap("explain", MBO, VMBO, other, one) == overlap("explain", VMBO, MBO, one, other)


def test_for_programs(overlap, pairs, zorg):
    status, out, _ = overlap("explain", VMBO, MBO, *pairs[0], "--json")
    found = json.loads(out)
    assert status == 0
    assert (found["outcome"], found["score"], found["because"]) == (
        "proposed",
        zorg.proposed[0].score,
        list(zorg.proposed[0].because),
    )
    assert set(found["evidence"][0]) == {"name", "value", "above", "contribution", "missing"}
    assert found["vmbo"]["source"]["row"] == zorg.proposed[0].vmbo.source.row


def test_own_words_show(overlap, sheet):
    vmbo = sheet([["Code", "Eindterm"], ["A1", "De zwartboeken bijwerken"], ["A2", "Koken"]], "v.xlsx")
    mbo = sheet([["Code", "Werkproces"], ["B1-K1-W1", "Vult de bewonersmappen aan"], ["B1-K1-W2", "Wast"]], "m.xlsx")
    words = sheet([["Deze woorden", "Betekenen hetzelfde"], ["zwartboek", "bewonersmap"]], "w.xlsx")
    call = "explain", vmbo, mbo, "A1", "B1-K1-W1"
    assert "eigen begrip" not in overlap(*call)[1]
    assert "eigen begrip: zwartboeken – bewonersmappen" in overlap(*call, "--begrippen", words)[1]


@pytest.mark.parametrize("codes", [("P/ZWO/99/99-99", "B1-K1-W1"), ("P/ZWO/01/01-01", "B9-K9-W9")])
def test_a_code_that_is_not_there(overlap, codes):
    status, out, err = overlap("explain", VMBO, MBO, *codes)
    assert (status, out) == (2, "")
    assert err.startswith("Fout: ")
    assert "Het lijkt het meest op: " in err
    assert err.count("\n") == 1
