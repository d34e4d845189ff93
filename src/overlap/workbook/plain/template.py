"""An empty spreadsheet to fill in, with an explanation and an example of each column on a second sheet."""

from typing import Final, Literal, NamedTuple

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book

TemplateKind = Literal["vmbo", "mbo", "begrippen"]
_ROWS: Final = 300  # rows that are ready to be filled in
_WIDTHS: Final = (18, 70, 50)  # of the explanation


class TemplateColumn(NamedTuple):
    """A column of a template: header (as the reader knows it, in Dutch), width, what goes in it, an example."""

    header: str
    width: float
    explanation: str
    example: str


COLUMNS: dict[TemplateKind, tuple[TemplateColumn, ...]] = {
    "vmbo": (
        TemplateColumn("Profiel", 18, mark("The profiel, the same in every row. May be empty."), "Zorg en Welzijn"),
        TemplateColumn("Module", 12, mark("Code of the module or keuzevak."), "P/XX/01"),
        TemplateColumn("Titel module", 26, mark("Its title."), "Wonen en huishouden"),
        TemplateColumn("Deeltaak", 14, mark("Code of the deeltaak. May be empty."), "P/XX/01/02"),
        TemplateColumn(
            "Titel deeltaak", 30, mark("Its title: it tells what a short eindterm is about."), "Een ruimte schoonmaken"
        ),
        TemplateColumn("Code", 16, mark("Code of the eindterm, as it is known in the school."), "P/XX/01/02-03"),
        TemplateColumn(
            "Eindterm", 70, mark("One eindterm or leerdoel per row. Necessary."), "De kandidaat kan een werkplan opstellen"
        ),
        TemplateColumn("BB", 5, mark("An x where it holds for this leerweg."), "x"),
        TemplateColumn("KB", 5, mark("An x where it holds for this leerweg."), "x"),
        TemplateColumn("GL", 5, mark("An x where it holds for this leerweg."), ""),
        TemplateColumn("TL", 5, mark("An x where it holds for this leerweg."), ""),
        TemplateColumn("Periode", 10, mark("When it is taught. May be empty."), "leerjaar 3, periode 2"),
        TemplateColumn("Uren", 8, mark("Hours for this row alone; never a total that was divided. May be empty."), "4"),
    ),
    "mbo": (
        TemplateColumn("Kwalificatie", 26, mark("Title of the kwalificatie, the same in every row."), "Helpende"),
        TemplateColumn("Crebo", 9, mark("Its crebo code."), "99999"),
        TemplateColumn("Niveau", 8, mark("1, 2, 3 or 4."), "2"),
        TemplateColumn("Kerntaak", 10, mark("Code of the kerntaak."), "B1-K1"),
        TemplateColumn("Titel kerntaak", 30, mark("Its title."), "Ondersteunt bij het huishouden"),
        TemplateColumn("Code", 12, mark("Code of the werkproces; for kennis and vaardigheden a number of your own."), "B1-K1-W2"),
        TemplateColumn("Soort", 14, mark("werkproces, kennis or vaardigheid."), "werkproces"),
        TemplateColumn(
            "Titel",
            44,
            mark("Title of the werkproces, or the text of the kennis or vaardigheid. Necessary."),
            "Maakt ruimtes schoon",
        ),
        TemplateColumn(
            "Omschrijving",
            60,
            mark("What the werkproces is about: it helps a lot to find overlap."),
            "De helpende maakt ruimtes schoon volgens planning.",
        ),
        TemplateColumn("Resultaat", 36, mark("May be empty."), "De ruimte is schoon."),
        TemplateColumn("Gedrag", 36, mark("May be empty."), "werkt volgens de voorschriften"),
        TemplateColumn("Periode", 10, mark("When it is taught. May be empty."), "jaar 1, periode 3"),
        TemplateColumn("Uren", 8, mark("Hours for this row alone; never a total that was divided. May be empty."), "12"),
    ),
    "begrippen": (
        TemplateColumn("Begrip", 30, mark("The word by which you call it. Necessary."), "bewonersdossier"),
        TemplateColumn(
            "Termen",
            70,
            mark("Other words and abbreviations for the same thing, separated by a semicolon. Verbs too. Necessary."),
            "zorgdossier; cliëntmap; ECD",
        ),
        TemplateColumn(
            "Breder", 40, mark("A wider begrip that this is a kind of: it counts for less. May be empty."), "administratie"
        ),
        TemplateColumn(
            "Verwant", 40, mark("Begrippen that have to do with it: they count for less. May be empty."), "rapporteren"
        ),
    ),
}
_SHEETS: dict[TemplateKind, str] = {"vmbo": "Eindtermen", "mbo": "Kwalificatie", "begrippen": "Begrippen"}
_COLOURS: dict[TemplateKind, str] = {"vmbo": styles.VMBO, "mbo": styles.MBO, "begrippen": styles.SOFT}


def template(form: TemplateKind) -> bytes:
    """Write the empty form for one side, or for a group's own words: the bytes of an .xlsx file."""
    columns, colour = COLUMNS[form], _COLOURS[form]
    title = _("Form for own words") if form == "begrippen" else _("Form for a {side} programme").format(side=form)
    book = Book(title)
    sheet = book.sheet(_SHEETS[form], colour=colour)
    for n, column in enumerate(columns):
        sheet.wide(n, n, column.width, {**styles.WRAPPED, "num_format": "@"})
        sheet.text(0, n, column.header, styles.head(colour))
    sheet.freeze(1, 0)
    sheet.filter(0, 0, _ROWS, len(columns) - 1)
    sheet.repeat(0)
    if form == "mbo":
        soort = [column.header for column in columns].index("Soort")
        sheet.check((1, soort, _ROWS, soort), {"validate": "list", "source": ["werkproces", "kennis", "vaardigheid"]})
    _explain(book, form)
    return book.content()


def _explain(book: Book, form: TemplateKind) -> None:
    """Write the sheet that explains each column."""
    columns, colour = COLUMNS[form], _COLOURS[form]
    sheet = book.sheet(_("Explanation"))
    sheet.widths(_WIDTHS)
    what = (
        _("One row for all words that mean the same. Use the file with: overlap compare VMBO MBO --begrippen FILE")
        if form == "begrippen"
        else _("One row per goal. Columns may be left empty, moved or removed.")
    )
    sheet.text(0, 0, what, styles.SUBTITLE)
    sheet.heads(2, 0, (_("Column"), _("What goes in it"), _("For example")), colour)
    for row, column in enumerate(columns, 3):
        texts = (column.header, _(column.explanation), column.example)
        for n, text in enumerate(texts):
            sheet.text(row, n, text, styles.CELL, bold=n == 0)
        sheet.fit(row, zip(texts, _WIDTHS, strict=True))
