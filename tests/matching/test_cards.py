"""What cards do to a comparison: they bring pairs together, and a reason says so without claiming more."""

import pytest

from overlap.language import Card
from overlap.matching import match, score
from overlap.matching.cards import assigned
from overlap.matching.reasons import Reasons
from overlap.matching.texts import words_of_card
from overlap.model import Goal, Settings, Source, with_ids

LINEN = Card(
    phrasings=("verzorgt linnengoed en textiel", "houdt kleding schoon"),
    wider=("Voert het huishouden",),
    terms=("wasmachine voor textiel",),
)
VMBO = ("De kandidaat kan textiel op kleur sorteren", "De kandidaat kan een fietsband plakken")
MBO = ("Verzorgt het linnengoed van de cliënt", "Stelt offertes en facturen op")


def goals(written, kind):
    return with_ids(Goal(text=text, kind=kind, source=Source("a", "b", n)) for n, text in enumerate(written))


def pair(vmbo=VMBO[0], mbo=MBO[0]):
    pairs = match(goals(VMBO, "eindterm"), goals(MBO, "werkproces"), Settings(), explain_all=True)
    return next(p for p in pairs if (p.vmbo.text, p.mbo.text) == (vmbo, mbo))


def reasons(i=0, j=0):
    """Why goal i and item j belong together, and the words of either that stand out."""
    found = Reasons(score(goals(VMBO, "eindterm"), goals(MBO, "werkproces"), Settings()).sides, i, j)
    return found.because(), *found.shared()


@pytest.fixture
def card_of_eindterm(monkeypatch):
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: LINEN if text == VMBO[0] else None)


@pytest.fixture
def card_of_item(monkeypatch):
    card = Card(
        phrasings=("linnengoed en textiel op kleur sorteren", "de was doen"),
        terms=("strijkijzer",),
        description="Wast en strijkt.",
    )
    monkeypatch.setattr(assigned, "cards_of_items", lambda items: [card if item.text == MBO[0] else None for item in items])


def test_a_card_brings_a_pair_together(card_of_eindterm, monkeypatch):
    with_card, other = pair().score, pair(mbo=MBO[1]).score
    monkeypatch.undo()
    assert with_card > 2 * pair().score
    assert with_card > other


def test_a_reason_quotes_the_phrasing_of_the_card_and_its_words_stand_in_the_item(card_of_eindterm):
    because, _vmbo, mbo = reasons()
    assert because == (
        "via een kaart: ‘textiel op kleur sorteren’ (vmbo) hoort in het mbo vaak bij “verzorgt linnengoed en textiel”; "
        "hier staat ‘verzorgt het linnengoed van de cliënt’",
    )
    assert mbo == ("Verzorgt het linnengoed van de cliënt",)


def test_a_card_of_the_item_is_quoted_for_the_vmbo_side(card_of_item):
    because, vmbo, _mbo = reasons()
    assert because[0] == (
        "via een kaart: bij ‘verzorgt het linnengoed van de cliënt’ (mbo) "
        "hoort in het vmbo vaak “linnengoed en textiel op kleur sorteren”; hier staat ‘textiel op kleur sorteren’"
    )
    assert vmbo == ("textiel op kleur sorteren",)


def test_a_card_never_speaks_as_if_its_words_were_those_of_the_goal(card_of_eindterm):
    because, vmbo, _mbo = reasons()
    assert not any(reason.startswith("beide:") for reason in because)
    assert vmbo == (VMBO[0].removeprefix("De kandidaat kan "),)


def test_a_thing_that_a_card_names_is_no_other_name_of_the_goal(card_of_eindterm):
    items = goals(["Ontkalkt een wasmachine", MBO[1]], "werkproces")
    found = Reasons(score(goals(VMBO, "eindterm"), items, Settings()).sides, 0, 0)
    assert found.because()[0] == (
        "alleen via een kaart: de kaart van ‘textiel op kleur sorteren’ (vmbo) noemt ook “wasmachine voor textiel”; "
        "hier staat ‘ontkalkt een wasmachine’"
    )
    assert found.shared() == (("textiel op kleur sorteren",), ("Ontkalkt een wasmachine",))


def test_a_card_of_which_a_single_word_is_met_does_not_say_what_the_goal_is_called(monkeypatch):
    card = Card(phrasings=("controleert facturen van leveranciers van fietsbanden",), terms=())
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: card if text == VMBO[1] else None)
    assert "hoort in het mbo vaak bij" in reasons(1, 1)[0][0]


