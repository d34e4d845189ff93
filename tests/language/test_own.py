"""Own words count as the package's do, and only where they were asked for."""

import pytest

from overlap.language import checked, units, using
from overlap.language.thesaurus import packaged, thesaurus
from overlap.model import Begrip, Begrippen, Source
from overlap.problems import Unusable


def own(*rows):
    begrippen = (
        Begrip(terms[0], tuple(terms), Source("woorden.xlsx", "Blad1", n), **more) for n, (terms, more) in enumerate(rows, 2)
    )
    return Begrippen("woorden.xlsx", "", tuple(begrippen))


DOSSIER = own((["zwartboek", "bewonersmap"], {}))


def concepts(text, least=1.0):
    """Names of the concepts that the text speaks of."""
    return {thesaurus().names[n] for unit in units(text) for n, weight in unit.concepts.items() if weight >= least}


def test_own_words_mean_the_same_while_they_are_in_use():
    assert "zwartboek" not in concepts("de bewonersmap bijwerken")
    with using(DOSSIER):
        assert "zwartboek" in concepts("de bewonersmap bijwerken") & concepts("een zwartboek")
        assert "schoonmaken" in concepts("reinigen"), "the package's own concepts stay"
    assert "zwartboek" not in concepts("de bewonersmap bijwerken")


def test_two_lists_do_not_leak_into_each_other():
    other = own((["map", "bewonersmap"], {}))
    with using(DOSSIER):
        before = units("de bewonersmap")
        with using(other):
            assert concepts("de bewonersmap") >= {"map"}
            assert "zwartboek" not in concepts("de bewonersmap")
        assert units("de bewonersmap") == before
    assert thesaurus() is packaged()


def test_a_failure_inside_puts_the_package_back():
    with pytest.raises(ZeroDivisionError), using(DOSSIER):
        raise ZeroDivisionError
    assert thesaurus() is packaged()


def test_a_begrip_of_the_package_gets_the_terms_too():
    with using(own((["Schoonmaken", "sopwerk"], {}))):
        assert thesaurus().names == packaged().names
        assert "schoonmaken" in concepts("sopwerk") & concepts("reinigen")


def test_several_words_separable_verbs_and_articles():
    with using(own((["de rode lijn", "samenharken"], {}))):
        for text in ("een lijn die rood is", "Harkt de bladeren samen", "samenharken"):
            assert "de rode lijn" in concepts(text), text
    with using(own((["de takelkar", "een heffer"], {}))):
        assert concepts("takelkar") == {"de takelkar"}


def test_wider_and_related_by_name_of_a_begrip_or_by_one_of_its_words():
    lists = own(
        (["zwartboek", "bewonersmap"], {"wider": ("Administratie",), "related": ("sopwerk", "reinigen")}), (["sopwerk"], {})
    )
    with using(lists):
        assert {"administratie", "sopwerk", "schoonmaken"} <= concepts("bewonersmap", least=0.5)
        assert "zwartboek" in concepts("sopwerk", least=0.5), "related goes both ways"
    assert checked(lists).warnings == ()


def test_what_is_wrong_is_said_with_its_place():
    lists = checked(own((["kar", "takel"], {"wider": ("nergens te vinden",)}), (["pakje", "op maat"], {})))
    assert [(n.code, n.place) for n in lists.warnings] == [
        ("begrippen-unknown", "woorden.xlsx, blad Blad1, rij 2"),
        ("begrippen-term-unused", "woorden.xlsx, blad Blad1, rij 3"),
    ]
    assert "nergens te vinden" in str(lists.warnings[0])


@pytest.mark.parametrize("term", ["van de", "op", "kennis", "gebruiken", "…"])
def test_a_term_of_function_words_is_refused(term):
    with pytest.raises(Unusable, match=r"woorden\.xlsx, blad Blad1, rij 2"):
        checked(own((["kar", term], {})))


def test_an_abbreviation_in_small_letters_is_a_word():
    with using(own((["ao", "assistentonderhoud"], {}))):
        assert "ao" in concepts("de AO bijhouden")
