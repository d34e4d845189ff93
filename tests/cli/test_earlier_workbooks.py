"""A workbook that was made and filled in with 0.1.0, which had other words on its hidden sheet, is read like one of now."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.readback.decisions import read_review

from ..support.checkout import EXAMPLES
from ..support.reviews import filled, rows_of

VMBO, MBO = (EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo"))
SETTINGS = ("--norm", "zeker=0.5", "--norm", "hiaat=1", "--sample", "6", "--max-per-goal", "2")
SAME, HIGHER = "2cda5db4cc+d1b5991bcf", "52d8e16ea8+22db04bf2f"


@pytest.fixture
def earlier(tmp_path):
    return Path(shutil.copy(Path(__file__).parent / "reviewed-0.1.0.xlsx", tmp_path / "eerder.xlsx"))


@pytest.fixture
def now(overlap, tmp_path):
    """A workbook of now, of the same comparison, in which another group says otherwise of one pair."""
    overlap("compare", VMBO, MBO, "-o", "leeg.xlsx", *SETTINGS)
    content = filled((tmp_path / "leeg.xlsx").read_bytes(), {("review", SAME): {"verdict": "verdieping"}}, {"group": "Team mbo"})
    (tmp_path / "nu.xlsx").write_bytes(content)
    return tmp_path / "nu.xlsx"


def test_its_words_mean_what_they_meant(earlier):
    facts = read_review(earlier).facts
    assert (facts.program, facts.format) == ("0.1.0", "1")
    assert {pair.band for pair in facts.pairs.values()} == {"certain", "likely", "possible", None}
    assert {pair.relation for pair in facts.pairs.values()} == {"part of", "covers", "related", None}
    assert [facts.pairs[pair].progression.kind for pair in (SAME, HIGHER)] == ["repetition", "deepening"]
    assert facts.settings.from_band == "possible"
    assert facts.settings.norms == (("certain", 0.5), ("gap", 1.0))


def test_pairs_keep_their_numbers_when_the_comparison_is_rebuilt(earlier):
    facts = read_review(earlier).facts
    turned = replace(facts, added=dict(reversed(facts.added.items())))
    assert len(facts.added) == 6
    for one in (facts, turned):
        assert [pair.id for pair, _origin in comparison_of(one).judged] == list(facts.pairs)


def test_status_counts_it(overlap, earlier):
    status, out, _err = overlap("status", "--json", earlier)
    total = json.loads(out)["total"]
    assert status == 0
    assert (total["pairs"], total["judged"], total["gaps_judged"], total["sample_judged"]) == (81, 4, 1, 1)
    assert total["verdicts"] == {"related": 1, "repetition": 1, "no overlap": 1, "discuss later": 1, "deepening": 1}
    assert total["actions"] == {"drop in mbo": 1, "align": 1}


def test_it_merges_with_a_workbook_of_now(overlap, earlier, now):
    status, out, err = overlap("merge", earlier, now, "-o", "samen.xlsx")
    assert (status, err) == (0, ""), "both are of the same comparison, made with the same settings"
    assert re.search(r"Te bespreken paren: +2\b", out)
    row = rows_of(openpyxl.load_workbook("samen.xlsx"), "review")[SAME]
    assert (row["group 1"].value, row["group 2"].value) == ("herhaling\nvervalt in mbo", "verdieping")
    assert row["certainty"].value.splitlines() == ["●●● zeker", "vmbo omvat mbo?", "misschien herhaling"]


def test_its_decisions_come_back_in_a_new_comparison(overlap, earlier):
    status, out, _err = overlap("compare", VMBO, MBO, "-o", "nieuw.xlsx", "--previous", earlier, *SETTINGS)
    assert status == 0
    assert "11 rijen zijn overgenomen zoals ze waren." in out, "the agenda too: it is the same comparison"
    assert "1 paar was beoordeeld en wordt niet meer voorgesteld" in out, "of which the chance is too small by now"


def test_a_report_and_an_export_tell_what_was_proposed(overlap, earlier):
    overlap("report", earlier, "-o", "verslag.html")
    assert "herhaling" in Path("verslag.html").read_text(encoding="utf-8")
    overlap("export", earlier, "--format", "csv", "-o", "relaties.csv")
    lines = Path("relaties.csv").read_text(encoding="utf-8").splitlines()
    same, higher = (next(line for line in lines if line.startswith(pair.split("+")[0])) for pair in (SAME, HIGHER))
    assert ',herhaling,vervalt in mbo,omvat,"voorgesteld, niet beoordeeld",' in same
    assert ",verdieping,afstemmen,deel van," in higher
