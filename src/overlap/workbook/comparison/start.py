"""The first sheet: what was compared, what came out, what is asked of the group, what the words mean, and who they are.

Left what to do and how to read it, right what to fill in and where things are; below both a row as it could look.
"""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.model import BANDS, Action, Band, Comparison, Pair, ProgressionKind, Relation, Verdict, labels
from overlap.model.labels import code_of
from overlap.workbook.form.fields import BEHALF, PENCIL, WHO
from overlap.workbook.form.prefill import write_value
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.form.tables import key_of
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened

from .answer import answer
from .review import band_words, certainty

_KEYS, _NUMBER, _LEFT, _MIDDLE, _LINK, _SPACE, _QUESTION, _ANSWER = range(8)
_WIDTHS: Final = (10, 4, 30, 46, 22, 3, 27, 36)
_SIZE: Final = 11  # readable on a beamer
_LINE: Final = 15.0
_TEXT: Final[styles.Properties] = {**styles.CELL, "font_size": _SIZE}
_HEAD: Final = {"font_size": 12}


def write(book: Book, comparison: Comparison) -> None:
    """Write the sheet."""
    sheet = book.sheet(sheet_name("start"), colour=styles.INK)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, None, {"hidden": column == _KEYS})
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.write_string(1, _NUMBER, _("Where do vmbo and mbo overlap?"), book.format(styles.TITLE))
    sheet.set_row(1, 32)
    titles = f"{shortened(comparison.vmbo.title, 90)}  ↔  {shortened(comparison.mbo.title, 90)}"
    sheet.write_string(2, _NUMBER, titles, book.format(styles.SUBTITLE))
    row = _across(book, sheet, 3, "\n".join([_compared(comparison), *answer(comparison)]))
    _who(book, sheet, row)
    row = _steps(book, sheet, row)
    _sheets(book, sheet, row + 1)
    row = _words(book, sheet, row + 1)
    row = _example(book, sheet, row + 1, comparison)
    sheet.print_area(1, _NUMBER, row, _ANSWER)
    sheet.activate()


def _across(book: Book, sheet: Worksheet, row: int, text: str) -> int:
    """A text across the sheet; the next free row but one."""
    look = book.format(styles.WRAPPED, font_size=_SIZE)
    sheet.merge_range(row, _NUMBER, row, _ANSWER, "", look)
    sheet.write_string(row, _NUMBER, text, look)
    sheet.set_row(row, height([(text, sum(_WIDTHS[1:]))], line=_LINE))
    return row + 2


def _compared(comparison: Comparison) -> str:
    text = _("Compared: {n} vmbo goals from {vmbo} with {m} mbo items from {mbo}.").format(
        n=len(comparison.vmbo.goals),
        vmbo=shortened(comparison.vmbo.file, 80),
        m=len(comparison.mbo.goals),
        mbo=shortened(comparison.mbo.file, 80),
    )
    only = [comparison.settings.leerweg, *comparison.settings.kwalificaties]
    if any(only):
        text += " " + _("Only: {choice}.").format(choice=", ".join(filter(None, only)))
    return text


def _title(book: Book, sheet: Worksheet, row: int, columns: tuple[int, int], text: str, colour: str) -> None:
    sheet.merge_range(row, columns[0], row, columns[1], text, book.format(styles.head(colour), **_HEAD))
    sheet.set_row(row, 22)


def _link(book: Book, sheet: Worksheet, row: int, column: int, which: str) -> None:
    look = book.format(_TEXT, underline=1, font_color=styles.VMBO)
    sheet.write_url(row, column, link(which), look, sheet_name(which))


def _steps(book: Book, sheet: Worksheet, row: int) -> int:
    """The five steps; the next free row."""
    _title(book, sheet, row, (_NUMBER, _LINK), _("What is asked of you, in five steps"), styles.BETWEEN)
    steps = (
        (_("Look at the whole: how much overlaps, and in which modules?"), "overview"),
        (_("Judge each proposed pair together, vmbo and mbo: choose a Verdict. The computer proposes, you decide."), "review"),
        (_("Choose an Action where something should change, and say Who. Write a Remark where others must know why."), "review"),
        (_("Look at what was not found: rightly a gap, or overlap after all? Add pairs of your own there too."), "gaps"),
        (_("Write down what you agree. Then save the file and send it back to the facilitator."), "agreements"),
    )
    number = book.format(styles.BASE, bold=True, font_size=16, align="center", font_color=styles.VMBO)
    for n, (text, target) in enumerate(steps, 1):
        sheet.write_number(row + n, _NUMBER, n, number)
        sheet.merge_range(row + n, _LEFT, row + n, _MIDDLE, text, book.format(_TEXT))
        _link(book, sheet, row + n, _LINK, target)
        sheet.set_row(row + n, height([(text, _WIDTHS[_LEFT] + _WIDTHS[_MIDDLE] - 8)], least=2, line=_LINE))
    return row + max(len(steps), len(WHO)) + 1