def test_a_card_that_meets_a_text_only_in_whom_the_work_is_for_is_no_reason(monkeypatch):
    card = Card(phrasings=("verhelpt storingen aan drones voor imkers",), terms=())
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: card if text == VMBO[0] else None)
    items = goals(["Bakt taarten voor imkers", MBO[1]], "werkproces")
    because = Reasons(score(goals(VMBO, "eindterm"), items, Settings()).sides, 0, 0).because()
    assert not any("drones" in reason and "hier staat" in reason for reason in because)


def test_what_stands_in_both_texts_goes_before_a_card(card_of_eindterm):
    items = goals(["Verzorgt het linnengoed en let op textiel", MBO[1]], "werkproces")
    found = Reasons(score(goals(VMBO, "eindterm"), items, Settings()).sides, 0, 0)
    assert found.because()[0].startswith("beide: textiel")


def test_a_wide_code_counts_where_one_row_names_it():
    """Beside several rows it says where they stand, not what they are."""

    def row(text, code):
        return Goal(text=text, kind="leerdoel", code=code, codes=(code,), source=Source("a", "b", 1))

    block, first, second = row("Schoonmaken", "P/ZW/02/01"), row("Ramen lappen", "P/ZW/02/01"), row("Dweilen", "P/ZW/02/01-01")
    assert all(assigned.cards_of([block, second], "vmbo"))
    assert [bool(card) for card in assigned.cards_of([block, first, second], "vmbo")] == [False, False, True]


def test_a_row_in_own_words_has_the_card_of_its_code_unless_it_is_about_something_else():
    def card(text, *codes):
        return assigned.cards_of([Goal(text=text, kind="leerdoel", codes=codes, source=Source("a", "b", 1))], "vmbo")[0]

    assert card("Een bewoner wassen en zijn privacy bewaken", "P/ZW/04/01-03")
    assert card("Een ruimteschip laten landen", "P/ZW/04/01-03") is None


def test_without_a_card_no_reason_speaks_of_one():
    assert not any("in het mbo vaak" in reason for i in range(2) for j in range(2) for reason in reasons(i, j)[0])


def test_a_phrasing_that_the_item_does_not_meet_is_not_quoted(card_of_eindterm):
    assert reasons(0, 1)[0] == ("geen gedeeld woord gevonden; zelf beoordelen",)


def test_of_a_phrasing_with_nothing_of_its_own_goal_the_item_says_most_or_it_is_not_quoted(monkeypatch):
    said = {
        "verzorgt het linnengoed": "hoort in het mbo vaak bij “verzorgt het linnengoed”",
        "stemt de wekelijkse bezorging van linnengoed af met de wasserij": "verwant (textiel – linnengoed); vmbo: ",
    }
    for phrasing, reason in said.items():
        card = Card(phrasings=(phrasing,))
        monkeypatch.setattr(assigned, "eindterm_card", lambda text, card=card: card if text == VMBO[0] else None)
        assert reason in reasons()[0][0]


def test_a_card_that_a_group_wrote_itself_may_be_quoted_also_where_it_shares_nothing_with_the_goal(monkeypatch):
    own = Card(phrasings=("stemt de wekelijkse bezorging van linnengoed af met de wasserij",), is_own=True)
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: own if text == VMBO[0] else None)
    assert "“stemt de wekelijkse bezorging van linnengoed af met de wasserij”" in reasons()[0][0]


def test_a_phrasing_with_no_word_of_the_item_that_it_is_a_card_of_is_not_quoted(monkeypatch):
    card = Card(phrasings=("textiel op kleur sorteren",))
    monkeypatch.setattr(assigned, "cards_of_items", lambda items: [card if item.text == MBO[0] else None for item in items])
    assert not any("“" in reason for reason in reasons()[0])


def test_an_item_with_an_omschrijving_of_its_own_leaves_that_of_the_card_out():
    card = Card(phrasings=("de was doen",), terms=("strijkijzer",), description="Wast en strijkt.")
    assert words_of_card(card) == "Wast en strijkt. de was doen. strijkijzer"
    assert words_of_card(card, "Een eigen omschrijving") == "de was doen. strijkijzer"
    assert words_of_card(None) == ""
