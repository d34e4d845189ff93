"""An mbo item has the card of the nearest title of its kwalificatie, each card goes where it fits best."""

import pytest

from overlap.language import Card, KnownItem
from overlap.matching.cards import recognition
from overlap.matching.cards.recognition import cards_of_items
from overlap.model import Goal, Source, with_extra, with_ids

LAUNCH = KnownItem(("Lanceert raketten", "Voert een lancering van een raket uit"), False, Card(terms=("lanceerbasis",)))
MEALS = KnownItem(("Bereidt maaltijden aan boord", "Kookt voor de bemanning"), False, Card(terms=("magnetron",)))
STARS = KnownItem(("Heeft kennis van sterren", "Kent sterrenbeelden"), True, Card(terms=("telescoop",)))


@pytest.fixture(autouse=True)
def one_kwalificatie(monkeypatch):
    """Cards of one invented kwalificatie; nothing is known by its exact title."""
    known = {("Ruimtevaarder",): (LAUNCH, MEALS, STARS)}
    monkeypatch.setattr(recognition, "known_items", lambda kwalificaties: known.get(tuple(kwalificaties), ()))
    monkeypatch.setattr(recognition, "item_card", lambda *_asked, **_kind: None)
    recognition._found.cache_clear()
    yield
    recognition._found.cache_clear()


def cards(*titles, kind="werkproces", kwalificatie="Ruimtevaarder"):
    goals = with_ids(Goal(text=title, kind=kind, source=Source("a", "b", n)) for n, title in enumerate(titles))
    return cards_of_items([with_extra(goal, {"kwalificatie": kwalificatie}) for goal in goals])


def test_another_wording_of_a_title_finds_its_card():
    assert cards("Voert de lancering van raketten uit", "Bereidt eenvoudige maaltijden") == (LAUNCH.card, MEALS.card)


def test_what_is_done_and_what_is_known_are_apart():
    assert cards("Heeft brede kennis van sterrenbeelden", kind="kennis") == (STARS.card,)
    assert cards("Heeft brede kennis van sterrenbeelden") == (None,)


def test_a_title_of_something_else_finds_none():
    assert cards("Stelt een begroting op", "Werkt samen") == (None, None)


def test_a_card_goes_to_the_item_that_it_fits_best():
    best, other = cards("Lanceert raketten", "Onderhoudt raketten en lanceert satellieten")
    assert (best, other) == (LAUNCH.card, None)


def test_a_title_that_says_several_things_has_a_card_for_each():
    (both,) = cards("Lanceert raketten en bereidt maaltijden")
    assert set(both.terms) == {*LAUNCH.card.terms, *MEALS.card.terms}


def test_another_kwalificatie_has_no_such_cards():
    assert cards("Lanceert raketten", kwalificatie="Bakker") == (None,)
    assert cards("Lanceert raketten", kwalificatie="") == (None,)


def test_a_card_that_is_known_by_its_exact_title_comes_first(monkeypatch):
    exact = Card(terms=("aftellen",))
    monkeypatch.setattr(recognition, "item_card", lambda title, *_asked, **_kind: exact if title == "Lanceert raketten" else None)
    assert cards("Lanceert raketten") == (exact,)
