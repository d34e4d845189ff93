"""Goals are found again in a new version: text before code, each once, and what changed is shown."""

import json
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Goal, Heading, Source, with_ids
from overlap.review.rounds.follow import ALIKE, SAME_CODE, SOURCE, alike, difference, follow

from ..support.checkout import SHARED, needs_shared


def goals(*those):
    """Goals from (code, text) or (code, text, more)."""
    made = []
    for code, text, *more in those:
        extra = more[0] if more else {}
        section = (Heading("K1", extra.pop("heading", "Zorg")),)
        kind = extra.pop("kind", "kennis")
        description = extra.pop("description", "")
        source = Source("a", "b", 1)
        made.append(Goal(text=text, kind=kind, source=source, code=code, section=section, description=description, extra=extra))
    return with_ids(made)


def became(old, new):
    """Old text -> (new text, how it was found, whether it changed)."""
    found = follow("mbo", old, new)
    return {c.old.text: (c.new and c.new.text, c.found, c.changed) for c in found if c.old}


def test_a_shift_of_codes_does_not_shift_decisions():
    """SBB's vakkennis has no codes: V1, V2 … are counted, so an item that is put in moves all below it."""
    old = goals(
        ("V1", "heeft kennis van hygiëne"), ("V2", "heeft kennis van hygiënisch werken"), ("V3", "heeft kennis van voeding")
    )
    new = goals(
        ("V1", "heeft kennis van ergonomie"),
        ("V2", "heeft kennis van hygiëne"),
        ("V3", "heeft kennis van hygiënisch werken"),
        ("V4", "heeft kennis van voeding"),
    )
    assert became(old, new) == {goal.text: (goal.text, "text", False) for goal in old}


def test_a_typing_error_that_also_moved_is_found_before_the_neighbour_that_took_its_code():
    old = goals(
        ("V3", "heeft kennis van schoonmaakmidelen en hun werking"), ("V4", "heeft kennis van wasvoorschriften en symbolen")
    )
    new = goals(
        ("V3", "heeft kennis van schoonmaakdoeken en hun werking"), ("V4", "heeft kennis van schoonmaakmiddelen en hun werking")
    )
    assert became(old, new)[old[0].text] == (new[1].text, "alike", True)


def test_the_publication_says_what_replaces_what():
    old = goals(("P/1", "De kandidaat kan een kas verwarmen", {SOURCE: "oud-1"}))
    new = goals(("P/9", "De kandidaat kan het klimaat regelen", {SOURCE: "nieuw-1", "replaces": "iets; oud-1"}))
    assert became(old, new) == {old[0].text: (new[0].text, "replaces", True)}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("strijken en vouwen", "strijken en vouwen volgens de afspraken van de instelling", True),
        ("eenvoudige gerechten bereiden", "gerechten bereiden", True),
        ("een gesprek voeren met een klant", "een adviesgesprek voeren met een klant", True),
        ("een bed opmaken", "een rolstoel bedienen", False),
        ("wondzorg verlenen", "materialen bestellen", False),
    ],
)
def test_the_same_code_with_a_similar_text_is_the_same_goal(before, after, same):
    old, new = (goals(("P/1", f"De kandidaat kan {text}.")) for text in (before, after))
    found = became(old, new)[old[0].text]
    assert found == ((new[0].text, "code", True) if same else (None, None, False))


def test_without_the_code_texts_must_be_nearly_equal():
    old = goals(("P/1", "De kandidaat kan strijken en vouwen."))
    assert became(old, goals(("P/2", "De kandidaat kan strijken en vouwen volgens afspraak.")))[old[0].text][0] is None
    assert became(old, goals(("P/2", "De kandidaat kan strijken en vouwem.")))[old[0].text][1] == "alike"


def test_another_kind_is_another_goal():
    old = goals(("1", "plant de werkzaamheden in", {"kind": "werkproces"}))
    assert became(old, goals(("1", "plant de werkzaamheden", {"kind": "kennis"})))[old[0].text][0] is None


def test_a_rewritten_description_counts_as_a_change():
    """The id of a werkproces rests on its title, while its omschrijving says what a student does."""
    old = goals(("W1", "Bereidt het werk voor", {"description": "Hij leest de opdracht."}))
    new = goals(("W1", "Bereidt het werk voor", {"description": "Hij overlegt met de cliënt."}))
    (change,) = follow("mbo", old, new)
    assert (change.found, change.changed, change.words) == ("id", True, ())
    assert ("new", "overlegt met") in change.description
    assert not follow("mbo", old, new, whole=False)[0].changed


def test_another_heading_is_only_a_move():
    old, new = goals(("1", "strijken", {"heading": "Wassen"})), goals(("1", "strijken", {"heading": "Textiel"}))
    (change,) = follow("mbo", old, new)
    assert (change.moved, change.changed, change.found) == (True, False, "text")


def test_what_replaced_which_words():
    pieces = difference("kan een werkplan maken voor het schoonmaken", "kan een planning maken voor schoonmaken en koken")
    assert pieces == (
        ("both", "kan een"), ("old", "werkplan"), ("new", "planning"), ("both", "maken voor"), ("old", "het"),
        ("both", "schoonmaken"), ("new", "en koken"),
    )  # fmt: skip
    assert difference("Kan  Strijken", "kan strijken") == ()


texts = st.text("abcd ", min_size=1, max_size=12)
programmes = st.lists(st.tuples(st.sampled_from(["", "V1", "V2", "V3"]), texts), max_size=7).map(lambda those: goals(*those))


@given(programmes, programmes)
def test_every_goal_is_told_of_once(old, new):
    found = follow("mbo", old, new)
    assert Counter(c.old.id for c in found if c.old) == Counter(goal.id for goal in old)
    assert [c.new.id for c in found if c.new] == [goal.id for goal in new]
    assert all(c.found for c in found if c.old and c.new)


@given(programmes, programmes)
def test_a_text_that_is_still_there_is_never_taken_for_gone(old, new):
    plain = [Counter(" ".join(goal.text.split()).casefold() for goal in side) for side in (old, new)]
    found = follow("mbo", old, new)
    same = sum(bool(c.old and c.new and not c.words) for c in found)
    assert same == (plain[0] & plain[1]).total()


@given(programmes)
def test_nothing_changes_in_the_same_programme(programme):
    assert all(c.found == "id" and not c.changed and not c.moved for c in follow("mbo", programme, programme))


@given(texts, texts)
def test_a_difference_gives_both_texts_back(old, new):
    pieces = difference(old, new)
    if pieces:
        assert " ".join(text for of, text in pieces if of != "new").casefold() == " ".join(old.split()).casefold()
        assert " ".join(text for of, text in pieces if of != "old") == " ".join(new.split())


@needs_shared
def test_the_thresholds_were_measured():
    """What stands in the module: how often two neighbours in the programmes of SLO are as alike as a changed text."""
    records = json.loads((SHARED / "sources" / "slo" / "globale_eindterm.json").read_text(encoding="utf-8"))
    deeltaken = defaultdict(list)
    for record in records:
        deeltaken[record["prefix"].rsplit("-", 1)[0]].append((record["prefix"], record["title"]))
    neighbours = [(a, b) for those in deeltaken.values() for (_, a), (_, b) in pairwise(sorted(those)) if a != b]
    shares = [sum(alike(a, b) >= limit for a, b in neighbours) / len(neighbours) for limit in (SAME_CODE, ALIKE)]
    assert shares == pytest.approx([0.15, 0.01], abs=0.005)
