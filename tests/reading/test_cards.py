"""Cards of a group's own are read back from the form, however a teacher fills it in and moves its columns."""

import openpyxl
import pytest

from overlap.model import Goal, Heading, Kwalificatie, Source, with_ids
from overlap.problems import Unusable
from overlap.reading import read_cards
from overlap.workbook.plain.cards_form import cards_form

HEADERS = ["Eindterm", "In mbo-woorden", "Breder", "Termen"]
LANDING = "De kandidaat kan een ruimteschip laten landen"
MANY = 40


def goal(text=LANDING, kind="eindterm", **more):
    return with_ids([Goal(text=text, kind=kind, source=Source("plan.xlsx", "Blad1", 2), **more)])[0]


def filled(path, form, cells):
    """Fill in the first goal of a form, and move all its columns one place."""
    path.write_bytes(form)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headers = {cell.value: cell.column for cell in sheet[2]}
    for header, value in cells.items():
        sheet.cell(5, headers[header], value)
    sheet.insert_cols(2)
    book.save(path)
    return path


def test_the_filled_in_form_of_a_vmbo_document(tmp_path):
    form = cards_form("vmbo", [goal(code="X1", section=(Heading("M1", "Ruimtevaart"), Heading("D1", "Landen"))), goal("Iets")])
    cells = {"In mbo-woorden": "zet een toestel aan de grond\nlandt volgens de procedure", "Breder": "Vliegt", "Termen": "baken"}
    own = read_cards(filled(tmp_path / "kaarten.xlsx", form, cells))
    (card,) = own.cards
    assert (own.file, card.side, card.text, card.heading) == ("kaarten.xlsx", "vmbo", LANDING, "Landen")
    assert card.phrasings == ("zet een toestel aan de grond", "landt volgens de procedure")
    assert (card.wider, card.terms, card.description) == (("Vliegt",), ("baken",), "")
    assert not own.warnings


def test_the_filled_in_form_of_an_mbo_document(tmp_path):
    names = (Kwalificatie("Piloot"), Kwalificatie("Lader"))
    item = goal("Laadt het schip", "kennis", section=(Heading("K1", "Vertrekken"),), kwalificaties=names)
    cells = {"Omschrijving": "Zet vracht vast; telt na.", "In vmbo-woorden": "vracht laden | tellen", "Termen": "pallet; band"}
    (card,) = read_cards(filled(tmp_path / "kaarten.xlsx", cards_form("mbo", [item]), cells)).cards
    assert (card.side, card.text, card.heading, card.kwalificatie) == ("mbo", "Laadt het schip", "Vertrekken", "Piloot | Lader")
    assert card.any_dossier
    assert (card.description, card.phrasings) == ("Zet vracht vast; telt na.", ("vracht laden", "tellen"))
    assert card.terms == ("pallet", "band")


@pytest.mark.parametrize(
    "cell", ["landen | remmen", "landen;remmen", "landen\nremmen", "• landen\n• remmen", "landen; remmen; landen"]
)
def test_phrasings_in_one_cell_are_told_apart(sheet, cell):
    assert read_cards(sheet([HEADERS, [LANDING, cell]])).cards[0].phrasings == ("landen", "remmen")


def test_a_csv_of_dutch_excel(tmp_path):
    path = tmp_path / "kaarten.csv"
    path.write_bytes(f'Termen;Eindterm;In mbo-woorden\r\nbaken;{LANDING};"landt; remt"\r\n'.encode("cp1252"))
    (card,) = read_cards(path).cards
    assert (card.text, card.phrasings, card.terms) == (LANDING, ("landt", "remt"), ("baken",))


def test_a_card_without_a_goal_is_left_out_and_named(sheet):
    own = read_cards(sheet([HEADERS, ["", "landt"], [LANDING, "landt"], ["–", "landt"]], "kaarten.xlsx"))
    assert [card.text for card in own.cards] == [LANDING]
    assert [(n.code, n.row) for n in own.warnings] == [("cards-no-goal", 2), ("cards-no-goal", 4)]


def test_a_page_in_a_cell_is_cut_and_named(sheet):
    own = read_cards(sheet([HEADERS, [LANDING, "x" * 1_000, "", ";".join(f"term {n}" for n in range(MANY))]]))
    (card,) = own.cards
    assert len(card.phrasings[0]) < 1_000
    assert len(card.terms) < MANY
    assert [n.code for n in own.warnings] == ["cards-too-long"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Code", "Eindterm"], ["A1", "koken"]], "cards-no-column"),
        ([["Begrip", "Termen"], ["gast", "bewoner"]], "cards-no-column"),
        ([HEADERS], "cards-none"),
        ([HEADERS, [LANDING, "", "", "–"]], "cards-none"),
        ([HEADERS, ["Voorbeeld: De kandidaat kan koken", "kookt"]], "cards-none"),
    ],
)
def test_a_file_without_cards_is_refused(sheet, rows, code):
    with pytest.raises(Unusable) as problem:
        read_cards(sheet(rows))
    assert problem.value.notice.code == code


@pytest.mark.parametrize("side", ["vmbo", "mbo"])
def test_the_form_as_it_is_written_holds_no_cards(tmp_path, side):
    path = tmp_path / "kaarten.xlsx"
    path.write_bytes(cards_form(side, [goal()]))
    with pytest.raises(Unusable, match="geen enkele kaart"):
        read_cards(path)


def test_a_text_that_looks_like_a_formula_stays_a_text_in_the_form(tmp_path):
    path = tmp_path / "kaarten.xlsx"
    path.write_bytes(cards_form("vmbo", [goal("=1+1"), goal("@SOM(A1)")]))
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value]
    assert {"=1+1", "@SOM(A1)"} <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
