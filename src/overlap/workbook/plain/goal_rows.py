"""Rows of goals in a plain spreadsheet: columns with what stands in them for a goal, each text whole or refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from overlap.model import Goal
from overlap.problems import Unusable
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Sheet

LIMIT_CELL = 32_767  # characters; Excel holds no more


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column: header, width in characters, what stands in it for a goal, and its key for who reads it back ("": none)."""

    header: str
    width: int
    value: Callable[[Goal], str]
    key: str = ""


def write_goals(sheet: Sheet, head: int, goals: Sequence[Goal], columns: Sequence[PlainColumn], colour: str) -> None:
    """Write a table of goals, with its headers in row ``head`` (from 0): these repeat on paper and can be filtered on.

    Raises:
        Unusable: a text is too long for a cell (text-too-long).
    """
    widths = [column.width for column in columns]
    sheet.widths(widths)
    sheet.heads(head, 0, [column.header for column in columns], colour)
    sheet.freeze(head + 1, 0)
    sheet.filter(head, 0, len(goals) + head, len(columns) - 1)
    sheet.repeat(head)
    for row, goal in enumerate(goals, head + 1):
        texts = [column.value(goal) for column in columns]
        for n, text in enumerate(texts):
            if len(text) > LIMIT_CELL:
                raise Unusable("text-too-long", goal.source.file, sheet=goal.source.sheet, row=goal.source.row, limit=LIMIT_CELL)
            if text:
                sheet.text(row, n, text, styles.CELL)
        sheet.fit(row, zip(texts, widths, strict=True))
