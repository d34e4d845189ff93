"""What groups filled in -> a DataFrame with a row per decision."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, get_args

from overlap.model import Behalf, Decision, Facts, Review, Side, Table

from .columns import COUNT, TEXT, Dtype, frame

if TYPE_CHECKING:
    import pandas as pd

_DECISIONS: Final[Mapping[str, Dtype]] = {
    "file": TEXT,
    "group": TEXT,
    "behalf": tuple(name for name in get_args(Behalf) if name),
    "table": get_args(Table),
    "id": TEXT,
    "vmbo_id": TEXT,
    "vmbo_code": TEXT,
    "mbo_id": TEXT,
    "mbo_code": TEXT,
    "verdict": TEXT,
    "action": TEXT,
    "remark": TEXT,
    "other": TEXT,
    "comments": TEXT,
    "sheet": TEXT,
    "row": COUNT,
}
_OWN_COLUMN: Final = frozenset({"verdict", "action", "remark"})


def decisions(reviews: Review | Sequence[Review]) -> "pd.DataFrame":
    """Give the rows in which groups filled something in, workbook by workbook.

    Columns: file, group and behalf ("vmbo", "mbo", "both"; <NA> where nobody said so); table ("review": a proposed pair,
    "own": a pair of the group's own, "gaps", "words", "own words", "agreements", "agenda") and id of the row; id and code of
    the goals it is about; verdict and action by their stable names ("repetition", in any language), and remark, each <NA>
    where nothing was filled in; other (a JSON object with what else was); comments (a line each); sheet and row.
    """
    listed = [reviews] if isinstance(reviews, Review) else reviews
    return frame(_DECISIONS, (row for review in listed for row in _rows(review)))


def _rows(review: Review) -> Iterator[tuple[Any, ...]]:
    for decision in review.decisions:
        values = {name: text for name, text in decision.values.items() if text}
        other = {name: text for name, text in values.items() if name not in _OWN_COLUMN}
        yield (
            review.file,
            review.name or review.who.group,
            review.who.behalf or None,
            decision.table,
            decision.id,
            *_goal(review.facts, "vmbo", decision),
            *_goal(review.facts, "mbo", decision),
            *(values.get(name) for name in ("verdict", "action", "remark")),
            json.dumps(other, ensure_ascii=False),
            "\n".join(comment.text for comment in decision.comments),
            decision.source.sheet,
            decision.source.row,
        )


def _goal(facts: Facts, side: Side, decision: Decision) -> tuple[str | None, str | None]:
    """The id and the code of the goal of a side."""
    identifier = decision.vmbo if side == "vmbo" else decision.mbo
    if not identifier:
        return None, None
    goal = facts.goals.get((side, identifier))
    return identifier, goal.code if goal else None
