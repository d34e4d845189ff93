"""The words of a report: labels of what was decided, and lists as people write them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import DecidedBy, Goal
from overlap.model.labels import DECIDED_BY, code_of, label
from overlap.model.text import without_ending
from overlap.review.outcome.judged import Judged, JudgedCopy
from overlap.review.outcome.tally import Fate

_FATES: Final[Mapping[Fate, str]] = {
    "dropped": mark("dropped"),
    "exempt": mark("exempted"),
    "together": mark("offered together with the vmbo"),
    "kept": mark("stays here, dropped in the vmbo"),
    "had": mark("had before (repetition), nothing agreed on what changes"),
    "deepening": mark("builds on the vmbo (deepening)"),
    "overlap": mark("overlap, repetition or deepening not said"),
    "related": mark("new for a part (related)"),
    "new": mark("new (no counterpart)"),
    "open": mark("still open, nothing agreed on yet"),
}


def word(name: StrEnum | None) -> str:
    """Give what people read for a verdict, an action, an outcome …, "" for None."""
    return label(name) if name else ""


def fate_words(fate: Fate) -> str:
    """Give what becomes of a goal, in words."""
    return _(_FATES[fate])


def deciders(side: DecidedBy) -> str:
    """Give on whose behalf something was decided, in words."""
    return _(DECIDED_BY[side])


def listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{first} and {last}").format(first=", ".join(texts[:-1]), last=texts[-1])


def code(goal: Goal | None) -> str:
    """The code of a goal; where it has none, its row."""
    return code_of(goal) if goal else ""


def goal_text(goal: Goal | None) -> str:
    """The text of a goal."""
    return goal.text if goal else ""


def speaker(origin: JudgedCopy) -> str:
    """What a copy is called: as the group calls itself, or else as its file."""
    if origin.joint:
        return _("together ({file})").format(file=without_ending(origin.file))
    return origin.group or origin.file


def said(one: Judged) -> str:
    """Who said what, a line per group; "" where nobody said anything."""
    lines = []
    for voice in one.voices:
        action = _("action: {label}").format(label=label(voice.action)) if voice.action else ""
        other = _("with {goal}").format(goal=voice.shown) if voice.shown else ""
        told = ", ".join(filter(None, (word(voice.verdict), other, action)))
        if told:
            lines.append(f"{speaker(voice.origin)}: {told}")
    return "\n".join(dict.fromkeys(lines))
