"""What people may have typed for a choice or a header, in any language we have, and what it stands for."""

from collections.abc import Mapping
from functools import cache, lru_cache

from overlap.locale import in_every_language
from overlap.model import Table

from .fields import PENCIL, WHO, known_fields


def compared(text: str) -> str:
    """A label as it is compared: no pencil, case, spaces or punctuation at its ends."""
    return "".join(char for char in text.replace(PENCIL, "").casefold() if char.isalnum() or char in "?/+&|")


@lru_cache
def headers(table: Table) -> Mapping[str, str]:
    """Header as compared -> field of a table."""
    return {compared(label): field.name for field in known_fields(table) for label in in_every_language(field.label)}


@cache
def questions() -> Mapping[str, str]:
    """Question about the group as compared -> its stable name."""
    return {compared(label): name for name, question in WHO for label in in_every_language(question)}


@lru_cache
def choices(table: Table, field: str) -> Mapping[str, str]:
    """What may be chosen in a column, as compared -> its stable name; empty where anything may be typed."""
    column = next((one for one in known_fields(table) if one.name == field), None)
    if column is None:
        return {}
    former = {compared(text): str(name) for name, texts in column.former.items() for text in texts}
    names = {compared(name): str(name) for name in column.choices}
    labels = {compared(text): str(name) for name, label in column.choices.items() for text in in_every_language(label)}
    return former | names | labels
