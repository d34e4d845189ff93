"""A teacher can check a reason: what it quotes stands in the text, and what it calls the words is true."""

import pytest

from overlap.language import open_lexicon, stem
from overlap.matching import Sides
from overlap.matching.reasons import Reasons
from overlap.matching.reasons.compounds import is_inside
from overlap.matching.reasons.quotes import place_of, quote_phrase
from overlap.model import Goal, Heading, Source, with_ids

OTHERS = ("De kandidaat kan een fietsband plakken", "De kandidaat kan de tuin omspitten")
OTHER_ITEMS = ("Sluit de kassa af", "Stelt facturen op")


def goal(text, kind, description="", above=""):
    section = (Heading("", above),) if above else ()
    return Goal(text=text, kind=kind, source=Source("a", "b", 1), description=description, section=section)


def reasons(vmbo, mbo, description="", above=""):
    """Why a goal and an item belong together, among others that have nothing in common with them."""
    ours = with_ids([goal(vmbo, "eindterm", above=above), *(goal(text, "eindterm") for text in OTHERS)])
    theirs = with_ids([goal(mbo, "werkproces", description), *(goal(text, "werkproces") for text in OTHER_ITEMS)])
    return Reasons(Sides.read(ours, theirs, open_lexicon()), 0, 0)


