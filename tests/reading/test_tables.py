"""Tables as schools make them come out as goals."""

import io

import openpyxl
import pytest

from overlap.problems import Unusable
from overlap.reading import read
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.plain.template import template

from ..support.checkout import EXAMPLES, SECTORS

HEADER = ["Code", "Eindterm"]
ROW = ["P/XX/01/01-01", "De kandidaat kan een werkplan maken"]


def texts(path):
    return [goal.text for goal in read(path).goals]


def test_a_plain_table(sheet):
    (goal,) = read(sheet([HEADER, ROW])).goals
    assert (goal.code, goal.text, goal.kind) == (*ROW, "eindterm")
    assert (goal.source.file, goal.source.sheet, goal.source.row) == ("vmbo.xlsx", "Blad1", 2)


def test_titles_may_stand_above_the_header_and_columns_to_the_left_of_it(sheet):
    path = sheet([["", "Voorbeeldcollege"], ["", "PTA 2026"], [], ["", *HEADER], ["", *ROW]])
    assert texts(path) == [ROW[1]]
    assert read(path).title == "PTA 2026"


@pytest.mark.parametrize(
    "header",
    [
        "Eindterm",
        "eindtermen",
        "Leerdoel",
        "Omschrijving",
        "Wat moet je kennen en kunnen?",
        "De leerling kan …",
        "Stofomschrijving",
    ],
)
def test_the_column_with_goals_is_known_by_its_many_names(sheet, header):
    assert texts(sheet([["Code", header], ["A1.1", "Een maaltijd bereiden"], ["A1.2", "Gasten ontvangen"]])) == [
        "Een maaltijd bereiden",
        "Gasten ontvangen",
    ]


def test_a_typing_error_in_a_header_does_no_harm(sheet):
    assert texts(sheet([["Code", "Eindterrmen"], ROW])) == [ROW[1]]


def test_sections_levels_and_the_rest_come_along(sheet):
    header = ["Module", "Titel module", "Deeltaak", *HEADER, "BB", "KB", "Periode", "Uren"]
    rows = [
        ["P/XX/01", "Wonen", "P/XX/01/01 Schoonmaken", *ROW, "x", "", "P2", 4.5],
        ["", "", "", "P/XX/01/01-02", "Strijken", "", "x", "", 2],
    ]
    first, second = read(sheet([header, *rows])).goals
    assert [h.label for h in first.section] == ["P/XX/01 Wonen", "P/XX/01/01 Schoonmaken"]
    assert second.section == first.section, "an empty cell keeps the heading above it"
    assert (first.levels, second.levels) == (("BB",), ("KB",))
    assert first.extra == {"periode": "P2", "uren": "4,5"}


def test_a_dossier(sheet):
    header = ["Crebo", "Niveau", "Kerntaak", "Code", "Soort", "Titel", "Omschrijving", "Resultaat", "Gedrag"]
    rows = [
        ["99999", 2, "B1-K1 Ondersteunt", "B1-K1-W1", "werkproces", "Maakt schoon", "Hij reinigt.", "Schoon.", "netjes"],
        ["99999", 2, "B1-K1 Ondersteunt", "B1-K1-V1", "kennis/vaardigheid", "heeft basiskennis van hygiëne", "", "", ""],
        ["99999", 2, "B1-K1 Ondersteunt", "B1-K1-V2", "kennis/vaardigheid", "kan apparaten bedienen", "", "", ""],
    ]
    curriculum = read(sheet([header, *rows], "mbo.xlsx"))
    assert curriculum.kind == "mbo"
    assert [g.kind for g in curriculum.goals] == ["werkproces", "kennis", "vaardigheid"]
    assert curriculum.goals[0].description == "Hij reinigt.\nSchoon.\nnetjes"
    assert curriculum.goals[0].levels == ("2",)


def test_the_same_goal_twice_is_read_once_with_a_warning(sheet):
    curriculum = read(sheet([HEADER, ROW, ROW]))
    assert len(curriculum.goals) == 1
    (notice,) = curriculum.warnings
    assert (notice.code, notice.row) == ("duplicate-goal", 3)


def test_the_same_text_under_another_heading_is_another_goal(sheet):
    rows = [["Deeltaak", "Eindterm"], ["Wassen", "afscheid nemen"], ["Koken", "afscheid nemen"]]
    assert len(read(sheet(rows)).goals) == 2


def test_notes_below_the_table_are_no_goals(sheet):
    rows = [[f"P/XX/01/01-0{n}", f"De kandidaat kan {verb}"] for n, verb in enumerate(("koken", "strijken", "naaien"), 1)]
    curriculum = read(sheet([HEADER, *rows, [], ["", "Vastgesteld door de directie"], ["* onder voorbehoud"]]))
    assert len(curriculum.goals) == 3
    assert sum(curriculum.sheets[0].skipped.values()) == 2