def _who(book: Book, sheet: Worksheet, row: int) -> None:
    """Who judged: to be filled in, because later it must be clear who decided."""
    _title(book, sheet, row, (_QUESTION, _ANSWER), f"{PENCIL} " + _("Who are you? Fill this in first"), styles.FILL_IN_HEAD)
    hidden = book.format(styles.BASE)
    sheet.write_string(0, _ANSWER, key_of("who", "answer"), hidden)
    names = [name for name, _question in WHO]
    for n, (name, text) in enumerate(WHO, 1):
        sheet.write_string(row + n, _KEYS, key_of("who", name), hidden)
        sheet.write_string(row + n, _QUESTION, _(text), book.format(_TEXT, bold=True))
        as_date = {"num_format": "dd-mm-yyyy", "align": "left"} if name == "date" else {}
        answer = book.prefilled.who.get(name, "")
        answer = next((_(text) for side, text in BEHALF.items() if name == "on behalf of" and answer == side), answer)
        write_value(book, sheet, row + n, _ANSWER, answer, {**styles.TO_FILL, "font_size": _SIZE, **as_date})
    sheet.set_row(row + len(WHO), 22)
    on_behalf = row + 1 + names.index("on behalf of")
    choices = [_(label) for label in BEHALF.values()]
    sheet.data_validation(on_behalf, _ANSWER, on_behalf, _ANSWER, {"validate": "list", "source": choices})


def _words(book: Book, sheet: Worksheet, row: int) -> int:
    """What words and colours mean, each in its own colour; the next free row."""
    _title(book, sheet, row, (_NUMBER, _LINK), _("What the words and colours mean"), styles.BETWEEN)
    label = {name: _(text) for name, text in labels.VERDICTS.items()}
    dots = "   ".join(band_words(band).split(" ")[0] for band in BANDS)
    words: tuple[tuple[str, str, tuple[str, str] | None], ...] = (
        (_("overlap"), _("the same content: whoever masters the one has had the other"), None),
        *(
            (label[name], meaning, styles.VERDICTS[name])
            for name, meaning in (
                ("repetition", _("overlap at the same level: can be dropped, or exempted")),
                ("deepening", _("overlap at a higher level: keep it and build on it")),
                ("related", _("partly the same, or the same subject")),
                ("no overlap", _("the proposal is not right")),
                ("discuss later", _("no agreement yet, or someone is missing")),
            )
        ),
        (_("gap"), _("no counterpart on the other side"), None),
        (dots, _("certain, likely, possible: how sure the computer is that two goals are at least related"), None),
        (_("blue / green"), _("vmbo / mbo"), None),
        (_("{pencil} and yellow").format(pencil=PENCIL), _("this is where you fill something in"), (styles.FILL_IN, styles.INK)),
    )
    for n, (word, meaning, colours) in enumerate(words, 1):
        look = {"bg_color": colours[0], "font_color": colours[1]} if colours else {}
        sheet.merge_range(row + n, _NUMBER, row + n, _LEFT, word, book.format(_TEXT, bold=True, **look))
        sheet.merge_range(row + n, _MIDDLE, row + n, _LINK, meaning, book.format(_TEXT))
        sheet.set_row(row + n, height([(meaning, _WIDTHS[_MIDDLE] + _WIDTHS[_LINK] - 6)], line=_LINE))
    return row + len(words) + 1


