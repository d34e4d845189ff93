"""Which phrasing of a card a reason quotes, and how: one that comes down to the work of the other text."""

import pytest

from overlap.language import Card
from overlap.matching.cards import assigned
from overlap.matching.reasons.of_cards.gists import gists
from overlap.matching.reasons.of_cards.meetings import Met
from overlap.matching.reasons.of_cards.told import phrasing_in
from tests.support.reasons import texts_of, why

GOAL = "De kandidaat kan een bruidsboeket binden"
PRUNING = "Snoeit rozen"
SHOWN = 220  # characters of a reason on the sheet


def met(phrasing, item):
    told = phrasing_in(texts_of(GOAL, item), (phrasing,), "vmbo", loosely=True)
    return told and told.met


@pytest.fixture
def card(monkeypatch):
    def of_goal(goal, *phrasings, **more):
        written = Card(phrasings=phrasings, **more)
        monkeypatch.setattr(assigned, "eindterm_card", lambda text: written if text == goal else None)

    return of_goal


@pytest.mark.parametrize(
    ("phrasing", "item", "how"),
    [
        ("snoeit rozen voor een bruidsboeket", PRUNING, Met.WORK),
        ("verzorgt rozen voor een bruidsboeket", PRUNING, Met.THING),
        ("bestelt rozen voor een bruidsboeket", PRUNING, Met.OTHERWISE),
        ("beoordeelt de staat van rozen voor een bruidsboeket", PRUNING, Met.OTHERWISE),
        ("verkoopt een bruidsboeket van rozen", PRUNING, None),
        ("heeft kennis van het bruidsboeket met rozen en tulpen", "Snoeit rozen en tulpen", None),
        ("metselt een boog voor het bruidspaar", "Metselt een muur", None),
    ],
)
def test_a_phrasing_is_met_in_its_work_or_its_thing_not_in_its_verb_alone_or_in_passing(phrasing, item, how):
    assert met(phrasing, item) == how


def test_the_phrasing_that_is_the_work_of_the_item_goes_before_one_with_the_same_thing():
    phrasings = ("bestelt rozen voor een bruidsboeket", "snoeit rozen en seringen voor een bruidsboeket")
    assert phrasing_in(texts_of(GOAL, PRUNING), phrasings, "vmbo").phrasing == phrasings[1]


def test_a_wider_phrasing_that_is_the_work_of_the_item_goes_before_one_of_the_goal_that_is_not(card):
    card(GOAL, "bestelt rozen voor een bruidsboeket", wider=("Snoeit rozen voor boeketten",))
    assert "hoort in het mbo vaak bij “Snoeit rozen voor boeketten”" in why(GOAL, PRUNING)


def test_a_card_that_an_item_meets_only_in_passing_is_no_reason(card):
    card(GOAL, "verkoopt een bruidsboeket van rozen")
    assert "kaart" not in why(GOAL, PRUNING)


def test_a_card_with_the_verb_of_another_thing_is_no_reason(card):
    card(GOAL, "metselt een boog voor het bruidsboeket")
    assert "kaart" not in why(GOAL, "Metselt een muur")
    assert "kaart" not in why(GOAL, "Metselt een muur", above="Een muur versieren")


def test_what_is_near_in_both_goes_before_a_card_of_which_the_item_does_something_else(card):
    goal = "De kandidaat kan textiel op kleur sorteren"
    card(goal, "koopt linnengoed en textiel in")
    assert why(goal, "Telt het linnengoed").startswith("verwant (textiel – linnengoed)")


def test_a_word_of_both_stands_before_the_card_that_says_more(card):
    goal = "De kandidaat kan gasten een plaats wijzen"
    card(goal, wider=("Ontvangt en begeleidt de gast",))
    reason = why(goal, "Ontvangt gasten")
    assert reason.startswith("beide: gasten; via een kaart: ")


def test_a_long_reason_quotes_the_goal_shorter_and_keeps_the_words_that_agree(card):
    goal = "De kandidaat kan een bruidsboeket binden met lint en kralen naar een schets van de bruid en haar moeder"
    card(goal, "stelt een verzorgingsplan op voor de bloemen in een bruidsboeket en bespreekt dat")
    reason = why(goal, "Voert een gesprek en stelt een verzorgingsplan op")
    assert len(reason) <= SHOWN
    assert "‘een bruidsboeket binden met lint’ (vmbo)" in reason
    assert "stelt een verzorgingsplan op’" in reason


@pytest.mark.parametrize(
    ("goal", "quoted"),
    [
        ("informatie zoeken en geven over zeldzame tulpen", "informatie zoeken en geven over zeldzame tulpen"),
        ("onderzoek doen naar kleuren van tulpen", "onderzoek doen naar kleuren van tulpen"),
        ("een bruidsboeket binden voor een klant", "een bruidsboeket binden voor een klant"),
    ],
)
def test_a_goal_that_begins_with_what_says_little_is_quoted_with_what_it_is_about(goal, quoted):
    assert next(gists(texts_of(f"De kandidaat kan {goal}", PRUNING), "vmbo")).label == quoted


def test_where_the_item_does_another_thing_than_a_phrasing_says_the_reason_says_but(card):
    card(GOAL, "bestelt rozen voor een bruidsboeket")
    assert "“bestelt rozen voor een bruidsboeket”, maar hier staat ‘snoeit rozen’" in why(GOAL, PRUNING)
    card(GOAL, "verzorgt rozen voor een bruidsboeket")  # which may be pruning them
    assert "“verzorgt rozen voor een bruidsboeket”; hier staat ‘snoeit rozen’" in why(GOAL, PRUNING)
