"""What a group said, as people read it beside what others said: labels and the colour of the verdict."""

from collections.abc import Mapping
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import Table
from overlap.workbook.xlsx import styles
from overlap.workbook.xlsx.styles import Properties

from .fields import Field, known_fields

PER_GROUP: Final = Field("groups", mark("Per group"), 24, styles.BETWEEN)


def in_words(table: Table, values: Mapping[str, str]) -> str:
    """Verdict and action (and the counterpart of a gap) as a group chose them, a line each."""
    return "\n".join(label_of(table, name, values[name]) for name in ("verdict", "with", "action", "done") if values.get(name))


def label_of(table: Table, name: str, value: str) -> str:
    """A value as people read it."""
    choices: Mapping[str, str] = next((field.choices for field in known_fields(table) if field.name == name), {})
    return _(choices[value]) if value in choices else value


def look_of(values: Mapping[str, str]) -> Properties:
    """The colour of a verdict."""
    background, ink = styles.VERDICTS.get(values.get("verdict", ""), ("", ""))
    return {"bg_color": background, "font_color": ink} if background else {}
