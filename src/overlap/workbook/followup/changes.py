"""The sheet What has changed: what is new, gone, changed or moved since an earlier comparison, and what that does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.model import Side
from overlap.model.carrying import Carried, CarryOver, Change, Piece
from overlap.workbook.form.form import Form, FormSheet
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.fitting import shortened
from overlap.workbook.xlsx.styles import Properties

from . import not_placed

NAME: Final = mark("What has changed")
_HEADS: Final = (
    mark("Side"),
    mark("What"),
    mark("Code then"),
    mark("Code now"),
    mark("Text: red and struck out is gone, green and underlined is new"),
    mark("Description"),
    mark("What it does to your decisions"),
)
_WIDTHS: Final = (7, 15, 14, 14, 66, 44, 36)
_CODE, _TEXT, _DESCRIPTION, _DECISIONS, _SINCE = 2, 4, 5, 6, 7  # columns; the last one only with several versions
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
_SINCE_WIDTH: Final = 28

Parts = list[tuple[str, Properties]]


def kind_of(change: Change) -> str:
    """Give what became of a goal, by its stable name: "changed", "new", "gone", "moved" or "same"."""
    if change.old is None:
        return "new"
    if change.new is None:
        return "gone"
    return "changed" if change.changed else "moved" if change.moved else "same"


@dataclass(frozen=True, slots=True)
class Changes:
    """The sheet What has changed, about the decisions of earlier reviews in a new comparison."""

    over: CarryOver

    def write(self, form: Form, _facts: Facts) -> None:
        """Write the sheet."""
        sheet = form.sheet(_(NAME), colour=styles.FILL_IN_HEAD)
        sheet.widths(_WIDTHS)
        sheet.title(0, 0, _("What has changed since last time?"))
        lines = [_who(self.over), *_counts(self.over), *fates(self.over)]
        for row, text in enumerate(lines, 1):
            sheet.across(row, 0, len(_HEADS) - 1, "", styles.WRAPPED)
            sheet.text(row, 0, text, styles.WRAPPED, font_size=11)
            sheet.fit(row, [(text, sum(_WIDTHS))], line=15)
        self._table(sheet, len(lines) + 2)

    def _table(self, sheet: FormSheet, head: int) -> None:
        """Write a row per goal that is not the same, with what its change does to the decisions on it."""
        sheet.heads(head, 0, map(_, _HEADS), styles.BETWEEN)
        several = len(self.over.versions) > 1
        if several:  # which version a change is counted from
            sheet.wide(_SINCE, _SINCE, _SINCE_WIDTH)
            sheet.text(head, _SINCE, _("Since"), styles.head(styles.BETWEEN))
        sheet.high(head, 32)
        kinds = [kind for kind, _label in _KINDS if kind != "same"]
        changes = [change for kind in kinds for change in self.over.changes if kind_of(change) == kind]
        decided = _decided(self.over)
        for row, change in enumerate(changes, head + 1):
            lines = decided.get((change.side, change.old.id), ()) if change.old else ()
            _row(sheet, row, change, "\n".join(lines))
            if several:
                sheet.text(row, _SINCE, change.since, styles.CELL)
        if not changes:
            sheet.text(head + 1, _TEXT, _("Nothing changed: both documents are the same."), styles.NOTE)
        sheet.filter(head, 0, head + max(1, len(changes)), _SINCE if several else _DECISIONS)
        sheet.freeze(head + 1, 0)
        sheet.repeat(head)


def _counts(over: CarryOver) -> list[str]:
    """How much changed per side, a line each; of each earlier version in turn."""
    lines = []
    for since, changes in over.versions.items():
        counts = Counter((change.side, kind_of(change)) for change in changes)
        if len(over.versions) > 1:
            lines.append(_("Since {files}:").format(files=since))
        for side in _SIDES:
            parts = [f"{_(label)} {counts[side, kind]}" for kind, label in _KINDS]
            lines.append(f"{side}: " + ", ".join(parts))
    return lines


def _who(over: CarryOver) -> str:
    named = []
    for file, who in over.files:
        more = ", ".join(filter(None, (who.group, who.school, who.said or who.behalf, who.date)))
        named.append(f"{file} ({more})" if more else file)
    return _("Decisions come from: {files}.").format(files="; ".join(named))


def fates(over: CarryOver) -> list[str]:
    """Give what became of the decisions of earlier reviews, a sentence each."""
    count = Counter(dict.fromkeys(("carried", "changed", "conflict"), 0))
    count.update(carried.fate for carried in over.carried)
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
    if n := sum(added.origin == "carried" for added in over.added):
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
            ).format(n=n, sheet=_(not_placed.NAME))
        )
    return texts


def _row(sheet: FormSheet, row: int, change: Change, decided: str) -> None:
    """Write a change; ``decided`` is what it does to decisions, "" where there are none."""
    old, new, kind = change.old, change.new, kind_of(change)
    if not decided and kind in ("new", "gone"):
        decided = _("nothing had been decided") if kind == "gone" else _("to be judged")
    colour = styles.VMBO if change.side == "vmbo" else styles.MBO
    sheet.text(row, 0, change.side, styles.CELL, font_color=colour, bold=True)
    sheet.text(row, 1, _(dict(_KINDS)[kind]), styles.CELL)
    codes = (old.code if old else "", new.code if new else "")
    for column, code in enumerate(codes, _CODE):
        sheet.text(row, column, shortened(code, 60), styles.CELL)
    text, description = shown(change.words), shown(change.description)
    if not text:
        whole = shortened(new.text if new else old.text if old else "", _LONG)
        text = [(whole, _GONE if kind == "gone" else _NEW if kind == "new" else styles.BASE)]
    if len(text) == 1:
        sheet.text(row, _TEXT, text[0][0], {**styles.CELL, **text[0][1]}, text_wrap=True)
    else:
        sheet.rich(row, _TEXT, text, styles.CELL)
    sheet.rich(row, _DESCRIPTION, description, styles.CELL)
    sheet.text(row, _DECISIONS, decided, styles.CELL, bold=kind == "changed")
    plain = [*codes, *("".join(part for part, _look in parts) for parts in (text, description)), decided]
    sheet.fit(row, zip(plain, _WIDTHS[_CODE:], strict=True))


def shown(pieces: Sequence[Piece]) -> Parts:
    """Give a difference with what is gone struck out and what is new underlined; long stretches in common are shortened."""
    parts: Parts = []
    for n, (version, words) in enumerate(pieces):
        last = n == len(pieces) - 1
        text = words if version != "both" else _middle(words, first=n == 0, last=last)
        look = {"old": _GONE, "new": _NEW, "both": styles.BASE}[version]
        parts.append((text if last else f"{text} ", look))
    return parts


def _middle(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    start = "" if first else text[:_AROUND].rsplit(" ", 1)[0]
    end = "" if last else text[-_AROUND:].split(" ", 1)[-1]
    return " ".join(filter(None, (start, "…", end)))


def _decided(over: CarryOver) -> dict[tuple[Side, str], list[str]]:
    """Per goal as it was: what its change does to the decisions on it."""
    by_goal: dict[tuple[Side, str], Counter[str]] = defaultdict(Counter)
    for carried in over.carried:
        text = _("to look at again: {n}") if carried.changes else _("taken over: {n}")
        for key in _goals(carried):
            by_goal[key][text] += 1
    for left in over.left:
        for side, goal in left.goals:
            by_goal[side, goal.id][_("in “{sheet}”: {n}").replace("{sheet}", _(not_placed.NAME))] += 1
    return {key: [text.format(n=n) for text, n in sorted(counts.items())] for key, counts in by_goal.items()}


def _goals(carried: Carried) -> Iterable[tuple[Side, str]]:
    """The goals that the decisions of a row are on: side and id."""
    sides: tuple[tuple[Side, set[str]], ...] = (
        ("vmbo", {decision.vmbo for decision in carried.decisions}),
        ("mbo", {decision.mbo for decision in carried.decisions}),
    )
    return [(side, goal) for side, ids in sides for goal in sorted(ids) if goal]
