"""What a function gave, remembered within bounds."""

from collections.abc import Callable
from typing import TypeVar

WORDS = 20_000  # remembered of each kind
Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value]):
    """What a function of one argument gives, made when it is first asked for; of at most ``most`` arguments.

    When half of those are there they are put aside, and what was aside is forgotten: what is asked for again comes back from
    there, so that common words stay. To find what is there takes no more than to look it up in a dict.
    """

    def __init__(self, function: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._function, self._half = function, max(1, most // 2)
        self._aside: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        value = self._aside[key] if key in self._aside else self._function(key)
        self.keep(key, value)
        return value

    def keep(self, key: Key, value: Value) -> None:
        """Remember what the function would give, known already."""
        if len(self) >= self._half:
            self._aside = dict(self)
            self.clear()
        self[key] = value
