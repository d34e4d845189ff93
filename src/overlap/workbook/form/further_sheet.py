"""A further sheet of the workbook, besides those that every comparison has."""

from collections.abc import Callable
from dataclasses import dataclass

from .form import Form
from .hidden_sheet import Facts


@dataclass(frozen=True, slots=True)
class Page:
    """A further sheet: its name, what writes it (all tables have been written then), and whether it comes before all others."""

    name: str
    write: Callable[[Form, Facts], None]
    first: bool = False
