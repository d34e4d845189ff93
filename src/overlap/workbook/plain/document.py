"""Any document that was read -> a plain spreadsheet to correct by hand: one row a goal, read back to the letter.

A hidden first row has the keys of `reading.layout.keyed`. The last column says where each goal stood, to check it; a second
sheet has what was noticed while reading. Neither is read back.
"""

from collections.abc import Callable, Iterable

from overlap.locale import gettext as _
from overlap.model import BETWEEN, Curriculum, Goal
from overlap.model.labels import place_of
from overlap.reading.layout.keyed import key_of
from overlap.workbook.form.fields import EXTRA
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

from .goal_rows import LIMIT_CELL, PlainColumn, write_goals

_FIRST = {"vmbo": ("profiel",), "mbo": ("kwalificatie", "crebo")}
_SECTIONS = {"vmbo": ("Onderdeel", "Taak", "Deeltaak"), "mbo": ("Kerntaak", "Taak", "Deeltaak")}
_DESCRIPTIONS = {"vmbo": ("Toelichting",), "mbo": ("Omschrijving", "Resultaat", "Gedrag")}


def document(curriculum: Curriculum) -> bytes:
    """Write the goals of a curriculum, whatever it was read from, as a spreadsheet: the bytes of an .xlsx file.

    What is read back has the same ids, codes, texts, kinds, sections, levels, descriptions and extra.

    Raises:
        Unusable: a text is too long for a cell (text-too-long).
    """
    columns = list(_columns(curriculum))
    colour = styles.VMBO if curriculum.kind == "vmbo" else styles.MBO
    book = Book(curriculum.title[:200])
    sheet = book.sheet(_("Goals"), colour=colour)
    for n, column in enumerate(columns):
        if column.key:
            sheet.text(0, n, key_of(curriculum.kind, column.key), styles.CELL)
    sheet.text(0, len(columns), key_of(curriculum.kind, f"title {curriculum.title[:500]}"), styles.CELL)
    sheet.hide_row(0)
    write_goals(sheet, 1, curriculum.goals, columns, colour)
    if curriculum.warnings:
        _notices(book, curriculum, colour)
    return book.content()


def _columns(curriculum: Curriculum) -> Iterable[PlainColumn]:
    goals, side = curriculum.goals, curriculum.kind
    extras = [*EXTRA, *sorted({name for goal in goals for name in goal.extra} - EXTRA.keys())]
    used = [name for name in extras if any(goal.extra.get(name) for goal in goals)]
    depth = max((len(goal.section) for goal in goals), default=0)
    lines = max((goal.description.count("\n") + 1 for goal in goals if goal.description), default=0)
    yield from (_extra(name) for name in used if name in _FIRST[side])
    for rank in range(depth):
        header = _nth(_SECTIONS[side], rank)
        yield PlainColumn(key=f"section {rank + 1} code", header=header, width=12, value=_code_of(rank))
        yield PlainColumn(key=f"section {rank + 1} title", header=f"Titel {header.lower()}", width=28, value=_title_of(rank))
    yield PlainColumn(key="code", header="Code", width=14, value=lambda goal: goal.code)
    yield PlainColumn(key="text", header="Eindterm" if side == "vmbo" else "Titel", width=70, value=lambda goal: goal.text)
    yield PlainColumn(key="kind", header="Soort", width=14, value=lambda goal: goal.kind)
    ways = "Leerweg" if side == "vmbo" else "Niveau"
    yield PlainColumn(key="levels", header=ways, width=14, value=lambda goal: BETWEEN.join(goal.levels))
    for n in range(lines):
        yield PlainColumn(key=f"description {n + 1}", header=_nth(_DESCRIPTIONS[side], n), width=50, value=_line(n))
    yield from (_extra(name) for name in used if name not in _FIRST[side])
    yield PlainColumn(key="", header=_("Stood in"), width=22, value=lambda goal: place_of(goal.source))


def _nth(names: tuple[str, ...], n: int) -> str:
    """The header of the nth column of a kind; those past the names are numbered on from the last."""
    return names[n] if n < len(names) else f"{names[-1]} {n - len(names) + 2}"


def _extra(name: str) -> PlainColumn:
    width = 24 if name == "kwalificatie" else 12
    return PlainColumn(
        key=f"extra {name}", header=EXTRA.get(name, name), width=width, value=lambda goal: goal.extra.get(name, "")
    )


def _code_of(rank: int) -> Callable[[Goal], str]:
    return lambda goal: goal.section[rank].code if rank < len(goal.section) else ""


def _title_of(rank: int) -> Callable[[Goal], str]:
    return lambda goal: goal.section[rank].title if rank < len(goal.section) else ""


def _line(n: int) -> Callable[[Goal], str]:
    return lambda goal: (goal.description.split("\n") + [""] * n)[n]


def _notices(book: Book, curriculum: Curriculum, colour: str) -> None:
    """The sheet with what was noticed while reading."""
    widths = [40, 80, 80]
    sheet = book.sheet(_("Noticed"), colour=colour)
    sheet.widths(widths)
    sheet.heads(0, 0, [_("Where"), _("What was noticed"), _("What to do")], colour)
    sheet.freeze(1, 0)
    for row, notice in enumerate(curriculum.warnings, 1):
        texts = [notice.place, notice.message, notice.remedy]
        sheet.texts(row, 0, [text[:LIMIT_CELL] for text in texts], styles.CELL)
        sheet.fit(row, zip(texts, widths, strict=True))
