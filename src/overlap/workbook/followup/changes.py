"""The sheet "Wat is er veranderd": what is new, gone, changed or moved since an earlier comparison, and what that does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.model import Side
from overlap.model.carrying import Carried, CarryOver, Change, Piece
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.book import Book, height, shortened
from overlap.workbook.xlsx.styles import Properties

NAME: Final = mark("What has changed")
_HEADERS: Final = (
    (mark("Side"), 7),
    (mark("What"), 15),
    (mark("Code then"), 14),
    (mark("Code now"), 14),
    (mark("Text: red and struck out is gone, green and underlined is new"), 66),
    (mark("Description"), 44),
    (mark("What it does to your decisions"), 36),
)
_KINDS: Final = (
    ("changed", mark("text changed")),
    ("new", mark("new")),
    ("gone", mark("gone")),
    ("moved", mark("moved or renumbered")),
    ("same", mark("unchanged")),
)
_SIDES: Final[tuple[Side, ...]] = ("vmbo", "mbo")
_GONE: Final[Properties] = {**styles.BASE, "font_color": styles.CAUTION, "font_strikeout": True}
_NEW: Final[Properties] = {**styles.BASE, "font_color": styles.MBO, "underline": 1, "bold": True}
_AROUND = 60  # characters of what did not change that are shown on either side of what did
_LONG = 900  # characters of a cell
_TOP: Final = 3
_SINCE: Final = 28  # characters

Parts = list[tuple[str, Properties]]


def kind_of(change: Change) -> str:
    """What became of a goal, by its stable name."""
    if change.old is None:
        return "new"
    if change.new is None:
        return "gone"
    return "changed" if change.changed else "moved" if change.moved else "same"


def write(book: Book, over: CarryOver) -> None:
    """Write the sheet."""
    sheet = book.sheet(_(NAME), colour=styles.FILL_IN_HEAD)
    for column, (_header, width) in enumerate(_HEADERS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("What has changed since last time?"), book.format(styles.TITLE))
    sheet.set_row(0, 30)
    row = _sums(book, sheet, over)
    _table(book, sheet, over, row + 1)


def _sums(book: Book, sheet: Worksheet, over: CarryOver) -> int:
    """How much changed per side, and what became of the decisions; the next free row."""
    lines = [_who(over)]
    for since, those in over.versions.items():
        counts = Counter((change.side, kind_of(change)) for change in those)
        if len(over.versions) > 1:
            lines.append(_("Since {files}:").format(files=since))
        for side in _SIDES:
            parts = [f"{_(label)} {counts[side, kind]}" for kind, label in _KINDS]
            lines.append(f"{side}: " + ", ".join(parts))
    lines += fates(over)
    for n, text in enumerate(lines, _TOP - 2):
        sheet.merge_range(n, 0, n, len(_HEADERS) - 1, "", book.format(styles.WRAPPED))
        sheet.write_string(n, 0, text, book.format(styles.WRAPPED, font_size=11))
        sheet.set_row(n, height([(text, sum(width for _header, width in _HEADERS))], line=15))
    return _TOP - 2 + len(lines)


def _who(over: CarryOver) -> str:
    named = []
    for file, who in over.files:
        more = ", ".join(filter(None, (who.group, who.school, who.said or who.behalf, who.date)))
        named.append(f"{file} ({more})" if more else file)
    return _("Decisions come from: {files}.").format(files="; ".join(named))


def fates(over: CarryOver) -> list[str]:
    """What became of the decisions, a sentence each."""
    count = Counter(dict.fromkeys(("carried", "changed", "conflict"), 0))
    count.update(one.fate for one in over.carried)
    texts = [
        ngettext("{n} row was taken over as it was.", "{n} rows were taken over as they were.", count["carried"]).format(
            n=count["carried"]
        )
    ]
    if n := count["changed"]:
        texts.append(
            ngettext(
                "{n} row was taken over while a text changed: look at it again.",
                "{n} rows were taken over while a text changed: look at them again.",
                n,
            ).format(n=n)
        )
    if n := count["conflict"]:
        texts.append(
            ngettext(
                "In {n} row copies say different things: discuss it.", "In {n} rows copies say different things: discuss them.", n
            ).format(n=n)
        )
    if n := sum(one.origin == "carried" for one in over.added):
        texts.append(
            ngettext(
                "{n} pair was judged and is no longer proposed: it stands at the end of the sheet Overlap.",
                "{n} pairs were judged and are no longer proposed: they stand at the end of the sheet Overlap.",
                n,
            ).format(n=n)
        )
    if n := len(over.left):
        texts.append(
            ngettext(
                "{n} decision has no place any more: see the sheet {sheet}.",
                "{n} decisions have no place any more: see the sheet {sheet}.",
                n,
            ).format(n=n, sheet=_("Not placed"))
        )
    return texts


def _table(book: Book, sheet: Worksheet, over: CarryOver, head: int) -> None:
    for column, (header, _width) in enumerate(_HEADERS):
        sheet.write_string(head, column, _(header), book.format(styles.head(styles.BETWEEN)))
    several, since = len(over.versions) > 1, len(_HEADERS)
    if several:  # which version a change is counted from
        sheet.set_column(since, since, _SINCE)
        sheet.write_string(head, since, _("Since"), book.format(styles.head(styles.BETWEEN)))
    sheet.set_row(head, 32)
    order = [kind for kind, _label in _KINDS if kind != "same"]
    shown = [change for kind in order for change in over.changes if kind_of(change) == kind]
    decided = _decided(over)
    for n, change in enumerate(shown, head + 1):
        _row(book, sheet, n, change, decided)
        if several:
            sheet.write_string(n, since, change.since, book.format(styles.CELL))
    if not shown:
        sheet.write_string(head + 1, 4, _("Nothing changed: both documents are the same."), book.format(styles.NOTE))
    sheet.autofilter(head, 0, head + max(1, len(shown)), len(_HEADERS) - 1 + several)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)


def _row(book: Book, sheet: Worksheet, row: int, change: Change, decided: Mapping[tuple[Side, str], list[str]]) -> None:
    old, new, kind = change.old, change.new, kind_of(change)
    colour = styles.VMBO if change.side == "vmbo" else styles.MBO
    sheet.write_string(row, 0, change.side, book.format(styles.CELL, font_color=colour, bold=True))
    sheet.write_string(row, 1, _(dict(_KINDS)[kind]), book.format(styles.CELL))
    codes = (old.code if old else "", new.code if new else "")
    for column, code in enumerate(codes, 2):
        sheet.write_string(row, column, shortened(code, 60), book.format(styles.CELL))
    text, description = shown(change.words), shown(change.description)
    if not text:
        whole = shortened(new.text if new else old.text if old else "", _LONG)
        text = [(whole, _GONE if kind == "gone" else _NEW if kind == "new" else styles.BASE)]
    what = "\n".join(decided.get((change.side, old.id), ())) if old else ""
    if not what and kind in ("new", "gone"):
        what = _("nothing had been decided") if kind == "gone" else _("to be judged")
    if len(text) == 1:
        sheet.write_string(row, 4, text[0][0], book.format({**styles.CELL, **text[0][1]}, text_wrap=True))
    else:
        book.rich(sheet, row, 4, text, styles.CELL)
    book.rich(sheet, row, 5, description, styles.CELL)
    sheet.write_string(row, 6, what, book.format(styles.CELL, bold=kind == "changed"))
    plain = [*codes, *("".join(part for part, _look in parts) for parts in (text, description)), what]
    sheet.set_row(row, height(zip(plain, (width for _header, width in _HEADERS[2:]), strict=True)))


def shown(pieces: Sequence[Piece]) -> Parts:
    """A difference with what is gone struck out and what is new underlined; long stretches in common are shortened."""
    parts: Parts = []
    for n, (of, words) in enumerate(pieces):
        text = words if of != "both" else _middle(words, first=n == 0, last=n == len(pieces) - 1)
        parts.append((text + (" " if n < len(pieces) - 1 else ""), {"old": _GONE, "new": _NEW, "both": styles.BASE}[of]))
    return parts


def _middle(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    start = "" if first else text[:_AROUND].rsplit(" ", 1)[0]
    end = "" if last else text[-_AROUND:].split(" ", 1)[-1]
    return " ".join(filter(None, (start, "…", end)))


def _decided(over: CarryOver) -> dict[tuple[Side, str], list[str]]:
    """Per goal as it was: what its change does to the decisions on it."""
    found: dict[tuple[Side, str], Counter[str]] = defaultdict(Counter)
    for one in over.carried:
        text = _("to look at again: {n}") if one.changes else _("taken over: {n}")
        for key in _goals(one):
            found[key][text] += 1
    for left in over.left:
        for side, goal in left.goals:
            found[side, goal.id][_("in “{sheet}”: {n}").replace("{sheet}", _("Not placed"))] += 1
    return {key: [text.format(n=n) for text, n in sorted(counts.items())] for key, counts in found.items()}


def _goals(one: Carried) -> Iterable[tuple[Side, str]]:
    sides: tuple[tuple[Side, set[str]], ...] = (
        ("vmbo", {decision.vmbo for decision in one.decisions}),
        ("mbo", {decision.mbo for decision in one.decisions}),
    )
    return [(side, goal) for side, ids in sides for goal in sorted(ids) if goal]
