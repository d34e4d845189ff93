"""What the omschrijvingen of a dossier call the one who works: "De helpende zorg en welzijn" is not about welzijn."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_SUBJECT = re.compile(r"(?:^|(?<=[.!?:;] ))(?:De|Een) [^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,5}", re.M)
_FEW = 3  # omschrijvingen that begin alike by chance
_SHARE = 0.25  # of all omschrijvingen


@lru_cache(50)
def occupations(descriptions: Sequence[str]) -> re.Pattern[str] | None:
    """Give a pattern of the words that many omschrijvingen begin a sentence with, the longest first; None without any."""
    counts: Counter[str] = Counter()
    texts = [text for text in dict.fromkeys(descriptions) if text]
    for text in filter(_may_begin, texts):
        beginnings = (match[0].split() for match in _SUBJECT.finditer(text))
        counts.update({" ".join(words[:n]) for words in beginnings for n in range(2, len(words) + 1)})
    least = max(_FEW, _SHARE * len(texts))
    names = sorted((name for name, n in counts.items() if n >= least), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _may_begin(text: str) -> bool:
    """Whether a text has what a name begins with, which is said sooner than looked for at each of its letters."""
    return "De " in text or "Een " in text


@lru_cache(5_000)
def without_occupation(text: str, by_name: re.Pattern[str] | None) -> str:
    """Give a text of the same length in which nothing can be quoted from what the one who works is called."""
    return by_name.sub(lambda match: "\n" * len(match[0]), text) if by_name and text else text
