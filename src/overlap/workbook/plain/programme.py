"""A Curriculum -> a plain spreadsheet, one row a goal, that `overlap.reading.read` reads back without loss."""

from collections.abc import Callable, Sequence

from overlap.model import BETWEEN, LEERWEGEN, Curriculum, Goal
from overlap.workbook.form.fields import EXTRA
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .goal_rows import PlainColumn, write_goals

_FIRST = {"vmbo": ("profiel",), "mbo": ("kwalificatie", "crebo")}
_WIDTHS = {"kwalificatie": 24, "reference level": 18, "decree": 34, "to check": 40}  # in characters; what is not here is short
_SHORT = 12


def programme(curriculum: Curriculum) -> bytes:
    """Write the goals of a curriculum as a spreadsheet: the bytes of an .xlsx file.

    What is read back has the same ids, codes, texts, kinds, sections, levels, descriptions and extra, given that every
    goal has a code and as many headings as the others (two at most): so it is with what SLO and SBB publish.

    Raises:
        Unusable: a text is too long for a cell (text-too-long).
        ValueError: the goals differ in depth of section, or have extra fields that no column is known for.
    """
    goals, columns = curriculum.goals, _columns(curriculum)
    colour = styles.VMBO if curriculum.kind == "vmbo" else styles.MBO
    book = Book(curriculum.title[:200])
    sheet = book.sheet("Eindtermen" if curriculum.kind == "vmbo" else "Kwalificatie", colour=colour)
    write_goals(sheet, 0, goals, columns, colour)
    return book.content()


def _columns(curriculum: Curriculum) -> list[PlainColumn]:
    goals, vmbo = curriculum.goals, curriculum.kind == "vmbo"
    depths = {len(goal.section) for goal in goals}
    if len(depths) > 1 or max(depths, default=0) > 2:
        raise ValueError("every goal needs as many headings as the others, and two at most")
    extras = {role for goal in goals for role, value in goal.extra.items() if value}
    if unknown := extras - EXTRA.keys():
        raise ValueError(f"no column is known for {', '.join(sorted(unknown))}")
    first = _FIRST[curriculum.kind]
    depth = max(2 if vmbo else 1, *depths, 0)
    lines = max((goal.description.count("\n") + 1 for goal in goals if goal.description), default=0)
    columns = [_extra(role) for role in first]
    if vmbo:
        columns += _headings(("Onderdeel", "Taak"), depth)
        columns += [PlainColumn("Code", 14, _code), PlainColumn("Eindterm", 70, _text)]
        columns += [PlainColumn(way, 5, _mark(way)) for way in LEERWEGEN]
        if any(goal.kind != "eindterm" for goal in goals):
            columns.append(PlainColumn("Soort", 14, _kind))
        columns += _description(("Toelichting",), lines)
    else:
        columns.append(PlainColumn("Niveau", 8, _niveau))
        columns += _headings(("Kerntaak", "Taak"), depth)
        columns += [PlainColumn("Code", 12, _code), PlainColumn("Soort", 12, _kind), PlainColumn("Titel", 50, _text)]
        columns += _description(
            ("Omschrijving", "Resultaat", "Gedrag"), max(3 if any(goal.kind == "werkproces" for goal in goals) else 1, lines)
        )
    return columns + [_extra(role) for role in EXTRA if role in extras and role not in first]


def _extra(role: str) -> PlainColumn:
    return PlainColumn(EXTRA[role], _WIDTHS.get(role, _SHORT), lambda goal: goal.extra.get(role, ""))


def _headings(names: Sequence[str], depth: int) -> list[PlainColumn]:
    """Per heading, from wide to narrow, a column for its code and one for its title."""
    columns = []
    for rank, name in enumerate(names[:depth]):
        columns += [
            PlainColumn(name, 12, _code_of(rank)),
            PlainColumn(f"Titel {name.lower()}", 28, _title_of(rank)),
        ]
    return columns


def _code_of(rank: int) -> Callable[[Goal], str]:
    return lambda goal: goal.section[rank].code if rank < len(goal.section) else ""


def _title_of(rank: int) -> Callable[[Goal], str]:
    return lambda goal: goal.section[rank].title if rank < len(goal.section) else ""


def _description(names: Sequence[str], lines: int) -> list[PlainColumn]:
    """A column for each line of the description; those past the names are numbered on from the last."""
    headers = [names[n] if n < len(names) else f"{names[-1]} {n - len(names) + 2}" for n in range(lines)]
    return [PlainColumn(header, 50, _line(n)) for n, header in enumerate(headers)]


def _line(n: int) -> Callable[[Goal], str]:
    return lambda goal: (goal.description.split("\n") + [""] * n)[n]


def _mark(leerweg: str) -> Callable[[Goal], str]:
    return lambda goal: "x" if leerweg in goal.levels else ""


def _niveau(goal: Goal) -> str:
    return BETWEEN.join(goal.levels)


def _code(goal: Goal) -> str:
    return goal.code


def _text(goal: Goal) -> str:
    return goal.text


def _kind(goal: Goal) -> str:
    return goal.kind
