"""What the page knows of pairs, and what comes back of those that share a row: nothing is lost or counted twice."""

import json
from dataclasses import replace

import pytest

from overlap.model import Band, Relation
from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.page.content import content
from overlap.review.copies.merge import merge
from overlap.review.copies.raters import lines
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.followup.merged import merged_workbook
from overlap.workbook.readback.decisions import read_review

from ..support.levels import levels
from ..support.pages import saved_by_page
from ..support.reviews import filled

WHO = {"group": "Groep A", "on behalf of": "beide"}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory):
    found = levels(tmp_path_factory.mktemp("niveaus"))
    return replace(found, settings=replace(found.settings, groups=2))


@pytest.fixture(scope="module")
def blank(comparison):
    return workbook(comparison)


@pytest.fixture
def read(tmp_path):
    """Read a workbook, or what a page saved, back from a file of this name."""

    def review(name, data):
        (tmp_path / name).write_bytes(data)
        return read_review(tmp_path / name)

    return review


@pytest.fixture
def saved(read):
    """What the page of a workbook saves, read back; with other decisions in it where those are given."""

    def review(of, **other):
        return read("pagina.json", json.dumps(saved_by_page(of, comparison_of(of.facts), **other)).encode())

    return review


@pytest.fixture
def merged(read):
    """What is decided in the workbook that copies are merged to."""

    def review(*copies):
        found = merge(copies)
        return read("samen.xlsx", merged_workbook(found, comparison_of(found.facts), lines(found.agreement)))

    return review


def verdicts_of(review):
    return {one.id: one.verdict for one in review.of("review") if one.verdict}


def first_shared(comparison):
    """A pair with a row, and the two that share it."""
    leader = next(iter(comparison.followers))
    return leader, *(pair.id for pair in comparison.followers[leader])


def test_what_was_filled_in_for_a_row_is_the_same_by_way_of_the_page(comparison, blank, read, saved, merged):
    leader, one, other = first_shared(comparison)
    cells = {
        ("review", leader): {"verdict": "herhaling", "remark": "Zie de les"},
        ("review", one): {"action": "vrijstelling"},
        ("review", other): {"verdict": "verdieping"},
    }
    filled_in, empty = read("ingevuld.xlsx", filled(blank, cells, WHO)), read("leeg.xlsx", blank)
    page = saved(filled_in)
    for review in (page, merged(empty, page), merged(filled_in, page)):
        assert verdicts_of(review) == {leader: "repetition", one: "repetition", other: "deepening"}
        assert progress([review]).decisions == progress([filled_in]).decisions
        for side in ("vmbo", "mbo"):
            assert result([review]).sides[side].total == result([filled_in]).sides[side].total
    assert [progress([review]).remarks for review in (filled_in, page)] == [1, 1], "two pairs have it, of one row"


def test_a_pair_has_the_places_of_those_that_share_its_row(comparison, blank, read):
    known = content(read("leeg.xlsx", blank), comparison)["pairs"]
    shared = {pair["id"]: [known[n]["id"] for n in pair["also"]] for pair in known if pair["also"]}
    assert shared == {leader: [pair.id for pair in pairs] for leader, pairs in comparison.followers.items()}


def test_pairs_that_share_a_row_are_for_the_group_that_has_the_row(comparison, blank, read):
    known = content(read("leeg.xlsx", blank), comparison)
    groups = {pair["id"]: pair["group"] for pair in known["pairs"]}
    assert set(groups.values()) == {1, 2}
    assert all(groups[pair] == groups[leader] for pair, leader in comparison.judged_with.items())


def test_a_pair_that_only_others_judged_is_not_called_likely_and_tells_what_they_decided(comparison, blank, read):
    pair = next(pair for pair in comparison.pairs if pair.band is None)
    proposed = pair._replace(band=Band.POSSIBLE, relation=Relation.RELATED)
    told = ElsewherePair(groups={"repetition": 2}, effect="proposed")
    informed = replace(
        comparison,
        pairs=tuple(proposed if one is pair else one for one in comparison.pairs),
        elsewhere=Elsewhere((LibraryFile(file="b.json", sha256="a", groups=2, decisions=2),), {pair.id: told}),
    )
    known = content(read("leeg.xlsx", blank), informed)["pairs"]
    sure = {one["id"]: one["sure"] for one in known}
    assert sure[pair.id] == ["elders beoordeeld; niet door het programma zelf voorgesteld"]
    assert sum(one[0].startswith("●") for one in sure.values()) == len(comparison.proposed)
    elsewhere = {one["id"]: one["elsewhere"] for one in known if one["elsewhere"]}
    assert elsewhere == {pair.id: ["2 groepen: herhaling", "daarom voorgesteld"]}
