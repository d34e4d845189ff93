"""The copies that a workbook was merged of, kept whole on its hidden sheet, so that it can be merged and read again.

A row ``part`` per copy, and below it a row ``said`` per decision and ``lost`` per thing without a place: the key, then
JSON, in as many cells as it needs. Every piece stands between bars, because programs trim what a cell begins or ends with.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from overlap.model import Behalf, Comment, Decision, Facts, Review, Source, Table, Unplaced, Who, Why
from overlap.reading.formats.cells import Cells

_PIECE: Final = 30_000  # characters; a cell holds 32,767, and all are ASCII
_KINDS: Final = ("part", "said", "lost")


def rows(parts: Iterable[Review]) -> Iterator[tuple[str, ...]]:
    """The rows for the hidden sheet."""
    for part in parts:
        who = part.who
        people = {
            "group": who.group, "school": who.school, "vmbo names": who.vmbo_names, "mbo names": who.mbo_names,
            "behalf": who.behalf, "said": who.said, "date": who.date,
        }  # fmt: skip
        about = {"name": part.name, "file": part.file, "sha256": part.sha256, "joint": part.joint, "who": people}
        yield "part", *_pieces(about)
        for one in part.decisions:
            goals = {"vmbo": one.vmbo, "mbo": one.mbo}
            gone = sorted(name for name in one.values if (one.table, one.id, one.vmbo, name) in part.replaced)
            more = {"replaced": gone} if gone else {}
            yield "said", *_pieces({"table": one.table, "id": one.id, **goals, **_said(one), **more})
        for lost in part.unplaced:
            yield "lost", *_pieces({"why": lost.why, "table": lost.table, "id": lost.id, **_said(lost)})


def read_parts(sheet: Cells, facts: Facts) -> tuple[Review, ...]:
    """The copies; what is damaged is left out."""
    found: list[tuple[Mapping[str, Any], list[Decision], list[Unplaced]]] = []
    replaced: list[set[tuple[str, str, str, str]]] = []
    for row in sheet.rows:
        if not row or row[0] not in _KINDS or (about := _whole(row[1:])) is None:
            continue
        if row[0] == "part":
            found.append((about, [], []))
            replaced.append(set())
        elif found and row[0] == "said" and about.get("table") in get_args(Table):
            comments, source = _comments(about), _source(about.get("source"))
            identifier, vmbo, mbo = (_text(about, name) for name in ("id", "vmbo", "mbo"))
            found[-1][1].append(Decision(about["table"], identifier, vmbo, mbo, _texts(about, "values"), comments, source))
            gone = about.get("replaced")
            replaced[-1] |= {(about["table"], identifier, vmbo, str(name)) for name in gone} if isinstance(gone, list) else set()
        elif found and row[0] == "lost" and about.get("why") in get_args(Why):
            table, identifier = _text(about, "table"), _text(about, "id")
            one = Unplaced(
                about["why"], _texts(about, "values"), _source(about.get("source")), table, identifier, _comments(about)
            )
            found[-1][2].append(one)
    return tuple(
        Review(
            _text(about, "file"),
            _text(about, "sha256"),
            facts,
            _who(_texts(about, "who")),
            tuple(decisions),
            tuple(unplaced),
            name=_text(about, "name"),
            joint=about.get("joint") is True,
            replaced=frozenset(gone),
        )
        for (about, decisions, unplaced), gone in zip(found, replaced, strict=True)
    )


def _said(one: Decision | Unplaced) -> dict[str, Any]:
    comments = [[c.text, c.author, c.field, _place(c.source)] for c in one.comments]
    return {"values": dict(one.values), "source": _place(one.source), **({"comments": comments} if comments else {})}


def _place(source: Source) -> list[str | int]:
    return [source.file, source.sheet, source.row]


def _pieces(about: Mapping[str, Any]) -> Iterator[str]:
    text = json.dumps(about, sort_keys=True).replace("_x", "_\\u0078")  # what spreadsheets write _x000D_ for stays a text
    for start in range(0, len(text), _PIECE):
        yield f"|{text[start : start + _PIECE]}|"


def _whole(cells: Iterable[str]) -> Mapping[str, Any] | None:
    try:
        found = json.loads("".join(cell[1:-1] for cell in cells if cell))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(about: Mapping[str, Any], name: str) -> str:
    return str(about.get(name) or "")


def _texts(about: Mapping[str, Any], name: str) -> dict[str, str]:
    found = about.get(name)
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _source(place: Any) -> Source:
    if isinstance(place, list) and len(place) == 3 and isinstance(place[2], int):
        return Source(str(place[0]), str(place[1]), place[2])
    return Source("", "", 0)


def _comments(about: Mapping[str, Any]) -> tuple[Comment, ...]:
    found = about.get("comments")
    those = (one for one in found if isinstance(one, list) and len(one) == 4) if isinstance(found, list) else ()
    return tuple(Comment(str(one[0]), str(one[1]), str(one[2]), _source(one[3])) for one in those)


def _who(people: Mapping[str, str]) -> Who:
    said = people.get("behalf", "")
    behalf: Behalf = next((one for one in get_args(Behalf) if one == said), "")
    return Who(
        people.get("group", ""),
        people.get("school", ""),
        people.get("vmbo names", ""),
        people.get("mbo names", ""),
        behalf,
        people.get("said", ""),
        people.get("date", ""),
    )
