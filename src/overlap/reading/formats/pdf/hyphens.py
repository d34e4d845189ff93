"""Lines -> one text: which hyphens at the end of a line are of a broken word, and which belong to the word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .lines import TextLine

_HYPHENS = "-\u2010\u00ad"
_AFTER_HANGING = frozenset(
    {
        "en",
        "of",
        "en/of",
        "tot",
        "dan",
        "noch",
        "resp",
        "resp.",
        "respectievelijk",
        "als",
        "voor",
        "in",
        "met",
        "van",
        "t/m",
        "c.q.",
    }
)
_PREFIXES = frozenset(
    {"vmbo", "mbo", "hbo", "wo", "havo", "vwo", "pro", "avo", "oud", "non", "ex", "ict", "niet", "quasi", "semi", "auto"}
)
_USUAL = 0.04  # of the lines: from here on, broken words are what a document does
_FEW = 3  # lines that end so: fewer prove nothing
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Hyphens:
    """What a document itself shows of its words: those that stand whole somewhere, and whether it breaks words at all."""

    whole: frozenset[str] = frozenset()
    breaks_words: bool = False
    lines: int = field(default=0, repr=False)

    @classmethod
    def of(cls, lines: Iterable[TextLine]) -> "Hyphens":
        """Look through the lines of a whole document."""
        words: Counter[str] = Counter()
        ends: list[str] = []
        count = 0
        for line in lines:
            for part in line.segments:
                count += 1
                text = part.text.casefold()
                if text[-1] in _HYPHENS and len(text) > 2 and text[-2].isalpha():
                    ends.append(text)
                    text = text.rpartition(" ")[0]
                words.update(_WORD.findall(text))
        often = len(ends) >= _FEW and len(ends) >= _USUAL * count
        return cls(frozenset(words), often, count)

    def joined(self, lines: Sequence[TextLine]) -> str:
        """Give the text of lines that go on in each other."""
        text = lines[0].text if lines else ""
        for line in lines[1:]:
            text = self.join(text, line.text)
        return text

    def join(self, text: str, more: str) -> str:
        """Give two pieces of text as one, of which the second goes on on a new line."""
        if not text or not more:
            return text or more
        if text.endswith(", -") and more[0].isalpha():  # "taalontwikkeling, -" and "achterstanden"
            return text + more
        if text[-1] not in _HYPHENS or len(text) < 2 or not (text[-2].isalnum() or text[-2] == ")"):
            return f"{text} {more}" if text[-1] != "/" or not more[0].isalpha() else text + more
        if text[-1] == "\u00ad":
            return text[:-1] + more
        before, after = _last_word(text[:-1]), more.split(maxsplit=1)[0]
        if after.casefold().rstrip(",;)") in _AFTER_HANGING:
            return f"{text} {more}"
        return text[:-1] + more if self._is_broken(before, after) else text + more

    def _is_broken(self, before: str, after: str) -> bool:
        first = re.match(_WORD, after)
        if not before or not first or not before[-1].islower() or not after[0].islower():
            return False
        start, end = before.casefold(), first[0].casefold()
        tail = start.rpartition("-")[2]
        if start + end in self.whole or tail + end in self.whole:
            return True
        if f"{start}-{end}" in self.whole or f"{tail}-{end}" in self.whole or tail in _PREFIXES:
            return False
        return self.breaks_words


def _last_word(text: str) -> str:
    match = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", text)
    return match[0] if match else ""
