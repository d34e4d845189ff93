"""The options of `compare` about the session: how long, how many groups, and how many minutes a pair takes."""

from collections.abc import Sequence
from typing import Annotated

import typer

from overlap.locale import gettext as _

_HELP = _("The session, for the sheet Agenda")
_MOST = 60.0  # minutes for one pair

MinutesOption = Annotated[
    int | None,
    typer.Option(
        "--minutes",
        metavar="N",
        min=20,
        max=600,
        help=_("How long the session takes, everything included. Left out: 90."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
GroupsOption = Annotated[
    int | None,
    typer.Option(
        "--groups",
        metavar="N",
        min=1,
        max=50,
        help=_("How many groups work side by side. Left out: 1."),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]
NormOption = Annotated[
    list[str] | None,
    typer.Option(
        "--norm",
        metavar="KIND=MINUTES",
        help=_(
            "What one takes, for example zeker=0.5; may be repeated. "
            "Kinds: zeker 1, waarschijnlijk 2, zwaarwegend 3, mogelijk 1.5, hiaat 0.5 minutes."
        ),
        rich_help_panel=_HELP,
        show_default=False,
    ),
]


def norms(texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Minutes by kind of work, as typed; the last holds where a kind is given twice.

    Raises:
        Unusable: the kind does not exist, or the minutes are no number from above 0 to 60.
    """
    from overlap.analysis.sessions import KINDS
    from overlap.problems import Unusable

    found = {}
    for text in texts:
        kind, _equals, minutes = (part.strip() for part in text.partition("="))
        number = _number(minutes)
        if kind not in KINDS or not 0 < number <= _MOST:
            raise Unusable("bad-option", option="--norm", value=text, example="--norm zeker=0.5")
        found[kind] = number
    return tuple(found.items())


def _number(text: str) -> float:
    """A number with a point or a comma; 0 where it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0
