"""What a person sees in the terminal: results on standard output, the rest on standard error."""

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from overlap.locale import gettext as _
from overlap.problems import Notice

_WIDE = 120  # columns where nothing tells how many there are
_INDENT = "  "
_NAMES = 22  # room for the names of facts
_NARROWEST = 20  # characters for the text beside them
_OF_A_KIND = 2  # notices of one kind shown; a facilitator who sees more reads none


def out() -> Console:
    """Give the console for results. No colour, and not cut at 80 characters, where the output is not a terminal."""
    terminal = sys.stdout.isatty()
    return _console(sys.stdout, soft_wrap=not terminal, width=None if terminal else _WIDE)


def err() -> Console:
    """Give the console for warnings and progress."""
    return _console(sys.stderr, soft_wrap=True)


def _console(file: TextIO, *, soft_wrap: bool, width: int | None = None) -> Console:
    """A console that shows texts as they are: a file may be called "[1].xlsx"."""
    return Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=soft_wrap, width=width)


def warn(notices: Iterable[Notice], *, everything: bool = False) -> None:
    """Show what was noticed: the first few of each kind, or everything."""
    console = err()
    shown: Counter[str] = Counter()
    left_out = 0
    for notice in notices:
        shown[notice.code] += 1
        if not everything and shown[notice.code] > _OF_A_KIND:
            left_out += 1
            continue
        console.print(Text.assemble((_("Note") + ": ", "yellow"), str(notice)))
    if left_out:
        console.print(_("… and {n} more; `overlap inspect` shows them all.").format(n=left_out))


def tell_fact(name: str, value: str | Path) -> None:
    """Print a line of a summary: a name in bold and a text beside it, wrapped beside the name on a terminal.

    A path stays whole: what is wrapped cannot be searched for, or copied.
    """
    console = out()
    head = f"{_INDENT}{name + ':' if name else '':<{_NAMES}}"
    head = head if head.endswith(" ") else f"{head} "
    lines = [str(value)]
    if isinstance(value, str) and console.is_terminal:
        room = max(console.width - len(head), _NARROWEST)
        lines = textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False) or [""]
    text = f"\n{' ' * len(head)}".join(lines)
    console.print(Text.assemble((head, "bold"), text), soft_wrap=True)


def tell_kept(path: Path | None) -> None:
    """Print under which name a filled-in file is kept that stood where the result is now."""
    if path is not None:
        tell_fact(_("Kept"), path)
        tell_fact("", _("Somebody may have filled something in there."))


def tell_written(lines: Iterable[str], path: Path) -> None:
    """Print what a result says, and where it was written."""
    console = out()
    for line in lines:
        console.print(Text(line))
    console.print(Text(_("Written: {path}").format(path=path)))


def notice_as_json(notice: Notice) -> dict[str, Any]:
    """Give a notice in the fixed form that other programs read."""
    return {"code": notice.code, "file": notice.file, "sheet": notice.sheet, "row": notice.row, "message": notice.told}
