"""Ways to make a file as a school would have made it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of rows as a workbook: ``xlsx({"Blad1": rows}, merged=["A2:A3"])``."""

    def write(sheets: dict[str, Rows] | Rows, merged: Sequence[str] = (), name: str = "plan.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in (sheets if isinstance(sheets, dict) else {"Blad1": sheets}).items():
            sheet = book.create_sheet(title)
            for i, row in enumerate(rows, 1):
                for j, value in enumerate(row, 1):
                    if value is not None:
                        cell = sheet.cell(i, j, value)  # type: ignore[arg-type]
                        if isinstance(value, str):
                            cell.data_type = "s"
            for area in merged:
                sheet.merge_cells(area)
        path = tmp_path / name
        book.save(path)
        return path

    return write
