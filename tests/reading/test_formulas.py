"""Formulas without a value: a script wrote the file, and no spreadsheet program has worked them out. They are told."""

import openpyxl
import pytest

from overlap.problems import Unusable
from overlap.reading import read


@pytest.fixture
def written(tmp_path):
    """Write rows with openpyxl, which stores no value beside a formula."""

    def write(rows):
        book = openpyxl.Workbook()
        book.active.title = "Doelen"
        for row in rows:
            book.active.append(row)
        path = tmp_path / "vmbo.xlsx"
        book.save(path)
        return path

    return write


GOALS = [["P/ZW/01/01-01", "De kandidaat kan een bed opmaken"], ["P/ZW/01/01-02", "De kandidaat kan een kamer schoonmaken"]]


def test_goals_that_are_formulas_without_a_value_are_told_with_sheet_row_and_formula(written):
    curriculum = read(written([["Code", "Eindterm"], *GOALS, ["P/ZW/01/01-03", '="De kandidaat kan "&"koken"']]))
    assert len(curriculum.goals) == 2
    notice = next(notice for notice in curriculum.warnings if notice.code == "formula-without-value")
    assert (notice.sheet, notice.values["count"], notice.values["first"]) == ("Doelen", 1, 4)
    assert '="De kandidaat kan "&"koken"' in notice.message
    assert "sla het daar op" in notice.remedy


def test_a_file_with_nothing_else_is_refused_with_the_reason(written):
    with pytest.raises(Unusable) as problem:
        read(written([["Code", "Eindterm"], ['="P/ZW/01"', '="De kandidaat kan "&"koken"']]))
    assert problem.value.notice.code == "formula-without-value"


def test_formulas_with_a_value_are_read_and_nothing_is_said(sheet):
    curriculum = read(sheet([["Code", "Eindterm"], *GOALS]))
    assert not any(notice.code == "formula-without-value" for notice in curriculum.warnings)