def test_csv_in_windows_encoding_with_semicolons(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes("Code;Eindterm\r\nA1;Hygiëne – netjes werken\r\n".encode("cp1252"))
    assert texts(path) == ["Hygiëne – netjes werken"]


def test_a_text_that_looks_like_a_formula_stays_a_text(sheet):
    assert texts(sheet([HEADER, ["X1", "=1+1"], ["X2", "@SUM(A1)"], ["X3", "-producten schoonmaken"]])) == [
        "=1+1",
        "@SUM(A1)",
        "-producten schoonmaken",
    ]


@pytest.mark.parametrize("sector", SECTORS)
def test_the_examples_are_read_whole(sector):
    vmbo, mbo, pta = (read(EXAMPLES / sector / f"{name}.xlsx") for name in ("vmbo", "mbo", "pta"))
    assert (vmbo.kind, mbo.kind, pta.kind) == ("vmbo", "mbo", "vmbo")
    assert 55 <= len(vmbo.goals) <= 70
    assert 40 <= len(mbo.goals) <= 50
    assert all(goal.codes and goal.extra["periode"] for goal in pta.goals)
    assert not [*vmbo.warnings, *mbo.warnings]
    assert [notice.code for notice in pta.warnings] == ["plan-names-codes"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"%PDF-1.7 ...", "file-broken"),
        (b"PK\x03\x04 cut off", "file-broken"),
        (b"leerling;cijfer\r\nJan;6\r\n", "no-table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0", "picture"),
    ],
)
def test_a_file_that_cannot_be_used_says_so(tmp_path, content, code):
    path = tmp_path / "bestand.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unusable) as problem:
        read(path)
    assert problem.value.notice.code == code
    assert "bestand.xlsx" in str(problem.value)


def test_a_missing_file_and_a_folder(tmp_path):
    for path, code in ((tmp_path / "weg.xlsx", "file-missing"), (tmp_path, "file-is-folder")):
        with pytest.raises(Unusable) as problem:
            read(path)
        assert problem.value.notice.code == code


@pytest.mark.parametrize(("side", "column"), [("vmbo", 7), ("mbo", 8)])
def test_a_form_of_which_only_the_necessary_column_is_filled_in(side, column, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(template(side)))
    for row, text in enumerate(("Maakt ruimtes schoon", "Verzorgt maaltijden"), 2):
        book.worksheets[0].cell(row, column, text)
    book.save(tmp_path / "formulier.xlsx")
    curriculum = read(tmp_path / "formulier.xlsx", expected=side)
    assert curriculum.kind == side
    assert [goal.text for goal in curriculum.goals] == ["Maakt ruimtes schoon", "Verzorgt maaltijden"]


def test_names_of_tests_beside_codes_are_no_goals(sheet):
    plan = sheet(
        [["Periode", "Toets", "Eindtermen"], ["1", "Theorietoets", ROW[0]], ["2", "Proeve", "P/XX/01/01-02"]], "pta.xlsx"
    )
    with pytest.raises(Unusable) as problem:
        read(plan)
    assert problem.value.notice.code == "only-codes"
    programme = read(sheet([HEADER, ROW, ["P/XX/01/01-02", "De kandidaat kan strijken"]]))
    assert [goal.text for goal in read(plan, programme=programme).goals] == [ROW[1], "De kandidaat kan strijken"]


def test_our_own_workbook_is_no_programme(zorg, tmp_path):
    path = tmp_path / "overlap.xlsx"
    path.write_bytes(workbook(zorg))
    with pytest.raises(Unusable) as problem:
        read(path)
    assert problem.value.notice.code == "own-workbook"


def test_headings_of_one_rank_follow_each_other_also_where_none_is_wider(sheet):
    path = sheet([HEADER, ["Taak 1: remmen"], ["1.1", "een rem stellen"], ["Taak 2: wielen"], ["2.1", "een spaak spannen"]])
    assert [[h.label for h in goal.section] for goal in read(path).goals] == [["Taak 1: remmen"], ["Taak 2: wielen"]]


def test_goals_that_were_broken_into_rows_are_whole_again(sheet):
    path = sheet(
        [
            HEADER,
            ["1.1", "De kandidaat kan een fiets nakijken op"],
            ["", "slijtage en daarbij uitleggen waarom een"],
            ["", "onderdeel aan vervanging toe is"],
            ["1.2", "De kandidaat kan een klant vertellen wat"],
            ["", "de reparatie kost"],
        ]
    )
    assert texts(path) == [
        "De kandidaat kan een fiets nakijken op slijtage en daarbij uitleggen waarom een onderdeel aan vervanging toe is",
        "De kandidaat kan een klant vertellen wat de reparatie kost",
    ]


def test_goals_below_a_code_without_one_of_their_own_stay_goals(sheet):
    rows = [
        ["1.1", "een band plakken"],
        ["", "een ketting smeren en op spanning brengen"],
        ["1.2", "remmen stellen"],
        ["", "sturen"],
    ]
    assert len(texts(sheet([HEADER, *rows]))) == 4


@pytest.mark.parametrize(
    "text", ["[KB, GL] 1.2 een rem stellen", "1.2 een rem stellen (KB/GL)", "(KB en GL): 1.2 een rem stellen"]
)
def test_leerwegen_between_brackets_at_a_goal_are_those_of_that_goal(sheet, text):
    first, second = read(sheet([["Eindterm"], [text], ["1.3 een wiel (voor en achter) richten"]])).goals
    assert (first.code, first.text, first.levels) == ("1.2", "een rem stellen", ("KB", "GL"))
    assert (second.code, second.text, second.levels) == ("1.3", "een wiel (voor en achter) richten", ())


def test_a_star_before_a_goal_makes_it_no_footnote(sheet):
    rows = [["*", *ROW], ["", "P/XX/01/01-02", "De kandidaat kan een band plakken"], ["*", "", "Geldt alleen voor wie kiest"]]
    assert texts(sheet([["Keuze", *HEADER], *rows])) == [ROW[1], "De kandidaat kan een band plakken"]
