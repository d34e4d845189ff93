"""What was typed as the value that a command is given: texts, paths and words to choose from, without pydantic.

Typer (from 0.29 on) lets pydantic make every value, also of what was not typed. Loading it and telling it of 28 options is an
eighth of a whole small comparison. Numbers, and all that is not right, are left to typer: it says what is wrong.
"""

from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin


def process_plainly(param: Any) -> None:
    """Let a parameter of typer make its value itself where that is plain, and as typer does where it is not."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)  # a typer without pydantic tells none
    if kind is None or "process_value" in vars(param):
        return
    as_typer_does = param.process_value

    def process_value(ctx: Any, typed: Any) -> Any:
        left_out = typed is None and not param.required
        value = plain_value(kind, typed)
        if value is None and not left_out:
            return as_typer_does(ctx, typed)
        if left_out and (param.multiple or param.nargs == -1):
            value = ()
        return value if param.callback is None else param.callback(ctx, param, value)

    param.process_value = process_value


def plain_value(kind: Any, typed: Any) -> Any:
    """Give the value of this kind (`Path`, `list[str]` …) that was typed, or None where typer is to make it."""
    if get_origin(kind) is list and isinstance(typed, list | tuple):
        values = [plain_value(get_args(kind)[0], each) for each in typed]
        return values if values and None not in values else None
    if not isinstance(kind, type):
        return None
    if isinstance(typed, kind):  # a text, or what holds where nothing is typed
        return typed
    if isinstance(typed, str) and issubclass(kind, Path):
        return kind(typed)
    if isinstance(typed, str) and issubclass(kind, StrEnum):
        return next((choice for choice in kind if choice.value == typed), None)
    return None
