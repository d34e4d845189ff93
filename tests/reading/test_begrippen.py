"""A list of own words is read in every form that a teacher makes it in."""

from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.reading.begrippen import read_begrippen
from overlap.workbook.plain.template import template

PACKAGE_FORM = [
    ["begrip", "termen", "breder", "verwant"],
    ["bewonersdossier", "zorgdossier | ECD", "administratie", "rapporteren"],
]


def terms(path):
    return [begrip.terms for begrip in read_begrippen(path).begrippen]


def test_the_form_of_the_package(sheet):
    (begrip,) = read_begrippen(sheet(PACKAGE_FORM)).begrippen
    assert begrip.name == "bewonersdossier"
    assert begrip.terms == ("bewonersdossier", "zorgdossier", "ECD")
    assert (begrip.wider, begrip.related) == (("administratie",), ("rapporteren",))
    assert (begrip.source.sheet, begrip.source.row) == ("Blad1", 2)


@pytest.mark.parametrize("cell", ["gast | bewoner", "gast;bewoner", "gast\nbewoner", "• gast\n• bewoner", "gast, bewoner, Gast"])
def test_words_in_one_cell_are_told_apart(sheet, cell):
    assert terms(sheet([["Begrip", "Termen"], ["cliënt", cell]])) == [("cliënt", "gast", "bewoner")]


@pytest.mark.parametrize(
    "header", [["Deze woorden", "Betekenen hetzelfde"], ["deze woorden", ""], ["Woord 1", "Woord 2", "Woord 3"], ["Termen"]]
)
def test_a_row_holds_words_that_mean_the_same(sheet, header):
    rows = [["Onze eigen woorden"], [], header, ["gast", "bewoner", "cliënt"], [], ["kar", "trolley"]]
    assert terms(sheet(rows)) == [("gast", "bewoner", "cliënt"), ("kar", "trolley")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_dutch_csv_in_any_encoding(tmp_path, encoding):
    path = tmp_path / "eigen woorden.csv"
    path.write_bytes('Begrip;Termen;Breder\r\ncliënt;"gast; bewoner";\r\nreünie;terugkomdag;feest\r\n'.encode(encoding))
    assert terms(path) == [("cliënt", "gast", "bewoner"), ("reünie", "terugkomdag")]


def test_the_filled_in_form(tmp_path):
    import openpyxl

    path = tmp_path / "formulier.xlsx"
    path.write_bytes(template("begrippen"))
    book = openpyxl.load_workbook(path)
    book["Begrippen"].append(["bewonersdossier", "ECD"])
    book.save(path)
    assert terms(path) == [("bewonersdossier", "ECD")]


def test_a_row_with_one_word_is_left_out_and_named(sheet):
    found = read_begrippen(sheet([["Begrip", "Termen"], ["gast", "bewoner"], ["kar", ""], ["takel", "Takel"]], "woorden.xlsx"))
    assert [b.name for b in found.begrippen] == ["gast"]
    assert [(n.code, n.place) for n in found.warnings] == [
        ("begrippen-one-word", "woorden.xlsx, blad Blad1, rij 3"),
        ("begrippen-one-word", "woorden.xlsx, blad Blad1, rij 4"),
    ]


def test_one_word_with_a_wider_begrip_counts(sheet):
    assert terms(sheet([["Begrip", "Termen", "Breder"], ["tillift", "", "tilhulpmiddel"]])) == [("tillift",)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Code", "Eindterm"], ["A1", "koken"]], "begrippen-no-column"),
        ([["gast", "bewoner"]], "begrippen-no-column"),
        ([["Let op: elk begrip op een rij", "Begrip", "Uitleg"], ["x", "y", "z"]], "begrippen-no-column"),
        ([["Begrip", "Termen"]], "begrippen-none"),
        ([["Begrip", "Termen"], ["gast", ""]], "begrippen-none"),
    ],
)
def test_a_list_that_cannot_be_used(sheet, rows, code):
    with pytest.raises(Unusable) as found:
        read_begrippen(sheet(rows))
    assert found.value.notice.code == code
    assert found.value.notice.file == "vmbo.xlsx"


def test_a_file_that_is_not_there():
    with pytest.raises(Unusable, match=r"weg\.csv: Dit bestand bestaat niet"):
        read_begrippen(Path("weg.csv"))
