"""What a person sees in the terminal: results on standard output, the rest on standard error."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from overlap.locale import gettext as _
from overlap.problems import Notice

_WIDE = 120  # columns where nothing tells how many there are
_MOST = 8  # notices shown; a facilitator who sees more reads none


def out() -> Console:
    """For results. No colour, and not cut at 80 characters, where the output is not a terminal."""
    terminal = sys.stdout.isatty()
    return Console(file=sys.stdout, highlight=False, soft_wrap=not terminal, width=None if terminal else _WIDE)


def err() -> Console:
    """For warnings and progress."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def warn(notices: Iterable[Notice], *, everything: bool = False) -> None:
    """Show what was noticed: the first few, or everything."""
    notices = list(notices)
    console = err()
    for notice in notices if everything else notices[:_MOST]:
        console.print(Text.assemble((_("Note") + ": ", "yellow"), str(notice)))
    if len(notices) > _MOST and not everything:
        console.print(_("… and {n} more; `overlap inspect` shows them all.").format(n=len(notices) - _MOST))
