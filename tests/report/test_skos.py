"""Words that mean the same, as SKOS: valid for others, the same each time, and read back as they were."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.language.compile_thesaurus import begrippen_of_package
from overlap.model import Begrip, Source
from overlap.reading.begrippen import read_begrippen
from overlap.report.exchange.skos import skos
from overlap.tasks.skos import SkosRequest, run

SKOS = "http://www.w3.org/2004/02/skos/core#"
SOURCE = Source("woorden.xlsx", "Begrippen", 2)
words = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
    .map(str.lower)
    .filter(lambda w: w.casefold() == w)
)


@st.composite
def lists(draw):
    """A list of own words, each with a name of its own and something to say; what is wider stands further on in the list."""
    names = draw(st.lists(words, min_size=1, max_size=5, unique=True))
    elsewhere = st.sampled_from(["administratie", "Rapporteren"])
    rows = []
    for n, name in enumerate(names):
        terms = dict.fromkeys([name, *draw(st.lists(words, min_size=1, max_size=3))])
        wider = draw(st.lists(st.sampled_from(names[n + 1 :]) if names[n + 1 :] else elsewhere, max_size=2, unique=True))
        related = tuple(draw(st.lists(st.sampled_from(["klant van ver", "gast"]), max_size=2, unique=True)))
        rows.append(Begrip(name=name, terms=(*terms, f"{name} twee"), wider=tuple(wider), related=related, source=SOURCE))
    return rows


def told(begrippen):
    return [(one.name, one.terms, one.wider, one.related) for one in begrippen]


def test_a_list_comes_back_as_it_was(tmp_path):
    pytest.importorskip("rdflib")

    @given(lists())
    def holds(begrippen):
        path = tmp_path / "woorden.ttl"
        path.write_bytes(skos(begrippen, "woorden", "Woorden"))
        assert told(read_begrippen(path).begrippen) == told(begrippen)

    holds()


def test_what_is_related_comes_back_but_where_it_is_wider_already(tmp_path):
    pytest.importorskip("rdflib")
    dossier = Begrip(
        name="dossier",
        terms=("dossier", 'map "A\\B"'),
        wider=("administratie",),
        related=("klant", "administratie"),
        source=SOURCE,
    )
    path = tmp_path / "woorden.ttl"
    path.write_bytes(skos([dossier], "woorden", "Woorden"))
    assert told(read_begrippen(path).begrippen) == [("dossier", dossier.terms, ("administratie",), ("klant",))]


def test_rows_with_one_name_are_one_concept():
    rows = [Begrip(name=name, terms=(name, other), source=SOURCE) for name, other in (("ECD", "dossier"), ("ecd", "map"))]
    text = skos(rows, "woorden", "Woorden").decode()
    assert text.count("a skos:Concept ;") == 1
    assert 'skos:prefLabel "ECD"@nl ;\n    skos:altLabel "dossier"@nl, "map"@nl .' in text


def test_the_thesaurus_is_valid_skos_and_the_same_each_time(tmp_path):
    rdflib = pytest.importorskip("rdflib")
    (path, again) = (run(SkosRequest(output=tmp_path / name)).written for name in ("een.ttl", "twee.ttl"))
    assert path.read_bytes() == again.read_bytes()
    graph = rdflib.Graph().parse(path)
    skos_of = rdflib.Namespace(SKOS)
    concepts = set(graph.subjects(rdflib.RDF.type, skos_of.Concept))
    assert len(concepts) == len(begrippen_of_package())
    broader, related = (set(graph.subject_objects(skos_of[name])) for name in ("broader", "related"))
    assert {(other, one) for one, other in graph.subject_objects(skos_of.narrower)} == broader
    above = {one: set(graph.transitive_objects(one, skos_of.broader)) - {one} for one in concepts}
    assert not any(other in above[one] or one in above[other] for one, other in related), (
        "S27: related and broader exclude each other"
    )
    for concept in concepts:
        (preferred,) = graph.objects(concept, skos_of.prefLabel)
        assert preferred.language == "nl"
        assert preferred not in set(graph.objects(concept, skos_of.altLabel)), "S13: no label is of two kinds"
        assert len(set(graph.objects(concept, skos_of.inScheme))) == 1
    assert {other for _one, other in broader | related} <= concepts


def test_the_thesaurus_is_written_with_every_begrip_and_its_words():
    begrippen = begrippen_of_package()
    text = skos(begrippen, "thesaurus", "Thesaurus").decode()
    labels = {label.casefold() for label in re.findall(r'"(.+?)"@nl', text)}
    assert {term.casefold() for one in begrippen for term in (one.name, *one.terms)} == labels
