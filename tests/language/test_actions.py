"""What is done in a goal and to what, lists one by one, and the levels of verbs and phrases."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.language import level_of, level_phrases, open_lexicon

LEXICON = open_lexicon()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("gegevens verwerken", [("verwerken", "gegevens")]),
        ("De kandidaat kan een maaltijd bereiden", [("bereiden", "maaltijd")]),
        (
            "De kandidaat kan feedbackregels toepassen en controleren",
            [("toepassen", "feedbackregels"), ("controleren", "feedbackregels")],
        ),
        (
            "De kandidaat kan materiaal uittrekken en een werkplanning maken",
            [("uittrekken", "materiaal"), ("maken", "werkplanning")],
        ),
        ("De kandidaat kan een storing aan de hand van een schema opsporen", [("opsporen", "storing")]),
        ("De kandidaat kan aan de hand van een tekening een product maken", [("maken", "product")]),
        ("De kandidaat kan plannen opstellen", [("opstellen", "plannen")]),
        ("kan omgaan met culturele diversiteit in werkcontacten", [("omgaan", "culturele diversiteit")]),
        ("De kandidaat kan gebruik maken van hulpmiddelen", [("gebruiken", "hulpmiddelen")]),
        ("De kandidaat kan bestelopdrachten in ontvangst nemen", [("ontvangen", "bestelopdrachten")]),
        ("De kandidaat kan afval op de juiste wijze afvoeren", [("afvoeren", "afval")]),
        ("De kandidaat kan een website maken. Het gaat om HTML.", [("maken", "website")]),
        ("Bereidt maaltijden en voedingsmiddelen", [("bereiden", "maaltijden", "voedingsmiddelen")]),
        ("neemt de bestelling op", [("opnemen", "bestelling")]),
        ("Ontvangt en controleert de bestelling", [("ontvangen", "bestelling"), ("controleren", "bestelling")]),
        ("Stelt plannen op en voert deze uit", [("opstellen", "plannen"), ("uitvoeren", "plannen")]),
        ("Hij meldt tekorten aan de leidinggevende.", [("melden", "tekorten")]),
        ("Draagt zorg voor productiedieren", [("zorgen", "productiedieren")]),
        ("Voert werkzaamheden uit gericht op voeding", [("uitvoeren", "werkzaamheden")]),
        ("het uitvoeren van onderhoud", [("uitvoeren", "onderhoud")]),
        ("bereiding van maaltijden", [("bereiden", "maaltijden")]),
        (
            "heeft brede kennis van reinigingsmethoden, -middelen en -apparatuur",
            [("kennen", "reinigingsmethoden", "reinigingsmiddelen", "reinigingsapparatuur")],
        ),
        ("heeft basiskennis van hygiëne (w.o. HACCP) in relatie tot zijn werkzaamheden", [("kennen", "hygiëne")]),
        ("kan basiskennis van voeding toepassen", [("toepassen", "basiskennis van voeding")]),
        ("", []),
    ],
)
def test_actions_and_their_objects(text, read):
    assert [(action.verb, *action.objects) for action in LEXICON.actions(text)] == read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("schoonmaakmiddelen, -apparatuur en -materialen", "schoonmaakmiddelen schoonmaakapparatuur schoonmaakmaterialen"),
        ("in- en verkoop", "inkoop verkoop"),
        ("op- en overslag", "opslag overslag"),
        ("melk- en verkoopproces", "melkproces verkoopproces"),
        ("aandrijf- en veringssysteem", "aandrijfsysteem veringssysteem"),
        ("wet- en regelgeving", "wetgeving regelgeving"),
        ("activiteiten- en/of verblijfsruimte", "activiteitenruimte verblijfsruimte"),
        ("dans-, acteer- of zangactiviteiten", "dansactiviteiten acteeractiviteiten zangactiviteiten"),
        ("taalontwikkeling, -achterstanden, -stimulering", "taalontwikkeling taalachterstanden taalstimulering"),
        ("maaltijden en voedingsmiddelen", "maaltijden voedingsmiddelen"),
        ("werkkleding, zoals schoenen en een helm", "werkkleding"),
        ("(hulp)middelen (rolstoel, tillift)", "hulpmiddelen"),
        ("gasten/deelnemers", "gasten deelnemers"),
        ("klanten etc.", "klanten"),
    ],
)
def test_lists_one_by_one(text, named):
    assert " ".join(LEXICON.parts(text)) == named


def test_an_adjective_keeps_its_noun():
    assert LEXICON.parts("mondelinge en schriftelijke rapportage") == ("mondelinge rapportage", "schriftelijke rapportage")


def test_a_hyphen_inside_a_word_is_no_hanging_one():
    assert LEXICON.expanded("HACCP-regels en CO2-uitstoot") == "HACCP-regels en CO2-uitstoot"


def test_a_piece_that_cannot_be_filled_in_stays():
    assert LEXICON.expanded("xq- en") == "xq en"


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_can_be_read(text):
    assert all(action.verb for action in LEXICON.actions(text))
    assert all(part.strip() for part in LEXICON.parts(text))


def test_levels_of_verbs_rise():
    levels = [level_of(verb) for verb in ("benoemen", "uitleggen", "gebruiken", "analyseren", "beoordelen", "ontwerpen")]
    assert levels == [1, 2, 3, 4, 5, 6]
    assert level_of("fietsventielen") is None


def test_the_list_of_verbs_is_in_order():
    with files("overlap.language").joinpath("bloom.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    assert [r["werkwoord"] for r in rows] == sorted({r["werkwoord"] for r in rows})
    assert {r["niveau"] for r in rows} == set("123456")


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "step"),
    [
        ("heeft basiskennis van hygiëne", "basiskennis", "kennis", 1),
        ("heeft kennis van hygiëne", "kennis", "kennis", 2),
        ("heeft brede en specialistische kennis van hygiëne", "brede en specialistische kennis", "kennis", 4),
        ("Werkt onder begeleiding in de keuken", "onder begeleiding", "zelfstandigheid", -1),
        ("Stuurt nieuwe medewerkers aan", "stuurt nieuwe medewerkers aan", "rol", 1),
        ("Behandelt complexe klachten", "complexe", "ingewikkeldheid", 1),
    ],
)
def test_phrases_of_level(text, phrase, kind, step):
    found = {p.kind: (p.text, p.step) for p in level_phrases(text)}
    assert found[kind] == (phrase, step)
