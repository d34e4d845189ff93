"""Tables as schools make them: each test says in a line why such a file exists."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from overlap.model import Curriculum
from overlap.reading import read

Write = Callable[..., Path]


def texts(curriculum: Curriculum) -> list[str]:
    return [goal.text for goal in curriculum.goals]


def codes(curriculum: Curriculum) -> list[str]:
    return [goal.code for goal in curriculum.goals]


def sections(curriculum: Curriculum) -> list[str]:
    return [" / ".join(heading.label for heading in goal.section) for goal in curriculum.goals]


def skipped(curriculum: Curriculum) -> dict[str, int]:
    return {reason: n for sheet in curriculum.sheets for reason, n in sheet.skipped.items()}


def warned(curriculum: Curriculum) -> list[str]:
    return [notice.code for notice in curriculum.warnings]


def test_a_team_puts_a_title_and_a_blank_column_before_the_table(xlsx: Write) -> None:
    found = read(xlsx([
        [None, "Het Fietscollege"],
        [None, "Programma van toetsing leerjaar 3"],
        [],
        [None, None, "Nr.", "Eindtermcode", "Eindterm"],
        [None, None, 1, "P/RW/01/01-01", "De kandidaat kan een band plakken"],
        [None, None, 2, "P/RW/01/01-02", "De kandidaat kan een ketting spannen"],
        [],
        [None, "* onder voorbehoud van goedkeuring door de inspectie"],
        [None, "Handtekening directie:"],
        [None, "Pagina 1 van 1"],
    ]))  # fmt: skip
    assert texts(found) == ["De kandidaat kan een band plakken", "De kandidaat kan een ketting spannen"]
    assert codes(found) == ["P/RW/01/01-01", "P/RW/01/01-02"]
    assert found.title == "Programma van toetsing leerjaar 3"
    assert found.goals[0].extra["leerjaar"] == "3"
    assert found.goals[0].source.row == 5


def test_terse_headers_of_someone_in_a_hurry(xlsx: Write) -> None:
    found = read(xlsx([["et", "stof", "per"], ["P/RW/01/01-01", "banden plakken", 1], ["P/RW/01/01-02", "kettingen spannen", 2]]))
    assert texts(found) == ["banden plakken", "kettingen spannen"]
    assert codes(found) == ["P/RW/01/01-01", "P/RW/01/01-02"]
    assert [g.extra["periode"] for g in found.goals] == ["1", "2"]


@pytest.mark.parametrize(
    "header", ["De leerling kan …", "Wat moet je kennen en kunnen?", "Leerdoel / eindterm", "Ik kan...", "Leerdoelen (SLO)"]
)
def test_headers_in_the_words_of_the_class_room(xlsx: Write, header: str) -> None:
    found = read(xlsx([["Module", header], ["Fietsen", "een band plakken"], [None, "een ketting spannen"]]))
    assert texts(found) == ["een band plakken", "een ketting spannen"]
    assert sections(found) == ["Fietsen", "Fietsen"]


def test_merged_and_blank_cells_for_module_and_taak(xlsx: Write) -> None:
    """Word habits in Excel: a cell is merged over the rows it goes for, or just left open."""
    found = read(xlsx([
        ["Module", "Taak", "Code", "Eindterm"],
        ["Wielen", "Banden", "1.1", "plakken van een band"],
        [None, None, "1.2", "vervangen van een band"],
        [None, "Spaken", "2.1", "spannen van spaken"],
        ["Remmen", "Velgrem", "3.1", "afstellen van een rem"],
        [None, None, "3.2", "vervangen van remblokjes"],
    ], merged=["A2:A4"]))  # fmt: skip
    assert sections(found) == ["Wielen / Banden"] * 2 + ["Wielen / Spaken"] + ["Remmen / Velgrem"] * 2


def test_a_header_of_two_rows_that_was_not_merged(xlsx: Write) -> None:
    """Somebody typed the upper header over several columns without merging."""
    found = read(xlsx([
        ["Keuzevak", "Eindterm", None, "Leerweg", None, None],
        [None, "Code", "Omschrijving", "BB", "KB", "GL/TL"],
        ["Fietsen", "K/RW/01/01-01", "De kandidaat kan een band plakken", "x", "x", None],
        [None, "K/RW/01/01-02", "De kandidaat kan een ketting spannen", None, "x", "x"],
    ]))  # fmt: skip
    assert codes(found) == ["K/RW/01/01-01", "K/RW/01/01-02"]
    assert [g.levels for g in found.goals] == [("BB", "KB"), ("KB", "GL", "TL")]


def test_headings_as_rows_between_the_goals(xlsx: Write) -> None:
    """Printed lists have headings over the whole width, two deep."""
    found = read(xlsx([
        ["Code", "Eindterm", "Periode"],
        ["Module 1: Wielen"], ["Taak 1.1: Banden"],
        ["1.1.1", "banden plakken", "P1"], ["1.1.2", "banden vervangen", "P1"],
        ["Taak 1.2: Spaken"], ["1.2.1", "spaken spannen", "P2"],
        ["Module 2: Remmen"], ["Taak 2.1: Velgremmen"], ["2.1.1", "remmen afstellen", "P3"],
        ["Totaal", None, 4],
    ]))  # fmt: skip
    assert texts(found) == ["banden plakken", "banden vervangen", "spaken spannen", "remmen afstellen"]
    assert sections(found) == [
        *["Module 1: Wielen / Taak 1.1: Banden"] * 2, "Module 1: Wielen / Taak 1.2: Spaken",
        "Module 2: Remmen / Taak 2.1: Velgremmen",
    ]  # fmt: skip


def test_headings_without_a_word_that_says_so(xlsx: Write) -> None:
    found = read(xlsx([
        ["Code", "Leerdoel"],
        ["Wielen"], ["Banden"], ["A1", "banden plakken"], ["Spaken"], ["A2", "spaken spannen"],
        ["Remmen"], ["Velgremmen"], ["A3", "remmen afstellen"],
    ]))  # fmt: skip
    assert sections(found) == ["Wielen / Banden", "Wielen / Spaken", "Remmen / Velgremmen"]


def test_a_sheet_per_year_beside_prose_and_lists(xlsx: Write) -> None:
    """One workbook for the whole school: a reading guide, a sheet per year, a list for the drop-downs."""
    header = ["Code", "Leerdoel"]
    found = read(xlsx({
        "Leeswijzer": [["In dit bestand staat wat leerlingen in leerjaar 3 en 4 leren."], ["Vragen? Mail de teamleider."]],
        "Leerjaar 3": [header, ["1.1", "banden plakken"], ["1.2", "remmen afstellen"]],
        "Leerjaar 4": [header, ["2.1", "spaken spannen"], ["2.2", "een fiets opleveren"]],
        "Lijsten": [["mondeling"], ["schriftelijk"], ["praktijk"]],
    }))  # fmt: skip
    assert texts(found) == ["banden plakken", "remmen afstellen", "spaken spannen", "een fiets opleveren"]
    assert [g.extra["leerjaar"] for g in found.goals] == ["3", "3", "4", "4"]
    assert warned(found).count("sheet-skipped") == 2


def test_a_sheet_per_module_gives_the_heading(xlsx: Write) -> None:
    found = read(xlsx({
        "Wielen": [["Code", "Leerdoel"], ["1.1", "banden plakken"]], "Remmen": [["Code", "Leerdoel"], ["1.1", "remmen afstellen"]],
    }))  # fmt: skip
    assert sections(found) == ["Wielen", "Remmen"]


def test_a_hidden_older_copy_is_not_read_twice(tmp_path: Path, xlsx: Write) -> None:
    path = xlsx({"Nieuw": [["Code", "Leerdoel"], ["1", "banden plakken"]], "Oud": [["Nr", "Leerdoel"], ["9", "banden plakken"]]})
    book = openpyxl.load_workbook(path)
    book["Oud"].sheet_state = "hidden"
    book.save(path)
    found = read(path)
    assert texts(found) == ["banden plakken"]
    assert "hidden-copy" in warned(found)


def test_two_tables_under_each_other_with_other_headers(xlsx: Write) -> None:
    """A dossier on one sheet: first the werkprocessen, then the vakkennis, each with its own header."""
    found = read(xlsx([
        ["Werkprocessen"],
        ["Code", "Werkproces", "Omschrijving"],
        ["B1-K1-W1", "Neemt de fiets aan", "De monteur luistert naar de klant."],
        ["B1-K1-W2", "Repareert de fiets", "De monteur kiest gereedschap."],
        [],
        ["Vakkennis"],
        ["Kerntaak", "Vakkennis en vaardigheden"],
        ["B1-K1", "heeft kennis van banden"],
        ["B1-K1", "kan met klanten omgaan"],
    ]))  # fmt: skip
    assert texts(found) == ["Neemt de fiets aan", "Repareert de fiets", "heeft kennis van banden", "kan met klanten omgaan"]
    assert [g.kind for g in found.goals] == ["werkproces", "werkproces", "kennis", "vaardigheid"]
    assert found.goals[0].description == "De monteur luistert naar de klant."
    assert found.kind == "mbo"


def test_the_same_header_again_on_every_printed_page(xlsx: Write) -> None:
    head = ["Code", "Eindterm", "Periode"]
    found = read(xlsx([
        ["Module 1 Wielen"], head, ["1.1", "banden plakken", 1], ["Pagina 1"], [],
        ["Module 2 Remmen"], head, ["2.1", "remmen afstellen", 2], ["Pagina 2"],
    ]))  # fmt: skip
    assert texts(found) == ["banden plakken", "remmen afstellen"]
    assert sections(found) == ["Module 1 Wielen", "Module 2 Remmen"]


def test_several_goals_in_a_cell(xlsx: Write) -> None:
    """A row per test and everything it is about in one cell, in the way of whoever typed it."""
    found = read(xlsx([
        ["Toets", "Leerdoelen"],
        ["T1", "• een band plakken\n• een ketting\n  spannen"],
        ["T2", "1. remmen afstellen\n2. remmen vervangen"],
        ["T3", "1) licht testen 2) licht vervangen"],
        ["T4", "De leerling kan een bel monteren; de leerling kan een slot monteren"],
        ["T5", "Een zadel stellen\nEen stuur stellen"],
        ["T6", "Schoonmaak- en onderhoudswerkzaamheden uitvoeren; werkvolgorde en planning"],
        ["T7", "omgaan met gereedschap zoals:\n- sleutels\n- tangen"],
    ]))  # fmt: skip
    assert texts(found) == [
        "een band plakken", "een ketting spannen", "remmen afstellen", "remmen vervangen", "licht testen", "licht vervangen",
        "De leerling kan een bel monteren", "de leerling kan een slot monteren", "Een zadel stellen", "Een stuur stellen",
        "Schoonmaak- en onderhoudswerkzaamheden uitvoeren; werkvolgorde en planning",
        "omgaan met gereedschap zoals: - sleutels - tangen",
    ]  # fmt: skip


def test_codes_in_the_text_in_front_and_behind(xlsx: Write) -> None:
    """Teachers paste the eindterm from the syllabus with its code, or put the code behind it between brackets."""
    found = read(xlsx([
        ["Leerdoel", "Periode"],
        ["P/RW/01/01-01: De kandidaat kan een band plakken", 1],
        ["De kandidaat kan een ketting spannen (P/RW/01/01-02)", 1],
        ["[P/RW/01/01-03] De kandidaat kan een rem afstellen", 2],
        ["Een fiets opleveren (samen)", 2],
    ]))  # fmt: skip
    assert codes(found) == ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/01-03", ""]
    assert texts(found)[1] == "De kandidaat kan een ketting spannen"
    assert texts(found)[3] == "Een fiets opleveren (samen)"


def test_codes_and_goals_under_each_other_in_one_row(xlsx: Write) -> None:
    found = read(xlsx([
        ["Codes", "Eindtermen", "Periode"],
        ["P/RW/01/01-01\nP/RW/01/01-02", "• een band plakken\n• een ketting spannen", 1],
        ["P/RW/01/02-01", "een rem afstellen", 2],
    ]))  # fmt: skip
    assert codes(found) == ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/02-01"]


def test_a_column_of_texts_per_leerweg(xlsx: Write) -> None:
    """One PTA for all leerwegen: what differs stands side by side."""
    found = read(xlsx([
        ["Code", "BB", "KB", "GL"],
        ["1.1", "een band plakken", "een band plakken", "een band plakken en uitleggen hoe"],
        ["1.2", "een ketting spannen", "een ketting spannen", "een ketting spannen"],
        ["1.3", None, "een versnelling stellen", "een versnelling stellen"],
    ]))  # fmt: skip
    assert [(g.text, g.levels) for g in found.goals] == [
        ("een band plakken", ("BB", "KB")), ("een band plakken en uitleggen hoe", ("GL",)),
        ("een ketting spannen", ("BB", "KB", "GL")), ("een versnelling stellen", ("KB", "GL")),
    ]  # fmt: skip
    assert codes(found) == ["1.1", "1.1", "1.2", "1.3"]


def test_werkproces_and_vakkennis_side_by_side(xlsx: Write) -> None:
    """The mbo team lists the knowledge beside the werkproces that needs it."""
    found = read(xlsx([
        ["Kerntaak", "Code", "Werkproces", "Vakkennis en vaardigheden"],
        ["B1-K1 Onderhoudt fietsen", "B1-K1-W1", "Neemt de fiets aan", "• heeft kennis van fietsen\n• kan luisteren"],
        [None, "B1-K1-W2", "Repareert de fiets", "heeft kennis van banden"],
        [None, None, None, "kan gereedschap kiezen"],
    ]))  # fmt: skip
    assert [(g.code, g.text, g.kind) for g in found.goals] == [
        ("B1-K1-W1", "Neemt de fiets aan", "werkproces"), ("", "heeft kennis van fietsen", "kennis"), ("", "kan luisteren", "vaardigheid"),
        ("B1-K1-W2", "Repareert de fiets", "werkproces"), ("", "heeft kennis van banden", "kennis"),
        ("", "kan gereedschap kiezen", "vaardigheid"),
    ]  # fmt: skip
    assert set(sections(found)) == {"B1-K1 Onderhoudt fietsen"}


@pytest.mark.parametrize("wide", [False, True])
def test_a_dossier_under_each_other(xlsx: Write, wide: bool) -> None:
    """Copied out of the PDF of a dossier: everything in rows, the words in front or in a column of their own."""
    rows = [
        ("Kerntaak 1", "Onderhoudt fietsen"),
        ("Werkproces 1.1", "Neemt de fiets aan"),
        ("Omschrijving", "De monteur ontvangt de klant."),
        ("Resultaat", "De klacht is bekend."),
        ("Gedrag", "Is vriendelijk."),
        ("Werkproces 1.2", "Repareert de fiets"),
        ("Omschrijving", "De monteur kiest gereedschap."),
        ("Kerntaak 2", "Verkoopt fietsen"),
        ("Werkproces 2.1", "Adviseert de klant"),
        ("Omschrijving", "De monteur laat fietsen zien."),
    ]
    found = read(xlsx([["Dossier Fietstechniek"], [], *(row if wide else [": ".join(row)] for row in rows)]))
    assert texts(found) == ["Neemt de fiets aan", "Repareert de fiets", "Adviseert de klant"]
    assert codes(found) == ["1.1", "1.2", "2.1"]
    assert found.goals[0].description == "De monteur ontvangt de klant.\nDe klacht is bekend.\nIs vriendelijk."
    assert ["Onderhoudt fietsen" in s for s in sections(found)] == [True, True, False]
    assert found.kind == "mbo"
    assert {g.kind for g in found.goals} == {"werkproces"}


def test_a_pta_has_a_row_per_test(xlsx: Write) -> None:
    found = read(xlsx([
        ["PTA Rijwieltechniek", None, None, "leerjaar 4"],
        ["Toets", "Periode", "Stofomschrijving", "Eindtermen", "Toetsvorm", "Weging", "Herkansing"],
        ["SE1", 1, "Banden: plakken, vervangen en oppompen", "P/RW/01/01-01 t/m 03", "praktijk", 2, "ja"],
        ["SE2", 2, "Remmen en licht", "P/RW/01/02-01\nP/RW/01/02-02", "schriftelijk", 0.5, "nee"],
        [None, None, "Totaal", None, None, 2.5],
    ]))  # fmt: skip
    assert texts(found) == ["Banden: plakken, vervangen en oppompen", "Remmen en licht"]
    assert found.goals[0].codes == ("P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/01-03")
    assert found.goals[1].codes == ("P/RW/01/02-01", "P/RW/01/02-02")
    assert found.goals[1].extra["weging"] == "0,5"
    assert found.goals[0].extra["leerjaar"] == "4"
    assert {g.kind for g in found.goals} == {"examenonderdeel"}


def test_codes_of_a_test_in_rows_below_it(xlsx: Write) -> None:
    found = read(xlsx([
        ["Toets", "Stofomschrijving", "Eindtermcode", "Toetsvorm"],
        ["SE1", "Banden plakken", "P/RW/01/01-01", "praktijk"],
        [None, None, "P/RW/01/01-02"],
        ["SE2", "Remmen afstellen", "P/RW/01/02-01", "praktijk"],
    ]))  # fmt: skip
    assert [g.codes for g in found.goals] == [("P/RW/01/01-01", "P/RW/01/01-02"), ("P/RW/01/02-01",)]


def test_a_keuzedeel_is_a_heading_and_its_studielast_is_not_spread(xlsx: Write) -> None:
    found = read(xlsx([
        ["Keuzedeel K1234 Bakfietsen"], ["Studielast: 240 uur"], [],
        ["Werkproces", "Titel"], ["D1-K1-W1", "Onderhoudt bakfietsen"], ["D1-K1-W2", "Verkoopt bakfietsen"],
    ]))  # fmt: skip
    assert codes(found) == ["D1-K1-W1", "D1-K1-W2"]
    assert found.goals[0].section[0].code == "K1234"
    assert not any("uren" in g.extra for g in found.goals)


def test_codes_that_became_numbers(xlsx: Write) -> None:
    """Excel makes numbers of codes; of 1.1 and 1.10 the same one."""
    found = read(xlsx([["Code", "Eindterm"], [1.1, "banden plakken"], [1.2, "remmen afstellen"], [1.1, "een fiets opleveren"]]))
    assert codes(found) == ["1.1", "1.2", "1.1"]
    assert [(w.code, w.row) for w in found.warnings if w.code == "code-collides"] == [("code-collides", 4)]


def test_hidden_rows_are_read_and_said(xlsx: Write) -> None:
    """A filter was left on."""
    path = xlsx([["Code", "Eindterm"], ["1.1", "banden plakken"], ["1.2", "remmen afstellen"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    found = read(path)
    assert len(found.goals) == 2
    notice = next(w for w in found.warnings if w.code == "hidden-rows")
    assert (notice.values["count"], notice.values["first"]) == (1, 3)


def test_text_out_of_word_with_hyphens_and_invisible_characters(xlsx: Write) -> None:
    found = read(xlsx([
        ["Code", "Eindterm"],
        ["1.1", "ruimtes schoon-\nmaken"], ["1.2", "schoonmaak-\nen onderhoudswerk doen"], ["1.3", "\ufeffmet\u00a0 klanten\u200b om\u00adgaan "],
    ]))  # fmt: skip
    assert texts(found) == ["ruimtes schoonmaken", "schoonmaak- en onderhoudswerk doen", "met klanten omgaan"]


def test_a_table_without_a_header(xlsx: Write) -> None:
    """Copied from another file without its first row."""
    found = read(
        xlsx([["P/RW/01/01-01", "De kandidaat kan een band plakken"], ["P/RW/01/01-02", "De kandidaat kan remmen stellen"]])
    )
    assert codes(found) == ["P/RW/01/01-01", "P/RW/01/01-02"]


def test_very_wide_and_very_long_formatted_sheets(xlsx: Write) -> None:
    rows = [
        ["Code", "Eindterm", *[f"kolom {n}" for n in range(300)]],
        *[[f"1.{n}", f"een band nummer {n} plakken", *["-"] * 300] for n in range(1, 9)],
    ]
    assert len(read(xlsx(rows)).goals) == 8


@pytest.mark.parametrize("rows", [
    [["Leerling", "Cijfer"], ["Sanne de Groot", 7], ["Noor van der Berg", 8]],
    [["Taak", "Omschrijving", "Wie", "Wanneer"], ["Zaal", "De zaal bestellen voor de ouderavond", "Jan", "mei"]],
    [["Artikel", "Omschrijving", "Prijs"], ["A1", "Binnenband 28 inch voor stadsfiets", 5], ["A2", "Buitenband 28 inch", 9]],
    [["Datum", "Activiteit", "Lokaal"], ["1 mei", "Open dag met rondleiding door de school", "A1"]],
])  # fmt: skip
def test_other_tables_of_a_school_are_not_taken_for_goals(xlsx: Write, rows: list[list[object]]) -> None:
    from overlap.problems import Unusable

    with pytest.raises(Unusable) as error:
        read(xlsx(rows))
    assert error.value.notice.code == "no-table"


def test_a_table_per_kerntaak_with_its_title_above(xlsx: Write) -> None:
    head = ["Werkproces", "Omschrijving"]
    found = read(xlsx([
        ["Kerntaak 1: Onderhoudt fietsen"], head, ["Neemt de fiets aan", "De monteur luistert."], [],
        ["Kerntaak 2: Verkoopt fietsen"], head, ["Adviseert de klant", "De verkoper laat fietsen zien."],
    ]))  # fmt: skip
    assert sections(found) == ["Kerntaak 1: Onderhoudt fietsen", "Kerntaak 2: Verkoopt fietsen"]


def test_numbers_in_columns_without_a_header(xlsx: Write) -> None:
    found = read(xlsx([
        [None, "Taak", None, "Eindterm"], ["1", "Banden", "1.1", "een band plakken"], [None, None, "1.2", "een band vervangen"],
        ["2", "Remmen", "2.1", "remmen stellen"],
    ]))  # fmt: skip
    assert codes(found) == ["1.1", "1.2", "2.1"]
    assert sections(found) == ["Banden", "Banden", "Remmen"]


def test_headings_in_the_code_column(xlsx: Write) -> None:
    """The national list has a row for each module and deeltaak."""
    found = read(xlsx([
        ["Code", "Eindterm"], ["P/RW/01", "Wielen"], ["P/RW/01/01", "Banden"], ["P/RW/01/01-01", "plakken"],
        ["P/RW/01/02", "Spaken"], ["P/RW/01/02-01", "spannen"],
    ]))  # fmt: skip
    assert sections(found) == ["P/RW/01 Wielen / P/RW/01/01 Banden", "P/RW/01 Wielen / P/RW/01/02 Spaken"]


def test_hours_of_a_whole_keuzedeel_are_not_hours_of_its_first_row(xlsx: Write) -> None:
    found = read(xlsx([
        ["Code keuzedeel", "Titel keuzedeel", "Werkproces", "Omschrijving", "SBU"],
        ["K1234", "Bakfietsen", "D1-K1-W1", "Onderhoudt bakfietsen", 240], [None, None, "D1-K1-W2", "Verkoopt bakfietsen", None],
    ]))  # fmt: skip
    assert sections(found) == ["K1234 Bakfietsen"] * 2
    assert not any("uren" in g.extra for g in found.goals)
