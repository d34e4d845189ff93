"""The first sheet: what was compared, what came out, what is asked of the group, what the words mean, and who they are.

Left what to do and how to read it, right what to fill in and where things are; below both a row as it could look.
"""

from typing import Final

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.model import BANDS, Action, Band, Comparison, Relation, Verdict, labels
from overlap.workbook.form.fields import BEHALF, ELSEWHERE, PENCIL, WHO
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.keys import key_of
from overlap.workbook.form.sheet_names import link, sheet_name
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from .answer import answer, size_in_words
from .review import band_words
from .subject import Subject

_KEYS, _NUMBER, _LEFT, _MIDDLE, _LINK, _SPACE, _QUESTION, _ANSWER = range(8)
_WIDTHS: Final = (10, 4, 30, 46, 22, 3, 27, 36)
_SIZE: Final = 11  # points: readable on a beamer
_LINE: Final = 15.0  # points that a line of that size takes
_TEXT: Final[Properties] = {**styles.CELL, "font_size": _SIZE}
_HEAD: Final[Properties] = {"font_size": 12}
_TITLE, _HEADING = 32.0, 22.0  # points of their rows
_FILE: Final = 80  # characters of the name of a file


def write(form: Form, subject: Subject) -> None:
    """Write the sheet."""
    comparison = subject.comparison
    sheet = form.sheet(sheet_name("start"), colour=styles.INK)
    sheet.pages(1, 1)
    sheet.centre()
    sheet.widths(_WIDTHS)
    sheet.wide(_KEYS, _KEYS, _WIDTHS[_KEYS], hidden=True)
    sheet.hide_row(0)
    sheet.title(1, _NUMBER, _("Where do vmbo and mbo overlap?"), points=_TITLE)
    sheet.text(2, _NUMBER, subject.titles, styles.SUBTITLE)
    row = _across(sheet, 3, "\n".join([_compared(comparison), *answer(comparison)]))
    _who(sheet, row)
    row = _steps(sheet, row)
    _sheets(sheet, row + 1)
    row = _words(sheet, row + 1, comparison)
    row = _example(sheet, row + 1)
    sheet.print_area(1, _NUMBER, row, _ANSWER)
    sheet.open_first()


def _across(sheet: FormSheet, row: int, text: str) -> int:
    """Write a text across the sheet, and give the next free row but one."""
    sheet.across(row, _NUMBER, _ANSWER, text, styles.WRAPPED, font_size=_SIZE)
    sheet.fit(row, [(text, sum(_WIDTHS[_NUMBER:]))], line=_LINE)
    return row + 2


def _compared(comparison: Comparison) -> str:
    n, m = len(comparison.vmbo.goals), len(comparison.mbo.goals)
    text = _("Compared: {goals} from {vmbo} with {items} from {mbo}.").format(
        goals=ngettext("{n} vmbo goal", "{n} vmbo goals", n).format(n=n),
        vmbo=shortened(comparison.vmbo.file, _FILE),
        items=ngettext("{n} mbo item", "{n} mbo items", m).format(n=m),
        mbo=shortened(comparison.mbo.file, _FILE),
    )
    only = [comparison.settings.leerweg, *comparison.settings.kwalificaties]
    if any(only):
        text += " " + _("Only: {choice}.").format(choice=", ".join(filter(None, only)))
    return text


def _title(sheet: FormSheet, row: int, columns: tuple[int, int], text: str, colour: str) -> None:
    sheet.across(row, columns[0], columns[1], text, styles.head(colour), **_HEAD)
    sheet.high(row, _HEADING)


def _link(sheet: FormSheet, row: int, column: int, which: str) -> None:
    sheet.link(row, column, link(which), sheet_name(which), _TEXT, underline=1, font_color=styles.VMBO)


