"""Odd things that schools do in a table: each test says in a line which."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.formats.grid import Grid
from overlap.reading.layout.blanks import with_dittos

Write = Callable[..., Path]
BREAD = [
    "deeg kneden",
    "een oven voorverwarmen",
    "brood bakken",
    "een taart afsmeren",
    "een etiket maken",
    "de werkbank schrobben",
]


def texts(curriculum: Curriculum) -> list[str]:
    return [goal.text for goal in curriculum.goals]


def codes(curriculum: Curriculum) -> list[str]:
    return [goal.code for goal in curriculum.goals]


def sections(curriculum: Curriculum) -> list[list[str]]:
    return [[heading.title for heading in goal.section] for goal in curriculum.goals]


def skipped(curriculum: Curriculum) -> dict[str, int]:
    return {reason: n for sheet in curriculum.sheets for reason, n in sheet.skipped.items()}


def test_a_quotation_mark_below_a_header_does_not_stand_for_the_header(xlsx: Write) -> None:
    (goal,) = read(xlsx([["Code", "Werkproces", "Kwalificatie"], ["B1-K1-W1", "Bakt brood", '"']])).goals
    assert "Kwalificatie" not in goal.extra.values()


def test_idem_and_quotation_marks_stand_for_the_cell_above(xlsx: Write) -> None:
    marks = ["idem", '"', ",,", "zie boven", "Dito"]
    rows = [[mark, f"De leerling kan {text}", mark] for mark, text in zip(marks, BREAD[1:], strict=True)]
    found = read(xlsx([["Module", "Eindterm", "Periode"], ["Bakkerij", f"De leerling kan {BREAD[0]}", 2], *rows]))
    assert sections(found) == [["Bakkerij"]] * 6
    assert [goal.extra["periode"] for goal in found.goals] == ["2"] * 6


@given(st.lists(st.lists(st.sampled_from(["", "idem", '"', "Bakkerij", "deeg kneden"]), min_size=2, max_size=2), max_size=8))
def test_a_ditto_never_adds_or_loses_a_filled_cell(rows: list[list[str]]) -> None:
    grid = with_dittos(Grid(name="Blad1", rows=rows))
    assert [[bool(cell) for cell in row] for row in grid.rows] == [[bool(cell) for cell in row] for row in rows]
    assert all(grid.cell(i, j) not in ("idem", '"') for i, j in grid.copied)


def test_a_goal_that_is_idem_is_not_read_twice(xlsx: Write) -> None:
    found = read(xlsx([
        ["Week", "Onderwerp", "Leerdoelen"], [1, "Brood", "Je kunt deeg kneden"], [2, "Brood", "idem"],
        [3, "Brood", "zie vorige week"], [4, "Herfst", "Herfstvakantie"], [5, "Taart", "geen les"], [6, "Taart", "Je kunt afsmeren"],
    ]))  # fmt: skip
    assert texts(found) == ["Je kunt deeg kneden", "Je kunt afsmeren"]
    assert skipped(found)["no lesson"] == 2


@pytest.mark.parametrize(
    "open_place", ["…", "[vul hier de eindterm in]", "xxx", "nog invullen", "De kandidaat kan ...", "vervallen"]
)
def test_places_left_open_in_a_template_are_no_goals(xlsx: Write, open_place: str) -> None:
    found = read(
        xlsx([["Code", "Eindterm"], ["1.1", "De kandidaat kan deeg kneden"], ["1.2", open_place], ["1.3", "brood bakken"]])
    )
    assert texts(found) == ["De kandidaat kan deeg kneden", "brood bakken"]


def test_chapters_of_a_book_alone_are_no_goals(xlsx: Write) -> None:
    found = read(
        xlsx([["Toets", "Stof", "Weging"], ["SE1", "H1 t/m H3, §4.1-4.2", 1], ["SE2", "deeg kneden en brood bakken", 1]])
    )
    assert texts(found) == ["deeg kneden en brood bakken"]
    assert skipped(found) == {"chapters of a book": 1}
    with pytest.raises(Unusable):
        read(xlsx([["Toets", "Stof", "Weging"], ["SE1", "Hoofdstuk 1 en 2", 1], ["SE2", "alle hoofdstukken", 1]]))


def test_a_legend_below_the_table_is_no_goal(xlsx: Write) -> None:
    goals = [[f"1.{n}", f"De kandidaat kan {text}"] for n, text in enumerate(BREAD, 1)]
    legend = [[], ["Legenda"], ["groen", "wordt getoetst in het schoolexamen"], ["*", "alleen bij het keuzevak patisserie"]]
    assert codes(read(xlsx([["Code", "Eindterm"], *goals, *legend]))) == [f"1.{n}" for n in range(1, 7)]


def test_what_stands_below_an_assessment_form_is_no_goal(xlsx: Write) -> None:
    goals = [[text, None, None] for text in BREAD]
    below = [["Cesuur: voldoende bij 7 punten"], ["Norm volgens afspraak", 10, 20], ["Plaats en datum:"]]
    assert texts(read(xlsx([["Beoordelingscriteria", "Ja", "Nee"], *goals, *below]))) == BREAD


@pytest.mark.parametrize("header", ["Criterium", "Prestatie-indicator", "Handelingen", "Wat ga ik leren?", "Ons rijtje"])
def test_words_for_goals_of_all_kinds_and_phrases_below_an_unknown_one(xlsx: Write, header: str) -> None:
    rows = [["Bakkerij", text, n] for n, text in enumerate(BREAD, 1)]
    assert texts(read(xlsx([["Thema", header, "Week"], *rows]))) == BREAD


def test_phrases_in_a_list_of_things_to_arrange_are_no_goals(xlsx: Write) -> None:
    rows = [["Jan", text, n] for n, text in enumerate(BREAD, 1)]
    with pytest.raises(Unusable):
        read(xlsx([["Wie", "Ons rijtje", "Week"], *rows]))


def test_periods_of_a_programme_matrix_are_headers(xlsx: Write) -> None:
    found = read(xlsx([
        ["Kerntaak", "Werkproces", None, "Leerjaar 1", None, "Leerjaar 2", None],
        [None, "Code", "Naam", "P1", "P2", "P3", "P4"],
        ["Bakt brood", "B1-K1-W1", "Kneedt deeg", "x", None, None, "x"],
        [None, "B1-K1-W2", "Bakt af", None, "x", "x", None],
    ], merged=["A1:A2", "B1:C1", "D1:E1", "F1:G1"]))  # fmt: skip
    assert texts(found) == ["Kneedt deeg", "Bakt af"]


def test_a_code_below_one_header_over_two_columns(xlsx: Write) -> None:
    rows = [["A", 1, "De kandidaat kan kneden"], ["A", 2, "De kandidaat kan bakken"], ["B", 1, "De kandidaat kan afsmeren"]]
    assert codes(read(xlsx([["Code", None, "Eindterm"], *rows], merged=["A1:B1"]))) == ["A1", "A2", "B1"]


def test_roman_numbers_above_numbers_with_parts_are_headings(xlsx: Write) -> None:
    found = read(xlsx([
        ["Nr", "Omschrijving"], ["I", "Brood"], ["I.1", "De kandidaat kan kneden"], ["I.2", "De kandidaat kan bakken"],
        ["II", "Banket"], ["II.1", "De kandidaat kan afsmeren"],
    ]))  # fmt: skip
    assert codes(found) == ["I.1", "I.2", "II.1"]
    assert sections(found) == [["Brood"], ["Brood"], ["Banket"]]


@pytest.mark.parametrize("header", ["LU", "Kolom1"])
def test_codes_beside_goals_below_a_header_that_nobody_knows(xlsx: Write, header: str) -> None:
    rows = [[f"LU{n}", f"De student kan {text}"] for n, text in enumerate(BREAD, 1)]
    assert codes(read(xlsx([[header, "Leeruitkomst"], *rows]))) == [f"LU{n}" for n in range(1, 7)]
    assert codes(read(xlsx([[header, "Kolom2"], *rows]))) == [f"LU{n}" for n in range(1, 7)]


def test_cards_beside_each_other_without_a_header(xlsx: Write, tmp_path: Path) -> None:
    cards = [f"Ik kan {text}" for text in BREAD]
    assert texts(read(xlsx([cards[:3], [], cards[3:]]))) == cards
    document = Document()
    table = document.add_table(2, 3)
    for cell, card in zip([cell for row in table.rows for cell in row.cells], cards, strict=True):
        cell.text = card.replace("kan ", "kan\n")
    document.save(str(tmp_path / "kaarten.docx"))
    assert texts(read(tmp_path / "kaarten.docx")) == cards


def test_boxes_to_tick_off_are_bullets(xlsx: Write, tmp_path: Path) -> None:
    assert texts(read(xlsx([["Aftekenlijst", "Datum"], *[[f"☐ {text}", None] for text in BREAD]]))) == BREAD
    document = Document()
    document.add_paragraph("De student kan:")
    for text in BREAD:
        document.add_paragraph(f"☐ {text}")
    document.save(str(tmp_path / "aftekenen.docx"))
    assert texts(read(tmp_path / "aftekenen.docx")) == BREAD


def test_a_list_in_one_line_behind_what_opens_it(xlsx: Write) -> None:
    found = read(xlsx([
        ["Toets", "Stofomschrijving"],
        ["SE1", f"De leerling kan: 1. {BREAD[0]} 2. {BREAD[1]} 3. {BREAD[2]}"],
        ["SE2", f"De leerling kan: - {BREAD[3]} - {BREAD[4]} - {BREAD[5]}"],
    ]))  # fmt: skip
    assert texts(found) == BREAD


def test_lines_that_each_name_a_thing_to_know(xlsx: Write) -> None:
    found = read(xlsx([
        ["Onderwerp", "Kennen", "Kunnen"],
        ["Brood", "de soorten deeg\nde regels voor hygiëne", "deeg kneden\nbrood bakken"],
    ]))  # fmt: skip
    assert sorted(texts(found)) == ["brood bakken", "de regels voor hygiëne", "de soorten deeg", "deeg kneden"]


def test_letters_before_goals_without_a_header(xlsx: Write) -> None:
    found = read(xlsx([["Taak 1 Brood"], *zip(("a)", "b)", "c)"), BREAD, strict=False), ["Taak 2 Banket"], ["a)", BREAD[3]]]))
    assert texts(found) == BREAD[:4]
    assert [heading[0].endswith(("Brood", "Banket")) for heading in sections(found)] == [True] * 4


def test_numbers_behind_the_code_of_a_module_are_codes(xlsx: Write) -> None:
    with pytest.raises(Unusable) as error:
        read(
            xlsx(
                [
                    ["SE", "Eindtermen", "Vorm", "Weging"],
                    ["SE1", "P/HBR/1: 1, 2 en 3", "praktijk", 1],
                    ["SE2", "P/HBR/2: 1 t/m 3", "theorie", 1],
                ]
            )
        )
    assert error.value.notice.code == "only-codes"


def test_the_structure_of_a_kwalificatie_in_cells(xlsx: Write) -> None:
    found = read(xlsx([
        ["Basisdeel", "Profieldeel"],
        ["B1-K1 Bakt brood\nB1-K1-W1 Kneedt deeg\nB1-K1-W2 Bakt af", "P1-K1 Maakt banket\nP1-K1-W1 Smeert af"],
    ]))  # fmt: skip
    assert list(zip(codes(found), texts(found), sections(found), strict=True)) == [
        ("B1-K1-W1", "Kneedt deeg", ["Bakt brood"]),
        ("B1-K1-W2", "Bakt af", ["Bakt brood"]),
        ("P1-K1-W1", "Smeert af", ["Maakt banket"]),
    ]


def test_the_names_of_werkprocessen_beside_their_short_codes(xlsx: Write) -> None:
    found = read(xlsx([
        ["WP", "Naam", "Vakkennis en vaardigheden"],
        ["W1", "Kneedt deeg", "heeft kennis van gist"], ["W2", "Bakt brood af", "heeft kennis van ovens"],
    ]))  # fmt: skip
    assert texts(found) == ["Kneedt deeg", "heeft kennis van gist", "Bakt brood af", "heeft kennis van ovens"]


def test_the_form_of_a_lesson_in_word(tmp_path: Path) -> None:
    rows = [("Onderwerp", "Brood"), ("Leerdoelen", f"De leerling kan:\n- {BREAD[0]}\n- {BREAD[1]}"), ("Beginsituatie", "weinig"),
            ("Werkvorm", "in tweetallen"), ("Materiaal", "deeg, oven")]  # fmt: skip
    document = Document()
    table = document.add_table(len(rows), 2)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(tmp_path / "les.docx"))
    assert texts(read(tmp_path / "les.docx")) == BREAD[:2]
