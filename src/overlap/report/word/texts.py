"""Texts as a file of Word can hold them."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

from ..document import Report

# what XML 1.0 has no place for: control characters and halves of pairs
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(report: Report) -> Report:
    """Give the report without the characters that no XML file can hold."""
    cleaned: Report = _cleaned(report)
    return cleaned


def _cleaned(value: Any) -> Any:
    """A text without those characters, and whatever is made of texts likewise."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _NO_XML.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value
