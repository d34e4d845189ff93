"""Who judged: the answers on the first sheet, found by their keys or else by the questions."""

from dataclasses import dataclass
from typing import Final

from overlap.locale import in_every_language
from overlap.model import Behalf, Source, Unplaced, Who
from overlap.reading.formats.cells import CellBook, Cells
from overlap.workbook.form.fields import WHO
from overlap.workbook.form.keys import key_of
from overlap.workbook.form.spellings import compared, questions

_BEHALF: Final[tuple[Behalf, ...]] = ("vmbo", "mbo", "both")


@dataclass(frozen=True, slots=True)
class WhoJudged:
    """Who judged, the cells (sheet, row and column from 0) of the answers, and what copies of the sheet say differently."""

    who: Who
    cells: frozenset[tuple[str, int, int]]
    conflicts: tuple[Unplaced, ...]


def who_judged(book: CellBook) -> WhoJudged:
    """Who judged; of several copies of the sheet the first answer to each question counts."""
    answers: dict[str, str] = {}
    cells: set[tuple[str, int, int]] = set()
    conflicts: list[Unplaced] = []
    for sheet in book.sheets:
        for name, (row, column) in _answers(sheet).items():
            cells.add((sheet.name, row, column))
            answer = sheet.cell(row, column)
            if answers.setdefault(name, answer) != answer:
                conflicts.append(
                    Unplaced(why="conflict", values={name: answer}, source=Source(book.name, sheet.name, row + 1), table="who")
                )
    said = answers.get("on behalf of", "")
    who = Who(
        group=answers.get("group", ""),
        school=answers.get("school", ""),
        vmbo_names=answers.get("vmbo names", ""),
        mbo_names=answers.get("mbo names", ""),
        behalf=behalf(said),
        said=said,
        date=answers.get("date", ""),
    )
    return WhoJudged(who, frozenset(cells), tuple(conflicts))


def behalf(said: str) -> Behalf:
    """For whom somebody speaks, by what they typed: "" where that is not clear."""
    text = compared(said)
    both = {"vmbo+mbo", "vmbo/mbo", "vmbo&mbo", "vmboenmbo", "vmbombo", "mboenvmbo"}
    if text in both | {compared(label) for label in in_every_language("both")}:
        return "both"
    return next((one for one in _BEHALF if text == one), "")


def _answers(sheet: Cells) -> dict[str, tuple[int, int]]:
    """By question the cell of its answer: under the key for answers, or else right of the question."""
    keys = {key_of("who", name): name for name, _question in WHO}
    named = next((m for row in sheet.rows for m, text in enumerate(row) if text == key_of("who", "answer")), None)
    keyed = {n: keys[text] for n, row in enumerate(sheet.rows) for text in row if text in keys}
    labels = questions()
    asked = {
        n: (labels[compared(text)], m)
        for n, row in enumerate(sheet.rows)
        for m, text in enumerate(row)
        if compared(text) in labels
    }
    if len(keyed) < 2 and 2 * len({name for name, _column in asked.values()}) < len(WHO):
        return {}
    cells: dict[str, tuple[int, int]] = {}
    for n, row in enumerate(sheet.rows):
        name, question = asked.get(n, (keyed.get(n, ""), len(row)))
        under = [named] if named is not None and sheet.cell(n, named) and named != question else []
        right = [m for m in range(question + 1, len(row)) if row[m]]
        if name and (columns := [*under, *right]):
            cells.setdefault(name, (n, columns[0]))
    return cells
