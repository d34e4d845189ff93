"""Dutch of curricula: boilerplate off, stems together."""

import pytest

from overlap.language import open_lexicon, stem, without_boilerplate, words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("De kandidaat kan een maaltijd bereiden", "een maaltijd bereiden"),
        ("heeft basiskennis van gezonde voeding", "gezonde voeding"),
        ("heeft brede en specialistische kennis van de markt", "markt"),
        ("kan feedbackregels toepassen in relatie tot zijn werkzaamheden", "feedbackregels toepassen"),
        ("Bereidt maaltijden", "Bereidt maaltijden"),
        ("De kandidaat kan", "De kandidaat kan"),
    ],
)
def test_boilerplate(text, left):
    assert without_boilerplate(text) == left


@pytest.mark.parametrize(
    "family",
    [
        "plannen plan",
        "schoonmaken schoonmaak",
        "geven geeft",
        "bereidt bereiden bereiding",
        "controleert controleren",
        "gezond gezonde gezondheid",
        "klant klanten",
        "koopt kopen",
        "voert voeren",
    ],
)
def test_forms_of_one_word_have_one_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("strangers", ["woning gewoonte", "klant klan", "veilig veel", "kaart karen"])
def test_different_words_have_different_stems(strangers):
    assert len({stem(word) for word in strangers.split()}) == 2


def test_words_without_meaning_are_left_out():
    assert [w.text for w in words("De kandidaat kan op een juiste wijze met de EHBO-doos en het ij omgaan")] == [
        "EHBO",
        "doos",
        "omgaan",
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Hij geeft een duidelijke uitleg.", ["geeft uitleg"]),
        ("De kok geeft. De uitleg volgt.", []),  # words of two sentences are no term
        ("Geeft de nieuwe collega op de eerste drukke werkdag uitleg.", []),  # nor are words far apart
        ("De medewerker voert taken zelfstandig uit.", ["zelfstandig voert uit"]),
        ("Voert de taak uit en geeft toe.", []),  # "voert" belongs to "uit": no feeding ("voer geven")
    ],
)
def test_words_of_a_term_stand_near_one_another_in_a_sentence(text, terms):
    assert [unit.label for unit in open_lexicon().units(text) if unit.term] == terms
