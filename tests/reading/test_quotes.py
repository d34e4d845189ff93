"""A quote that opens a cell of a .csv and is never closed swallows no rows."""

from pathlib import Path

import pytest

from overlap.reading import read

CODES = [f"P/GR/01/01-0{n}" for n in range(1, 7)]
GOALS = [f"De kandidaat kan {task}" for task in ("snoeien", "maaien", "spitten", "planten", "zaaien", "wieden")]


def rows(*quoted: int, mark: str = '"') -> list[str]:
    """The lines of a table; those with these numbers (from 0) open their goal with a quote."""
    goals = [mark + goal if n in quoted else goal for n, goal in enumerate(GOALS)]
    return [f"{code};{goal};BB" for code, goal in zip(CODES, goals, strict=True)]


def written(folder: Path, lines: list[str], separator: str = ";") -> Path:
    path = folder / "groen.csv"
    path.write_text("\r\n".join(["Code;Eindterm;Leerweg", *lines]).replace(";", separator), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("quoted", [(0,), (3,), (5,), (1, 4)])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_each_row_is_read_and_the_quote_is_told(tmp_path: Path, quoted: tuple[int, ...], separator: str) -> None:
    curriculum = read(written(tmp_path, rows(*quoted), separator))
    assert [goal.code for goal in curriculum.goals] == CODES
    assert [goal.text.startswith('"') for goal in curriculum.goals] == [n in quoted for n in range(6)]
    (notice,) = (notice for notice in curriculum.warnings if notice.code == "open-quote")
    assert (notice.values["count"], notice.values["row"]) == (len(quoted), quoted[0] + 2)


def test_a_later_cell_that_is_quoted_well_closes_nothing(tmp_path: Path) -> None:
    lines = rows(1)
    lines[3] = f'{CODES[3]};"{GOALS[3]}; ook bomen";BB'
    curriculum = read(written(tmp_path, lines))
    assert [goal.code for goal in curriculum.goals] == CODES
    assert curriculum.goals[3].text == f"{GOALS[3]}; ook bomen"


def test_a_cell_that_runs_over_lines_stays_one_cell(tmp_path: Path) -> None:
    lines = [f'{code};{goal};"voor BB;\r\nen ook; voor KB"' for code, goal in zip(CODES, GOALS, strict=True)]
    curriculum = read(written(tmp_path, lines))
    assert [goal.text for goal in curriculum.goals] == GOALS
    assert "open-quote" not in [notice.code for notice in curriculum.warnings]
