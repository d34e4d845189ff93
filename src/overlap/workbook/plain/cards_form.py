"""The form for cards of one's own: the goals of a document that have no card yet, with empty columns for what they are called."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.matching import deeltaak_above, kerntaak_above
from overlap.model import Goal, Side
from overlap.problems import Unusable
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, Sheet

from .goal_rows import LIMIT_CELL

_HEAD: Final = 1  # row of the headers, below the brief
_WIDTHS: Final = (20, 80, 60)  # of the explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of the form: header (as the reader knows it, in Dutch), width, what stands in it of a goal, two examples.

    A column without a ``value`` is to be filled in; ``explanation`` says with what.
    """

    header: str
    width: int
    explanation: str
    examples: tuple[str, str] = ("", "")
    value: Callable[[Goal], str] | None = None


def _above(value: Callable[[Goal], str]) -> FormColumn:
    explanation = mark("What it stands under: of several cards with the same text the likest counts. May be empty.")
    return FormColumn(header="Staat onder", width=30, explanation=explanation, value=value)


_CODE = FormColumn(
    header="Code", width=15, explanation=mark("To know it by; a card is not found by it."), value=lambda goal: goal.code
)
_SOORT = FormColumn(
    header="Soort", width=12, explanation=mark("kennis or vaardigheid: then it fits any dossier."), value=lambda goal: goal.kind
)
_ID = FormColumn(
    header="Id", width=13, explanation=mark("To know it by, as in other files of overlap."), value=lambda goal: goal.id
)
_COLUMNS: Final[dict[Side, tuple[FormColumn, ...]]] = {
    "vmbo": (
        _CODE,
        FormColumn(
            header="Eindterm",
            width=50,
            explanation=mark("The text by which the card is found, in this document and in others. Leave it as it is."),
            examples=(
                "Voorbeeld: De kandidaat kan een buurtfeest voorbereiden",
                "Voorbeeld: De kandidaat kan een lekke fietsband plakken",
            ),
            value=lambda goal: goal.text,
        ),
        _above(deeltaak_above),
        _SOORT,
        FormColumn(
            header="In mbo-woorden",
            width=46,
            explanation=mark("Two to four short phrasings of the same, as a kwalificatiedossier would say it."),
            examples=(
                "bereidt een activiteit voor\nmaakt een draaiboek\nstemt af met gasten en leveranciers",
                "repareert en vervangt banden\nvoert klein onderhoud aan tweewielers uit",
            ),
        ),
        FormColumn(
            header="Breder",
            width=30,
            explanation=mark("Wider work in the mbo that this is a part of, as a werkproces is called. May be empty."),
            examples=("Organiseert activiteiten", "Voert onderhoud en reparaties uit"),
        ),
        FormColumn(
            header="Termen",
            width=30,
            explanation=mark("Single words that belong to it: objects, tools, papers, people."),
            examples=("draaiboek\nuitnodiging\ninkooplijst", "binnenband\nbandenlichter\nventiel"),
        ),
        _ID,
    ),
    "mbo": (
        FormColumn(
            header="Kwalificatie",
            width=26,
            explanation=mark("Of which kwalificatie it is: the same title is another thing elsewhere. May be empty."),
            value=lambda goal: "\n".join(kwalificatie.title for kwalificatie in goal.kwalificaties),
        ),
        _above(kerntaak_above),
        _CODE,
        FormColumn(
            header="Titel",
            width=40,
            explanation=mark("The title by which the card is found, in this document and in others. Leave it as it is."),
            examples=("Voorbeeld: Richt de verkoopruimte in", "Voorbeeld: Onderhoudt gereedschap en materieel"),
            value=lambda goal: goal.text,
        ),
        _SOORT,
        FormColumn(
            header="Omschrijving",
            width=46,
            explanation=mark(
                "What it comes down to, in one or two sentences: steps, objects, tools, papers, people. "
                "Does not count where the document has one itself."
            ),
            examples=(
                "Zet artikelen op hun plek, maakt een presentatie rond een thema en houdt de ruimte schoon en veilig.",
                "Maakt gereedschap en machines schoon, controleert ze op slijtage en meldt gebreken.",
            ),
        ),
        FormColumn(
            header="In vmbo-woorden",
            width=46,
            explanation=mark("Two to four short phrasings of what a vmbo pupil would learn of it, as an eindterm would say it."),
            examples=(
                "een winkel aantrekkelijk inrichten\nartikelen presenteren en prijzen",
                "gereedschap schoonmaken en opbergen\neen machine controleren voor gebruik",
            ),
        ),
        FormColumn(
            header="Termen",
            width=30,
            explanation=mark("Single words that belong to it: objects, tools, papers, people."),
            examples=("schap\netalage\nprijskaart", "smeermiddel\nslijtage\nstoring"),
        ),
        _ID,
    ),
}
_SHEETS: Final[dict[Side, str]] = {"vmbo": "Kaarten vmbo", "mbo": "Kaarten mbo"}
_COLOURS: Final[dict[Side, str]] = {"vmbo": styles.VMBO, "mbo": styles.MBO}


