"""What others decided is told beside the proposals: it proposes and lowers by two rules, and changes no estimate."""

from dataclasses import replace

import pytest

from overlap.analysis import compare, coverage
from overlap.library.decisions import Library, LibraryDecision
from overlap.library.decisions import shared_text as known_as
from overlap.library.proposals import OtherGroups, with_elsewhere
from overlap.library.reading import ReadLibrary
from overlap.model import Band, GapVerdict, Verdict
from overlap.model.labels import elsewhere_in_words
from overlap.reading import read

from ..support.checkout import EXAMPLES
from ..support.libraries import group

HERHALING, VERDIEPING, VERWANT, GEEN = Verdict.REPETITION, Verdict.DEEPENING, Verdict.RELATED, Verdict.NO_OVERLAP


@pytest.fixture(scope="module")
def comparison():
    return compare(*(read(EXAMPLES / "zorg" / f"{side}.xlsx", expected=side) for side in ("vmbo", "mbo")))


def said(pair, *verdicts, first=1, **more):
    """What groups decided about a pair, each one verdict."""
    return [
        LibraryDecision(vmbo=known_as(pair.vmbo), mbo=known_as(pair.mbo), group=group(n), verdict=verdict, **more)
        for n, verdict in enumerate(verdicts, first)
    ]


def informed(comparison, decisions, but=()):
    read_library = ReadLibrary(library=Library(tuple(decisions)), file="bibliotheek.tsv", sha256="0")
    return with_elsewhere(comparison, OtherGroups([read_library], but))


def pair_of(comparison, wanted):
    return next(pair for pair in comparison.pairs if pair.id == wanted.id)


def first(comparison, band):
    return next(pair for pair in comparison.pairs if pair.band == band)


def test_groups_are_counted_per_verdict(comparison):
    pair = first(comparison, Band.LIKELY)
    new = informed(comparison, said(pair, HERHALING, HERHALING, VERWANT, GapVerdict.OVERLAP))
    assert elsewhere_in_words(new.elsewhere.pairs[pair.id]) == "2 groepen: herhaling; 1: overlap; 1: verwant"
    assert pair_of(new, pair) == pair


@pytest.mark.parametrize("verdicts", [(HERHALING,), (VERWANT, VERDIEPING, GEEN)])
def test_what_most_groups_saw_is_proposed_with_that_as_its_reason(comparison, verdicts):
    pair = first(comparison, None)
    new = informed(comparison, said(pair, *verdicts))
    told = new.elsewhere.pairs[pair.id]
    proposed = next(one for one in new.proposed if one.id == pair.id)
    assert (told.effect, told.matched, proposed.band) == ("proposed", None, Band.POSSIBLE)
    assert elsewhere_in_words(told) in proposed.because[0]
    assert (proposed.score, proposed.overlap) == (pair.score, pair.overlap)


@pytest.mark.parametrize("verdicts", [(GEEN,), (GEEN, HERHALING), (GEEN, GEEN, VERWANT)])
def test_what_most_groups_did_not_see_is_not_proposed(comparison, verdicts):
    pair = first(comparison, None)
    new = informed(comparison, said(pair, *verdicts))
    assert new.proposed == comparison.proposed
    assert sum(new.elsewhere.pairs[pair.id].groups.values()) == len(verdicts)


@pytest.mark.parametrize(
    ("band", "lower"), [(Band.CERTAIN, Band.LIKELY), (Band.LIKELY, Band.POSSIBLE), (Band.POSSIBLE, Band.POSSIBLE)]
)
def test_no_overlap_elsewhere_puts_a_pair_one_band_lower_and_below_its_neighbours(comparison, band, lower):
    several = [pair for pair in comparison.proposed if sum(one.vmbo == pair.vmbo for one in comparison.proposed) > 1]
    pair = next(pair for pair in several if pair.band == band)
    new = informed(comparison, said(pair, GEEN, GEEN, HERHALING))
    told = new.elsewhere.pairs[pair.id]
    assert (told.effect, told.matched, pair_of(new, pair).band) == ("lowered", band, lower)
    assert [one.id for one in new.proposed if one.vmbo == pair.vmbo][-1] == pair.id
    assert len(new.proposed) == len(comparison.proposed)


def test_as_many_against_as_for_changes_nothing(comparison):
    pair = first(comparison, Band.CERTAIN)
    new = informed(comparison, said(pair, GEEN, HERHALING))
    assert (new.elsewhere.pairs[pair.id].effect, new.proposed) == ("", comparison.proposed)


def test_no_estimate_changes(comparison):
    decisions = [one for n, pair in enumerate(comparison.pairs[:60]) for one in said(pair, (HERHALING, GEEN)[n % 2])]
    new = informed(comparison, decisions)
    for side in ("vmbo", "mbo"):
        mine, before = coverage(new, side), coverage(comparison, side)
        assert [(s.overlap, s.related) for s in (mine.total, *mine.modules.values())] == [
            (s.overlap, s.related) for s in (before.total, *before.modules.values())
        ]


def test_a_group_counts_once_by_what_it_said_last(comparison):
    pair = first(comparison, Band.LIKELY)
    older, newer = (replace(known_as(pair.mbo), crebos=crebos) for crebos in (("99911",), ("99911", "99912")))
    one = said(pair, GEEN, date="2026-01-01")[0]
    decisions = [replace(one, mbo=older), replace(one, mbo=newer, verdict=HERHALING, date="2026-06-01")]
    assert informed(comparison, decisions).elsewhere.pairs[pair.id].groups == {HERHALING: 1}


def test_a_group_that_says_two_things_at_once_counts_for_none(comparison):
    pair = first(comparison, Band.LIKELY)
    assert informed(comparison, [*said(pair, GEEN), *said(pair, HERHALING)]).elsewhere.pairs == {}
    assert informed(comparison, [*said(pair, GapVerdict.OVERLAP), *said(pair, HERHALING)]).elsewhere.pairs[pair.id].groups == {
        HERHALING: 1
    }


def test_those_who_judge_now_are_no_others(comparison):
    pair = first(comparison, Band.LIKELY)
    new = informed(comparison, said(pair, GEEN, HERHALING), but=[group(1)])
    assert new.elsewhere.pairs[pair.id].groups == {HERHALING: 1}


def test_how_many_judged_another_wording_is_told(comparison):
    pair = first(comparison, Band.LIKELY)
    words = pair.vmbo.text.replace("kan ", "kan zelfstandig ")
    changed = pair._replace(vmbo=replace(pair.vmbo, text=words))
    new = informed(comparison, [*said(pair, HERHALING), *said(changed, HERHALING, VERWANT, first=5)])
    told = new.elsewhere.pairs[pair.id]
    assert (told.groups, told.changed) == ({HERHALING: 2, VERWANT: 1}, 2)