def why(*texts, **more):
    return reasons(*texts, **more).because()[0]


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        ("De kandidaat kan bloembollen sorteren", "Plant bloembollen", "in beide teksten: bloembollen"),
        ("De kandidaat kan kleding strijken", "Strijkt overhemden", "in beide teksten: strijken"),
        ("De kandidaat kan de tafel afruimen", "Ruimt de zaal af", "in beide teksten: afruimen (ruimt … af)"),
        ("De kandidaat kan voorraad tellen", "Past voorraadbeheer toe", "hetzelfde woorddeel: voorraad – voorraadbeheer"),
        ("De kandidaat kan de webwinkel vullen", "Beheert de webshop", "ander woord voor hetzelfde: webwinkel – webshop"),
        ("De kandidaat kan een pallet laden", "Telt de rolcontainers", "verwante begrippen: pallet – rolcontainers"),
        ("De kandidaat kan gerechten versieren", "Kent voeding", "ruimer woord in het mbo: voeding (vmbo: gerechten)"),
        ("De kandidaat kan iets bedienen", "Bedient gasten", "hetzelfde werkwoord: bedienen"),
        ("De kandidaat kan kwaliteit en rozen bespreken", "Levert kwaliteit", "een algemeen woord: kwaliteit"),
        ("De kandidaat kan zingen", "Smeert lagers", "geen gedeeld woord gevonden; zelf beoordelen"),
    ],
)
def test_what_words_are_to_each_other_is_called_what_it_is(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


@pytest.mark.parametrize(
    ("vmbo", "mbo"),
    [
        ("De kandidaat kan een brief opstellen", "Zet stoelen in de juiste opstelling"),
        ("De kandidaat kan vormen van wonen noemen", "Vormt een mening"),
        ("De kandidaat kan gebruikte kwasten uitspoelen", "Maakt zalen gebruiksklaar"),
        ("De kandidaat kan soep bereiden", "Is goed voorbereid op een gesprek"),
        ("De kandidaat kan een tas dragen", "Rekent een bedrag af"),
        ("De kandidaat kan mensen leiden", "Zorgt voor afleiding"),
        ("De kandidaat kan de antwoorden noteren", "Neemt het woord"),
        ("De kandidaat kan de werkplek vegen", "Leest het werkplan"),
        ("De kandidaat kan huisregels uitleggen", "Neemt maatregelen"),
    ],
)
def test_words_that_only_look_alike_are_no_reason(vmbo, mbo):
    assert why(vmbo, mbo).startswith("geen gedeeld woord gevonden")
    assert reasons(vmbo, mbo).shared() == ((), ())


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan een gezonde leefstijl uitleggen",
            "Kweekt gezonde planten",
            "hetzelfde woord bij iets anders: gezonde",
        ),
        ("De kandidaat kan zich voorstellen", "Schrijft bruikbare voorstellen", "hetzelfde woord bij iets anders: voorstellen"),
        ("De kandidaat kan beddengoed vouwen", "Telt linnengoed", "een algemeen woorddeel: beddengoed – linnengoed"),
        ("De kandidaat kan naar tafels zoeken", "Heeft een zoekmethode", "een algemeen woorddeel: zoeken – zoekmethode"),
        (
            "De kandidaat kan bedrijfsvormen noemen",
            "Verft bedrijfshallen",
            "een algemeen woorddeel: bedrijfsvormen – bedrijfshallen",
        ),
        ("De kandidaat kan de inkoop plannen", "Plant en verdeelt taken", "hetzelfde werkwoord: plannen"),
    ],
)
def test_no_likeness_is_denied_that_anybody_sees(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_what_the_one_who_works_is_called_is_no_reason():
    omschrijving = "De begeleider sport en welzijn {} de zaal."
    ours = with_ids([goal("De kandidaat kan over welzijn vertellen", "eindterm")])
    items = [
        goal(f"Werkproces {n}", "werkproces", omschrijving.format(verb)) for n, verb in enumerate(("veegt", "opent", "sluit"))
    ]
    assert Reasons(Sides.read(ours, with_ids(items), open_lexicon()), 0, 0).because()[0].startswith("geen gedeeld woord")


def test_words_that_say_little_alone_are_quoted_together():
    assert why("De kandidaat kan vragen naar wensen", "Vraagt naar de wensen") == (
        "in beide teksten: vragen naar wensen (vraagt naar de wensen)"
    )
    assert why("De kandidaat kan de klant ontvangen en begroeten", "Begroet de klant en ontvangt hem") == (
        "in beide teksten: begroeten, klant, ontvangen"
    )


def test_a_noun_and_the_adjective_that_is_made_of_it_agree():
    reason = "in beide teksten: sociaal; hetzelfde woorddeel: hygiëne – hygiënisch"
    assert why("De kandidaat kan sociale hygiëne melden", "Kent het sociaal-hygiënisch beleid") == reason


def test_where_only_the_heading_agrees_that_is_said():
    found = reasons("De kandidaat kan sorteren", "Kweekt bloembollen", above="Bloembollen verzorgen")
    assert found.because()[0] == "de titels lijken op elkaar: bloembollen"
    assert found.shared() == (("Bloembollen",), ("bloembollen",))


def test_words_that_stand_together_in_both_are_quoted_as_the_phrase_that_they_are():
    found = reasons("De kandidaat kan doorvragen en samenvatten", "kan luisteren, doorvragen en samenvatten")
    assert found.because()[0] == "in beide teksten: doorvragen en samenvatten"
    assert found.shared() == (("doorvragen en samenvatten",), ("doorvragen en samenvatten",))


def test_half_a_word_is_written_out_and_stands_out_as_it_is_written():
    found = reasons("De kandidaat kan schoonmaakmiddelen, -apparatuur en -materialen kiezen", "Gebruikt schoonmaakapparatuur")
    assert found.because()[0] == "in beide teksten: schoonmaakapparatuur"
    assert found.shared()[0] == ("-apparatuur",)
    other = reasons("De kandidaat kan voeding kiezen", "Koopt in", description="Let op voedings- en genotmiddelen.")
    assert other.because()[0] == "hetzelfde woorddeel: voeding – voedingsmiddelen"
    assert other.shared()[1] == ("voedings-",)


def test_half_a_word_that_nobody_can_write_out_is_quoted_with_what_it_hangs_on():
    quote = quote_phrase(["voedings"], ["let op voedings- en slurfpatroon"])
    assert (quote.label, quote.written) == ("voedings- en slurfpatroon",) * 2


def test_words_of_different_sentences_are_not_quoted_together():
    assert place_of(["legt", "uit"], ["Hij legt het boek weg. Daarna is het uit"]) is None
    assert place_of(["legt", "uit"], ["Hij legt de regels uit"]).written == "legt … uit"


def test_an_adjective_is_quoted_with_its_noun():
    assert quote_phrase(["gezonde"], ["Kent gezonde voeding"]).label == "gezonde voeding"


@pytest.mark.parametrize(
    ("short", "long", "inside"),
    [
        ("plan", "werkplan", True),
        ("dier", "productiedier", True),
        ("schoonmaken", "schoonmaakmiddel", True),
        ("dragen", "bedrag", False),
        ("lijn", "richtlijn", False),
        ("stel", "opstelling", False),
    ],
)
def test_a_word_inside_another(short, long, inside):
    assert is_inside(open_lexicon(), stem(short), stem(long)) == inside
