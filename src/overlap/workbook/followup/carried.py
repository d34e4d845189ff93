"""Decisions of earlier reviews in the cells of a new workbook, and what changed since beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Comparison, Decision, Table
from overlap.model.carrying import Carried, CarryOver, Change
from overlap.workbook.form import copies
from overlap.workbook.form.fields import ON_BEHALF, TABLES, Field
from overlap.workbook.form.form import Form
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.form.prefill import FurtherColumn, Prefilled
from overlap.workbook.form.wording import PER_GROUP, in_words
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from . import changes, unplaced
from .not_placed import not_placed

SINCE: Final = Field("since", mark("Since last time"), 30, styles.BETWEEN)
_AGAIN: Final[Properties] = {"bold": True, "font_color": styles.CAUTION}
_NEW: Final[Properties] = {"italic": True}
_QUIET: Final[Properties] = {"font_color": styles.SOFT}
_WORDS = 160  # characters of what is gone or new


def prefilled(comparison: Comparison, over: CarryOver) -> Prefilled:
    """What stands in the new workbook beforehand."""
    tables: tuple[Table, ...] = ("review", "own", "gaps")
    return Prefilled(
        cells={(one.table, one.id): _values(one) for one in over.carried},
        notes={(one.table, one.id): note for one in over.carried if (note := _note(one.decisions))},
        columns={table: (_since(table, comparison, over), *_per_group(table, over), *_behalf(table, over)) for table in tables},
        facts=(*unplaced.rows(over.left), *copies.rows(over.parts)),
    )


def _per_group(table: Table, over: CarryOver) -> Iterator[FurtherColumn]:
    """What each group had said, where the earlier workbook was merged."""
    if not over.parts:
        return
    names = {part.file: part.name for part in over.parts}
    texts = {}
    for one in over.carried:
        if one.table == table:
            said = ((names.get(of.source.file, ""), in_words(table, of.values)) for _n, of in one.said)
            lines = dict.fromkeys(f"{name}: {text.replace(chr(10), ', ')}" for name, text in said if name and text)
            texts[one.id] = "\n".join(lines)
    yield FurtherColumn(PER_GROUP, texts)


def _behalf(table: Table, over: CarryOver) -> Iterator[FurtherColumn]:
    """For whom rows were judged, where anybody said so."""
    if any(one.table == table and ON_BEHALF.name in one.values for one in over.carried):
        yield FurtherColumn(ON_BEHALF)


def pages(over: CarryOver) -> tuple[Page, ...]:
    """The sheets that tell what changed, and what has no place."""

    def tell(book: Form, _facts: Facts) -> None:
        changes.write(book, over)

    found = (Page(_(changes.NAME), tell),)
    return (*found, Page(_("Not placed"), not_placed(unplaced.lines(over)))) if over.left else found


def _values(one: Carried) -> dict[str, str]:
    """The cells of a row. Where copies chose differently, what each chose is kept in the remark."""
    values = dict(one.values)
    if one.fate == "conflict" and "remark" in {field.name for field in TABLES[one.table]}:
        values["remark"] = "\n".join(filter(None, (values.get("remark", ""), *_chosen(one))))
    return values


def _chosen(one: Carried) -> list[str]:
    """What each copy chose, a line each."""
    fields = {field.name: field for field in TABLES[one.table]}
    lines = []
    for decision in one.decisions:
        offered = ((fields[name], text) for name, text in decision.values.items() if name in fields)
        chosen = [unplaced.words(field, text) for field, text in offered if field.choices]
        if chosen:
            lines.append(f"{decision.source.file}: {', '.join(chosen)}")
    return lines


def _note(decisions: Sequence[Decision]) -> str:
    comments = dict.fromkeys(comment for decision in decisions for comment in decision.comments)
    return "\n".join(f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in comments)


def _since(table: str, comparison: Comparison, over: CarryOver) -> FurtherColumn:
    """What is new or changed about each row, in words."""
    texts: dict[str, str] = {}
    looks: dict[str, Properties] = {}
    for row, goals in _rows(table, comparison):
        new = [side for side, goal in sorted(over.new, reverse=True) if goal in goals]
        if new:
            texts[row], looks[row] = _("new: {sides}").format(sides=", ".join(new)), _NEW
    for one in over.carried:
        if one.table == table:
            texts[one.id] = _told(one)
            looks[one.id] = _AGAIN if one.fate != "carried" else _QUIET
    return FurtherColumn(SINCE, texts, looks)


def _rows(table: str, comparison: Comparison) -> Iterable[tuple[str, set[str]]]:
    """The rows of a table with the goals they are about."""
    if table == "review":
        return [(pair.id, {pair.vmbo.id, pair.mbo.id}) for pair, _origin in comparison.judged]
    if table == "gaps":
        return [(goal.id, {goal.id}) for goal in (*comparison.vmbo.goals, *comparison.mbo.goals)]
    return []


def _told(one: Carried) -> str:
    lines = []
    if one.fate == "conflict":
        lines.append(_("copies say different things: discuss it"))
    if one.changes:
        lines.append(_("text changed, look at it again"))
        lines += [_difference(change) for change in one.changes]
    return "\n".join(lines) or _("taken over")


def _difference(change: Change) -> str:
    """What is gone from a text and what is new in it."""
    if change.new is None:
        return _("{side}: this goal is gone").format(side=change.side)
    pieces = change.words or change.description
    where = change.side if change.words else _("{side}, description").format(side=change.side)
    said: Mapping[str, str] = {
        of: shortened("; ".join(text for kind, text in pieces if kind == of), _WORDS) for of in ("old", "new")
    }
    parts = [_("was “{text}”").format(text=said["old"]) if said["old"] else "", _("now “{text}”").format(text=said["new"])]
    return f"{where}: " + ", ".join(part for part, of in zip(parts, ("old", "new"), strict=True) if said[of])
