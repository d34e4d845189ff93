"""The reader checks its own reading, and says what may be wrong with it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import read

Write = Callable[..., Path]

GOALS = [f"De kandidaat kan {task}" for task in ("snoeien", "maaien", "spitten", "planten", "zaaien", "wieden")]


def warned(curriculum: Curriculum) -> list[str]:
    return [notice.code for notice in curriculum.warnings]


def test_a_column_headed_code_that_is_not_read_is_named_with_what_to_do(xlsx: Write) -> None:
    long = "de code van dit doel staat in het programma van vorig jaar bij nummer {n}"
    curriculum = read(xlsx([["Code", "Leerdoel"], *([long.format(n=n), goal] for n, goal in enumerate(GOALS))]))
    assert warned(curriculum) == ["code-column-unused"]
    assert "--column code=A" in curriculum.warnings[0].remedy


def test_what_looks_like_codes_below_an_unknown_header_is_named_too(xlsx: Write) -> None:
    curriculum = read(xlsx([["Verwijzing", "Leerdoel"], *([f"GR_{n}", goal] for n, goal in enumerate(GOALS))]))
    assert warned(curriculum) == ["code-column-unused"]


def test_nothing_to_do_is_said_where_there_are_no_codes_at_all(xlsx: Write) -> None:
    assert warned(read(xlsx([["Module", "Leerdoel"], *(["Tuin", goal] for goal in GOALS)]))) == ["no-codes"]


def test_most_goals_equal_to_each_other_is_told_before_they_are_taken_together(xlsx: Write) -> None:
    rows = [[f"1.{n}", "De kandidaat kan iets" if n < 5 else goal] for n, goal in enumerate(GOALS)]
    (notice,) = read(xlsx([["Code", "Leerdoel"], *rows])).warnings
    assert (notice.code, notice.values["count"], notice.values["total"]) == ("goals-alike", 5, 6)


def test_a_header_with_one_goal_under_it_is_told(xlsx: Write) -> None:
    rows = [["1.1", GOALS[0], ""], *(["", "", f"Les {n}"] for n in range(8))]
    assert "one-goal" in warned(read(xlsx([["Code", "Leerdoel", "Les"], *rows])))
    assert "one-goal" not in warned(read(xlsx([["Code", "Leerdoel", "Les"], rows[0]])))


def test_goals_that_are_all_formulas_are_refused_also_where_other_columns_have_texts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Code", "Begin", "Rest", "Eindterm"])
    for n in range(2, 8):
        book.active.append([f"P/GR/01/01-0{n}", "De kandidaat kan", "een haag snoeien", f'=B{n}&" "&C{n}'])
    book.save(tmp_path / "groen.xlsx")
    with pytest.raises(Unusable) as problem:
        read(tmp_path / "groen.xlsx")
    assert problem.value.notice.code == "formula-without-value"
    assert (problem.value.notice.values["count"], problem.value.notice.values["formula"]) == (6, '=B2&" "&C2')


def test_an_error_in_a_cell_with_a_goal_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [["Code", "Eindterm"], ["1.1", GOALS[0]], ["1.2", GOALS[1]], ["1.3", "#REF!"]]:
        book.active.append(row)
    book.active["B4"].data_type = "e"
    book.save(tmp_path / "groen.xlsx")
    assert "formula-without-value" in warned(read(tmp_path / "groen.xlsx"))


def test_a_zero_that_a_program_wrote_beside_a_formula_for_a_text_is_no_value(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "groen.xlsx")) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Code", "Eindterm", "Uren"])
        for n, goal in enumerate(GOALS, 1):
            page.write_row(n, 0, [f'="GR-"&"{n}"', goal if n < 4 else '="De kandidaat kan "&"zagen"', "=2-2"])
    curriculum = read(tmp_path / "groen.xlsx")
    assert [(goal.code, goal.text) for goal in curriculum.goals] == [(f"GR-{n}", GOALS[n - 1]) for n in (1, 2, 3)]
    assert [goal.extra for goal in curriculum.goals] == [{"uren": "0"}] * 3
    assert warned(curriculum) == ["code-from-formula", "formula-without-value"]
