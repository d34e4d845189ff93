"""The sheet Overlap: one row per proposed pair, to be judged by the group."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from overlap.locale import gettext as _
from overlap.model import Band, Comparison, Goal, Origin, Pair, Side, Sure, labels
from overlap.model.labels import code_of
from overlap.workbook.form import excerpts
from overlap.workbook.form.elsewhere_column import narrowed
from overlap.workbook.form.fields import ELSEWHERE, REVIEW
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.keys import PlacedTable
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import A3
from overlap.workbook.xlsx.fitting import RichText, emphasised, rich_lines, shortened, stands, telling_part
from overlap.workbook.xlsx.styles import Properties

from . import shared_rows
from .decided import judged_rows, review_tables
from .goal_rows import GoalRows
from .subject import Subject

HEAD_ROW: Final = 3  # from 0: above it the keys, a line that tells what to do, and a band that names the sides
DESCRIPTION: Final = 230  # characters of an omschrijving that help to judge; the sheet Programme has the whole
_ABOVE: Final = 80  # characters of the heading above a goal
_DOTS: dict[Band, str] = {Band.CERTAIN: "●●●", Band.LIKELY: "●●○", Band.POSSIBLE: "●○○"}
_COLUMNS = {field.name: n for n, field in enumerate(REVIEW)}
_REASON: Final = 220  # characters; the hidden sheet has all that can be said
_REASON_SIZE: Final = 9  # points
_LEADING: Final = 11  # points of what is said above the table
_INSTRUCTION, _BAND = 24.0, 18.0  # points of their rows
_ORIGINS: dict[Origin, Callable[[], str]] = {
    "proposed": lambda: "",
    "sample": lambda: _("sample"),
    "carried": lambda: _("judged earlier, no longer proposed"),
}


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    sheet = form.sheet(sheet_name("review"), colour=styles.FILL_IN_HEAD)
    fields = narrowed(form.prefilled.fields("review"))
    if any(field != ELSEWHERE for field in fields[len(REVIEW) :]):
        sheet.paper(A3)
    sheet.fields(fields)
    rows = _ReviewRows(sheet, subject, {field.name: field.width for field in fields})
    pairs = subject.rows
    form.pairs = {number: row for row, (number, _pair, _origin) in enumerate(pairs, HEAD_ROW + 1)}
    for number, pair, origin in pairs:
        rows.write(number, pair, origin)
    if not pairs:
        text = _("No pair was likely enough to propose.")
        sheet.text(HEAD_ROW + 1, _COLUMNS["vmbo goal"], text, styles.NOTE)
    last = HEAD_ROW + max(1, len(pairs))
    placed = sheet.form_table("review", (HEAD_ROW, last))
    if subject.shared:
        last = shared_rows.write(sheet, placed, subject).last
    _instruction(sheet, subject)
    _bands(sheet)
    sheet.colour_by_verdict(placed)
    if subject.group:
        _own_rows(sheet, placed, subject.group)
    _group_lines(sheet, placed)
    sheet.freeze(HEAD_ROW + 1, _COLUMNS["vmbo goal"] + 1)
    sheet.repeat(HEAD_ROW - 1, HEAD_ROW)
    sheet.print_area(1, 1, last, _COLUMNS["remark"] if len(fields) == len(REVIEW) else len(fields) - 1)


def _own_rows(sheet: FormSheet, placed: PlacedTable, group: int) -> None:
    """Mark whose rows they are in the workbook of a group: by rule, so that it also holds after sorting."""
    column = placed.column("group")
    own = f"${xl_col_to_name(column)}{placed.head + 2}={group}"
    look = {"bold": True, "bg_color": styles.VMBO_TINT}
    sheet.rule(
        (placed.head + 1, column, placed.last, placed.column("order")), {"type": "formula", "criteria": f"={own}", "format": look}
    )


def _instruction(sheet: FormSheet, subject: Subject) -> None:
    """Write what is asked, where to add a pair, and how far the group is."""
    further = _("Words in bold are what both texts have in common.")
    if subject.shared:
        further = _("“Also goes for”: one verdict counts for several pairs.")
    if subject.group:
        further = _("The rows of group {n} come first; those of the other groups stand below them.").format(n=subject.group)
    text = _("Per row: is this the same content? Choose a Verdict and an Action in the yellow columns.") + f" {further}"
    look = {**styles.BASE, "font_size": _LEADING}
    sheet.high(1, _INSTRUCTION)
    sheet.text(1, 1, text, look)
    more = _("add a pair of your own")
    sheet.link(1, _COLUMNS["verdict"], link("gaps"), more, look, underline=1, font_color=styles.VMBO)
    each = (f'SUMPRODUCT({judged_rows(table)}*({table.cells("origin")}<>"sample"))' for table in review_tables(sheet.form))
    far = _("judged: {n} of {total}").format(n="{n}", total=len(subject.comparison.asked)).split("{n}")
    formula = f'="{far[0]}"&({"+".join(each)})&"{far[1]}"'
    sheet.formula(1, _COLUMNS["who"], formula, f"{far[0]}{subject.decided.pairs}{far[1]}", look)


def _bands(sheet: FormSheet) -> None:
    """Name the sides above the headers."""
    bands = (
        ("vmbo goal", "vmbo goal", "vmbo", styles.VMBO),
        ("certainty", "because", _("Proposal"), styles.BETWEEN),
        ("mbo item", "mbo item", "mbo", styles.MBO),
        ("verdict", "remark", _("To fill in by the group"), styles.FILL_IN_HEAD),
    )
    row = HEAD_ROW - 1
    sheet.blanks(row, 1, _COLUMNS["order"], styles.head(styles.BETWEEN))
    for first, last, text, colour in bands:
        look = {**styles.head(colour), "align": "center", "indent": 0, "font_size": _LEADING}
        sheet.across(row, _COLUMNS[first], _COLUMNS[last], text, look)
    sheet.blanks(row, len(REVIEW), len(sheet.form.prefilled.fields("review")) - 1, styles.head(styles.BETWEEN))
    sheet.high(row, _BAND)


class _ReviewRows:
    """The rows of the sheet, a pair each; its number leads to the vmbo goal in its programme, as do both codes to theirs.

    The texts are no links: LibreOffice shows no bold words and no lines in a cell that is one.
    """

    def __init__(self, sheet: FormSheet, subject: Subject, widths: Mapping[str, float]) -> None:
        """Write on this sheet, with columns of these widths in characters."""
        self._sheet, self._subject, self._widths = sheet, subject, widths
        self._goals = GoalRows(subject.comparison)

    def write(self, number: int, pair: Pair, origin: Origin) -> None:
        """Write the pair with this number: both goals, how sure and why, and room to fill in."""
        sheet, row = self._sheet, self._sheet.form.pairs[number]
        sure, why = how_sure(self._subject.comparison, pair, origin), reasons(pair)
        vmbo, mbo = self._vmbo(pair), self._mbo(pair)
        look = {**styles.CENTRED, "font_color": styles.VMBO, "underline": 1}
        here = self._goals.link("vmbo", pair.vmbo)
        sheet.linked_number(row, _COLUMNS["number"], here, number, look, tip=_("to the vmbo goal in its programme"))
        self._turn(row, number)
        self._goal(row, "vmbo", pair.vmbo, vmbo)
        sheet.text(row, _COLUMNS["certainty"], sure, styles.CELL, font_size=_REASON_SIZE, bold=pair.band == Band.CERTAIN)
        sheet.text(row, _COLUMNS["because"], why, styles.CELL, font_size=_REASON_SIZE)
        self._goal(row, "mbo", pair.mbo, mbo)
        filled = sheet.fill_in(row, ("review", pair.id))
        for name, text in (("id", pair.id), ("vmbo id", pair.vmbo.id), ("mbo id", pair.mbo.id), ("origin", origin)):
            sheet.text(row, _COLUMNS[name], text, styles.CELL)
        small = max(
            rich_lines([(text, {"font_size": _REASON_SIZE})], self._widths[name])
            for name, text in (("because", why), ("certainty", sure))
        )
        goals = (rich_lines(parts, self._widths[name]) for name, parts in (("vmbo goal", vmbo), ("mbo item", mbo)))
        sheet.fit(row, filled, least=max(2, small, *goals))

    def _turn(self, row: int, number: int) -> None:
        """Write whose row it is; a pair that was added is in no plan."""
        first, last = _COLUMNS["group"], _COLUMNS["order"]
        self._sheet.blanks(row, first, last, styles.CENTRED)
        self._sheet.numbers(row, first, self._subject.facts.turns.get(number, ()), styles.CENTRED)

    def _vmbo(self, pair: Pair) -> RichText:
        """Give the vmbo goal, the words that agree in bold, and below it its code, and in passing the heading above it."""
        goal = pair.vmbo
        above = goal.section[-1].title if goal.section else ""
        in_heading = [word for word in pair.shared[0] if not stands(goal.text, word)]
        below = telling_part(above, in_heading, _ABOVE)
        parts = [*_text(goal, pair.shared[0]), *_passing("vmbo", goal, below, in_heading)]
        return parts + self._pointer("vmbo", goal) if len(goal.text) > excerpts.GOAL else parts

    def _mbo(self, pair: Pair) -> RichText:
        """Give the mbo item, the words that agree in bold, and below it its code, and in passing what else is said of it."""
        goal = pair.mbo
        elsewhere = [word for word in pair.shared[1] if not stands(goal.text, word)]
        parts = [*_text(goal, pair.shared[1]), *_passing("mbo", goal, in_passing(goal, elsewhere), elsewhere)]
        if len(goal.text) > excerpts.GOAL or len(goal.description) > DESCRIPTION:
            parts += self._pointer("mbo", goal)
        others = shared_rows.also_for(self._subject, pair)
        look = {**styles.BASE, "bold": True, "font_color": styles.MBO, "font_size": _REASON_SIZE}
        return [*parts, (f"\n{others}", look)] if others else parts

    def _pointer(self, side: Side, goal: Goal) -> RichText:
        """Tell where the whole text stands."""
        row = self._goals.row_of(side, goal) + 1
        text = _("whole text: {sheet}, row {row}").format(sheet=sheet_name(side), row=row)
        return [(f"\n{text}", {**styles.PASSING, "font_size": 8})]

    def _goal(self, row: int, side: Side, goal: Goal, parts: RichText) -> None:
        """Write a goal, and beside it its code for programs."""
        column = _COLUMNS["vmbo goal" if side == "vmbo" else "mbo item"]
        code, way = shortened(code_of(goal), excerpts.CODE), self._goals.link(side, goal)
        self._sheet.link(row, _COLUMNS[f"{side} code"], way, code, styles.CELL, underline=1, font_color=styles.SIDES[side])
        self._sheet.rich(row, column, parts, styles.CELL)


def _text(goal: Goal, words: Sequence[str]) -> RichText:
    return emphasised(shortened(goal.text, excerpts.GOAL), words, styles.BASE)


def in_passing(item: Goal, words: Sequence[str]) -> str:
    """Give what an omschrijving says about some words, behind the kerntaak of a bare title, or where they stand in that."""
    above = item.section[0].title if item.section else ""
    in_above = any(stands(above, word) and not stands(item.description, word) for word in words)
    kerntaak = telling_part(above, words, _ABOVE) if in_above or not item.description else ""
    return " – ".join(filter(None, (kerntaak, telling_part(item.description, words, DESCRIPTION).replace("\n", " "))))


def _passing(side: Side, goal: Goal, text: str, words: Sequence[str]) -> RichText:
    """Give a further line, smaller: the code of a goal in the colour of its side, and what is said in passing."""
    code: Properties = {**styles.BASE, "font_color": styles.SIDES[side], "font_size": _REASON_SIZE}
    line: RichText = [(f"\n{shortened(code_of(goal), excerpts.CODE)}", code)]
    if text:
        passing = {**styles.PASSING, "italic": True, "font_size": _REASON_SIZE}
        line += [("  ", passing), *emphasised(text, words, passing)]
    return line


def band_words(band: Band) -> str:
    """Say how sure a band is, as a word after its dots."""
    return f"{_DOTS[band]} {labels.label(band)}"


def how_sure(comparison: Comparison, pair: Pair, origin: Origin) -> str:
    """Give how sure the program is of a pair, as `certainty` says it; of one that it did not propose, how it came here."""
    told = comparison.elsewhere.pairs.get(pair.id)
    if told and told.effect == "proposed":
        return _("judged elsewhere, not proposed by the program itself")
    return certainty(pair) or _ORIGINS[origin]()


def certainty(pair: Pair) -> str:
    """Give the band, what they might be to each other, and whether that is repetition or deepening; a line each."""
    if pair.band is None or pair.relation is None:
        return ""
    doubt = "?" if pair.relation_sure == Sure.WEAK else ""
    what = labels.label(pair.direction) + doubt if pair.direction else _("overlap") + "?"  # of a bare title no direction is said
    lines = [band_words(pair.band), what]
    if pair.progression:
        lines.append(_(labels.PROGRESSIONS[pair.progression.kind, pair.progression.sure]))
    return "\n".join(lines)


def reasons(pair: Pair) -> str:
    """Give why the pair is proposed, in the line that tells most: what is quoted in it stands in the texts beside it."""
    return shortened(pair.because[0], _REASON) if pair.because else ""


def _group_lines(sheet: FormSheet, placed: PlacedTable) -> None:
    """Draw a line above each new vmbo goal, its code in bold on a tint: by rule, so that it also holds after sorting."""
    first, last = placed.head + 1, placed.last
    letter = xl_col_to_name(_COLUMNS["vmbo id"])
    own, above = f"${letter}{first + 1}", f"${letter}{first}"
    # a rule replaces all borders in some programs, so it states the others again
    lines = {**styles.GROUP_EDGE, "bottom": 1, "bottom_color": styles.LINE_COLOUR}
    new_goal = {**lines, "bg_color": styles.VMBO_TINT, "bold": True}
    new_to_fill = {**lines, "left": 1, "left_color": styles.LINE_COLOUR}
    for left, right, look in (
        ("number", "vmbo code", new_goal),
        ("vmbo goal", "mbo item", lines),
        ("verdict", "remark", new_to_fill),
    ):
        rule = {"type": "formula", "criteria": f"={own}<>{above}", "format": look}
        sheet.rule((first, _COLUMNS[left], last, _COLUMNS[right]), rule)
