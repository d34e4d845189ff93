"""Which words belong to the same work is learned from the cards, and comes with the package as it was learned."""

import pytest

from overlap.language import open_lexicon, stem
from overlap.language.associations import associates, is_adjective, is_telling, meanings
from overlap.language.associations.learning import FILE, KNOWN, learned
from overlap.language.associations.table import written

THESAURUS = open_lexicon().thesaurus


@pytest.fixture(scope="module")
def strengths():
    return learned()


def strength(first, second):
    pairs = ((a, b) for a in meant(first) for b in meant(second))
    return max((associates().get(a, {}).get(b, 0.0) for a, b in pairs), default=0.0)


def meant(word):
    return meanings(THESAURUS, stem(word), word)


def test_the_associations_are_learned_from_the_cards_that_are_there(strengths):
    assert FILE.read_text(encoding="utf-8") == written(strengths), "run `make thesaurus`"


def test_a_couple_is_learned_once_and_holds_both_ways(strengths):
    assert all(other > name for name, others in strengths.items() for other in others)
    assert all(associates()[other][name] == n for name, others in associates().items() for other, n in others.items())


@pytest.mark.parametrize(
    ("first", "second"),
    [("boeket", "bloemwerk"), ("meldingen", "incidenten"), ("kassa", "betaling"), ("relais", "bedrading"), ("brood", "deeg")],
)
def test_words_of_one_work_belong_together(first, second):
    assert strength(first, second) > 2


def test_what_people_wrote_down_belongs_together_too():
    assert strength("vluchtroute", "veiligheid") == KNOWN


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("boeket", "bedrading"),
        ("rekening", "salaris"),  # of one trade, and no more
        ("resultaat", "reflectie"),  # any work has a result
        ("berekenen", "omzetten"),  # the noun is not the verb
    ],
)
def test_words_of_other_work_do_not(first, second):
    assert strength(first, second) < 1.4


def test_words_of_one_stem_may_mean_something_else():
    assert meant("teelt") == ["teelt"]
    assert meant("telt") == []
    assert "omzetten" not in meant("omzet")


def test_what_says_how_something_is_or_stands_anywhere_names_nothing():
    assert is_adjective("veilige")
    assert not is_adjective("veiligheid")
    assert not is_telling(stem("resultaten"))
    assert is_telling(stem("gewassen"))
