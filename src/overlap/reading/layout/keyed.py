"""A spreadsheet of goals that overlap wrote, read back to the letter: a hidden first row says what each column holds.

A key is "overlap:goals:vmbo:code", with the side that the document is of. What a column holds is "code", "text", "kind",
"levels", "section 1 code", "section 1 title", "description 1", or "extra " and the name of a field. "title " is followed by
the title of the document and has no column. Headers, the order of columns and further columns do not matter; "headless" says
that there are none, and that the goals begin below the keys. "source file", "source sheet", "source row" … say where a goal
stood that was read before; without them it stands where it stands here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from overlap.model import Goal, GoalKind, Heading, SheetReport, Side, Source, told_by
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold

from .codes import codes_in

MARK = "overlap:goals:"
HEADLESS = "headless"
_KEY = re.compile(rf"{MARK}(?:vmbo|mbo):(?P<name>\S.*)")
_TOP = 3  # rows in which the keys stand
_KINDS: dict[str, GoalKind] = {kind: kind for kind in get_args(GoalKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedSheet:
    """What a sheet with keys holds: which side it is of, the title of the document, its goals without ids, and the account."""

    side: Side
    title: str
    goals: tuple[Goal, ...]
    report: SheetReport


def key_of(side: Side, name: str) -> str:
    """Give the key of a column."""
    return f"{MARK}{side}:{name}"


def read_keyed(file: str, grid: Grid) -> KeyedSheet | None:
    """Read a sheet by its keys, None where it has none."""
    for i, row in enumerate(grid.rows[:_TOP]):
        keys = {match["name"]: j for j, cell in enumerate(row) if (match := _KEY.fullmatch(cell))}
        if "text" in keys:
            side: Side = "mbo" if any(cell.startswith(key_of("mbo", "")) for cell in row) else "vmbo"
            title = next((name.removeprefix("title ") for name in keys if name.startswith("title ")), "")
            first = i + (1 if HEADLESS in keys else 2)
            goals = tuple(_goals(file, grid, range(first, len(grid.rows)), keys, side))
            filled = sum(map(any, grid.rows[first:]))
            return KeyedSheet(
                side=side, title=title, goals=goals, report=SheetReport(name=grid.name, rows=filled, goals=len(goals))
            )
    return None


def _goals(file: str, grid: Grid, rows: range, keys: Mapping[str, int], side: Side) -> Iterator[Goal]:
    depth = max((int(match[1]) for name in keys if (match := re.match(r"section (\d+) ", name))), default=0)
    lines = [name for name in keys if name.startswith("description ")]
    for i in rows:
        cells = {name: fold(grid.cell(i, j)) for name, j in keys.items()}
        if not cells["text"]:
            continue
        headings = (Heading(cells.get(f"section {n} code", ""), cells.get(f"section {n} title", "")) for n in range(1, depth + 1))
        code = cells.get("code", "")
        extra = {name.removeprefix("extra "): text for name, text in cells.items() if name.startswith("extra ") and text}
        yield Goal(
            text=cells["text"],
            kind=_KINDS.get(cells.get("kind", "").casefold(), "eindterm" if side == "vmbo" else "werkproces"),
            source=_stood(cells) or Source(file, grid.name, i + 1),
            code=code,
            codes=codes_in(code) if code else (),
            description="\n".join(filter(None, (cells[name] for name in lines))),
            section=tuple(heading for heading in headings if heading.label),
            levels=tuple(filter(None, re.split(r"\s*[/,;]\s*", cells.get("levels", "")))),
            **told_by(extra),
        )


def _stood(cells: Mapping[str, str]) -> Source | None:
    """Where a goal stood in the document that it was first read from, None where that is not told."""
    row, page, paragraph = (cells.get(f"source {name}", "") for name in ("row", "page", "paragraph"))
    if not row.isdecimal():
        return None
    numbers = {"page": page, "paragraph": paragraph}
    known = {name: int(number) for name, number in numbers.items() if number.isdecimal()}
    return Source(cells.get("source file", ""), cells.get("source sheet", ""), int(row), **known)
