"""The sheet Overlap: one row per proposed pair, to be judged by the group."""

from collections.abc import Callable, Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import Band, Comparison, Goal, Origin, Pair, Side, Sure, labels
from overlap.workbook.form.fields import REVIEW
from overlap.workbook.form.prefill import further, to_fill
from overlap.workbook.form.sheet_names import Places, link, sheet_name
from overlap.workbook.form.tables import Placed, colour_by_verdict, set_columns, table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, emphasised, height, shortened, telling_part

HEAD_ROW = 3  # from 0: above it the keys, a line that tells what to do, and a band that names the sides
DESCRIPTION = 230  # characters of an omschrijving that help to judge; the sheet Programma has the whole
_TEXT = 400  # characters of a goal
_DOTS: dict[Band, str] = {Band.CERTAIN: "●●●", Band.LIKELY: "●●○", Band.POSSIBLE: "●○○"}
_COLUMNS = {field.name: n for n, field in enumerate(REVIEW)}
_WIDTHS = {field.name: field.width for field in REVIEW}
_REASONS = 3  # shown; the hidden sheet has all
_REASON = 100  # characters of one
_A3 = 8
_ORIGINS: dict[Origin, Callable[[], str]] = {
    "proposed": lambda: "",
    "sample": lambda: _("sample"),
    "carried": lambda: _("judged earlier, no longer proposed"),
}


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(sheet_name("review"), colour=styles.FILL_IN_HEAD)
    sheet.set_paper(_A3)
    fields = book.prefilled.fields("review")
    set_columns(sheet, fields)
    pairs, places = comparison.judged, Places(comparison)
    for n, (pair, origin) in enumerate(pairs, 1):
        _row(book, sheet, HEAD_ROW + n, n, pair, places, origin)
    if not pairs:
        text = _("No pair was likely enough to propose.")
        sheet.write_string(HEAD_ROW + 1, _COLUMNS["vmbo goal"], text, book.format(styles.NOTE))
    last = HEAD_ROW + max(1, len(pairs))
    placed = table(book, sheet, "review", fields, HEAD_ROW, last)
    _instruction(book, sheet, placed, comparison)
    _bands(book, sheet)
    colour_by_verdict(book, sheet, placed)
    _group_lines(book, sheet, placed)
    sheet.freeze_panes(HEAD_ROW + 1, _COLUMNS["vmbo goal"] + 1)
    sheet.repeat_rows(HEAD_ROW - 1, HEAD_ROW)
    sheet.print_area(1, 1, last, _COLUMNS["remark"] if len(fields) == len(REVIEW) else len(fields) - 1)


def _instruction(book: Book, sheet: Worksheet, placed: Placed, comparison: Comparison) -> None:
    """What is asked, where to add a pair, and how far the group is."""
    text = _(
        "Per row: is this the same content? Choose a Verdict and an Action in the yellow columns. "
        "Words in bold are what both texts have in common."
    )
    look = book.format(styles.BASE, font_size=11)
    sheet.set_row(1, 24)
    sheet.write_string(1, 1, text, look)
    more = book.format(styles.BASE, font_size=11, underline=1, font_color=styles.VMBO)
    sheet.write_url(1, _COLUMNS["verdict"], link("gaps"), more, _("add a pair of your own"))
    filled = f'SUMPRODUCT(({placed.cells("verdict")}<>"")*({placed.cells("origin")}<>"sample"))'
    far = _("judged: {n} of {total}").format(n="{n}", total=len(comparison.asked)).split("{n}")
    formula = f'="{far[0]}"&{filled}&"{far[1]}"'
    judged = sum(bool(book.prefilled.value("review", pair.id, "verdict")) for pair in comparison.asked)
    sheet.write_formula(1, _COLUMNS["remark"], formula, look, f"{far[0]}{judged}{far[1]}")


def _bands(book: Book, sheet: Worksheet) -> None:
    """The sides, named above the headers."""
    bands = (
        ("vmbo code", "vmbo goal", "vmbo", styles.VMBO),
        ("certainty", "because", _("Proposal"), styles.BETWEEN),
        ("mbo code", "mbo item", "mbo", styles.MBO),
        ("verdict", "remark", _("To fill in by the group"), styles.FILL_IN_HEAD),
    )
    row = HEAD_ROW - 1
    sheet.write_blank(row, 1, None, book.format(styles.head(styles.BETWEEN)))
    for first, last, text, colour in bands:
        look = book.format(styles.head(colour), align="center", indent=0, font_size=11)
        sheet.merge_range(row, _COLUMNS[first], row, _COLUMNS[last], text, look)
    for column in range(len(REVIEW), len(book.prefilled.fields("review"))):
        sheet.write_blank(row, column, None, book.format(styles.head(styles.BETWEEN)))
    sheet.set_row(row, 18)


