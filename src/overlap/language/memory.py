"""What a function gave, remembered within bounds."""

from collections.abc import Callable
from typing import TypeVar

WORDS = 20_000  # remembered of each kind; twice as many takes megabytes and saves no time, as rare words hardly ever come back
Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value]):
    """What a function of one argument gives, made when it is first asked for; emptied when it holds ``most``."""

    def __init__(self, function: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._function, self._most = function, most

    def __missing__(self, key: Key) -> Value:
        value = self._function(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