def _steps(sheet: FormSheet, row: int) -> int:
    """Write the five steps, and give the next free row."""
    _title(sheet, row, (_NUMBER, _LINK), _("What is asked of you, in five steps"), styles.BETWEEN)
    steps = (
        (_("Look at the whole: how much overlaps, and in which modules?"), "overview"),
        (_("Judge each proposed pair together, vmbo and mbo: choose a Verdict. The computer proposes, you decide."), "review"),
        (_("Choose an Action where something should change, and say Who. Write a Remark where others must know why."), "review"),
        (_("Look at what was not found: rightly a gap, or overlap after all? Add pairs of your own there too."), "gaps"),
        (_("Write down what you agree. Then save the file and send it back to the facilitator."), "agreements"),
    )
    number = {**styles.BASE, "bold": True, "font_size": 16, "align": "center", "font_color": styles.VMBO}
    for n, (text, target) in enumerate(steps, 1):
        sheet.number(row + n, _NUMBER, n, number)
        sheet.across(row + n, _LEFT, _MIDDLE, text, _TEXT)
        _link(sheet, row + n, _LINK, target)
        sheet.fit(row + n, [(text, _WIDTHS[_LEFT] + _WIDTHS[_MIDDLE] - 8)], least=2, line=_LINE)
    return row + max(len(steps), len(WHO)) + 1


def _who(sheet: FormSheet, row: int) -> None:
    """Ask who judged, because later it must be clear who decided."""
    _title(sheet, row, (_QUESTION, _ANSWER), f"{PENCIL} " + _("Who are you? Fill this in first"), styles.FILL_IN_HEAD)
    sheet.text(0, _ANSWER, key_of("who", "answer"), styles.BASE)
    names = [name for name, _question in WHO]
    for n, (name, text) in enumerate(WHO, 1):
        sheet.text(row + n, _KEYS, key_of("who", name), styles.BASE)
        sheet.text(row + n, _QUESTION, _(text), _TEXT, bold=True)
        as_date = {"num_format": "dd-mm-yyyy", "align": "left"} if name == "date" else {}
        answer = sheet.form.prefilled.who.get(name, "")
        answer = _(BEHALF[answer]) if name == "on behalf of" and answer in BEHALF else answer
        sheet.typed(row + n, _ANSWER, answer, {**styles.TO_FILL, "font_size": _SIZE, **as_date})
    sheet.high(row + len(WHO), _HEADING)
    on_behalf = row + 1 + names.index("on behalf of")
    choices = [_(label) for label in BEHALF.values()]
    sheet.check((on_behalf, _ANSWER, on_behalf, _ANSWER), {"validate": "list", "source": choices})


def _words(sheet: FormSheet, row: int, comparison: Comparison) -> int:
    """Write what words and colours mean, each in its own colour, and give the next free row."""
    _title(sheet, row, (_NUMBER, _LINK), _("What the words and colours mean"), styles.BETWEEN)
    dots = "   ".join(band_words(band).split(" ")[0] for band in BANDS)
    words: tuple[tuple[str, str, tuple[str, str] | None], ...] = (
        (_("overlap"), _("the same content: whoever masters the one has had the other"), None),
        *(
            (labels.label(name), meaning, styles.VERDICTS[name])
            for name, meaning in (
                (Verdict.REPETITION, _("overlap at the same level: can be dropped, or exempted")),
                (Verdict.DEEPENING, _("overlap at a higher level: keep it and build on it")),
                (Verdict.RELATED, _("partly the same, or the same subject")),
                (Verdict.NO_OVERLAP, _("the proposal is not right")),
                (Verdict.LATER, _("no agreement yet, or someone is missing")),
            )
        ),
        (_("gap"), _("no counterpart on the other side"), None),
        *((_shared(comparison),) if comparison.judged_with else ()),
        (dots, _("certain, likely, possible: how sure the computer is that two goals are at least related"), None),
        *(
            ((_(ELSEWHERE.label), _("what other groups decided about these two texts: judge for yourselves first"), None),)
            * bool(comparison.elsewhere.files)
        ),
        (_("blue / green"), _("vmbo / mbo"), None),
        (_("{pencil} and yellow").format(pencil=PENCIL), _("this is where you fill something in"), (styles.FILL_IN, styles.INK)),
    )
    for n, (word, meaning, colours) in enumerate(words, 1):
        look = {"bg_color": colours[0], "font_color": colours[1]} if colours else {}
        sheet.across(row + n, _NUMBER, _LEFT, word, _TEXT, bold=True, **look)
        sheet.across(row + n, _MIDDLE, _LINK, meaning, _TEXT)
        sheet.fit(row + n, [(meaning, _WIDTHS[_MIDDLE] + _WIDTHS[_LINK] - 6)], line=_LINE)
    return row + len(words) + 1


