"""What a workbook still tells about the comparison when its hidden sheet was deleted: the goals and pairs that it shows."""

from overlap.model import FactGoal, FactPair, Facts, Side
from overlap.reading.formats.cells import CellBook, Cells
from overlap.workbook.form.fields import TABLES
from overlap.workbook.form.spellings import folded, headers

from .finding import Segment, segments

_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
_SHOWN = {"vmbo": ("vmbo code", "vmbo goal"), "mbo": ("mbo code", "mbo item")}


def salvaged(book: CellBook) -> Facts | None:
    """The facts as far as they can be seen, None where this is no workbook of ours."""
    found = [segment for sheet in book.sheets for segment in segments(sheet, dict.fromkeys(TABLES, ()))]
    if not found:
        return None
    goals: dict[tuple[Side, str], FactGoal] = {}
    pairs: dict[str, FactPair] = {}
    for sheet in book.sheets:
        for side in _SIDES:
            for goal in _programme(sheet, side):
                goals.setdefault((side, goal.id), goal)
    for segment in found:
        if segment.table == "review":
            for n in segment.rows:
                for goal in (_goal(segment, n, side) for side in _SIDES):
                    if goal.id:
                        goals.setdefault((goal.side, goal.id), goal)
                pair = _pair(segment, n)
                if pair.vmbo and pair.mbo:
                    pairs.setdefault(pair.id, pair)
    nothing: dict[Side, str] = dict.fromkeys(_SIDES, "")
    return Facts("", "", "", "", nothing, nothing, nothing, {}, goals, pairs, whole=False)


def _programme(sheet: Cells, side: Side) -> list[FactGoal]:
    """The goals of a sheet that shows a whole programme."""
    labels = {text: name for text, name in headers("review").items() if name in {"id", *_SHOWN[side]}}
    for n, row in enumerate(sheet.rows[:20]):
        columns = {labels[folded(text)]: m for m, text in enumerate(row) if folded(text) in labels}
        judged = any(headers("review").get(folded(text)) == "verdict" for text in row)
        if len(columns) == 3 and not judged:
            code, text = _SHOWN[side]
            return [
                _fact(
                    side, sheet.cell(m, columns["id"]), sheet.cell(m, columns[code]), sheet.cell(m, columns[text]), sheet.name, m
                )
                for m in range(n + 1, len(sheet.rows))
                if sheet.cell(m, columns["id"])
            ]
    return []


def _goal(segment: Segment, n: int, side: Side) -> FactGoal:
    code, text = (segment.text(n, field) for field in _SHOWN[side])
    return _fact(side, segment.text(n, f"{side} id"), code, text.split("\n", maxsplit=1)[0], segment.sheet.name, n)


def _fact(side: Side, identifier: str, code: str, text: str, sheet: str, row: int) -> FactGoal:
    return FactGoal(side, identifier, f"{code} · {text}", code, (), text, "", (), (), "", {}, sheet, row + 1)


def _pair(segment: Segment, n: int) -> FactPair:
    vmbo, mbo = segment.text(n, "vmbo id"), segment.text(n, "mbo id")
    return FactPair(f"{vmbo}+{mbo}", vmbo, mbo, 0.0, 0.0, None, None, None, ())
