"""To which pair or goal a row belongs: by its ids, and where those are gone or cannot be right, by what it shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from overlap.locale import in_every_language
from overlap.model import FactGoal, Facts, Side

from .book import shortened
from .finding import Segment

_CODE, _TEXT = 60, 400  # characters shown of a code and of a goal on the sheet Overlap
_SIDES: tuple[Side, Side] = ("vmbo", "mbo")
_SHOWN: Mapping[Side, tuple[str, str]] = {"vmbo": ("vmbo code", "vmbo goal"), "mbo": ("mbo code", "mbo item")}


class Identity:
    """Finds goals and pairs by what people see of them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_text: defaultdict[tuple[Side, str], list[FactGoal]] = defaultdict(list)
        self._by_name: defaultdict[tuple[Side, str], set[str]] = defaultdict(set)
        for (side, _id), goal in facts.goals.items():
            self._by_text[side, _plain(shortened(goal.text, _TEXT))].append(goal)
            for name in {goal.label, goal.code, goal.text, goal.id, f"{goal.code} {goal.text}"} - {""}:
                self._by_name[side, _plain(name)].add(goal.id)

    def goal(self, side: Side, text: str) -> str:
        """The id of the one goal that a text names: by label, code, text or id; "" where none or several."""
        first = text.split("\n", maxsplit=1)[0]
        for name in (text, first, first.partition(" · ")[0], first.rpartition(" (")[0]):
            found = self._by_name.get((side, _plain(name)), set()) if name else set()
            if len(found) == 1:
                return next(iter(found))
        return ""

    def pair(self, segment: Segment, row: int) -> str:
        """The id of the pair that a row of the review is about, "" where nothing tells.

        What the row shows counts most, because that is what people judged: who sorts the visible columns only leaves the
        hidden ids where they were.
        """
        shown = {side: self._shown(segment, row, side) for side in _SIDES}
        told = [segment.text(row, "id"), "+".join(segment.text(row, f"{side} id") for side in _SIDES)]
        known = [pair for pair in told if self._is_pair(pair)]
        fits = [
            pair for pair in known if all(not shown[s] or i in shown[s] for s, i in zip(_SIDES, pair.split("+"), strict=True))
        ]
        if fits:
            return fits[0]
        possible = [f"{vmbo}+{mbo}" for vmbo in shown["vmbo"] for mbo in shown["mbo"]]
        proposed = [pair for pair in possible if pair in self._facts.pairs]
        if len(proposed) == 1:
            return proposed[0]
        by_number = self._numbered(segment.text(row, "number"))
        if by_number in proposed:
            return by_number
        if len(possible) == 1:
            return possible[0]
        return known[0] if known and not possible else ""

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

    def _gap_goals(self, side: Side, shown: str) -> list[FactGoal]:
        """The goals that the cell of a gap may be of: it shows the code and the first 300 characters of the text."""
        return [
            goal
            for (s, _id), goal in self._facts.goals.items()
            if s == side and _plain(shown) in {_plain(f"{name} {shortened(goal.text, 300)}") for name in _names(goal)}
        ]

    def _shown(self, segment: Segment, row: int, side: Side) -> list[str]:
        """The ids of the goals that the code and text of a row may be of; nothing where they tell nothing."""
        code, text = (segment.text(row, field) for field in _SHOWN[side])
        goals = self._by_text.get((side, _plain(text.split("\n", maxsplit=1)[0])), []) if text else []
        if code:
            by_code = [goal for goal in goals if _plain(code) in {_plain(name) for name in _names(goal)}]
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


def _names(goal: FactGoal) -> Iterable[str]:
    """What a sheet may show as the code of a goal."""
    if goal.code:
        return {shortened(goal.code, _CODE), goal.code, shortened(goal.code, 40)}
    return {text.format(number=goal.row) for text in in_every_language("row {number}")}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
