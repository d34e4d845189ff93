"""To which pair or goal a row belongs: by its ids, and where those are gone or cannot be right, by what it shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from overlap.locale import in_every_language
from overlap.model import Facts, Goal, Side, Table
from overlap.model.text import folded
from overlap.workbook.form import excerpts
from overlap.workbook.form.spellings import choices, compared
from overlap.workbook.xlsx.fitting import shortened

from .finding import Segment

_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
_SHOWN: Mapping[Side, tuple[str, str]] = {"vmbo": ("vmbo code", "vmbo goal"), "mbo": ("mbo code", "mbo item")}


class Identity:
    """Finds goals and pairs by what people see of them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_text: defaultdict[tuple[Side, str], list[Goal]] = defaultdict(list)
        self._by_gap: defaultdict[tuple[Side, str], list[Goal]] = defaultdict(list)
        self._by_name: defaultdict[tuple[Side, str], set[str]] = defaultdict(set)
        for (side, identifier), goal in facts.goals.items():
            self._by_text[side, folded(shortened(goal.text, excerpts.GOAL))].append(goal)
            for name in {facts.labels.get((side, identifier), ""), goal.code, goal.text, goal.id, f"{goal.code} {goal.text}"} - {
                ""
            }:
                self._by_name[side, folded(name)].add(goal.id)

    def goal(self, side: Side, text: str) -> str:
        """The id of the one goal that a text names: by label, code, text or id; "" where none or several."""
        first = text.split("\n", maxsplit=1)[0]
        for name in (text, first, first.partition(" · ")[0], first.rpartition(" (")[0]):
            found = self._by_name.get((side, folded(name)), set()) if name else set()
            if len(found) == 1:
                return next(iter(found))
        return ""

    def pair(self, segment: Segment, row: int) -> str:
        """The id of the pair that a row of the review is about, "" where nothing tells.

        What the row shows counts most, because that is what people judged: who sorts the visible columns only leaves the
        hidden ids where they were.
        """
        shown = {side: self._shown(segment, row, side) for side in _SIDES}
        known = [pair for pair in self.told(segment, row) if pair]
        if fits := [pair for pair in known if _fits(pair, shown)]:
            return fits[0]
        if not any(shown.values()):
            return known[0] if known else ""
        proposed = [pair for pair in self._facts.pairs if _fits(pair, shown)]
        if len(proposed) == 1:
            return proposed[0]
        by_number = self._numbered(segment.text(row, "number"))
        if by_number in proposed:
            return by_number
        possible = [f"{vmbo}+{mbo}" for vmbo in shown["vmbo"] for mbo in shown["mbo"]]
        return possible[0] if len(possible) == 1 else ""

    def told(self, segment: Segment, row: int) -> tuple[str, str]:
        """The pairs that the hidden columns of a row name, "" where they name none."""
        both = "+".join(segment.text(row, f"{side} id") for side in _SIDES)
        first, second = (pair if self._is_pair(pair) else "" for pair in (segment.text(row, "id"), both))
        return first, second

    def gap(self, segment: Segment, row: int) -> tuple[Side, str] | None:
        """Side and id of the goal that a row of the gaps is about."""
        shown = segment.text(row, "goal").split("\n", maxsplit=1)[0]
        identifier, side = segment.text(row, "id"), segment.text(row, "side").casefold()
        known = [s for s in _SIDES if (s, identifier) in self._facts.goals and side in {"", s}]
        place = segment.text(row, "place").casefold()
        sides = [s for s in _SIDES if place.startswith(f"{s} ·")] or [s for s in _SIDES if side in {"", s}]
        found = [(s, goal.id) for s in sides for goal in self._gap_goals(s, shown)] if shown else []
        fits = [(s, identifier) for s in known if not found or (s, identifier) in found]
        if len(fits) == 1:
            return fits[0]
        return found[0] if len(found) == 1 else None

    def is_pair(self, text: str) -> bool:
        """Whether a text is the id of a pair that is judged."""
        return text in self._facts.pairs

    def is_goal(self, text: str) -> bool:
        """Whether a text is the id of a goal."""
        return any((side, text) in self._facts.goals for side in _SIDES)

    def holds(self, table: Table, field: str, text: str) -> bool | None:
        """Whether a column may hold a text, by ids, goals and choices; None where nothing tells."""
        side, _space, of = field.partition(" ")
        for one in _SIDES:
            if field == f"{one} id":
                return (one, text) in self._facts.goals
            if side == one and of in {"goal", "item"}:
                return self.shows_goal(one, text)
        if field == "id":
            return self._is_pair(text) if table == "review" else self.is_goal(text)
        if field == "side":
            return text in _SIDES
        offered = choices(table, field)
        return compared(text) in offered if offered else None

    def shows_goal(self, side: Side, text: str) -> bool:
        """Whether a cell shows the text of a goal as the review does."""
        return (side, folded(text.split("\n", maxsplit=1)[0])) in self._by_text

    def _gap_goals(self, side: Side, shown: str) -> list[Goal]:
        """The goals that the cell of a gap may be of: it shows the code and the first 300 characters of the text."""
        if not self._by_gap:
            for (s, _id), goal in self._facts.goals.items():
                for name in _names(goal):
                    self._by_gap[s, folded(f"{name} {shortened(goal.text, excerpts.GAP)}")].append(goal)
        return self._by_gap.get((side, folded(shown)), [])

    def _shown(self, segment: Segment, row: int, side: Side) -> list[str]:
        """The ids of the goals that the code and text of a row may be of; nothing where they tell nothing."""
        code, text = (segment.text(row, field) for field in _SHOWN[side])
        goals = self._by_text.get((side, folded(text.split("\n", maxsplit=1)[0])), []) if text else []
        if code:
            by_code = [goal for goal in goals if folded(code) in {folded(name) for name in _names(goal)}]
            if by_code or goals:
                return [goal.id for goal in by_code or goals]
            one = self.goal(side, code)
            return [one] if one else []
        return [goal.id for goal in goals]

    def _numbered(self, number: str) -> str:
        pairs = list(self._facts.pairs)
        return pairs[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(pairs) else ""

    def _is_pair(self, pair: str) -> bool:
        vmbo, _plus, mbo = pair.partition("+")
        return ("vmbo", vmbo) in self._facts.goals and ("mbo", mbo) in self._facts.goals


def _fits(pair: str, shown: Mapping[Side, list[str]]) -> bool:
    """Whether a pair is one of those that a row shows; a side that shows nothing fits all."""
    return all(not shown[side] or goal in shown[side] for side, goal in zip(_SIDES, pair.split("+"), strict=True))


def _names(goal: Goal) -> Iterable[str]:
    """What a sheet may show as the code of a goal."""
    if goal.code:
        return {shortened(goal.code, excerpts.CODE), goal.code, shortened(goal.code, 40)}
    return {text.format(number=goal.source.row) for text in in_every_language("row {number}")}
