"""Vocabularies of others in SKOS, as words of one's own."""

import sys

import pytest

from overlap.analysis import compare, load_begrippen
from overlap.model import Settings
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.begrippen import read_begrippen

TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://woorden.example/> .
:dier a skos:Concept ; skos:prefLabel "dier"@nl, "animal"@en ; skos:narrower :pony .
:pony a skos:Concept ; skos:prefLabel "pony"@nl, "pony"@en ; skos:altLabel "klein  paard"@nl-NL, "small horse"@en ;
    skos:hiddenLabel "ponny"@nl ; skos:broader :dier ; skos:related :stal .
:stal a skos:Concept ; skos:prefLabel "stal"@nl .
:bank a skos:Concept ; skos:prefLabel "bank" ; skos:altLabel "zitbank" .
:bank2 a skos:Concept ; skos:prefLabel "bank"@nl ; skos:altLabel "geldinstelling"@nl .
:los a skos:Concept ; skos:prefLabel "los woord"@nl .
:english a skos:Concept ; skos:prefLabel "only English"@en .
"""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://woorden.example/dier">
    <skos:prefLabel xml:lang="nl">dier</skos:prefLabel>
    <skos:narrower><skos:Concept rdf:about="https://woorden.example/pony">
      <skos:prefLabel xml:lang="nl">pony</skos:prefLabel><skos:altLabel xml:lang="nl">klein paard</skos:altLabel>
    </skos:Concept></skos:narrower>
  </skos:Concept>
</rdf:RDF>
"""
DEEP = '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'


@pytest.fixture
def written(tmp_path):
    """A file with this text."""

    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


@pytest.fixture
def reader():
    """The reader of vocabularies, an extra."""
    return pytest.importorskip("rdflib")


def said(path):
    return {one.name: (one.terms, one.wider, one.related) for one in read_begrippen(path).begrippen}


def test_labels_in_dutch_are_words_and_links_name_other_concepts(reader, written):
    assert said(written("dieren.ttl", TURTLE)) == {
        "dier": (("dier",), (), ()),
        "pony": (("pony", "klein paard", "ponny"), ("dier",), ("stal",)),
        "stal": (("stal",), (), ()),
        "bank": (("bank", "zitbank"), (), ()),
        "bank (2)": (("bank", "geldinstelling"), (), ()),
    }
    (notice,) = read_begrippen(written("dieren.ttl", TURTLE)).warnings
    assert (notice.code, notice.values) == ("skos-left-out", {"left": 2, "all": 7})


def test_rdf_xml_is_read_and_recognised_by_what_stands_in_it(reader, written):
    for name in ("dieren.rdf", "dieren.xml", "dieren.txt"):
        assert said(written(name, XML)) == {"dier": (("dier",), (), ()), "pony": (("pony", "klein paard"), ("dier",), ())}


def test_words_of_a_vocabulary_count_in_a_comparison(reader, written, sheet):
    vmbo = read(sheet([["Code", "Eindterm"], ["1", "De kandidaat kan een zwieper maken."]]))
    mbo = read(sheet([["Code", "Soort", "Titel"], ["B1-K1-W1", "werkproces", "Maakt een dwarsbalk"]], name="mbo.xlsx"))
    text = TURTLE.replace('"stal"@nl', '"zwieper"@nl ; skos:altLabel "dwarsbalk"@nl, "de"@nl')
    own = load_begrippen(written("eigen.ttl", text))
    assert [notice.code for notice in own.warnings] == ["skos-left-out", "skos-terms-unused"]
    without, with_own = (compare(vmbo, mbo, Settings(begrippen=words)).pairs[0].score for words in (None, own))
    assert with_own > without


@pytest.mark.parametrize(
    ("name", "text", "code", "row"),
    [
        ("a.ttl", TURTLE.replace("skos:altLabel \"zit", "skos:altLabel ,,\"zit"), "skos-broken", 7),
        ("a.rdf", XML.replace("</skos:narrower>", ""), "skos-broken", 8),
        ("a.rdf", XML.replace("?>", "?>" + DEEP).replace(">dier<", ">&b;<"), "skos-unsafe", None),
        ("a.ttl", "@prefix : <https://woorden.example/> . :a :b :c .", "skos-none", None),
        ("a.ttl", TURTLE.replace("@nl", "@de").replace('"bank" ;', '"bank"@fr ;').replace('"zitbank"', '"banc"@fr'), "skos-no-dutch", None),
        ("a.ttl", '{"@context": {}}', "skos-broken", 1),
    ],
)  # fmt: skip
def test_a_vocabulary_that_cannot_be_used_has_one_clear_message(reader, written, name, text, code, row):
    with pytest.raises(Unusable) as told:
        read_begrippen(written(name, text))
    assert (told.value.notice.code, told.value.notice.row, told.value.notice.file) == (code, row, name)


def test_without_the_extra_it_is_said_how_to_install_it(written, monkeypatch):
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(Unusable, match="overlap-vmbo-mbo\\[skos\\]"):
        read_begrippen(written("dieren.ttl", TURTLE))
