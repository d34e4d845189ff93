"""The hidden sheet read back: what was compared, and the labels that choices had in that file."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar, get_args

from overlap.model import (
    Added,
    Band,
    Facts,
    Goal,
    Heading,
    Origin,
    Pair,
    Progression,
    ProgressionKind,
    Relation,
    Settings,
    Side,
    Source,
    Sure,
    Unplaced,
    WorkKind,
    told_by,
)
from overlap.model.curriculum import GoalKind
from overlap.model.plain import from_json, from_plain
from overlap.model.written import named
from overlap.reading.formats.cells import CellBook, Cells
from overlap.workbook.form.elsewhere import read_elsewhere
from overlap.workbook.form.hidden_sheet import CHOICE, FURTHER, GOAL, PAIR
from overlap.workbook.form.spellings import compared

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
    """Read the facts; what is damaged is left out, cell by cell, and a pair of a goal that is not there."""
    values: dict[str, str] = {}
    rows: dict[str, list[dict[str, str]]] = {"goal": [], "pair": []}
    names: dict[str, Sequence[str]] = {"goal": GOAL, "pair": PAIR, "choice": CHOICE}
    for row in sheet.rows:
        kind = row[0] if row else ""
        if kind.endswith(" fields"):
            names[kind.removesuffix(" fields")] = [kind.removesuffix(" fields"), *row[1:]]
        elif kind in rows:
            rows[kind].append(_named(names[kind], row))
        elif kind and kind != "choice" and len(row) > 1:
            values.setdefault(kind, row[1])
    files = _per_side(values, "file")
    goals = {_key(row): _goal(row, files) for row in rows["goal"]}
    pairs = {pair.id: (pair, row) for row in rows["pair"] if (pair := _pair(row, goals))}
    origins: tuple[Origin, Origin] = ("sample", "carried")
    return Facts(
        format=values.get("format", ""),
        program=values.get("program", ""),
        language=values.get("language", ""),
        fingerprint=values.get("fingerprint", ""),
        titles=_per_side(values, "title"),
        files=files,
        hashes=_per_side(values, "sha256"),
        settings=_settings(values.get("settings", "")),
        goals=goals,
        labels={_key(row): row["label"] for row in rows["goal"]},
        pairs={identifier: pair for identifier, (pair, _row) in pairs.items()},
        added={
            identifier: Added(pair, origin, _count(row["drawn"]), _count(row["of"]))
            for identifier, (pair, row) in pairs.items()
            for origin in origins
            if row["origin"] == origin
        },
        turns={
            identifier: (row["group"], row["order"])
            for identifier, (_pair, row) in pairs.items()
            if row.get("group") and row.get("order")  # a workbook of 0.1.0 does not say
        },
        unplaced=_unplaced(sheet),
        elsewhere=read_elsewhere(sheet),
        judged_with={
            identifier: leader
            for identifier, (_pair, row) in pairs.items()
            if (leader := row.get("judged with", "")) in pairs and not pairs[leader][1].get("judged with")
        },
        shared={pair: leader for key, pair, leader in (row[:3] for row in sheet.rows if len(row) > 2) if key == "shared"},
    )


def _per_side(values: Mapping[str, str], name: str) -> dict[Side, str]:
    return {side: values.get(f"{side} {name}", "") for side in _SIDES}


def _settings(text: str) -> Settings:
    """The settings with the names of now; workbooks of 0.1.0 have other words for bands and kinds of work.

    Of files that were given the name and the digest are known, not what was in them.
    """
    plain = from_json(dict[str, Any], text) or {}
    norms = from_plain(list[tuple[str, float]], plain.get("norms")) or []
    plain["norms"] = [(kind, minutes) for word, minutes in norms if (kind := _name(WorkKind, word))]
    plain["from_band"] = _name(Band, str(plain.get("from_band"))) or Band.POSSIBLE
    for name, unknown in (("begrippen", {"begrippen": ()}), ("semantic", {"path": ""})):
        if isinstance(given := plain.get(name), dict):
            plain[name] = {**unknown, **given}
    own_cards = from_plain(list[dict[str, str]], plain.get("own_cards")) or []
    plain["own_cards"] = [{"cards": (), **given} for given in own_cards]
    return from_plain(Settings, plain) or Settings()


def _unplaced(sheet: Cells) -> tuple[Unplaced, ...]:
    """What had no place when the workbook was made."""
    kept, names = [], ["unplaced", "table", "id", "values", "file", "sheet", "row"]
    for cells in sheet.rows:
        if cells and cells[0] == "unplaced":
            row = _named(names, cells)
            source = Source(row["file"], row["sheet"], _count(row["row"]))
            values = from_json(dict[str, str], row["values"]) or {}
            kept.append(Unplaced(why="no row", values=values, source=source, table=row["table"], id=row["id"]))
    return tuple(kept)


def own_choices(sheet: Cells) -> dict[tuple[str, str], dict[str, str]]:
    """By table and field: the labels that this file offers (as compared) -> stable names."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in sheet.rows:
        if row and row[0] == "choice" and len(row) > 3:
            for place in _LISTS.get(row[1], ()):
                found.setdefault(place, {})[compared(row[3])] = row[2]
    return found


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(names, "") | dict(zip(names, row, strict=False))


def _key(row: Mapping[str, str]) -> tuple[Side, str]:
    return "mbo" if row["side"] == "mbo" else "vmbo", row["id"]


def _goal(row: Mapping[str, str], files: Mapping[Side, str]) -> Goal:
    side, identifier = _key(row)
    told = told_by(from_json(dict[str, str], row["extra"]) or {})  # a workbook of 0.1.0 has no columns for what it tells
    further = {name: value for name, kind in FURTHER.items() if (value := from_json(kind, row.get(name, ""))) is not None}
    return Goal(
        text=row["text"],
        kind=next((kind for kind in get_args(GoalKind) if kind == row["kind"]), "leerdoel"),
        source=Source(files[side], row["sheet"], _count(row["row"])),
        code=row["code"],
        codes=from_json(tuple[str, ...], row["codes"]) or (),
        description=row["description"],
        section=tuple(Heading(*heading) for heading in from_json(tuple[tuple[str, str], ...], row["section"]) or ()),
        levels=from_json(tuple[str, ...], row["levels"]) or (),
        id=identifier,
        **{**told, **further},
    )


def _pair(row: Mapping[str, str], goals: Mapping[tuple[Side, str], Goal]) -> Pair | None:
    vmbo, mbo = goals.get(("vmbo", row["vmbo id"])), goals.get(("mbo", row["mbo id"]))
    if vmbo is None or mbo is None:
        return None
    relation, kind = _name(Relation, row["relation"]), _name(ProgressionKind, row["progression"])
    return Pair(
        vmbo,
        mbo,
        score=_chance(row["score"]),
        overlap=_chance(row["overlap"]),
        band=_name(Band, row["band"]),
        relation=relation,
        because=from_json(tuple[str, ...], row["because"]) or (),
        relation_sure=Sure.WEAK if relation else None,
        progression=Progression(kind, Sure.WEAK, ()) if kind else None,
    )


def _name(kind: type[_Name], word: str) -> _Name | None:
    """The name in a cell, also as workbooks of 0.1.0 have it; None for what is none."""
    return from_plain(kind, word) or named(kind, word)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _chance(text: str) -> float:
    """A number from 0 to 1, 0 for what is none."""
    try:
        return min(1.0, max(0.0, float(text.replace(",", "."))))
    except ValueError:
        return 0.0
