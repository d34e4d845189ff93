"""Things of the model as what JSON can hold, and back: one codec for everything that is kept or passed on.

Strict on the way back: what is not exactly of the kind that was asked for is None, so that a caller can leave out what was
damaged, row by row, and need not check anything else. Dataclasses are dictionaries by field name, tuples lists, names of
`overlap.model.verdicts` and `overlap.model.proposals` their texts.
"""

import json
from typing import Any, TypeVar

import msgspec

_Kind = TypeVar("_Kind")
_IN_ONE_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def to_plain(value: object) -> Any:
    """Give a value as dictionaries, lists, texts and numbers."""
    return msgspec.to_builtins(value)


def from_plain(kind: type[_Kind], plain: Any) -> _Kind | None:
    """Read a value of a kind (a dataclass, an enum, a generic such as ``tuple[str, ...]``); None where it is not one."""
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.MsgspecError, RecursionError):
        return None


def to_json(value: object) -> str:
    """Give a value as JSON in one line, its keys in order; letters stay as they are."""
    return _IN_ONE_LINE.encode(to_plain(value))


def from_json(kind: type[_Kind], text: str) -> _Kind | None:
    """Read a value of a kind from JSON; None where the text is no JSON, or holds something else."""
    try:
        return from_plain(kind, json.loads(text))
    except (ValueError, RecursionError):
        return None
