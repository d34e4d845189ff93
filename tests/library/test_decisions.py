"""Two libraries become one, in whatever order; of a group its newest decision holds."""

from dataclasses import replace

from hypothesis import given

from overlap.library.decisions import Library, digest_of, newest, united, without
from overlap.model import Verdict

from ..support.libraries import decision, group, rows


@given(rows, rows)
def test_it_does_not_matter_which_library_comes_first(a, b):
    assert united([Library(a), Library(b)]) == united([Library(b), Library(a)])


@given(rows, rows, rows)
def test_it_does_not_matter_which_two_are_put_together_first(a, b, c):
    left = united([united([Library(a), Library(b)]), Library(c)])
    assert left == united([Library(a), united([Library(b), Library(c)])])


@given(rows)
def test_a_library_beside_itself_is_that_library(a):
    whole = united([Library(a)])
    assert united([whole, whole]) == whole
    assert united([whole, Library(a)]) == whole


@given(rows, rows)
def test_nothing_is_kept_that_nobody_decided_and_nothing_is_lost_but_for_what_is_newer(a, b):
    kept = united([Library(a), Library(b)]).decisions
    assert {*kept} <= {*a, *b}
    for one in (*a, *b):
        assert any(other.key == one.key and other.time >= one.time for other in kept)
    assert all(other.time == one.time for one in kept for other in kept if one.key == other.key)


def test_a_newer_decision_of_a_group_takes_the_place_of_its_older_one():
    older, newer = decision(Verdict.RELATED, date="2026-01-01"), decision(Verdict.REPETITION, date="2026-11-01")
    assert newest([newer, older]) == newest([older, newer]) == (newer,)


def test_of_one_day_what_was_saved_later_holds():
    older = decision(Verdict.RELATED, date="2026-01-01", saved="2026-01-01T10:00:00Z")
    newer = replace(older, verdict=Verdict.NO_OVERLAP, saved="2026-01-02T10:00:00Z")
    assert newest([newer, older]) == (newer,)


def test_who_says_two_things_at_once_is_kept_with_both():
    both = decision(Verdict.RELATED, date="2026-01-01"), decision(Verdict.REPETITION, date="2026-01-01")
    assert {one.verdict for one in newest(both)} == {Verdict.RELATED, Verdict.REPETITION}


def test_groups_do_not_take_the_place_of_each_other():
    assert len(newest([decision(n=1, date="2026-01-01"), decision(n=2, date="2026-11-01")])) == 2


@given(rows)
def test_a_group_that_is_taken_out_leaves_nothing_and_takes_nothing_along(a):
    left = without(united([Library(a)]), [group(1)])
    assert group(1) not in left.groups
    assert left.decisions == newest(one for one in a if one.group != group(1))


def test_two_licences_leave_none():
    one, other = Library((decision(),), "https://a.nl"), Library((decision(n=2),), "https://b.nl")
    assert united([one, other]).license == ""
    assert united([one, one, Library()]).license == "https://a.nl"


def test_white_space_case_and_marks_do_not_make_another_text():
    assert digest_of("Een maaltijd  bereiden.") == digest_of("een maaltijd\nbereiden") != digest_of("een maaltijd bereid")
    assert digest_of(" ") == "" != digest_of("…")