def cards_form(side: Side, goals: Sequence[Goal]) -> bytes:
    """Write the form for the cards of these goals: the bytes of an .xlsx file that `overlap.reading.read_cards` reads.

    Raises:
        Unusable: a text is too long for a cell.
    """
    columns, colour = _COLUMNS[side], _COLOURS[side]
    book = Book(_("Form for cards of your own"))
    sheet = book.sheet(_SHEETS[side], colour=colour)
    widths = [column.width for column in columns]
    for n, column in enumerate(columns):
        sheet.wide(n, n, column.width, {**styles.WRAPPED, "num_format": "@"})
    given = [n for n, column in enumerate(columns) if column.value]
    before = next(n for n in range(len(columns)) if n not in given)  # the brief stands above what is given
    brief = _brief(side)
    sheet.across(0, 0, before - 1, brief, styles.WRAPPED)
    sheet.fit(0, [(brief, sum(widths[:before]))])
    for n, column in enumerate(columns):
        sheet.text(_HEAD, n, column.header, styles.head(colour if n in given else styles.FILL_IN_HEAD))
    rows = [[column.examples[n] for column in columns] for n in range(2)]
    for row, texts in enumerate(rows, _HEAD + 1):
        _write(sheet, row, texts, widths, range(len(columns)), italic=True, font_color=styles.SOFT)
    for row, goal in enumerate(goals, _HEAD + 1 + len(rows)):
        texts = [column.value(goal) if column.value else "" for column in columns]
        if any(len(text) > LIMIT_CELL for text in texts):
            source = goal.source
            raise Unusable("text-too-long", source.file, sheet=source.sheet, row=source.row, limit=LIMIT_CELL)
        _write(sheet, row, texts, widths, given)
    sheet.freeze(_HEAD + 1, 0)
    sheet.filter(_HEAD, 0, _HEAD + len(rows) + len(goals), len(columns) - 1)
    sheet.repeat(_HEAD)
    _explain(book, side)
    return book.content()


def _brief(side: Side) -> str:
    texts = (
        _("Write beside a goal what it is called in the mbo, from what you know of the work there: short phrasings, a line each.")
        if side == "vmbo"
        else _("Write beside an item what it comes down to and what it is called in the vmbo, from what you know; a line each."),
        _("Do not look at one particular document of the other side, and do not say more than the goal itself asks."),
        _("Rows may stay empty and columns may be moved; the two examples are not used."),
    )
    return " ".join(texts)


def _write(sheet: Sheet, row: int, texts: Sequence[str], widths: Sequence[int], given: Container[int], **more: object) -> None:
    for n, text in enumerate(texts):
        sheet.text(row, n, text, styles.CELL if n in given else styles.TO_FILL, num_format="@", **more)
    sheet.fit(row, zip(texts, widths, strict=True))


def _explain(book: Book, side: Side) -> None:
    """Write the sheet that explains each column."""
    sheet = book.sheet(_("Explanation"))
    sheet.widths(_WIDTHS)
    what = _("Use the file with: overlap compare VMBO MBO --kaarten FILE. It can be passed on and used with other documents too.")
    sheet.text(0, 0, what, styles.SUBTITLE)
    sheet.heads(2, 0, (_("Column"), _("What goes in it"), _("For example")), _COLOURS[side])
    for row, column in enumerate(_COLUMNS[side], 3):
        texts = (column.header, _(column.explanation), column.examples[0])
        for n, text in enumerate(texts):
            sheet.text(row, n, text, styles.CELL, bold=n == 0)
        sheet.fit(row, zip(texts, _WIDTHS, strict=True))
