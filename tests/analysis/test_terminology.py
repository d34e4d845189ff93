"""Different words for the same thing, from the pairs that are proposed."""

from dataclasses import replace

import pytest

from overlap.analysis import compare, terminology
from overlap.language import open_lexicon
from overlap.model import Band, Begrip, Begrippen, Comparison, Curriculum, Goal, Pair, Settings, Source
from overlap.reading import read

VMBO = [
    ["Code", "Eindterm"],
    ["P/ZW/01/01-01", "De kandidaat kan de badkamer van een klant schoonmaken"],
    ["P/ZW/01/01-02", "De kandidaat kan een klant helpen bij het wassen en aankleden"],
    ["P/ZW/01/01-03", "De kandidaat kan de verwarming controleren"],
]
MBO = [
    ["Code", "Werkproces", "Omschrijving"],
    ["B1-K1-W1", "Reinigt de badkamer van de cliënt", "Hij reinigt de badkamer van de cliënt."],
    ["B1-K1-W2", "Helpt de cliënt bij het wassen en aankleden", "Hij helpt cliënten."],
    ["B1-K1-W3", "Voert de controle van de verwarming uit", "De controle."],
]


@pytest.fixture
def found(sheet):
    return terminology(compare(read(sheet(VMBO)), read(sheet(MBO, "mbo.xlsx"), expected="mbo")))


def test_two_words_for_one_thing_are_found_with_how_often_and_where(found):
    people, cleaning = found[:2]
    assert (people.vmbo, people.mbo, people.role) == ("klant", "cliënt", True)
    assert (people.vmbo_goals, people.mbo_goals, people.pairs) == (2, 2, 2)
    assert (cleaning.vmbo, cleaning.mbo, cleaning.role) == ("schoonmaken", "reinigt", False)
    assert {(e.pair.mbo.code, e.vmbo, e.mbo) for e in people.examples} == {
        ("B1-K1-W1", "de badkamer van een klant schoonmaken", "Reinigt de badkamer van de cliënt"),
        ("B1-K1-W2", "een klant helpen bij het wassen en …", "Helpt de cliënt bij het wassen en aankleden"),
    }


def test_an_inflection_is_no_other_word(found):
    words = {word for one in found for word in (one.vmbo, one.mbo)}
    assert not words & {"controleren", "controle", "helpen", "helpt"}


def test_words_that_both_sides_use_alike_are_no_difference(sheet):
    both = [["Code", "Werkproces"], ["B1-K1-W1", "Ontvangt de klant"], ["B1-K1-W2", "Ontvangt de cliënt"]]
    vmbo = [["Code", "Eindterm"], ["P/ZW/01/01-01", "de klant ontvangen"], ["P/ZW/01/01-02", "de cliënt ontvangen"]]
    assert terminology(compare(read(sheet(vmbo)), read(sheet(both, "mbo.xlsx"), expected="mbo"))) == ()


def test_only_pairs_that_are_at_least_likely_count(zorg):
    assert terminology(zorg)
    possible = tuple(p._replace(band=Band.POSSIBLE) if p.band else p for p in zorg.pairs)
    assert terminology(replace(zorg, pairs=possible)) == ()


def test_no_more_rows_than_a_group_reads_each_once_and_people_first(zorg):
    found = terminology(zorg)
    assert len(terminology(zorg, most=2)) == 2
    assert len({one.id for one in found}) == len(found)
    assert [one.role for one in found] == sorted((one.role for one in found), reverse=True)
    for role in (True, False):
        weights = [one.weight for one in found if one.role is role]
        assert weights == sorted(weights, reverse=True)


def test_an_example_holds_the_word_it_is_an_example_of(zorg):
    for one in terminology(zorg):
        for example in one.examples:
            assert len(example.vmbo) < 120
            assert len(example.mbo) < 120
            assert one.vmbo.split()[0][:5] in example.vmbo.lower()


def test_the_own_words_of_the_group_count():
    source = Source("a.xlsx", "Blad1", 2)
    left, right = (
        Goal(text="een zwieper plaatsen", kind="eindterm", source=source, id="a"),
        Goal(text="Plaatst een dwarsbalk", kind="werkproces", source=source, id="b"),
    )
    sides = [
        Curriculum(kind=side, title=side, goals=(goal,), file="a.xlsx", sha256="0")
        for side, goal in (("vmbo", left), ("mbo", right))
    ]
    own = Begrippen("begrippen.csv", "0", (Begrip(name="zwieper", terms=("zwieper", "dwarsbalk"), source=source),))
    pairs = (Pair(left, right, 0.9, 0.8, Band.CERTAIN),)
    assert terminology(Comparison(*sides, pairs, Settings())) == ()
    (found,) = terminology(Comparison(*sides, pairs, Settings(begrippen=own)))
    assert (found.vmbo, found.mbo) == ("zwieper", "dwarsbalk")


def test_the_thesaurus_knows_which_words_are_people():
    lexicon = open_lexicon()
    people = {name for n, name in enumerate(lexicon.thesaurus.names) if lexicon.is_role(n)}
    assert {"klant", "zorgvrager", "leidinggevende"} <= people
    assert "schoonmaken" not in people
