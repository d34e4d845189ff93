"""The thesaurus is whole, its index is fresh, and texts come out as the concepts they speak of."""

import csv
import json

import pytest

from overlap.language import open_lexicon, stem
from overlap.language.compile_thesaurus import FOLDER, index
from overlap.language.compounds import Compounds
from overlap.language.thesaurus import packaged


def concepts(text):
    """Names of the concepts that the text speaks of in so many words."""
    return {packaged().names[n] for unit in open_lexicon().units(text) for n, weight in unit.concepts.items() if weight == 1}


def test_the_index_is_up_to_date():
    assert json.loads((FOLDER / "index.json").read_text(encoding="utf-8")) == json.loads(json.dumps(index())), (
        "run `make thesaurus`"
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda p: p.stem)
def test_every_concept_has_two_terms_or_more(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["begrip"] for r in rows if r["termen"].count("|") < 1] == []
    assert [r["begrip"] for r in rows] == sorted(r["begrip"] for r in rows)


def test_there_are_many_concepts_and_no_circles():
    thesaurus = packaged()
    assert len(thesaurus.names) > 2000

    def above(concept, seen):
        assert concept not in seen, thesaurus.names[concept]
        for wider in thesaurus.wider[concept]:
            above(wider, seen | {concept})

    for concept in range(len(thesaurus.names)):
        above(concept, frozenset())


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("De leefruimten reinigen", "schoonmaken"),
        ("Maakt de badkamer schoon", "schoonmaken"),
        ("Ruimt de tafels af", "debarrasseren"),
        ("Een bed netjes opmaken", "bed opmaken"),
        ("ADL", "adl"),
        ("een activiteit voor ouderen organiseren", "activiteit organiseren"),
    ],
)
def test_a_text_speaks_of_a_concept(text, concept):
    assert concept in concepts(text)


def test_a_person_is_not_what_many_do():
    assert "verzorgende" not in concepts("Verzorgt de planten")
    assert "verzorgende" in concepts("met de verzorgenden overleggen")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schoonmaakmiddelen", ("schoonmaken", "")),
        ("maaltijdbereiding", ("maaltijd", "")),
        ("machineonderhoud", ("machine", "onderhoud")),
        ("rapporteren", ("", "")),
        ("handelen", ("", "")),
        ("veiligheid", ("", "")),
    ],
)
def test_compounds_are_taken_apart_and_simple_words_are_not(word, parts):
    assert Compounds(packaged()).halves(stem(word)) == tuple(stem(part) if part else "" for part in parts)


def test_general_units_are_known_as_such():
    kinds = {unit.label: unit.general for unit in open_lexicon().units("klanten controleren en lassen")}
    assert kinds == {"klanten": True, "controleren": True, "lassen": False}
