"""The hidden sheet read back: what was compared, and the labels that choices had in that file."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from overlap.model import (
    Band,
    FactGoal,
    FactPair,
    Facts,
    Heading,
    ProgressionKind,
    Relation,
    Side,
    Source,
    Unplaced,
    WorkKind,
)
from overlap.model.written import named
from overlap.reading.formats.cells import CellBook, Cells
from overlap.workbook.form.hidden_sheet import CHOICE, GOAL, PAIR
from overlap.workbook.form.spellings import folded

# lists on the hidden sheet -> table and field they are offered in
_LISTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "verdict": (("review", "verdict"), ("own", "verdict")),
    "action": (("review", "action"), ("own", "action")),
    "gap verdict": (("gaps", "verdict"),),
    "gap action": (("gaps", "action"),),
    "word verdict": (("words", "verdict"),),
    "layer": (("agreements", "layer"),),
    "status": (("agreements", "status"),),
}
_Name = TypeVar("_Name", bound=StrEnum)
_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
_NEEDED = {"format", "fingerprint", "language"}


def facts_sheet(book: CellBook) -> Cells | None:
    """The hidden sheet, whatever it is called now."""
    for sheet in book.sheets:
        if {row[0] for row in sheet.rows[:200] if row} >= _NEEDED:
            return sheet
    return None


def read_facts(sheet: Cells) -> Facts:
    """The facts; what is damaged is left out."""
    values: dict[str, str] = {}
    goals: dict[tuple[Side, str], FactGoal] = {}
    pairs: dict[str, FactPair] = {}
    names: dict[str, Sequence[str]] = {"goal": GOAL, "pair": PAIR, "choice": CHOICE}
    for row in sheet.rows:
        kind = row[0] if row else ""
        if kind.endswith(" fields"):
            names[kind.removesuffix(" fields")] = [kind.removesuffix(" fields"), *row[1:]]
        elif kind == "goal":
            goal = _goal(_named(names["goal"], row))
            goals[goal.side, goal.id] = goal
        elif kind == "pair":
            pair = _pair(_named(names["pair"], row))
            pairs[pair.id] = pair
        elif kind and kind != "choice" and len(row) > 1:
            values.setdefault(kind, row[1])
    settings = _settings(_json(values.get("settings", ""), {}))
    return Facts(
        values.get("format", ""),
        values.get("program", ""),
        values.get("language", ""),
        values.get("fingerprint", ""),
        {side: values.get(f"{side} title", "") for side in _SIDES},
        {side: values.get(f"{side} file", "") for side in _SIDES},
        {side: values.get(f"{side} sha256", "") for side in _SIDES},
        settings,
        goals,
        pairs,
        unplaced=_unplaced(sheet),
    )


def _settings(values: Any) -> dict[str, Any]:
    """The settings with the names of now; workbooks of 0.1.0 have other words for bands and kinds of work."""
    if not isinstance(values, dict):
        return {}
    norms = values.get("norms")
    pairs = [one for one in norms if isinstance(one, list) and len(one) == 2] if isinstance(norms, list) else []
    known = [(kind, minutes) for word, minutes in pairs if (kind := _name(WorkKind, str(word)))]
    return {**values, "from_band": _name(Band, str(values.get("from_band"))) or Band.POSSIBLE, "norms": known}


def _unplaced(sheet: Cells) -> tuple[Unplaced, ...]:
    """What had no place when the workbook was made."""
    found, names = [], ["unplaced", "table", "id", "values", "file", "sheet", "row"]
    for row in sheet.rows:
        if row and row[0] == "unplaced":
            kept = _named(names, row)
            values = _json(kept["values"], {})
            source = Source(kept["file"], kept["sheet"], _count(kept["row"]))
            texts = {str(key): str(value) for key, value in values.items()} if isinstance(values, dict) else {}
            found.append(Unplaced("no row", texts, source, kept["table"], kept["id"]))
    return tuple(found)


def own_choices(sheet: Cells) -> dict[tuple[str, str], dict[str, str]]:
    """By table and field: the labels that this file offers (as compared) -> stable names."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in sheet.rows:
        if row and row[0] == "choice" and len(row) > 3:
            for place in _LISTS.get(row[1], ()):
                found.setdefault(place, {})[folded(row[3])] = row[2]
    return found


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(names, "") | dict(zip(names, row, strict=False))


def _goal(row: Mapping[str, str]) -> FactGoal:
    extra = _json(row["extra"], {})
    sections = [pair for pair in _list(row["section"]) if isinstance(pair, list) and len(pair) == 2]
    return FactGoal(
        "mbo" if row["side"] == "mbo" else "vmbo",
        row["id"],
        row["label"],
        row["code"],
        tuple(map(str, _list(row["codes"]))),
        row["text"],
        row["description"],
        tuple(Heading(str(code), str(title)) for code, title in sections),
        tuple(map(str, _list(row["levels"]))),
        row["kind"],
        {str(key): str(value) for key, value in extra.items()} if isinstance(extra, dict) else {},
        row["sheet"],
        int(row["row"]) if row["row"].isdecimal() else 0,
    )


def _pair(row: Mapping[str, str]) -> FactPair:
    return FactPair(
        row["id"],
        row["vmbo id"],
        row["mbo id"],
        _number(row["score"]),
        _number(row["overlap"]),
        _name(Band, row["band"]),
        _name(Relation, row["relation"]),
        _name(ProgressionKind, row["progression"]),
        tuple(map(str, _list(row["because"]))),
        "sample" if row["origin"] == "sample" else "carried" if row["origin"] == "carried" else "proposed",
        _count(row["drawn"]),
        _count(row["of"]),
    )


def _name(kind: type[_Name], word: str) -> _Name | None:
    """The name in a cell, also as workbooks of 0.1.0 have it; None for what is none."""
    return next((name for name in kind if name == word), None) or named(kind, word)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text.replace(",", "."))))
    except ValueError:
        return 0.0


def _list(text: str) -> list[Any]:
    found = _json(text, [])
    return found if isinstance(found, list) else []


def _json(text: str, otherwise: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return otherwise
