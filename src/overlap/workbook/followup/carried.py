"""Decisions of earlier reviews in the cells of a new workbook, and what changed since beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Comparison, Decision, Table
from overlap.model.carrying import Carried, CarryOver, Change
from overlap.model.pupils import PupilAnswers
from overlap.workbook.form import copies
from overlap.workbook.form.fields import ON_BEHALF, TABLES, Field
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.prefill import FurtherColumn, Prefilled
from overlap.workbook.form.wording import PER_GROUP, in_words, label_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from . import changes, not_placed
from .pupil_answers import pupil_column

SINCE: Final = Field("since", mark("Since last time"), 30, styles.BETWEEN)
_AGAIN: Final[Properties] = {"bold": True, "font_color": styles.CAUTION}
_NEW: Final[Properties] = {"italic": True}
_QUIET: Final[Properties] = {"font_color": styles.SOFT}
_WORDS = 160  # characters of what is gone or new


def prefilled(comparison: Comparison, over: CarryOver, answers: PupilAnswers | None = None) -> Prefilled:
    """Give what stands in the new workbook beforehand: the decisions, what changed since, and what pupils said of them.

    Pairs that share a row say what that says.
    """
    tables: tuple[Table, ...] = ("review", "own", "gaps")
    shown = [row for row in over.carried if not (row.table == "review" and row.id in comparison.judged_with)]
    notes = {(row.table, row.id): _note(row.decisions) for row in shown}
    groups = not_placed.groups_by_file(over)
    return Prefilled(
        cells={(row.table, row.id): _values(row, groups) for row in shown},
        notes={key: note for key, note in notes.items() if note},
        columns={
            table: (
                _since(table, comparison, over),
                *([pupil_column(table, comparison, over, answers)] if answers else []),
                *_per_group(table, over),
                *_behalf(table, over),
            )
            for table in tables
        },
        facts=(*not_placed.left_rows(over), *copies.rows(over.parts)),
    )


def _per_group(table: Table, over: CarryOver) -> Iterator[FurtherColumn]:
    """What each group had said, where the earlier workbook was merged."""
    if not over.parts:
        return
    names = {part.file: part.name for part in over.parts}
    texts = {}
    for row in over.carried:
        if row.table == table:
            chosen = ((names.get(given.source.file, ""), in_words(table, given.values)) for _n, given in row.said)
            lines = ((name, text.replace("\n", ", ")) for name, text in chosen if name and text)
            texts[row.id] = "\n".join(dict.fromkeys(f"{name}: {text}" for name, text in lines))
    yield FurtherColumn(PER_GROUP, texts)


def _behalf(table: Table, over: CarryOver) -> Iterator[FurtherColumn]:
    """For whom rows were judged, where anybody said so."""
    if any(row.table == table and ON_BEHALF.name in row.values for row in over.carried):
        yield FurtherColumn(ON_BEHALF)


def pages(over: CarryOver) -> tuple[Page, ...]:
    """Give the further sheets: what changed, and what has no place where there is such a thing."""
    changed = Page(_(changes.NAME), changes.Changes(over).write)
    if not over.left:
        return (changed,)
    return changed, Page(_(not_placed.NAME), not_placed.NotPlaced(not_placed.left_lines(over)).write)


def _values(row: Carried, groups: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row. Where copies chose differently, what each chose is kept in the remark."""
    values = dict(row.values)
    if row.fate == "conflict" and "remark" in {field.name for field in TABLES[row.table]}:
        values["remark"] = "\n".join(filter(None, (values.get("remark", ""), *_chosen(row, groups))))
    return values


def _chosen(row: Carried, groups: Mapping[str, str]) -> list[str]:
    """What each group chose, a line each: the verdict first. A group without a name is called by its file."""
    choices = [field.name for field in TABLES[row.table] if field.choices or field.name == "with"]
    lines = []
    for decision in row.decisions:
        chosen = {name: label_of(row.table, name, decision.values[name]) for name in choices if decision.values.get(name)}
        if "action" in chosen:
            chosen["action"] = _("action: {label}").format(label=chosen["action"])
        if chosen:
            file = decision.source.file
            lines.append(f"{groups.get(file) or file}: {', '.join(chosen.values())}")
    return lines


def _note(decisions: Sequence[Decision]) -> str:
    comments = dict.fromkeys(comment for decision in decisions for comment in decision.comments)
    return "\n".join(f"{comment.author}: {comment.text}" if comment.author else comment.text for comment in comments)


def _since(table: str, comparison: Comparison, over: CarryOver) -> FurtherColumn:
    """What is new or changed about each row, in words."""
    texts: dict[str, str] = {}
    looks: dict[str, Properties] = {}
    for identifier, goals in _rows(table, comparison):
        new = [side for side, goal in sorted(over.new, reverse=True) if goal in goals]
        if new:
            texts[identifier], looks[identifier] = _("new: {sides}").format(sides=", ".join(new)), _NEW
    for row in over.carried:
        if row.table == table:
            texts[row.id] = _fate_in_words(row)
            looks[row.id] = _AGAIN if row.fate != "carried" else _QUIET
    return FurtherColumn(SINCE, texts, looks)


def _rows(table: str, comparison: Comparison) -> Iterable[tuple[str, set[str]]]:
    """The rows of a table with the goals they are about."""
    if table == "review":
        return [(pair.id, {pair.vmbo.id, pair.mbo.id}) for pair, _origin in comparison.judged]
    if table == "gaps":
        return [(goal.id, {goal.id}) for goal in (*comparison.vmbo.goals, *comparison.mbo.goals)]
    return []


def _fate_in_words(row: Carried) -> str:
    """What became of a row since, a line each."""
    lines = []
    if row.fate == "conflict":
        lines.append(_("copies say different things: discuss it"))
    if row.changes:
        lines.append(_("text changed, look at it again"))
        lines += [_difference(change) for change in row.changes]
    return "\n".join(lines) or _("taken over")


def _difference(change: Change) -> str:
    """What is gone from a text and what is new in it."""
    if change.new is None:
        return _("{side}: this goal is gone").format(side=change.side)
    pieces = change.words or change.description
    where = change.side if change.words else _("{side}, description").format(side=change.side)
    old, new = (shortened("; ".join(words for version, words in pieces if version == which), _WORDS) for which in ("old", "new"))
    was, now = _("was “{text}”").format(text=old), _("now “{text}”").format(text=new)
    return f"{where}: " + ", ".join(text for text, words in ((was, old), (now, new)) if words)
