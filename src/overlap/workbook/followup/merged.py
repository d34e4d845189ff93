"""The merged workbook: the sheets of every workbook with what the groups say together filled in, and three more.

It is a reviewed workbook itself. The sheet Differences is a second copy of the review table (by its keys) with only the
rows to discuss; on the sheet Overlap those rows follow it by a formula, so the joint verdict is typed in one place.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from overlap.analysis import agenda, gaps, terminology
from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Comparison, Merged, MergedRow, Side, Table
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.copies import rows as part_rows
from overlap.workbook.form.fields import ON_BEHALF, Field
from overlap.workbook.form.further_sheet import Page
from overlap.workbook.form.prefill import Formula, FurtherColumn, Prefilled, RowKey
from overlap.workbook.form.wording import PER_GROUP, in_words, label_of, look_of
from overlap.workbook.xlsx import styles

from . import groups, not_placed
from .differences import Differences
from .discussed import NAME
from .not_placed import UnplacedLine

_TO_DISCUSS: Final = Field("to discuss", mark("To discuss"), 12, styles.BETWEEN)
_SIDES: Final[tuple[Side, Side]] = ("vmbo", "mbo")
_WIDTH: Final = 16
_TOGETHER: Final[tuple[Table, ...]] = ("own", "words", "own words")  # tables where the groups share a column


def merged_workbook(merged: Merged, comparison: Comparison, figures: Sequence[tuple[str, str]]) -> bytes:
    """Write the workbook of reviews that were put together: the bytes of an .xlsx file.

    ``comparison`` must be the one that the facts of the merged reviews describe; ``figures`` say how far the groups agree,
    name and text of each.
    """
    rows, homeless = _with_a_row(merged, comparison)
    differences = Differences(merged)
    cells: dict[RowKey, Mapping[str, str | Formula]] = {}
    notes: dict[RowKey, str] = {}
    shared = merged.facts.judged_with
    for row in rows:
        if row.table == "review" and row.id in shared:
            continue  # it says what the row says that it shares
        key = row.table, row.id
        values = _values(row)
        cells[key] = {**values, **(differences.following(row, values) if differences.holds(row) else {})}
        if row.comments:
            notes[key] = "\n".join(f"{name}: {comment.text}" for name, comment in row.comments)
    of_no_group = not_placed.unplaced_rows(unplaced for group, unplaced in merged.unplaced if not group)
    facts = (*of_no_group, *part_rows(merged.parts, merged.facts.shared))
    prefilled = Prefilled(cells=cells, notes=notes, columns=_columns(merged, rows, differences), who=_who(merged), facts=facts)
    return workbook(comparison, prefilled, _pages(merged, differences, figures, homeless))


def _pages(merged: Merged, differences: Differences, figures: Sequence[tuple[str, str]], homeless: list[MergedRow]) -> list[Page]:
    """The further sheets: what to discuss, who judged what, and what has no place where there is such a thing."""
    pages = [
        Page(_(NAME), differences.write, first=True),
        Page(_(groups.NAME), groups.Groups(merged, figures).write, first=True),
    ]
    lines = [not_placed.unplaced_line(unplaced, group) for group, unplaced in merged.unplaced]
    lines += [line for row in homeless for line in _lines(row, merged)]
    return [*pages, Page(_(not_placed.NAME), not_placed.NotPlaced(lines).write)] if lines else pages


def _with_a_row(merged: Merged, comparison: Comparison) -> tuple[list[MergedRow], list[MergedRow]]:
    """The rows that the new workbook has a place for, and the others."""
    ids: dict[str, set[str]] = {
        "review": {pair.id for pair, _origin in comparison.judged},
        "gaps": {gap.goal.id for side in _SIDES for gap in gaps(comparison, side)},
        "words": {word.id for word in terminology(comparison)},
        "agenda": {f"agenda-{n}" for n, _task in enumerate(agenda(comparison).tasks, 1)},
    }
    fits = [row.table not in ids or row.id in ids[row.table] for row in merged.rows]
    rows = list(zip(merged.rows, fits, strict=True))
    return [row for row, fit in rows if fit], [row for row, fit in rows if not fit]


def _values(row: MergedRow) -> dict[str, str | Formula]:
    """What is filled in: what the groups say together, and for whom they spoke; not where that is for the meeting to say."""
    values: dict[str, str | Formula] = {
        name: text for name, text in row.values.items() if name != ON_BEHALF.name or not row.to_discuss
    }
    if row.table == "own":
        values |= {name: goal for name, goal in (("vmbo goal", row.vmbo), ("mbo item", row.mbo)) if goal}
    if "with" in values and (other := row.mbo if row.vmbo == row.id else row.vmbo):
        values["with"] = other
    if row.behalf and row.values.get("verdict") and not row.to_discuss:
        values[ON_BEHALF.name] = row.behalf
    return values


def _columns(merged: Merged, rows: list[MergedRow], differences: Differences) -> dict[Table, tuple[FurtherColumn, ...]]:
    """What each group said, beside what they say together."""
    columns: dict[Table, tuple[FurtherColumn, ...]] = {}
    judged: tuple[Table, ...] = ("review", "gaps")
    for table in judged:
        shown = [row for row in rows if row.table == table and row.id not in merged.facts.judged_with]
        columns[table] = (*_per_group(merged, shown), FurtherColumn(ON_BEHALF))
    for table in _TOGETHER:
        texts = {row.id: _group_by_group(row, merged) for row in rows if row.table == table}
        columns[table] = (FurtherColumn(PER_GROUP, texts),)
    columns["own"] += (FurtherColumn(ON_BEHALF),)  # below the hidden column of the gaps: read back, not seen
    for table in (*judged, "own"):
        marked = {row.id: _("see the sheet Differences") for row in rows if row.table == table and differences.holds(row)}
        columns[table] += (FurtherColumn(_TO_DISCUSS, marked),)
    names = {row.id: ", ".join(merged.groups[n].name for n in row.said) for row in rows if row.table == "agreements"}
    columns["agreements"] = (FurtherColumn(PER_GROUP, names),)
    return columns


def _per_group(merged: Merged, rows: list[MergedRow]) -> Iterator[FurtherColumn]:
    for n, group in enumerate(merged.groups):
        judged = {row.id: row.said[n] for row in rows if n in row.said}
        if group.joint and not judged:
            continue  # all of it is what the groups said too
        texts = {row: in_words(rows[0].table, values) for row, values in judged.items()}
        looks = {row: look_of(values) for row, values in judged.items()}
        yield FurtherColumn(Field(f"group {n + 1}", group.name, _WIDTH, styles.BETWEEN), texts, looks)


def _group_by_group(row: MergedRow, merged: Merged) -> str:
    """Per group what it chose, a line each; the names only where there is nothing to choose."""
    texts = {merged.groups[n].name: in_words(row.table, values).replace("\n", ", ") for n, values in row.said.items()}
    return "\n".join(f"{name}: {text}" if text else name for name, text in texts.items())


def _who(merged: Merged) -> dict[str, str]:
    """Who they were, all together. On behalf of whom is for the joint meeting to say."""
    groups = [group for group in merged.groups if not group.joint]  # those of a joint meeting are among them
    people = [group.who for group in groups]
    given = {
        "group": [group.name for group in groups],
        "school": [who.school for who in people],
        "vmbo names": [who.vmbo_names for who in people],
        "mbo names": [who.mbo_names for who in people],
    }
    return {name: ", ".join(dict.fromkeys(filter(None, texts))) for name, texts in given.items()}


def _lines(row: MergedRow, merged: Merged) -> Iterator[UnplacedLine]:
    """A row that the new workbook has no place for, per group."""
    for n, values in row.said.items():
        what = "\n".join(f"{name}: {label_of(row.table, name, text)}" for name, text in values.items())
        group, why = merged.groups[n], not_placed.why_in_words("no row")
        yield UnplacedLine(group=group.name, file=group.file, sheet="", row=None, why=why, what=f"{row.id}\n{what}")
