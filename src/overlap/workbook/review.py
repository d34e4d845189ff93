"""The sheet Overlap: one row per proposed pair, to be judged by the group."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import Band, Comparison, Goal, Pair, Relation

from . import styles
from .book import Book, emphasised, height, telling_part
from .fields import REVIEW, VERDICT, VERDICTS
from .places import sheet_name
from .tables import set_columns, table

HEAD_ROW = 3  # from 0: above it the keys, a line that tells what to do, and a band that names the sides
DESCRIPTION = 230  # characters of an omschrijving that help to judge; the whole text is in the dossier
_DOTS: dict[Band, str] = {"zeker": "●●●", "waarschijnlijk": "●●○", "mogelijk": "●○○"}


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(sheet_name("review"), colour=styles.FILL_IN_HEAD)
    pairs = comparison.proposed
    set_columns(sheet, REVIEW)
    _instruction(book, sheet)
    _bands(book, sheet)
    last = HEAD_ROW + max(1, len(pairs))
    columns = {field.name: n for n, field in enumerate(REVIEW)}
    for n, pair in enumerate(pairs, 1):
        _row(book, sheet, HEAD_ROW + n, n, pair)
    if not pairs:
        sheet.write_string(
            HEAD_ROW + 1, columns["vmbo goal"], _("No pair was likely enough to propose."), book.format(styles.NOTE)
        )
    table(book, sheet, "review", REVIEW, HEAD_ROW, last)
    _group_lines(book, sheet, last, columns["vmbo code"], columns["vmbo goal"])
    _verdict_colours(book, sheet, last, columns[VERDICT.name])
    sheet.freeze_panes(HEAD_ROW + 1, 4)
    sheet.repeat_rows(HEAD_ROW - 1, HEAD_ROW)
    sheet.print_area(0, 0, last, len(REVIEW) - 3)


def _instruction(book: Book, sheet: Worksheet) -> None:
    text = _(
        "Per row: is this the same content? Choose a Verdict and an Action in the yellow columns. "
        "Words in bold are what both texts have in common."
    )
    sheet.set_row(1, 22)
    sheet.write_string(1, 1, text, book.format(styles.BASE, valign="vcenter", font_size=11))


def _bands(book: Book, sheet: Worksheet) -> None:
    """The sides, named above the headers."""
    bands = ((2, 3, "vmbo", styles.VMBO), (4, 5, _("Proposal"), styles.BETWEEN), (6, 7, "mbo", styles.MBO))
    sheet.write_blank(2, 1, None, book.format(styles.head(styles.BETWEEN)))
    for first, last, text, colour in (*bands, (8, 11, _("To fill in by the group"), styles.FILL_IN_HEAD)):
        sheet.merge_range(2, first, 2, last, text, book.format(styles.head(colour), align="center", indent=0, font_size=11))
    sheet.set_row(2, 18)


def _row(book: Book, sheet: Worksheet, row: int, number: int, pair: Pair) -> None:
    cell = styles.CELL
    band, sure, why = pair.band, certainty(pair), "\n".join(pair.because)
    above = pair.vmbo.section[-1].title if pair.vmbo.section else ""
    below = telling_part(pair.mbo.description.split("\n")[0], pair.shared[1], DESCRIPTION)
    sheet.write_number(row, 1, number, book.format(styles.CENTRED, font_color=styles.SOFT))
    sheet.write_string(row, 2, code(pair.vmbo), book.format(cell))
    book.rich(sheet, row, 3, [*emphasised(pair.vmbo.text, pair.shared[0], styles.BASE), *_passing(above)], cell)
    sheet.write_string(row, 4, sure, book.format(cell, bold=band == "zeker"))
    sheet.write_string(row, 5, why, book.format(cell))
    sheet.write_string(row, 6, code(pair.mbo), book.format(cell))
    mbo = emphasised(pair.mbo.text, pair.shared[1], styles.BASE)
    book.rich(sheet, row, 7, [*mbo, *_passing(below, pair.shared[1])], cell)
    for column in (8, 9, 10, 11):
        sheet.write_blank(row, column, None, book.format(styles.TO_FILL))
    for column, text in ((0, pair.id), (12, pair.vmbo.id), (13, pair.mbo.id)):
        sheet.write_string(row, column, text, book.format(cell))
    shown = (code(pair.vmbo), f"{pair.vmbo.text}\n{above}", sure, why, code(pair.mbo), f"{pair.mbo.text}\n{below}")
    sheet.set_row(row, height(zip(shown, (f.width for f in REVIEW[2:]), strict=False), least=2))


def _passing(text: str, words: Sequence[str] = ()) -> list[tuple[str, styles.Properties]]:
    """A second line that is said in passing: the heading above a goal, a part of an omschrijving."""
    return emphasised(f"\n{text}", words, {**styles.BASE, "font_color": styles.SOFT, "italic": True}) if text else []


def code(goal: Goal) -> str:
    """The code as people know the goal by; where it has none, its row."""
    return goal.code or _("row {number}").format(number=goal.source.row)


def relation_words(relation: Relation) -> str:
    """What a proposed relation says, in words."""
    return {
        "gelijk": _("about the same"),
        "deel van": _("vmbo is part of mbo"),
        "omvat": _("vmbo covers mbo"),
        "verwant": _("related subject"),
    }[relation]


def certainty(pair: Pair) -> str:
    """Band and proposed relation: "●●○ waarschijnlijk", and below it what they might be to each other."""
    if pair.band is None or pair.relation is None:
        return ""
    words = {"zeker": _("certain"), "waarschijnlijk": _("likely"), "mogelijk": _("possible")}
    return f"{_DOTS[pair.band]} {words[pair.band]}\n{relation_words(pair.relation)}"


def _group_lines(book: Book, sheet: Worksheet, last: int, code_column: int, goal_column: int) -> None:
    """A line above each new vmbo goal, its repetition in grey: by rule, so that it also holds after sorting."""
    first = HEAD_ROW + 1
    letter = xl_col_to_name(goal_column)
    here, above = f"${letter}{first + 1}", f"${letter}{first}"
    # a rule replaces all borders in some programs, so it states the others again
    lines = {"top": 1, "top_color": styles.GROUP_LINE, "bottom": 1, "bottom_color": styles.LINE_COLOUR}
    new = book.file.add_format(lines)
    new_to_fill = book.file.add_format({**lines, "left": 1, "left_color": styles.LINE_COLOUR})
    again = book.file.add_format({"font_color": styles.SOFT})
    fill = [n for n, field in enumerate(REVIEW) if field.fill_in]
    for left, right, look in ((0, fill[0] - 1, new), (fill[0], fill[-1], new_to_fill)):
        sheet.conditional_format(first, left, last, right, {"type": "formula", "criteria": f"={here}<>{above}", "format": look})
    sheet.conditional_format(
        first, code_column, last, goal_column, {"type": "formula", "criteria": f"={here}={above}", "format": again}
    )


def _verdict_colours(book: Book, sheet: Worksheet, last: int, column: int) -> None:
    for name, text in VERDICTS:
        background, ink = styles.VERDICTS[name]
        look = book.file.add_format({"bg_color": background, "font_color": ink, "bold": True})
        rule = {"type": "cell", "criteria": "==", "value": f'"{_(text)}"', "format": look}
        sheet.conditional_format(HEAD_ROW + 1, column, last, column, rule)
