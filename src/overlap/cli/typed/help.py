"""The help of a command as plain text, in the language of this run: what it does, an example, arguments, options.

Our own, because typer's has English names for kinds of values, and columns too narrow to read in a window of 80 characters.
"""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Final

from overlap.locale import gettext as _

_WIDEST: Final = 100  # characters of a line; a longer one is hard to read
_NARROWEST: Final = 40
_NAMES: Final = 26  # characters for names; the text beside a longer one begins on the next line
_INDENT: Final = "  "

_Rows = Iterable[tuple[str, str]]


def help_text(command: Any, context: Any) -> str:
    """Give the help of a command or a group of commands, as wide as the window."""
    arguments, options = parameters(command, context)
    commands = getattr(command, "commands", {})
    blocks = [_("Usage: ") + usage_of(command, context), *_wrapped(command.help or "")]
    blocks += _block(
        _("Commands"), ((name, commands[name].help or "") for name in command.list_commands(context)) if commands else ()
    )
    if command.epilog:
        blocks += ["", _("For example") + ":", *(_INDENT + line for line in command.epilog.splitlines())]
    blocks += _block(_("Arguments"), ((kind_of(argument), meaning_of(argument)) for argument in arguments))
    for panel in dict.fromkeys(map(panel_of, options)):
        blocks += _block(panel, ((names_of(option), meaning_of(option)) for option in options if panel_of(option) == panel))
    if commands:
        call = " ".join((context.command_path, _("COMMAND"), "--help"))
        blocks += ["", _("More about a command: {call}").format(call=call)]
    return "\n".join(blocks) + "\n"


def parameters(command: Any, context: Any) -> tuple[list[Any], list[Any]]:
    """Give the arguments and the options of a command that are shown, in their order."""
    shown = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    arguments = [param for param in shown if param.param_type_name == "argument"]
    return arguments, [param for param in shown if param not in arguments]


def usage_of(command: Any, context: Any) -> str:
    """Give a command as it is typed: "overlap compare VMBO MBO [OPTIONS]"."""
    arguments, _options = parameters(command, context)
    kinds = [kind_of(argument) if argument.required else f"[{kind_of(argument)}]" for argument in arguments]
    further = [_("COMMAND")] if getattr(command, "commands", {}) else []
    return " ".join((context.command_path, *kinds, *further, _("[OPTIONS]")))


def panel_of(param: Any) -> str:
    """Give the heading that an option stands under."""
    return getattr(param, "rich_help_panel", None) or _("Options")


def meaning_of(param: Any) -> str:
    """Say what an argument or option does, and of an option that it is required."""
    needed = _("required") if param.required and param.param_type_name != "argument" else ""
    return (param.help or "") + (f" ({needed})" if needed else "")


def kind_of(param: Any) -> str:
    """Say what a value is: as we call it, never the name of a type."""
    return str(param.metavar or param.name.upper())


def names_of(option: Any) -> str:
    """Give the short and the long name of an option, and the kind of its value, where it takes one."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if getattr(option, "is_flag", False) or not option.metavar else f"{names} {option.metavar}"


def _block(title: str, rows: _Rows) -> Iterator[str]:
    """A heading and the rows below it: a name, and beside it a text; nothing without rows."""
    rows = list(rows)
    if not rows:
        return
    yield from ("", f"{title}:")
    beside = " " * (len(_INDENT) + min(max(len(name) for name, _text in rows), _NAMES) + 2)
    for name, text in rows:
        first = f"{_INDENT}{name}".ljust(len(beside))
        if len(first) > len(beside):
            yield first
            first = beside
        yield from textwrap.wrap(text, _width(), initial_indent=first, subsequent_indent=beside, break_on_hyphens=False)


def _wrapped(text: str) -> Iterator[str]:
    yield from ("", *textwrap.wrap(text, _width(), break_on_hyphens=False))


def _width() -> int:
    return max(min(shutil.get_terminal_size().columns, _WIDEST), _NARROWEST)