def _row(book: Book, sheet: Worksheet, row: int, number: int, pair: Pair, places: Places, origin: Origin) -> None:
    sure, why = certainty(pair) or _ORIGINS[origin](), reasons(pair)
    vmbo, mbo = _left(pair, places), _right(pair, places)
    cell = book.format(styles.CELL)
    sheet.write_number(row, _COLUMNS["number"], number, book.format(styles.CENTRED, font_color=styles.SOFT))
    _code(book, sheet, row, _COLUMNS["vmbo code"], "vmbo", pair.vmbo, places)
    book.rich(sheet, row, _COLUMNS["vmbo goal"], vmbo, styles.CELL)
    sheet.write_string(row, _COLUMNS["certainty"], sure, book.format(styles.CELL, bold=pair.band == Band.CERTAIN))
    sheet.write_string(row, _COLUMNS["because"], why, book.format(styles.CELL, font_size=9))
    _code(book, sheet, row, _COLUMNS["mbo code"], "mbo", pair.mbo, places)
    book.rich(sheet, row, _COLUMNS["mbo item"], mbo, styles.CELL)
    filled = [
        (to_fill(book, sheet, row, _COLUMNS[field.name], ("review", pair.id), field), field.width)
        for field in REVIEW
        if field.fill_in
    ]
    filled += further(book, sheet, row, ("review", pair.id))
    for name, text in (("id", pair.id), ("vmbo id", pair.vmbo.id), ("mbo id", pair.mbo.id), ("origin", origin)):
        sheet.write_string(row, _COLUMNS[name], text, cell)
    shown = {
        "vmbo code": labels.code_of(pair.vmbo),
        "vmbo goal": _plain(vmbo),
        "certainty": sure,
        "mbo code": labels.code_of(pair.mbo),
        "mbo item": _plain(mbo),
    }
    in_small = (why, _WIDTHS["because"] * styles.SIZE / 9)
    sheet.set_row(row, height([in_small, *((text, _WIDTHS[name]) for name, text in shown.items()), *filled], least=2))


Parts = list[tuple[str, styles.Properties]]


def _left(pair: Pair, places: Places) -> Parts:
    """The vmbo goal, the words that agree in bold, and below it in passing the heading above it."""
    goal = pair.vmbo
    above = shortened(goal.section[-1].title, 80) if goal.section else ""
    return [*_text(goal, pair.shared[0]), *_passing(above), *_pointer("vmbo", goal, places, len(goal.text) > _TEXT)]


def _right(pair: Pair, places: Places) -> Parts:
    """The mbo item, the words that agree in bold, and below it in passing what its omschrijving says about them."""
    goal = pair.mbo
    first_line, *more = goal.description.split("\n")
    below = telling_part(first_line, pair.shared[1], DESCRIPTION)
    cut = len(goal.text) > _TEXT or len(first_line) > DESCRIPTION or bool(more)
    return [*_text(goal, pair.shared[1]), *_passing(below, pair.shared[1]), *_pointer("mbo", goal, places, cut)]


def _text(goal: Goal, words: Sequence[str]) -> Parts:
    return emphasised(shortened(goal.text, _TEXT), words, styles.BASE)


def _passing(text: str, words: Sequence[str] = ()) -> Parts:
    """A further line that is said in passing."""
    return emphasised(f"\n{text}", words, {**styles.BASE, "font_color": styles.SOFT, "italic": True}) if text else []


def _pointer(side: Side, goal: Goal, places: Places, needed: bool) -> Parts:
    """Where the whole text stands, if only part of it is shown."""
    if not needed:
        return []
    text = _("whole text: {sheet}, row {row}").format(sheet=sheet_name(side), row=places.row_of(side, goal) + 1)
    return [(f"\n{text}", {**styles.BASE, "font_color": styles.SOFT, "font_size": 8})]


def _plain(parts: Parts) -> str:
    return "".join(text for text, _look in parts)


def _code(book: Book, sheet: Worksheet, row: int, column: int, side: Side, goal: Goal, places: Places) -> None:
    """The code of a goal, as a link to its row in the programme."""
    colour = styles.VMBO if side == "vmbo" else styles.MBO
    look = book.format(styles.LINK, font_color=colour)
    sheet.write_url(row, column, places.link(side, goal), look, shortened(labels.code_of(goal), 60))


def band_words(band: Band) -> str:
    """How sure a band is, as a word after its dots."""
    return f"{_DOTS[band]} {labels.label(band)}"


def certainty(pair: Pair) -> str:
    """Band, what they might be to each other, and whether that would be repetition or deepening; a line each."""
    if pair.band is None or pair.relation is None:
        return ""
    doubt = "?" if pair.relation_sure == Sure.WEAK else ""
    lines = [band_words(pair.band), labels.label(pair.relation) + doubt]
    if pair.progression:
        lines.append(_(labels.PROGRESSIONS[pair.progression.kind, pair.progression.sure]))
    return "\n".join(lines)


def reasons(pair: Pair) -> str:
    """Why the pair is proposed, the most telling first, and what tells its level; a line each, as many as one reads."""
    level = [_("level: {why}").format(why=pair.progression.why[0])] if pair.progression and pair.progression.why else []
    return "\n".join(shortened(line, _REASON) for line in (*pair.because[:_REASONS], *level))


def _group_lines(book: Book, sheet: Worksheet, placed: Placed) -> None:
    """A line above each new vmbo goal, its code in bold on a tint: by rule, so that it also holds after sorting."""
    first, last = placed.head + 1, placed.last
    letter = xl_col_to_name(_COLUMNS["vmbo id"])
    here, above = f"${letter}{first + 1}", f"${letter}{first}"
    # a rule replaces all borders in some programs, so it states the others again
    lines = {"top": 1, "top_color": styles.GROUP_LINE, "bottom": 1, "bottom_color": styles.LINE_COLOUR}
    new = book.file.add_format(lines)
    new_goal = book.file.add_format({**lines, "bg_color": styles.VMBO_TINT, "bold": True})
    new_to_fill = book.file.add_format({**lines, "left": 1, "left_color": styles.LINE_COLOUR})
    for left, right, look in (
        ("number", "vmbo code", new_goal),
        ("vmbo goal", "mbo item", new),
        ("verdict", "remark", new_to_fill),
    ):
        rule = {"type": "formula", "criteria": f"={here}<>{above}", "format": look}
        sheet.conditional_format(first, _COLUMNS[left], last, _COLUMNS[right], rule)
