"""The words of a report: labels of what was decided, and lists as people write them."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import FactGoal
from overlap.review.outcome.judged import Judged, Origin
from overlap.workbook.form.fields import ACTIONS, GAP_ACTIONS, GAP_VERDICTS, LAYERS, OUTCOMES, STATUSES, VERDICTS

_LABELS: Final = {
    "verdict": dict((*GAP_VERDICTS, *VERDICTS)),
    "action": dict((*GAP_ACTIONS, *ACTIONS)),
    "outcome": dict(OUTCOMES),
    "layer": dict(LAYERS),
    "status": dict(STATUSES),
    "fate": {
        "dropped": mark("dropped"),
        "exempt": mark("exempted"),
        "together": mark("offered together with the vmbo"),
        "kept": mark("stays here, dropped in the vmbo"),
        "had": mark("had before (repetition), nothing agreed on what changes"),
        "deepening": mark("builds on the vmbo (deepening)"),
        "overlap": mark("overlap, repetition or deepening not said"),
        "related": mark("new for a part (related)"),
        "new": mark("new (no counterpart)"),
        "open": mark("not decided yet"),
    },
    "by": {
        "both": mark("vmbo and mbo"),
        "vmbo": mark("vmbo only"),
        "mbo": mark("mbo only"),
        "unknown": mark("not stated"),
    },
}


def word(of: str, name: str) -> str:
    """The label of a stable name ("verdict", "repetition"); a name that is not known stays as it is."""
    label = _LABELS[of].get(name, name)
    return _(label) if label else ""


def listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{first} and {last}").format(first=", ".join(texts[:-1]), last=texts[-1])


def code(goal: FactGoal | None) -> str:
    """The code of a goal; where it has none, its row."""
    if goal is None:
        return ""
    return goal.code or _("row {number}").format(number=goal.row)


def goal_text(goal: FactGoal | None) -> str:
    """The text of a goal."""
    return goal.text if goal else ""


def speaker(origin: Origin) -> str:
    """What a copy is called: as the group calls itself, or else as its file."""
    if origin.joint:
        return _("together ({file})").format(file=PurePath(origin.file).stem)
    return origin.group or origin.file


def said(one: Judged) -> str:
    """Who said what, a line per group; "" where nobody said anything."""
    lines = []
    for voice in one.voices:
        action = _("action: {label}").format(label=word("action", voice.action)) if voice.action else ""
        told = ", ".join(filter(None, (word("verdict", voice.verdict), action)))
        if told:
            lines.append(f"{speaker(voice.origin)}: {told}")
    return "\n".join(dict.fromkeys(lines))
