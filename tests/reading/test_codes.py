"""Under a header that says code anything is a code: of any grammar, made by Excel, by a formula, or on a line of its own."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from overlap.model import Curriculum
from overlap.reading import OpenedFile, read
from overlap.reading.layout.codes import codes_in

Write = Callable[..., Path]

TASKS = ("een haag snoeien", "een gazon maaien", "een vijver schoonmaken", "planten water geven", "bestrating leggen")
GOALS = tuple(f"De kandidaat kan {task}" for task in TASKS)
GRAMMARS: tuple[Callable[[int], str], ...] = (
    lambda n: f"P/GR/0{n // 4 + 1}/01-0{n % 4 + 1}", lambda n: f"8.{n // 3 + 1}.GL{n % 3 + 1}.1", lambda n: f"BK_LD_{n:05}",
    lambda n: f"B1K{n // 4 + 1}W{n % 4 + 1}", lambda n: f"3B-FT.{n}a", lambda n: f"Eindterm {n + 12}", lambda n: f"GO/K/{n}",
)  # fmt: skip
BESIDE = {"Periode": "1", "Leerweg": "KB", "Domein": "Kennis van planten", "Vak": "Groen 2526", "Opmerking": "", "Weging": "2"}


@pytest.fixture
def cells(tmp_path: Path) -> Write:
    """Write rows with formulas, dates and numbers in the format of their column (from 1)."""

    def write(rows: Sequence[Sequence[object]], formats: dict[int, str] | None = None, epoch: object = None) -> Path:
        book = openpyxl.Workbook()
        book.epoch = epoch or CALENDAR_WINDOWS_1900  # type: ignore[assignment]
        for row in rows:
            book.active.append(row)  # type: ignore[union-attr]
        for column, shown in (formats or {}).items():
            for (cell,) in book.active.iter_rows(min_row=2, min_col=column, max_col=column):  # type: ignore[union-attr]
                cell.number_format = shown
        path = tmp_path / "groen.xlsx"
        book.save(path)
        return path

    return write


def beside(codes: Sequence[object], header: str = "Code") -> list[list[object]]:
    """A table with a code beside each goal."""
    return [[header, "Eindterm"], *([code, goal] for code, goal in zip(codes, GOALS, strict=True))]


def read_codes(curriculum: Curriculum) -> list[str]:
    assert [goal.text for goal in curriculum.goals] == list(GOALS)
    return [goal.code for goal in curriculum.goals]


def warned(curriculum: Curriculum) -> list[str]:
    return [notice.code for notice in curriculum.warnings]


@pytest.mark.parametrize("header", ["Code", "LDcode", "Leerdoelcode", "Code leerdoel", "humanCodingScheme", "Doelcode (intern)"])
@pytest.mark.parametrize(
    "codes",
    [
        ["8.1.GL1.1", "8.1.GL1.2", "8.1.GL2.1", "8.2.GL1.1", "8.2.GL1.2"],
        [f"GR_LD_{n:05}" for n in range(5)],
        ["B1K1W1", "B1K1W2", "B1K1W3", "B1K2W1", "B1K2W2"],
        ["3B-FT.1a", "3B-FT.1b", "3B-FT.2", "3B-FT.3", "3B-FT.4"],
        [f"Eindterm {n}" for n in range(12, 17)],
        ["A", "B", "C", "D", "E"],
    ],
)
def test_a_code_may_have_any_grammar(xlsx: Write, header: str, codes: list[str]) -> None:
    curriculum = read(xlsx(beside(codes, header)))
    assert read_codes(curriculum) == codes
    assert "no-codes" not in warned(curriculum)


@pytest.mark.parametrize("header", ["Nr.", "Nummer", "Eindtermnummer"])
def test_a_number_may_be_a_code_of_its_own_grammar(xlsx: Write, header: str) -> None:
    codes = ["BK_1a", "BK_1b", "BK_2a", "BK_3", "BK_4"]
    assert read_codes(read(xlsx(beside(codes, header)))) == codes


def test_equal_texts_under_different_codes_are_different_goals(xlsx: Write) -> None:
    curriculum = read(
        xlsx([["LDcode", "leerdoelen", "LRcode"], *([f"GR_LD_{n}", GOALS[n // 2], f"GR_{n // 4}"] for n in range(6))])
    )
    assert [goal.code for goal in curriculum.goals] == [f"GR_LD_{n}" for n in range(6)]
    assert "duplicate-goal" not in warned(curriculum)


def test_kerntaken_and_domeinen_beside_the_goals_stay_headings(xlsx: Write) -> None:
    rows = [["Kerntaak", "Leerdoel"], *([f"Kerntaak {1 + n // 3}", goal] for n, goal in enumerate(GOALS))]
    curriculum = read(xlsx(rows))
    assert read_codes(curriculum) == [""] * 5
    assert [goal.section[0].label for goal in curriculum.goals] == ["Kerntaak 1"] * 3 + ["Kerntaak 2"] * 2


def test_a_csv_may_keep_excel_off_its_codes(tmp_path: Path) -> None:
    path = tmp_path / "groen.csv"
    path.write_text("Nr;Eindterm\n" + "".join(f'="1.{n}0";{goal}\n' for n, goal in enumerate(GOALS)), encoding="utf-8")
    assert read_codes(read(path)) == ["1.00", "1.10", "1.20", "1.30", "1.40"]


@pytest.mark.parametrize(
    ("number_format", "numbers", "codes"),
    [
        ("0.00", [1.01, 1.02, 1.09, 1.1, 1.11], ["1.01", "1.02", "1.09", "1.10", "1.11"]),
        ('"LD-"000', [1, 2, 3, 4, 5], ["LD-001", "LD-002", "LD-003", "LD-004", "LD-005"]),
        ('00"."00', [101, 102, 201, 202, 1001], ["01.01", "01.02", "02.01", "02.02", "10.01"]),
        ("General", [1.1, 1.2, 1.3, 1.4, 1.5], ["1.1", "1.2", "1.3", "1.4", "1.5"]),
    ],
)
def test_a_code_is_read_as_its_number_format_shows_it(
    cells: Write, number_format: str, numbers: list[float], codes: list[str]
) -> None:
    assert read_codes(read(cells(beside(numbers), {1: number_format}))) == codes


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
@pytest.mark.parametrize("header", ["Code", "Nr"])
def test_codes_that_excel_made_dates_are_told_once_also_when_all_are(cells: Write, header: str, epoch: object) -> None:
    dates = [datetime.datetime(2026, 1, n) for n in range(1, 6)]
    curriculum = read(cells(beside(dates, header), {1: "d-mmm"}, epoch))
    assert len(curriculum.goals) == 5
    (notice,) = (notice for notice in curriculum.warnings if notice.code == "code-as-date")
    assert (notice.row, notice.values["count"]) == (2, 5)


def test_dates_that_came_of_codes_are_known_in_a_csv_too(tmp_path: Path) -> None:
    path = tmp_path / "groen.csv"
    path.write_text("Code;Eindterm\n" + "".join(f"{n + 1}-jan;{goal}\n" for n, goal in enumerate(GOALS)), encoding="utf-8")
    assert "code-as-date" in warned(read(path))


@pytest.mark.parametrize(
    ("formula", "first"),
    [('="P/GR/"&"01-0"&C{row}', "P/GR/01-01"), ('=CONCATENATE($D$1,"-",C{row})', "GR-1"), ('="G."&TEXT(C{row},"00")', "G.01")],
)
def test_codes_that_a_formula_puts_together_are_worked_out_and_told(cells: Write, formula: str, first: str) -> None:
    rows = [[formula.format(row=n), goal, n - 1] for n, goal in enumerate(GOALS, 2)]
    curriculum = read(cells([["Code", "Eindterm", "Volgorde", "GR"], *rows]))
    assert read_codes(curriculum)[0] == first
    (notice,) = (notice for notice in curriculum.warnings if notice.code == "code-from-formula")
    assert (notice.values["count"], notice.values["first"], notice.values["value"]) == (5, 2, first)


def test_codes_of_another_formula_are_told_and_nothing_to_do_is_not_said(cells: Write) -> None:
    curriculum = read(cells(beside([f"=VLOOKUP(B{n},B:B,1,0)" for n in range(2, 7)])))
    assert read_codes(curriculum) == [""] * 5
    assert warned(curriculum) == ["formula-without-value"]


@pytest.mark.parametrize("cell", ["{code}\n{goal}", "{code}:\n{goal}", "{goal}\n({code})", "{goal}\n{code}"])
def test_a_code_may_stand_on_a_line_of_its_own(xlsx: Write, cell: str) -> None:
    codes = [f"B1-K1-W{n}" for n in range(1, 6)]
    rows = [
        ["Kerntaak", "Werkproces"],
        *(["B1-K1 Groen", cell.format(code=c, goal=g)] for c, g in zip(codes, GOALS, strict=True)),
    ]
    assert read_codes(read(xlsx(rows))) == codes


def test_a_code_of_its_own_grammar_may_stand_above_the_text(xlsx: Write) -> None:
    codes = [f"GR_LD_{n}" for n in range(5)]
    rows = [["Module", "Leerdoel"], *(["Tuin", f"{c}\n{g}"] for c, g in zip(codes, GOALS, strict=True))]
    assert read_codes(read(xlsx(rows))) == codes


@pytest.mark.parametrize("cell", ["{n}. {goal}", "{n}) {goal}", "({n}) {goal}", "{n} {goal}", "{n} - {goal}"])
def test_the_number_of_a_row_is_no_part_of_the_goal(xlsx: Write, cell: str) -> None:
    rows = [["Module", "Eindterm"], *(["Tuin", cell.format(n=n, goal=goal)] for n, goal in enumerate(GOALS, 1))]
    assert read_codes(read(xlsx(rows))) == [""] * 5


def test_a_numbered_list_loses_its_numbers_and_an_amount_stays(xlsx: Write) -> None:
    numbered = read(xlsx([["Module", "Leerdoel"], *(["Tuin", f"{n}. {task}"] for n, task in enumerate(TASKS, 1))]))
    assert [goal.text for goal in numbered.goals] == list(TASKS)
    amount = read(xlsx([["Module", "Leerdoel"], ["Tuin", "3 planten herkennen"], ["Tuin", "een boom planten"]]))
    assert [goal.text for goal in amount.goals] == ["3 planten herkennen", "een boom planten"]


def test_rows_that_are_numbered_as_headers_could_be_are_no_headers(xlsx: Write) -> None:
    rows = [["Code", "Eindterm", "Leerweg"], *([f"Eindterm {n + 12}", task, "KB"] for n, task in enumerate(TASKS))]
    curriculum = read(xlsx(rows))
    assert [(goal.code, goal.text) for goal in curriculum.goals] == [(row[0], row[1]) for row in rows[1:]]


@pytest.mark.parametrize("mark", ["_", ".", "-"])
def test_a_code_of_its_own_grammar_may_head_those_that_begin_with_it(xlsx: Write, mark: str) -> None:
    rows = [["LDcode", "Leerdoel"], ["GR1", "Tuin aanleggen"], *([f"GR1{mark}{n}", goal] for n, goal in enumerate(GOALS))]
    curriculum = read(xlsx(rows))
    assert read_codes(curriculum) == [f"GR1{mark}{n}" for n in range(5)]
    assert {goal.section[0].label for goal in curriculum.goals} == {"GR1 Tuin aanleggen"}


def test_a_module_may_have_a_code_of_its_own_grammar_beside_its_title(xlsx: Write) -> None:
    rows = [["Modulecode", "Module", "Leerdoelcode", "Leerdoel"], *(["M_1", "Tuin", f"M_1_{n}", g] for n, g in enumerate(GOALS))]
    curriculum = read(xlsx(rows))
    assert read_codes(curriculum) == [f"M_1_{n}" for n in range(5)]
    assert curriculum.goals[0].section[0].label == "M_1 Tuin"


@given(
    grammar=st.sampled_from(GRAMMARS),
    heads=st.tuples(
        st.sampled_from(["Code", "LDcode", "Leerdoelcode", "Doelcode", "Nr."]),
        st.sampled_from(["Eindterm", "Leerdoelen", "Leerplandoel", "Onderwijsdoel", "Omschrijving"]),
    ),
    more=st.lists(st.sampled_from(sorted(BESIDE)), unique=True),
    stem=st.sampled_from(["De kandidaat kan ", "De leerlingen kunnen ", "Je kunt ", ""]),
    data=st.data(),
)
def test_whatever_the_grammar_the_headers_and_the_order_of_columns_each_goal_has_its_code(
    grammar: Callable[[int], str], heads: tuple[str, str], more: list[str], stem: str, data: st.DataObject
) -> None:
    goals = [f"{stem}{task}" for task in (*TASKS, "een offerte lezen", "gereedschap slijpen", "onkruid herkennen")]
    columns = data.draw(st.permutations([*heads, *more]))
    told = [{**BESIDE, heads[0]: grammar(n), heads[1]: goal} for n, goal in enumerate(goals)]
    lines = [";".join(columns), *(";".join(row[column] for column in columns) for row in told)]
    curriculum = read(OpenedFile(Path("groen.csv"), "\n".join(lines).encode()))
    assert [(goal.code, goal.text) for goal in curriculum.goals] == [(grammar(n), goal) for n, goal in enumerate(goals)]


def test_codes_on_the_lines_of_a_cell_belong_to_the_goals_on_the_lines_beside_them(cells: Write) -> None:
    goals = read(cells([["Codes", "Eindtermen"], ["1.1\n1.2", "\n".join(f"• {goal}" for goal in GOALS[:2])]])).goals
    assert [(goal.code, goal.text) for goal in goals] == [("1.1", GOALS[0]), ("1.2", GOALS[1])]


def test_a_code_with_spaces_around_its_slashes_is_one_code(cells: Write) -> None:
    codes = [f"P / GR / 01 / 0{n}" for n in range(1, 6)]
    curriculum = read(cells(beside(codes, header="Nr.")))
    assert read_codes(curriculum) == codes
    assert [goal.codes for goal in curriculum.goals] == [(f"P/GR/01/0{n}",) for n in range(1, 6)]
    assert codes_in("P/GR/01 / P/GR/02") == ("P/GR/01", "P/GR/02")
