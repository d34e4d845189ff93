"""A random sample of what was not proposed: repeatable, stratified, and out of the way of what counts."""

import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.analysis import coverage, gaps, sample
from overlap.analysis.fingerprint import fingerprint
from overlap.analysis.sampling import LEAST, LIMITS, allocation
from overlap.review.outcome.progress import progress
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.hidden_sheet import PAIR
from overlap.workbook.readback.decisions import read_review

from ..support.reviews import filled, rows_of


def stratum_of(pair):
    return sum(pair.score < limit for limit in LIMITS)


def test_the_same_comparison_gives_the_same_sample(zorg):
    drawn = sample(zorg, 20, fingerprint(zorg))
    assert drawn == sample(zorg, 20, fingerprint(zorg))
    assert drawn != sample(zorg, 20, "another")
    assert len({one.pair.id for one in drawn}) == 20


def test_only_what_was_not_proposed_is_drawn_with_its_chance(zorg):
    drawn = sample(zorg, 25, "x")
    assert all(one.pair.band is None and one.origin == "sample" for one in drawn)
    size = Counter(stratum_of(pair) for pair in zorg.pairs if not pair.band)
    for one in drawn:
        assert one.of == size[stratum_of(one.pair)]
        assert one.drawn == sum(stratum_of(other.pair) == stratum_of(one.pair) for other in drawn)


def test_what_a_group_judged_before_is_not_drawn_again(zorg):
    first = {one.pair.id for one in sample(zorg, 20, "x")}
    again = sample(zorg, 20, "x", without=first)
    assert not first & {one.pair.id for one in again}
    assert sum({one.of for one in again}) == sum(not pair.band for pair in zorg.pairs) - 20


def test_every_pair_has_the_same_chance_within_its_stratum(zorg):
    """Over many seeds each pair of the highest stratum is drawn about equally often."""
    counts = Counter(one.pair.id for seed in range(400) for one in sample(zorg, 9, str(seed)) if stratum_of(one.pair) == 0)
    pairs = [pair.id for pair in zorg.pairs if not pair.band and stratum_of(pair) == 0]
    expected = counts.total() / len(pairs)
    chi2 = sum((counts[pair] - expected) ** 2 / expected for pair in pairs)
    assert chi2 < 1.5 * len(pairs)


@given(st.lists(st.lists(st.floats(0, 0.18), min_size=1, max_size=40), min_size=1, max_size=3), st.integers(0, 150))
def test_the_whole_number_is_drawn_and_no_stratum_is_forgotten(scores, number):
    class Pair:
        def __init__(self, score):
            self.score = score

    strata = [[Pair(score) for score in scored] for scored in scores]
    drawn = allocation(strata, number)
    assert sum(drawn) == min(number, sum(map(len, strata)))
    assert all(n <= len(stratum) for n, stratum in zip(drawn, strata, strict=True))
    if number >= LEAST * len(strata):
        assert all(n >= min(LEAST, len(stratum)) for n, stratum in zip(drawn, strata, strict=True))


@pytest.fixture(scope="module")
def sampled(zorg):
    return replace(zorg, added=sample(zorg, 12, fingerprint(zorg)))


def test_the_sample_stands_below_the_proposals_and_says_what_it_is(sampled):
    book = openpyxl.load_workbook(io.BytesIO(workbook(sampled)))
    rows = rows_of(book, "review")
    assert [row for row in rows if "+" in row] == [pair.id for pair, _origin in sampled.judged]
    for one in sampled.added:
        assert rows[one.pair.id]["certainty"].value == "steekproef"
        assert rows[one.pair.id]["origin"].value == "sample"


def test_the_facts_hold_the_chance_to_be_drawn(sampled):
    book = openpyxl.load_workbook(io.BytesIO(workbook(sampled)))
    facts = [dict(zip(PAIR, row, strict=False)) for row in book["_overlap"].values if row[0] == "pair"]
    found = {fact["id"]: (fact["drawn"], fact["of"]) for fact in facts if fact["origin"] == "sample"}
    assert found == {one.pair.id: (str(one.drawn), str(one.of)) for one in sampled.added}


def test_coverage_progress_and_fingerprint_do_not_know_of_the_sample(zorg, sampled):
    for side in ("vmbo", "mbo"):
        assert coverage(sampled, side) == coverage(zorg, side)
    assert sampled.asked == zorg.proposed
    assert fingerprint(replace(sampled, settings=replace(zorg.settings, sample=12))) == fingerprint(zorg)
    plain, with_sample = (openpyxl.load_workbook(io.BytesIO(workbook(c)), data_only=True) for c in (zorg, sampled))
    for book in (plain, with_sample):
        assert f"beoordeeld: 0 van {len(zorg.proposed)}" in [cell.value for cell in book["Overlap"][2]]
    overview = ([[cell.value for cell in row] for row in book["Overzicht"].iter_rows()] for book in (plain, with_sample))
    assert next(overview) == next(overview)


def test_status_does_not_count_the_sample(zorg, sampled, tmp_path):
    path = tmp_path / "ingevuld.xlsx"
    verdicts = {("review", pair): {"verdict": "verwant"} for pair in (zorg.proposed[0].id, sampled.added[0].pair.id)}
    path.write_bytes(filled(workbook(sampled), verdicts))
    review = read_review(path)
    found = progress([review]).decisions
    assert (found.pairs.total, found.pairs.judged, found.sample.judged) == (len(zorg.proposed), 1, 1)
    assert found.gaps.total == len(gaps(zorg, "vmbo")) + len(gaps(zorg, "mbo"))
    assert review.notices == ()
