"""Which texts of a library are which goals of a document: also where another school wrote it down, or it changed since.

- *The same*: the texts have the same digest (the phrase that every goal opens with does not count), the same code, and
  kwalificaties that do not speak against it. Or they have the same digest, and no other goal or text does: then the code
  may differ or be missing.
- *Changed*: the code is the same and the texts are alike for ``SAME_CODE`` at least, of a hundred; or they are for ``ALIKE``
  and no code speaks against it, where nothing else was found (`overlap.review.rounds.follow` has both figures, with how often
  they are wrong). Of an mbo item the kwalificatie must be known to be the same: B1-K1-W1 is in every dossier.

Where the omschrijving of an item is known on both sides and differs, the item counts as changed too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from overlap.language import without_boilerplate
from overlap.model import Goal, Side
from overlap.model.text import folded
from overlap.review.rounds.follow import ALIKE, SAME_CODE, alike

from .decisions import SharedText, TextKey, digest_of, plain_code, shared_text

_WORDS: Final = 3  # words of a text from which it may be known without its code


@dataclass(frozen=True, slots=True)
class RecognisedGoal:
    """A goal, by its id, that a text of a library is about; ``changed`` where it reads differently there."""

    id: str
    changed: bool


class Shelf:
    """The texts of one side of a library, to find in documents."""

    def __init__(self, side: Side, texts: Iterable[SharedText]) -> None:
        """Take the texts; of those that are the same the longest wording counts."""
        self._side = side
        self._texts: dict[TextKey, SharedText] = {}
        for text in texts:
            known = self._texts.get(text.key)
            if known is None or len(text.text) > len(known.text):
                self._texts[text.key] = text
        self._plain = {key: _plain(text.text) for key, text in self._texts.items()}
        self._by_digest: defaultdict[str, list[SharedText]] = defaultdict(list)
        self._by_code: defaultdict[str, list[SharedText]] = defaultdict(list)
        for key, text in self._texts.items():
            for digest in {text.digest, digest_of(self._plain[key])} - {""}:
                self._by_digest[digest].append(text)
            self._by_code[plain_code(text.code)].append(text)

    def recognised(self, goals: Sequence[Goal]) -> dict[TextKey, list[RecognisedGoal]]:
        """Give, by the key of each text that is known in these goals, which goals it is: a plan names one more than once."""
        mine = [(goal, shared_text(goal), digest_of(_plain(goal.text))) for goal in goals]
        codes: defaultdict[str, set[str]] = defaultdict(set)  # of the goals with a digest
        for _goal, text, digest in mine:
            codes[digest].add(plain_code(text.code))
        recognised: defaultdict[TextKey, list[RecognisedGoal]] = defaultdict(list)
        unknown: set[str] = set()
        for goal, text, digest in mine:
            same = list(self._same(goal, text, digest, alone=len(codes[digest]) == 1))
            for known in same:
                differs = bool(known.description and text.description and known.description != text.description)
                recognised[known.key].append(RecognisedGoal(goal.id, differs))
            if not same:
                unknown.add(goal.id)
        left = {key: text for key, text in self._texts.items() if key not in recognised and text.text}
        plain = {key: self._plain[key] for key in left}
        best: dict[TextKey, tuple[float, str]] = {}
        for goal, text, _digest in mine:
            for likeness, key in self._changed(goal, text, left, plain if goal.id in unknown else {}):
                best[key] = max(best.get(key, (0.0, "")), (likeness, goal.id))
        for key, (_likeness, goal_id) in best.items():
            recognised[key].append(RecognisedGoal(goal_id, changed=True))
        return dict(recognised)

    def _same(self, goal: Goal, text: SharedText, digest: str, *, alone: bool) -> Iterator[SharedText]:
        """The texts with the same words, in full or by ``digest``; ``alone``: whether all goals with these have one code."""
        digests = dict.fromkeys((text.digest, digest))
        known = {other.key: other for one in digests for other in self._by_digest.get(one, ())}
        same = [other for other in known.values() if _may_agree(other, text)]
        code = plain_code(text.code)
        codes = {plain_code(other.code) for other in same} - {""}
        if code and code in codes:
            same = [other for other in same if plain_code(other.code) in ("", code)]
        elif not alone or len(codes) > 1 or (code and codes and len(goal.text.split()) < _WORDS):
            return
        if len(same) > 1 and not all(_may_agree(same[0], other) for other in same):  # several dossiers have it
            same = [other for other in same if text.description and other.description == text.description]
        yield from same

    def _changed(
        self, goal: Goal, text: SharedText, left: Mapping[TextKey, SharedText], plain: Mapping[TextKey, str]
    ) -> Iterator[tuple[float, TextKey]]:
        """Texts that this goal may have become, with how alike they are; among ``plain`` also those without the same code."""
        code = plain_code(text.code)
        for other in self._by_code.get(code, ()) if code else ():
            if other.key in left and self._agree(other, text) and (likeness := alike(other.text, goal.text)) >= SAME_CODE:
                yield likeness, other.key
        if not plain:
            return
        mine = _plain(goal.text)
        for words, likeness, key in process.extract(mine, plain, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            if words != mine and not (code and left[key].code) and self._agree(left[key], text):
                yield likeness, key

    def _agree(self, a: SharedText, b: SharedText) -> bool:
        """Whether two texts are known to be of one kwalificatie; of the vmbo side that is no question."""
        return self._side == "vmbo" or bool({*a.crebos} & {*b.crebos} or _titles(a) & _titles(b))


def _may_agree(a: SharedText, b: SharedText) -> bool:
    """Whether nothing speaks against two items being of one kwalificatie: by crebo, or else by title."""
    if {*a.crebos} & {*b.crebos}:
        return True
    titles = _titles(a), _titles(b)
    return bool(titles[0] & titles[1]) if all(titles) else not (a.crebos and b.crebos)


def _titles(text: SharedText) -> set[str]:
    return {folded(title) for title in text.kwalificaties}


def _plain(text: str) -> str:
    return folded(without_boilerplate(text))
