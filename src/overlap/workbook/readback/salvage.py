"""What a workbook still tells about the comparison when its hidden sheet was deleted: the goals and pairs that it shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.locale import in_every_language
from overlap.model import Facts, Goal, Heading, Pair, Side, Source
from overlap.reading.formats.cells import CellBook, Cells
from overlap.workbook.form.fields import TABLES
from overlap.workbook.form.sheet_names import SHEETS
from overlap.workbook.form.spellings import compared, headers

from .finding import Segment, segments

_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
BETWEEN: Final = "  ↔  "  # between the titles of both programmes, in a line
_ABOVE: Final = ("Module", "Kerntaak", "Deeltaak")  # headers of what stands above a goal
_SHOWN = {"vmbo": ("vmbo code", "vmbo goal"), "mbo": ("mbo code", "mbo item")}


def salvaged(book: CellBook) -> Facts | None:
    """Read the facts as far as they can be seen, None where this is no workbook of ours."""
    tables = [segment for sheet in book.sheets for segment in segments(sheet, dict.fromkeys(TABLES, ()))]
    if not tables:
        return None
    goals: dict[tuple[Side, str], Goal] = {}
    pairs: dict[str, Pair] = {}
    for sheet in book.sheets:
        for side in _SIDES:
            for goal in _programme(sheet, side):
                goals.setdefault((side, goal.id), goal)
    for segment in tables:
        for n in segment.rows if segment.table == "review" else ():
            shown = {side: _goal(segment, n, side) for side in _SIDES}
            for side, goal in shown.items():
                if goal.id:
                    goals.setdefault((side, goal.id), goal)
            if all(goal.id for goal in shown.values()):
                pair = Pair(goals["vmbo", shown["vmbo"].id], goals["mbo", shown["mbo"].id], 0.0, 0.0)
                pairs.setdefault(pair.id, pair)
    for vmbo, mbo in _named_pairs(book, goals):
        pair = Pair(vmbo, mbo, 0.0, 0.0)
        pairs.setdefault(pair.id, pair)
    labels = {key: f"{goal.code} · {goal.text}" for key, goal in goals.items()}
    nothing: dict[Side, str] = dict.fromkeys(_SIDES, "")
    titles: dict[Side, str] = {side: _title(book, side) for side in _SIDES}
    return Facts(titles=titles, files=nothing, hashes=nothing, goals=goals, labels=labels, pairs=pairs, whole=False)


def _title(book: CellBook, side: Side) -> str:
    """What a programme is called on its sheet and in a line with both, "" where they do not say the same."""
    texts = {text for sheet in book.sheets for row in sheet.rows for text in row if text}
    called = [
        text.removeprefix(f"{name}: ")
        for text in texts
        for name in in_every_language(SHEETS[side])
        if text.startswith(f"{name}: ")
    ]
    named = {text.partition(BETWEEN)[::2][_SIDES.index(side)] for text in texts if BETWEEN in text}
    return next((title for title in called if title in named), "")


def _named_pairs(book: CellBook, goals: Mapping[tuple[Side, str], Goal]) -> Iterator[tuple[Goal, Goal]]:
    """The pairs of which the id stands somewhere, also in rows that lost their header."""
    for sheet in book.sheets:
        for text in (text for row in sheet.rows for text in row if text):
            vmbo, plus, mbo = text.partition("+")
            if plus and ("vmbo", vmbo) in goals and ("mbo", mbo) in goals:
                yield goals["vmbo", vmbo], goals["mbo", mbo]


def _programme(sheet: Cells, side: Side) -> list[Goal]:
    """The goals of a sheet that shows a whole programme."""
    names = {text: name for text, name in headers("review").items() if name in {"id", *_SHOWN[side]}}
    above = {compared(text) for header in _ABOVE for text in in_every_language(header)}
    for n, row in enumerate(sheet.rows[:20]):
        columns = {names[compared(text)]: m for m, text in enumerate(row) if compared(text) in names}
        judged = any(headers("review").get(compared(text)) == "verdict" for text in row)
        if len(columns) == 3 and not judged:
            rows = range(n + 1, len(sheet.rows))
            places = [columns[name] for name in ("id", *_SHOWN[side])]
            shown = (_seen(*(sheet.cell(m, place) for place in places), source=Source("", sheet.name, m + 1)) for m in rows)
            sections = [m for m, text in enumerate(row) if compared(text) in above]
            return [replace(goal, section=_headings(sheet, goal.source.row - 1, sections)) for goal in shown if goal.id]
    return []


def _headings(sheet: Cells, row: int, columns: Sequence[int]) -> tuple[Heading, ...]:
    """What stands above a goal, code and title as one text."""
    return tuple(Heading("", text) for column in columns if (text := sheet.cell(row, column)))


def _goal(segment: Segment, n: int, side: Side) -> Goal:
    code, text = (segment.text(n, field) for field in _SHOWN[side])
    source = Source("", segment.sheet.name, n + 1)
    return _seen(segment.text(n, f"{side} id"), code, text.split("\n", maxsplit=1)[0], source=source)


def _seen(identifier: str, code: str, text: str, *, source: Source) -> Goal:
    """A goal of which a sheet shows id, code and text; its kind is a guess."""
    return Goal(text=text, kind="leerdoel", source=source, code=code, id=identifier)
