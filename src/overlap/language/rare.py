"""Patterns that few texts match, looked for only in texts that may."""

import re
from collections.abc import Callable, Collection

Replacement = str | Callable[[re.Match[str]], str]


class Rare:
    """A pattern of which every match holds one of some ``marks``, in lower case; upper and lower case are the same to it.

    To look for a few letters takes a tenth of the time of a pattern that may begin anywhere, and most texts have none of them.
    """

    def __init__(self, pattern: str, *, marks: Collection[str], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern, self._marks = re.compile(pattern, flags), tuple(marks)

    def sub(self, replacement: Replacement, text: str) -> str:
        """Replace what matches, as `re.sub` does."""
        return self._pattern.sub(replacement, text) if self._may_match(text) else text

    def _may_match(self, text: str) -> bool:
        lower = text.casefold()
        for mark in self._marks:  # a loop, as any() takes longer than all that it looks for
            if mark in lower:
                return True
        return False
