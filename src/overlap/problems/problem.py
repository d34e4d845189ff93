"""What an entry of the catalogue is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry of the catalogue: what is wrong, and what to do about it. Both are templates in the source language."""

    code: str
    message: str
    remedy: str
