"""What the page knows: both programmes, the pairs and gaps to judge, the choices, and what was decided before.

Everything is plain (texts, numbers, lists, dictionaries), and goals are given by their place, so that a whole dossier beside
a whole profiel stays small.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from overlap.analysis import gaps, nearest
from overlap.locale import gettext as _
from overlap.model import BANDS, Comparison, Decision, Goal, Origin, Pair, Review, Side, labels
from overlap.model.curriculum import SIDES
from overlap.model.labels import code_of, label
from overlap.model.plain import to_json, to_plain
from overlap.workbook.comparison.review import how_sure
from overlap.workbook.form.copies import rows as rows_of_parts
from overlap.workbook.form.elsewhere_column import in_words
from overlap.workbook.form.fields import BEHALF, WHO
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.readback.decision_file import DECISIONS, FORMAT, FiledDecision, FiledRemark
from overlap.workbook.xlsx.fitting import emphasised

_ID: Final = 16  # hexadecimal digits by which a browser keeps pages apart
_CHOICES: Final = {
    "verdict": labels.VERDICTS,
    "action": labels.ACTIONS,
    "gap verdict": labels.GAP_VERDICTS,
    "gap action": labels.GAP_ACTIONS,
    "behalf": BEHALF,
    "outcome": labels.OUTCOMES,
}

Spans = list[tuple[int, int]]


def content(review: Review, comparison: Comparison) -> dict[str, Any]:
    """Give what the page knows, ready for JSON.

    Args:
        review: the workbook that the page is made of, with what was decided in it.
        comparison: the one that its facts describe.
    """
    facts = Facts(comparison)
    rows = [*facts.rows, *rows_of_parts(review.parts)]
    before = [to_plain(_filed(decision)) for decision in review.decisions]
    places = {side: {goal.id: n for n, goal in enumerate(_goals(comparison, side))} for side in SIDES}
    return {
        "kind": DECISIONS,
        "format": FORMAT,
        "id": hashlib.sha256(to_json([rows, before]).encode()).hexdigest()[:_ID],
        "file": review.file,
        "titles": {side: review.facts.titles.get(side, "") for side in SIDES},
        "who": _who(review),
        "goals": {side: [_goal(goal, facts.labels[side, goal.id]) for goal in _goals(comparison, side)] for side in SIDES},
        "pairs": list(_pairs(comparison, facts, places)),
        "gaps": [gap for side in SIDES for gap in _gaps(comparison, side, places)],
        "bands": [[str(band), label(band)] for band in BANDS],
        "choices": {name: [[str(choice), _(text)] for choice, text in offered.items()] for name, offered in _CHOICES.items()},
        "before": before,
        "facts": rows,
    }


def _goals(comparison: Comparison, side: Side) -> Sequence[Goal]:
    return comparison.vmbo.goals if side == "vmbo" else comparison.mbo.goals


def _goal(goal: Goal, name: str) -> dict[str, Any]:
    return {
        "id": goal.id,
        "label": name,
        "code": code_of(goal),
        "text": goal.text,
        "more": goal.description,
        "above": [heading.label for heading in goal.section],
        "module": goal.module,
    }


def _pairs(comparison: Comparison, facts: Facts, places: Mapping[Side, Mapping[str, int]]) -> Iterator[dict[str, Any]]:
    """The pairs to judge, in the order of their numbers; `also` are the places of those that share the row of a pair.

    They are for the group that has the row.
    """
    numbers = {pair.id: n for n, (pair, _origin) in enumerate(comparison.judged)}
    turns = {pair.id: facts.turns.get(number, ()) for number, (pair, _origin) in enumerate(comparison.judged, 1)}
    for pair, origin in comparison.judged:
        turn = turns[comparison.judged_with.get(pair.id, pair.id)]
        sure = how_sure(comparison, pair, origin).split("\n")
        decided = comparison.elsewhere.pairs.get(pair.id)
        yield {
            **_pair(pair, origin, places),
            "sure": sure,
            "group": turn[0] if turn else 0,
            "also": [numbers[other.id] for other in comparison.followers.get(pair.id, ())],
            "elsewhere": in_words(decided).split("\n") if decided else [],
        }


def _pair(pair: Pair, origin: Origin, places: Mapping[Side, Mapping[str, int]]) -> dict[str, Any]:
    return {
        "id": pair.id,
        "vmbo": places["vmbo"][pair.vmbo.id],
        "mbo": places["mbo"][pair.mbo.id],
        "origin": origin,
        "band": str(pair.band or ""),
        "why": list(pair.because),
        "marks": {
            side: [_spans(goal.text, words), _spans(goal.description, words)]
            for (side, goal), words in zip(pair.sides, pair.shared, strict=True)
        },
    }


def _spans(text: str, words: Sequence[str]) -> Spans:
    """Where the words that agree stand in a text: the first character of each piece, and the first behind it.

    Counted in units of UTF-16, as a browser counts.
    """
    spans, at = Spans(), 0
    for part, look in emphasised(text, words, {}):
        end = at + len(part.encode("utf-16-le", "surrogatepass")) // 2
        if look.get("bold"):
            spans.append((at, end))
        at = end
    return spans


def _gaps(comparison: Comparison, side: Side, places: Mapping[Side, Mapping[str, int]]) -> Iterator[dict[str, Any]]:
    """The goals of a side that nothing is proposed for, with the nearest few of the other side and their chances (per cent)."""
    other: Side = "mbo" if side == "vmbo" else "vmbo"
    without = gaps(comparison, side)
    near = nearest(comparison, side, without)
    for gap in without:
        shown = [
            (places[other][(pair.mbo if side == "vmbo" else pair.vmbo).id], round(100 * pair.score)) for pair in near[gap.goal.id]
        ]
        yield {"id": gap.goal.id, "side": side, "goal": places[side][gap.goal.id], "near": shown}


def _filed(decision: Decision) -> FiledDecision:
    """A decision as the file of the page keeps it."""
    remarks = tuple(FiledRemark(text=one.text, author=one.author, field=one.field) for one in decision.comments)
    words = decision.table in ("words", "own words")
    side = ("vmbo" if decision.id == decision.vmbo else "mbo") if decision.table == "gaps" else ""
    return FiledDecision(
        table=decision.table,
        id=decision.id,
        values=dict(decision.values),
        side=side,
        vmbo=decision.vmbo if words else "",
        mbo=decision.mbo if words else "",
        comments=remarks,
    )


def _who(review: Review) -> dict[str, str]:
    who = review.who
    told = (who.group, who.school, who.vmbo_names, who.mbo_names, who.behalf or who.said, who.date)
    return {name: text for (name, _question), text in zip(WHO, told, strict=True)}
