"""The summary for a board: three pages at most, with a map of what overlaps where that counts verdicts only."""

import random
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from overlap.model import Heading, Relation
from overlap.report import as_html, report_of
from overlap.review.outcome.result import result

from ..support.browser import CHROMIUM
from ..support.reports import decision, facts, goal, judged, review


def section(report, key):
    return next(one for one in report.sections if one.key == key)


def test_it_counts_what_the_whole_report_lists(reviewed):
    found = result([reviewed])
    short, whole = report_of(found, short=True), report_of(found)
    assert (short.sentences, short.bars) == (whole.sentences, whole.bars)
    assert section(short, "kaart") == section(whole, "kaart")
    counted = {row.values[0]: row.values[1] for row in section(short, "open").tables[0].rows}
    assert sum(counted.values()) == len(found.open) + found.waiting
    assert "wijziging" not in {one.key for one in short.sections}


def test_the_map_counts_goals_that_were_judged_to_overlap_and_says_what_is_open(reviewed):
    (table,) = section(report_of(result([reviewed])), "kaart").tables
    rows = {row.values[0]: row.values[1:] for row in table.rows}
    assert rows == {"P1 Module": ("2 van 3", "–"), "P2 Module": ("1 open", "–")}
    assert [row.shades for row in table.rows] == [(0, 4, 0), (0, 0, 0)]
    assert 'class="cell shade4"' in as_html(report_of(result([reviewed]))).decode()


def large(modules_of_vmbo=20, kerntaken=15):
    """Twenty modules and fifteen kerntaken with long names, every pair judged at random, and thirty agreements."""
    chance = random.Random(3)
    name = "met een lange naam over het uitvoeren van dagelijkse werkzaamheden in een bedrijf of instelling"
    goals = [
        replace(goal(side, n), section=(Heading(f"{side[0].upper()}{n % modules}", name),))
        for side, modules in (("vmbo", modules_of_vmbo), ("mbo", kerntaken))
        for n in range(60)
    ]
    known = facts(goals, [(v, m, Relation.EQUAL, None) for v in range(60) for m in chance.sample(range(60), 4)])
    verdicts = ["repetition", "deepening", "related", "no overlap", "discuss later", ""]
    rows = [decision("review", *pair.split("+"), verdict=chance.choice(verdicts), action="align") for pair in known.pairs]
    agreed = [decision("agreements", "", "", agreement=f"Afspraak {n} {name}", when="voor de zomer") for n in range(30)]
    return result([review(known, *rows, *agreed), review(known, judged(1, 1, "related"), file="b.xlsx")])


@pytest.mark.skipif(not CHROMIUM or not shutil.which("pdfinfo"), reason="needs Chromium and pdfinfo")
def test_it_is_three_pages_at_most_however_large_the_programmes(reviewed, tmp_path):
    for name, found in (("klein", result([reviewed])), ("middel", large(6, 6)), ("groot", large())):
        (tmp_path / f"{name}.html").write_bytes(as_html(report_of(found, short=True)))
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profiel'}")
        command = [CHROMIUM, *options, f"--print-to-pdf={tmp_path / name}.pdf", str(tmp_path / f"{name}.html")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        told = subprocess.run(["pdfinfo", f"{tmp_path / name}.pdf"], check=True, capture_output=True, text=True)
        assert int(re.search(r"Pages:\s+(\d+)", told.stdout)[1]) <= 3, name


def test_what_does_not_fit_is_taken_together_or_said_to_be_left_out():
    short = report_of(large(), short=True)
    (table,) = section(short, "kaart").tables
    assert table.columns[-1].label == "overige kerntaken"
    assert table.rows[-1].values[0] == "overige modules"
    assert "van 20" in section(short, "overlap").tables[0].note
    assert len(section(short, "afspraken").tables[0].rows) == 5


@pytest.mark.parametrize(("modules", "kerntaken", "told"), [(6, 6, False), (20, 15, True)])
def test_modules_and_kerntaken_are_all_there_where_a_page_has_room(modules, kerntaken, told):
    tables = [table for table in section(report_of(large(modules, kerntaken), short=True), "overlap").tables if table.rows]
    assert any("De eerste" in table.note for table in tables) == told
    if not told:
        assert sorted(sum(not row.total for row in table.rows) for table in tables) == sorted((modules, kerntaken))
