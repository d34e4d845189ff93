"""`overlap inspect FILE`: how one document is read."""

from typing import TYPE_CHECKING, Any

import typer

from overlap.locale import gettext as _
from overlap.locale import ngettext

from .typed.options import (
    ColumnOption,
    DossierOption,
    ExamenprogrammaOption,
    FileArgument,
    HeaderRowOption,
    JsonOption,
    OneKwalificatieOption,
    SheetOption,
)

if TYPE_CHECKING:
    from overlap.model import Curriculum, SheetReport, Source

_FIRST = 5  # goals shown to a person
_UNREAD = "goals-unread"  # how the codes of notices begin about what looks like a goal and was not read: they come first


def inspect(
    file: FileArgument,
    kwalificatie: OneKwalificatieOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    sheet: SheetOption = None,
    header_row: HeaderRowOption = None,
    column: ColumnOption = None,
    json: JsonOption = False,
) -> None:
    """Show how one document is read."""
    from overlap.tasks.inspect import run

    from .typed.parsing import reading_of

    curriculum = run(reading_of(file, kwalificatie, examenprogramma, dossier, sheet, header_row, column))
    if json:
        from json import dumps

        typer.echo(dumps(as_json(curriculum), ensure_ascii=False, indent=1))
    else:
        _show(curriculum)


def as_json(curriculum: "Curriculum") -> dict[str, Any]:
    """Give the curriculum in the fixed form that other programs read."""
    return {
        "kind": curriculum.kind,
        "title": curriculum.title,
        "goals": [
            {
                "id": goal.id,
                "code": goal.code,
                "codes": list(goal.codes),
                "text": goal.text,
                "kind": goal.kind,
                "section": [heading.label for heading in goal.section],
                "levels": list(goal.levels),
                "description": goal.description,
                "extra": dict(goal.extra),
                "source": _source(goal.source),
            }
            for goal in curriculum.goals
        ],
        "warnings": [
            {"code": notice.code, "message": notice.told, "sheet": notice.sheet, "row": notice.row}
            for notice in curriculum.warnings
        ],
    }


def _source(source: "Source") -> dict[str, str | int]:
    """Where a goal stands, with its page or paragraph where that is known."""
    place: dict[str, str | int] = {"sheet": source.sheet, "row": source.row}
    known = {"page": source.page, "paragraph": source.paragraph}
    return place | {name: number for name, number in known.items() if number}


def _show(curriculum: "Curriculum") -> None:
    from rich.table import Table
    from rich.text import Text

    from overlap.model.labels import place_of
    from overlap.reading.layout.running_text import TEXT

    from .terminal.console import out, warn

    warn((notice for notice in curriculum.warnings if notice.code.startswith(_UNREAD)), everything=True)
    console = out()
    named = [_("niveau {number}").format(number=level) if level.isdecimal() else level for level in curriculum.levels]
    levels = f" ({', '.join(named)})" if named else ""
    console.print(Text(f"{curriculum.title}", style="bold"))
    n = len(curriculum.goals)
    text = ngettext("{kind} document with {n} goal{levels}", "{kind} document with {n} goals{levels}", n)
    console.print(text.format(kind=curriculum.kind, n=n, levels=levels))
    for sheet in curriculum.sheets:
        console.print()
        name = _("Running text") if sheet.name == TEXT else _("Sheet {name}").format(name=sheet.name)
        console.print(Text(name, style="bold"))
        console.print(f"  {_read_of(sheet)}")
        if sheet.name == TEXT or sheet.header_row is None:
            continue
        columns = ", ".join(f"{column} = {role_name(role)}" for role, column in sheet.columns.items())
        console.print(Text("  " + _("columns: {columns}").format(columns=columns)))
        for reason, n in sheet.skipped.items():
            console.print("  " + _("skipped: {n} × {reason}").format(n=n, reason=_(reason)))
    table = Table(box=None, pad_edge=False, title=_("The first goals"), title_justify="left", padding=(0, 2, 0, 0))
    in_text = any(goal.source.page or goal.source.paragraph for goal in curriculum.goals[:_FIRST])
    for head in (_("Where") if in_text else _("Row"), _("Code"), _("Goal"), _("Under")):
        table.add_column(head, overflow="fold")
    for goal in curriculum.goals[:_FIRST]:
        above = " › ".join(heading.label for heading in goal.section)
        place = place_of(goal.source) if in_text else str(goal.source.row)
        table.add_row(*(Text(t) for t in (place, goal.code, goal.text, above)))
    console.print()
    console.print(table)
    warn((notice for notice in curriculum.warnings if not notice.code.startswith(_UNREAD)), everything=True)


def _read_of(sheet: "SheetReport") -> str:
    """How many goals a sheet, or the running text, gave of how much."""
    from overlap.reading.layout.running_text import TEXT

    rows = ngettext("{n} row", "{n} rows", sheet.rows)
    if sheet.name == TEXT:
        rows = ngettext("{n} paragraph or heading", "{n} paragraphs and headings", sheet.rows)
    elif sheet.header_row is None and not sheet.goals:
        return _("no table with goals; skipped ({rows})").format(rows=rows.format(n=sheet.rows))
    goals = ngettext("{n} goal", "{n} goals", sheet.goals).format(n=sheet.goals)
    read = _("{goals} from {rows}").format(goals=goals, rows=rows.format(n=sheet.rows))
    return read if sheet.header_row is None else _("header in row {row}; {read}").format(row=sheet.header_row, read=read)


def role_name(role: str) -> str:
    """Say what a column holds, by the stable name of its role."""
    from overlap.workbook.form.fields import EXTRA

    return {
        "goal": _("the goal"),
        "code": _("code"),
        "description": _("description"),
        "section 1": _("module or kerntaak"),
        "section 2": _("deeltaak"),
        "kind": _("kind of goal"),
    }.get(role, EXTRA[role].lower() if role in EXTRA else role)
