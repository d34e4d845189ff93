"""Patterns that few texts match, looked for only in texts that may."""

import re
from collections.abc import Collection
from functools import cached_property


class Rare:
    """A pattern of which every match holds one of some ``marks``, in lower case; upper and lower case are the same to it.

    To look for a few letters takes a tenth of the time of a pattern that may begin anywhere, and most texts have none of them.
    """

    def __init__(self, pattern: str, *, marks: Collection[str], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags, self._marks = pattern, flags, tuple(marks)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when a text is met that may match: to compile all patterns of the package is a part of starting it."""
        return re.compile(self._source, self._flags)

    def sub(self, replacement: str, text: str) -> str:
        """Replace what matches, as `re.sub` does."""
        return self._pattern.sub(replacement, text) if self._may_match(text) else text

    def match(self, text: str) -> re.Match[str] | None:
        """Give the match at the start of a text, as `re.match` does."""
        return self._pattern.match(text) if self._may_match(text) else None

    def _may_match(self, text: str) -> bool:
        return any(map(text.casefold().__contains__, self._marks))
