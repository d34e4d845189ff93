"""The words that groups agreed on, and those that their verdicts suggest, for who reads the report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from overlap.model import Decision, Review, WordVerdict
from overlap.model.learning import LearnedWord
from overlap.model.text import folded

Source = Literal["right", "own", "learned"]


@dataclass(frozen=True, slots=True)
class AgreedWord:
    """What vmbo and mbo say, the word they agreed on ("" where none), and where it comes from."""

    vmbo: str
    mbo: str
    agreed: str
    source: Source


def agreed_words(
    reviews: Sequence[Review], learned: Iterable[LearnedWord], clean: Callable[[str], str]
) -> tuple[AgreedWord, ...]:
    """The words that were called right and that nobody called wrong, those that groups added, and those learned from pairs."""
    wrong = {one.id for review in reviews for one in review.of("words") if one.verdict == WordVerdict.WRONG}
    right = [one for review in reviews for one in review.of("words") if one.verdict == WordVerdict.RIGHT and one.id not in wrong]
    own = [one for review in reviews for one in review.of("own words")]
    by_words: dict[tuple[str, str], AgreedWord] = {}
    for source, decisions in (("right", right), ("own", own)):
        for one in decisions:
            _add(by_words, one, "own" if source == "own" else "right", clean)
    for word in learned:
        if word.sure and word.source == "pairs" and len(word.terms) > 1:
            vmbo, mbo = word.terms[:2]
            by_words.setdefault((folded(vmbo), folded(mbo)), AgreedWord(vmbo, mbo, "", "learned"))
    return tuple(by_words.values())


def _add(by_words: dict[tuple[str, str], AgreedWord], one: Decision, source: Source, clean: Callable[[str], str]) -> None:
    """Add a row; several words that were agreed on for the same two stand beside each other."""
    vmbo, mbo = (clean(one.values.get(side) or known) for side, known in (("vmbo", one.vmbo), ("mbo", one.mbo)))
    agreed = clean(one.values.get("agreed", ""))
    if not (vmbo or mbo):
        return
    key = folded(vmbo), folded(mbo)
    before = by_words.get(key)
    words = [*(before.agreed.split(" / ") if before and before.agreed else []), *([agreed] if agreed else [])]
    once = {folded(word): word for word in reversed(words)}
    by_words[key] = AgreedWord(vmbo, mbo, " / ".join(reversed(once.values())), before.source if before else source)
