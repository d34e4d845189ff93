"""The words of the check: what is asked, what can be answered, and how answers are written back."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model.pupils import Had

LABELS: Final[Mapping[Had, str]] = {Had.YES: mark("had it"), Had.PARTLY: mark("partly"), Had.NO: mark("not had it")}
WHERE: Final = mark("Where?")

# how people and form tools write an answer, folded; a longer answer counts by its first word ("ja, vorig jaar")
_ANSWERS: Final[Mapping[Had, Sequence[str]]] = {
    Had.YES: ("gehad", "had it", "had", "g", "h", "ja", "j", "yes", "y", "x", "v", "1", "wel", "al gehad", "wel gehad",
              "waar", "true", "✓", "✔", "☑", "☒"),
    Had.PARTLY: ("deels", "d", "partly", "p", "half", "beetje", "een beetje", "gedeeltelijk", "soms",
                 "deels gehad", "een deel", "½"),
    Had.NO: ("niet", "n", "nee", "no", "not", "not had it", "niet gehad", "nog niet", "geen", "nooit", "0", "onwaar", "false"),
}  # fmt: skip
# above a column of counts, in any language
_HEADS: Final[Mapping[str, Had]] = {
    "gehad": Had.YES, "had it": Had.YES, "had": Had.YES, "ja": Had.YES,
    "deels": Had.PARTLY, "partly": Had.PARTLY,
    "niet": Had.NO, "niet gehad": Had.NO, "not had it": Had.NO, "nee": Had.NO,
}  # fmt: skip
_KNOWN: Final = {text: answer for answer, texts in _ANSWERS.items() for text in texts}
_FIRST: Final[Mapping[str, Had]] = {
    **dict.fromkeys(("ja", "gehad", "yes"), Had.YES),
    **dict.fromkeys(("deels", "partly", "beetje"), Had.PARTLY),
    **dict.fromkeys(("nee", "niet", "nog", "no", "not"), Had.NO),
}
_WORDS: Final = re.compile(r"[^\W_]+|[✓✔☑☒½]")


def folded_words(text: str) -> str:
    """Give a text as it is compared: its words in lower case, without punctuation."""
    return " ".join(_WORDS.findall(text.casefold()))


def answer_in(text: str) -> Had | None:
    """Give the answer that a cell holds, None for what is none."""
    words = folded_words(text)
    if not words:
        return None
    return _KNOWN.get(words) or _FIRST.get(words.split()[0])


def label_in(text: str) -> Had | None:
    """Give the answer that a header names, in any language: above a column of counts."""
    return _HEADS.get(folded_words(text))


def asks_where(text: str) -> bool:
    """Whether a header asks where something was learnt."""
    return bool(re.search(r"\b(?:waar|where)\b", text, re.I))


def labels() -> tuple[str, ...]:
    """Give what can be answered, in the language of this run."""
    return tuple(_(LABELS[answer]) for answer in Had)


def initials() -> Mapping[Had, str]:
    """Give the letter that stands for each answer where there is room for no more, in the language of this run."""
    return {answer: _(label)[0] for answer, label in LABELS.items()}