def _shared(comparison: Comparison) -> tuple[str, str, None]:
    """What is said of rows that hold several pairs: the word, and what it means."""
    text = _(
        "{size}: these mbo items are nearly the same, your verdict counts for all. Is one of them different? Give that its "
        "own verdict at the bottom of the sheet {sheet}."
    )
    return _("also goes for …"), text.format(size=size_in_words(comparison), sheet=sheet_name("review")), None


def _sheets(sheet: FormSheet, row: int) -> None:
    """Tell which sheet is for whom."""
    _title(sheet, row, (_QUESTION, _ANSWER), _("Which sheet is for whom?"), styles.BETWEEN)
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
        _link(sheet, row + n, _QUESTION, which)
        sheet.text(row + n, _ANSWER, text, _TEXT)


def _example(sheet: FormSheet, row: int) -> int:
    """Write a row of the review as it could look when filled in: invented, so that no pair is judged for the group.

    Give the last row used.
    """
    _title(sheet, row, (_NUMBER, _ANSWER), _("A row as it could look (invented, from another field of work)"), styles.BETWEEN)
    head, cells = row + 1, row + 2
    sheet.across(head, _NUMBER, _LEFT, _("vmbo goal"), styles.head(styles.VMBO))
    sheet.text(head, _MIDDLE, _("mbo item"), styles.head(styles.MBO))
    sheet.across(head, _LINK, _SPACE, _("How sure, and why"), styles.head(styles.BETWEEN))
    to_fill = (f"{PENCIL} " + _("Verdict and Action"), f"{PENCIL} " + _("Remark"))
    sheet.heads(head, _QUESTION, to_fill, styles.FILL_IN_HEAD)
    vmbo, mbo = _("The pupil can plan a trip to the zoo"), _("Organises trips for groups and keeps to the budget")
    word = _("trip")
    why = "\n".join((band_words(Band.LIKELY), labels.label(Relation.RELATED) + "?", _("both: {words}").format(words=word)))
    remark = _("Same subject, not the same content. We tell each other what we do and when.")
    sheet.across(cells, _NUMBER, _LEFT, vmbo, styles.CELL)
    sheet.text(cells, _MIDDLE, mbo, styles.CELL)
    sheet.across(cells, _LINK, _SPACE, why, styles.CELL)
    filled = {**styles.CELL, **styles.verdict(Verdict.RELATED), "font_size": _SIZE, "italic": True}
    sheet.text(cells, _QUESTION, f"{labels.label(Verdict.RELATED)}\n{labels.label(Action.ALIGN)}", filled)
    sheet.text(cells, _ANSWER, remark, filled)
    widths = (_WIDTHS[_LEFT] + 4, _WIDTHS[_MIDDLE], _WIDTHS[_LINK] + 3, _WIDTHS[_ANSWER] - 4)
    sheet.fit(cells, zip((vmbo, mbo, why, remark), widths, strict=True))
    question = _(
        "Ask yourselves: does a pupil who masters the left one have to learn the right one again? "
        "If not, it is repetition; if it goes further in mbo, deepening; if it is only near it, related."
    )
    return _across(sheet, row + 3, question) - 2
