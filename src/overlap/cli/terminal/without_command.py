"""`overlap vmbo.xlsx mbo.xlsx`, files dropped on the program, and `overlap` alone: for who knows no commands.

Two files compare. Nothing at all, in a terminal, asks for the two, and opens the workbook at the end.
"""

import os
import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from overlap.locale import gettext as _

_DROPPED = re.compile(r"""^&?\s*(["'])(.*)\1$""")  # how PowerShell and others paste a path


def with_command(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Give the arguments with the command that is meant, where they have none.

    Args:
        arguments: what was typed, or what the system gives for files that were dropped.
        commands: what the program knows by name.
    """
    if not arguments:
        return _asked() if sys.stdin.isatty() and sys.stdout.isatty() else ["--help"]
    files = [argument for argument in arguments if not argument.startswith("-")]
    if arguments[0] in commands or not files or arguments[0] != files[0] or not Path(files[0]).is_file():
        return list(arguments)
    if len(files) == 1 and len(arguments) == 1 and sys.stdin.isatty():
        return _asked(Path(files[0]))
    if len(files) == 2 and len(arguments) == 2 and all(Path(file).is_absolute() for file in files):
        return [*_beside(*map(Path, files)), "--open"]  # dropped: nobody sees in which folder the program runs
    return ["compare", *arguments]


def _asked(first: Path | None = None) -> list[str]:
    """Ask for the two files in so many words; an empty answer to the first runs the demo."""
    print(_("Where do a vmbo and an mbo document overlap? Drag a file into this window, or paste its path, and press Enter."))  # noqa: T201
    vmbo = first or _file(_("Vmbo document (nothing: an invented example): "), or_nothing=True)
    if vmbo is None:
        return ["demo"]
    mbo = _file(_("Mbo document: "))
    return [*_beside(vmbo, mbo or vmbo), "--open"]


def _file(question: str, *, or_nothing: bool = False) -> Path | None:
    """Ask until the answer is a file."""
    while True:
        answer = path_in(input(question))
        if answer is None and or_nothing:
            return None
        if answer is not None and answer.is_file():
            return answer
        if answer is not None:
            print(_("There is no file {path}.").format(path=answer))  # noqa: T201


def path_in(typed: str) -> Path | None:
    """Give the path that somebody typed, pasted or dragged; None for nothing.

    With or without quotes, with the & that PowerShell puts before it, as file://, and as macOS and Linux write spaces.
    """
    text = typed.strip()
    if quoted := _DROPPED.match(text):
        text = quoted[2]
    elif text.startswith("file://"):
        parts = urlsplit(text)
        text = unquote(parts.path)
        if re.match(r"/[A-Za-z]:", text):
            text = text[1:]
    elif os.name != "nt" and not Path(text).exists():
        text = re.sub(r"\\(.)", r"\1", text)
    return Path(text).expanduser() if text else None


def _beside(vmbo: Path, mbo: Path) -> list[str]:
    """Compare in the folder of the vmbo document, where the workbook is looked for."""
    vmbo, mbo = vmbo.resolve(), mbo.resolve()
    os.chdir(vmbo.parent)
    print(_("The workbook comes in {folder}").format(folder=vmbo.parent))  # noqa: T201
    return ["compare", str(vmbo), str(mbo)]
