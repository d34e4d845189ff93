"""What an entry of the catalogue is."""

from dataclasses import dataclass

from overlap.locale import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry of the catalogue: what is wrong, and what to do about it. Both are templates in the source language.

    A message that counts something is a `Counted`, and its number is the value ``count``.
    """

    code: str
    message: Message
    remedy: Message
