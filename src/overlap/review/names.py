"""Names of people stay out of what is passed on, unless someone asks for them."""

import re
from collections.abc import Iterable
from typing import Final

from overlap.locale import gettext as _
from overlap.model import Review

_APART: Final = re.compile(r"[,;/&+|\n\r\t()]+|\b(?:en|and|namens|met)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
# words with a capital that call nobody by name
_NOT_A_NAME: Final = frozenset({
    "alle", "allen", "beide", "beiden", "bestuur", "board", "coördinator", "de", "directie", "docent", "docenten", "dr",
    "drs", "een", "groep", "het", "iedereen", "ing", "ir", "leraar", "leraren", "management", "mbo", "mevr", "mevrouw",
    "mr", "mw", "dhr", "heer", "onderwijs", "people", "praktijk", "samen", "sectie", "school", "stage", "team", "teacher",
    "teachers", "teamleider", "van", "den", "der", "vmbo", "wij", "zorg",
})  # fmt: skip


class Names:
    """The names of people that the reviews give; ``hidden`` takes them out of a text.

    Known are the names of the teachers on the first sheet and what stands in the columns Who. A name that stands only in a
    remark cannot be told from another word, and stays.
    """

    def __init__(self, reviews: Iterable[Review]) -> None:
        names: set[str] = set()
        for review in reviews:
            given = [review.who.vmbo_names, review.who.mbo_names]
            given += [decision.values.get("who", "") for decision in review.decisions]
            given += [lost.values.get("who", "") for lost in review.unplaced]
            for text in given:
                names |= _names_in(text)
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if names else None

    def hidden(self, text: str) -> str:
        """The text with each known name replaced by [name]."""
        return self._pattern.sub("[" + _("name") + "]", text) if self._pattern else text


def _names_in(text: str) -> set[str]:
    """Each name as written, and the words in it that start with a capital: people are called by either."""
    parts_and_words: set[str] = set()
    for part in _APART.split(text):
        words = [word.rstrip(".") for word in _WORD.findall(part)]
        names = {w for w in words if w[0].isupper() and len(w) > 1 and not w.isupper() and w.casefold() not in _NOT_A_NAME}
        if names:
            parts_and_words |= {" ".join(part.split()), *names}
    return parts_and_words
