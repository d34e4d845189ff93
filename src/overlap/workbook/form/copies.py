"""The copies that a workbook was merged of, kept whole on its hidden sheet, so that it can be merged and read again.

A row ``shared`` per pair that had no row of its own in the copies: its id, and that of the pair of which it shared the row.
A row ``part`` per copy, and below it a row ``said`` per decision and ``lost`` per thing without a place: the key, then
JSON, in as many cells as it needs. Every piece stands between bars, because programs trim what a cell begins or ends with.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from overlap.model import Comment, Decision, Facts, Review, Source, Table, Unplaced, Who, Why
from overlap.model.plain import from_json, to_plain
from overlap.model.verdicts import behalf_of
from overlap.reading.formats.cells import Cells

_PIECE: Final = 30_000  # characters; a cell holds 32,767, and all are ASCII

_Place = tuple[str, str, int]  # file, sheet, row
_Remark = tuple[str, str, str, _Place]  # text, author, field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A copy as its row keeps it."""

    name: str
    file: str
    sha256: str
    joint: bool
    who: dict[str, str]
    saved: str = ""
    only_since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A decision as its row keeps it; ``replaced`` are the fields in which an earlier meeting took its place."""

    table: Table
    id: str
    vmbo: str
    mbo: str
    values: dict[str, str]
    source: _Place
    comments: tuple[_Remark, ...] = ()
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    """What has no place, as its row keeps it."""

    why: Why
    table: str
    id: str
    values: dict[str, str]
    source: _Place
    comments: tuple[_Remark, ...] = ()


def rows(parts: Iterable[Review], shared: Mapping[str, str] | None = None) -> Iterator[tuple[str, ...]]:
    """Give the rows for the hidden sheet; ``shared`` as in `Facts`."""
    yield from (("shared", pair, leader) for pair, leader in (shared or {}).items())
    for part in parts:
        kept = _Part(
            name=part.name,
            file=part.file,
            sha256=part.sha256,
            joint=part.joint,
            who=_people(part.who),
            saved=part.saved,
            only_since=part.only_since,
        )
        yield "part", *_pieces(kept)
        for decision in part.decisions:
            yield "said", *_pieces(_said(part, decision))
        for lost in part.unplaced:
            yield (
                "lost",
                *_pieces(
                    _Lost(
                        why=lost.why,
                        table=lost.table,
                        id=lost.id,
                        values=dict(lost.values),
                        source=_place(lost.source),
                        comments=_remarks(lost.comments),
                    )
                ),
            )


def read_parts(sheet: Cells, facts: Facts) -> tuple[Review, ...]:
    """Read the copies; a row that is damaged is left out."""
    parts: list[Review] = []
    for key, *cells in (row for row in sheet.rows if row):
        text = "".join(cell[1:-1] for cell in cells if cell)
        if key == "part" and (part := from_json(_Part, text)):
            parts.append(
                Review(
                    file=part.file,
                    sha256=part.sha256,
                    facts=facts,
                    who=_who(part.who),
                    decisions=(),
                    name=part.name,
                    joint=part.joint,
                    saved=part.saved,
                    only_since=part.only_since,
                )
            )
        elif parts and key == "said" and (said := from_json(_Said, text)):
            gone = {(said.table, said.id, said.vmbo, name) for name in said.replaced}
            decision = Decision(
                table=said.table,
                id=said.id,
                vmbo=said.vmbo,
                mbo=said.mbo,
                values=said.values,
                comments=_comments(said.comments),
                source=Source(*said.source),
            )
            last = parts[-1]
            parts[-1] = replace(last, decisions=(*last.decisions, decision), replaced=last.replaced | gone)
        elif parts and key == "lost" and (lost := from_json(_Lost, text)):
            unplaced = Unplaced(
                why=lost.why,
                values=lost.values,
                source=Source(*lost.source),
                table=lost.table,
                id=lost.id,
                comments=_comments(lost.comments),
            )
            parts[-1] = replace(parts[-1], unplaced=(*parts[-1].unplaced, unplaced))
    return tuple(parts)


def _said(part: Review, decision: Decision) -> _Said:
    key = decision.table, decision.id, decision.vmbo
    return _Said(
        table=decision.table,
        id=decision.id,
        vmbo=decision.vmbo,
        mbo=decision.mbo,
        values=dict(decision.values),
        source=_place(decision.source),
        comments=_remarks(decision.comments),
        replaced=tuple(sorted(name for name in decision.values if (*key, name) in part.replaced)),
    )


def _pieces(kept: object) -> Iterator[str]:
    plain: Mapping[str, Any] = to_plain(kept)
    told = {name: value for name, value in plain.items() if value or name not in ("comments", "replaced", "saved", "only_since")}
    text = json.dumps(told, sort_keys=True).replace("_x", "_\\u0078")  # what spreadsheets write _x000D_ for stays a text
    for start in range(0, len(text), _PIECE):
        yield f"|{text[start : start + _PIECE]}|"


def _place(source: Source) -> _Place:
    return source.file, source.sheet, source.row


def _remarks(comments: Iterable[Comment]) -> tuple[_Remark, ...]:
    return tuple((comment.text, comment.author, comment.field, _place(comment.source)) for comment in comments)


def _comments(remarks: Iterable[_Remark]) -> tuple[Comment, ...]:
    return tuple(Comment(text, author, field, Source(*place)) for text, author, field, place in remarks)


def _people(who: Who) -> dict[str, str]:
    return {
        "group": who.group, "school": who.school, "vmbo names": who.vmbo_names, "mbo names": who.mbo_names,
        "behalf": who.behalf, "said": who.said, "date": who.date,
    }  # fmt: skip


def _who(people: Mapping[str, str]) -> Who:
    return Who(
        group=people.get("group", ""),
        school=people.get("school", ""),
        vmbo_names=people.get("vmbo names", ""),
        mbo_names=people.get("mbo names", ""),
        behalf=behalf_of(people.get("behalf", "")),
        said=people.get("said", ""),
        date=people.get("date", ""),
    )
