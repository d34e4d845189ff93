"""A group's begrippen count as the package's do, and only where they were asked for."""

import pytest

from overlap.language import check_begrippen, open_lexicon
from overlap.language.thesaurus import packaged
from overlap.model import Begrip, Begrippen, Source
from overlap.problems import Unusable


def own(*rows):
    begrippen = (
        Begrip(name=terms[0], terms=tuple(terms), source=Source("woorden.xlsx", "Blad1", n), **more)
        for n, (terms, more) in enumerate(rows, 2)
    )
    return Begrippen("woorden.xlsx", "", tuple(begrippen))


DOSSIER = own((["zwartboek", "bewonersmap"], {}))


def concepts(lexicon, text, least=1.0):
    """Names of the concepts that the text speaks of."""
    return {lexicon.thesaurus.names[n] for unit in lexicon.units(text) for n, weight in unit.concepts.items() if weight >= least}


def test_begrippen_mean_the_same_in_a_lexicon_with_them_and_in_no_other():
    package, lexicon = open_lexicon(), open_lexicon(DOSSIER)
    assert "zwartboek" not in concepts(package, "de bewonersmap bijwerken")
    assert "zwartboek" in concepts(lexicon, "de bewonersmap bijwerken") & concepts(lexicon, "een zwartboek")
    assert "schoonmaken" in concepts(lexicon, "reinigen"), "the package's own concepts stay"
    assert "zwartboek" not in concepts(package, "de bewonersmap bijwerken")


def test_two_lists_do_not_leak_into_each_other():
    lexicon, other = open_lexicon(DOSSIER), open_lexicon(own((["map", "bewonersmap"], {})))
    assert "zwartboek" in concepts(lexicon, "de bewonersmap")
    assert concepts(other, "de bewonersmap") >= {"map"}
    assert "zwartboek" not in concepts(other, "de bewonersmap")


def test_what_a_word_is_without_begrippen_is_what_the_package_makes_of_it():
    (with_begrippen,) = open_lexicon(DOSSIER).units("bewonersmap")
    assert open_lexicon(DOSSIER).units_without_begrippen(with_begrippen) == open_lexicon().units("bewonersmap")
    assert open_lexicon().units_without_begrippen(with_begrippen) == (with_begrippen,)


def test_the_same_begrippen_are_opened_once():
    assert open_lexicon(DOSSIER) is open_lexicon(own((["zwartboek", "bewonersmap"], {})))


def test_a_begrip_of_the_package_gets_the_terms_too():
    lexicon = open_lexicon(own((["Schoonmaken", "sopwerk"], {})))
    assert lexicon.thesaurus.names == packaged().names
    assert "schoonmaken" in concepts(lexicon, "sopwerk") & concepts(lexicon, "reinigen")


def test_several_words_separable_verbs_and_articles():
    lexicon = open_lexicon(own((["de rode lijn", "samenharken"], {})))
    for text in ("een lijn die rood is", "Harkt de bladeren samen", "samenharken"):
        assert "de rode lijn" in concepts(lexicon, text), text
    lexicon = open_lexicon(own((["de takelkar", "een heffer"], {})))
    assert concepts(lexicon, "takelkar") == {"de takelkar"}


def test_wider_and_related_by_name_of_a_begrip_or_by_one_of_its_words():
    lists = own(
        (["zwartboek", "bewonersmap"], {"wider": ("Administratie",), "related": ("sopwerk", "reinigen")}), (["sopwerk"], {})
    )
    lexicon = open_lexicon(lists)
    assert {"administratie", "sopwerk", "schoonmaken"} <= concepts(lexicon, "bewonersmap", least=0.5)
    assert "zwartboek" in concepts(lexicon, "sopwerk", least=0.5), "related goes both ways"
    assert check_begrippen(lists).warnings == ()


def test_what_is_wrong_is_said_with_its_place():
    lists = check_begrippen(own((["kar", "takel"], {"wider": ("nergens te vinden",)}), (["pakje", "op maat"], {})))
    assert [(n.code, n.place) for n in lists.warnings] == [
        ("begrippen-unknown", "woorden.xlsx, blad Blad1, rij 2"),
        ("begrippen-term-unused", "woorden.xlsx, blad Blad1, rij 3"),
    ]
    assert "nergens te vinden" in str(lists.warnings[0])


@pytest.mark.parametrize("term", ["van de", "op", "kennis", "gebruiken", "…"])
def test_a_term_of_function_words_is_refused(term):
    with pytest.raises(Unusable, match=r"woorden\.xlsx, blad Blad1, rij 2"):
        check_begrippen(own((["kar", term], {})))


def test_an_abbreviation_in_small_letters_is_a_word():
    lexicon = open_lexicon(own((["ao", "assistentonderhoud"], {})))
    assert "ao" in concepts(lexicon, "de AO bijhouden")