def _sheets(book: Book, sheet: Worksheet, row: int) -> None:
    """Which sheet is for whom."""
    _title(book, sheet, row, (_QUESTION, _ANSWER), _("Which sheet is for whom?"), styles.BETWEEN)
    sheets = (
        ("overview", _("everyone, managers too")),
        ("review", _("teachers: judge the pairs")),
        ("gaps", _("teachers: gaps and pairs of your own")),
        ("agreements", _("everyone: who does what, and when")),
        ("agenda", _("facilitator: what first, what fits")),
        ("words", _("teachers: other words, same thing")),
        ("vmbo", _("to look things up")),
        ("mbo", _("to look things up")),
        ("account", _("what it all rests on")),
    )
    for n, (which, text) in enumerate(sheets, 1):
        _link(book, sheet, row + n, _QUESTION, which)
        sheet.write_string(row + n, _ANSWER, text, book.format(_TEXT))


def _example(book: Book, sheet: Worksheet, row: int, comparison: Comparison) -> int:
    """One row of the review as it could look when filled in, from this very comparison. The last row used."""
    pair = _telling(comparison)
    if pair is None:
        return row - 1
    _title(book, sheet, row, (_NUMBER, _ANSWER), _("A row as it could look, from this comparison"), styles.BETWEEN)
    verdict, action, remark = _judged(pair)
    head, cells = row + 1, row + 2
    sheet.merge_range(head, _NUMBER, head, _LEFT, _("vmbo goal"), book.format(styles.head(styles.VMBO)))
    sheet.write_string(head, _MIDDLE, _("mbo item"), book.format(styles.head(styles.MBO)))
    sheet.merge_range(head, _LINK, head, _SPACE, _("How sure, and why"), book.format(styles.head(styles.BETWEEN)))
    to_fill = book.format(styles.head(styles.FILL_IN_HEAD))
    sheet.write_string(head, _QUESTION, f"{PENCIL} " + _("Verdict and Action"), to_fill)
    sheet.write_string(head, _ANSWER, f"{PENCIL} " + _("Remark"), to_fill)
    texts = (
        f"{shortened(code_of(pair.vmbo), 40)}\n{shortened(pair.vmbo.text, 200)}",
        f"{shortened(code_of(pair.mbo), 40)}\n{shortened(pair.mbo.text, 200)}",
        f"{certainty(pair)}\n" + "\n".join(pair.because[:2]),
    )
    sheet.merge_range(cells, _NUMBER, cells, _LEFT, "", book.format(styles.CELL))
    sheet.write_string(cells, _NUMBER, texts[0], book.format(styles.CELL))
    sheet.write_string(cells, _MIDDLE, texts[1], book.format(styles.CELL))
    sheet.merge_range(cells, _LINK, cells, _SPACE, "", book.format(styles.CELL))
    sheet.write_string(cells, _LINK, texts[2], book.format(styles.CELL))
    background, ink = styles.VERDICTS[verdict]
    filled = book.format(styles.CELL, bg_color=background, font_color=ink, font_size=_SIZE, italic=True)
    sheet.write_string(cells, _QUESTION, f"{labels.label(verdict)}\n{labels.label(action)}", filled)
    sheet.write_string(cells, _ANSWER, remark, filled)
    widths = (_WIDTHS[_LEFT] + 4, _WIDTHS[_MIDDLE], _WIDTHS[_LINK] + 3, _WIDTHS[_ANSWER] - 4)
    sheet.set_row(cells, height(zip((*texts, remark), widths, strict=True)))
    question = _(
        "Ask yourselves: does a pupil who masters the left one have to learn the right one again? "
        "If not, it is repetition; if it goes further in mbo, deepening; if it is only near it, related."
    )
    return _across(book, sheet, row + 3, question) - 2


def _telling(comparison: Comparison) -> Pair | None:
    """A pair that shows why judging is needed: likely, with reasons. The best of its kind."""
    likely = [p for p in comparison.pairs if p.band == Band.LIKELY]
    return next(iter([*likely, *comparison.proposed]), None)


def _judged(pair: Pair) -> tuple[Verdict, Action, str]:
    """How a group could have judged a pair: verdict, action (stable names) and a remark."""
    if pair.relation == Relation.RELATED:
        return Verdict.RELATED, Action.ALIGN, _("Same subject, not the same content. We tell each other what we do and when.")
    if pair.progression and pair.progression.kind == ProgressionKind.DEEPENING:
        return (
            Verdict.DEEPENING,
            Action.ALIGN,
            _("Begun in the vmbo, goes further in the mbo. The mbo starts from what they can do."),
        )
    return Verdict.REPETITION, Action.EXEMPTION, _("They have had this. In the mbo only a check at the start.")
