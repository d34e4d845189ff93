"""Why a pair is proposed, in words that a teacher understands."""

import re
from dataclasses import dataclass

from overlap.language import Unit, field_vectors, units, without_own
from overlap.locale import gettext as _

from .likeness import SAME_CONCEPT, concept_likeness
from .sides import Sides

_HANGING = re.compile(r"(\w+)-(?=[\s,]|$)|(?<![\w])-(\w+)")
_MOST = 4  # words or word pairs named in a reason; more is not read
_CLEAR = 2.0  # standard deviations from which the language model has something to say
_SAME_FIELD = 0.35  # likeness of directions from which texts or words belong to the same field of work
_CLOSE = 0.6  # likeness below which words of a heading are not named
_WORTH = 0.35  # likeness times weight below which a word is not worth naming


@dataclass(frozen=True, slots=True)
class Agreement:
    """A unit of the vmbo text beside its counterpart in the mbo text: how alike (0 to 1), and how much it says."""

    vmbo: Unit
    mbo: Unit
    likeness: float
    weight: float

    @property
    def label(self) -> str:
        """Both as people write them: once when they are the same word."""
        a, b = self.vmbo.label, self.mbo.label
        return a if a == b else f"{a} = {b}" if self.likeness == 1 else f"{a} ~ {b}"


def agreements(sides: Sides, vmbo_text: str, mbo_text: str) -> list[Agreement]:
    """Units of a vmbo and an mbo text that are alike, most telling first; each unit once."""
    terms = sides.terms
    found = [
        Agreement(a, b, like, like * max(0.05, min(terms.weight(a), terms.weight(b))))
        for a, b, like in terms.alike_in(units(vmbo_text), units(mbo_text))
    ]
    found.sort(key=lambda x: (-x.weight, x.vmbo.key, x.mbo.key))
    best: list[Agreement] = []
    for one in found:
        words = {*one.vmbo.written}, {*one.mbo.written}
        if not any(words[0] & {*b.vmbo.written} or words[1] & {*b.mbo.written} for b in best):
            best.append(one)
    return best


def because(sides: Sides, i: int, j: int, *, proposed: bool = True) -> tuple[str, ...]:
    """What the two have in common: the same words, other words for the same, word parts, what the headings add."""
    title, item = sides.titel[j], sides.item[j]
    own = agreements(sides, sides.eindterm[i], item)
    telling = [a for a in own if a.weight >= _WORTH]
    by_group = [a for a in own if _by_own_words(a)]
    rest = [a for a in telling if a not in by_group]
    same = [a for a in own if a.likeness == 1 and a not in by_group]
    concept = [a for a in rest if a not in same and a.likeness == SAME_CONCEPT]
    near = [a for a in rest if a not in same and a not in concept and _share_concept(a)]
    parts = [a for a in rest if a not in same and a not in concept and a not in near]
    reasons = []
    for text, those in (
        (_("own concept: {words}"), by_group),
        (_("both: {words}"), same),
        (_("another word for it: {words}"), concept),
        (_("near in meaning: {words}"), near),
        (_("word parts: {words}"), parts),
    ):
        if those:
            reasons.append(text.format(words=", ".join(a.label for a in those[:_MOST])))
    in_title = {unit.key for unit in units(title)}
    if own and not any(a.mbo.key in in_title for a in own[:_MOST]) and sides.mbo[j].description:
        reasons.append(_("found in the description of the item"))
    if not _tells(own) and (field := _same_field(sides, i, j)):
        reasons.append(_("same field of work: {words}").format(words=field.label))
    named = {word for a in own for word in a.mbo.written}
    headings = agreements(sides, sides.deeltaak[i], item)
    above = [a for a in headings if a.weight >= _WORTH and a.likeness >= _CLOSE and not named & {*a.mbo.written}]
    if above:
        reasons.append(_("heading: {words}").format(words=", ".join(a.label for a in above[: _MOST - 1])))
    if sides.semantic is not None and sides.semantic[i, j] >= _CLEAR:
        reasons.append(_("the language model finds the texts alike"))
    if reasons:
        return tuple(reasons)
    return (_("only the wording, or the deeltaak around it, is alike") if proposed else _("no words in common"),)


def _same_field(sides: Sides, i: int, j: int) -> Agreement | None:
    """The words of both sides that most clearly belong to the same field of work; None where the texts do not."""
    if sides.fields["own"][i, j] < _SAME_FIELD:
        return None
    mine, theirs = units(sides.eindterm[i]), units(sides.item[j])
    near = field_vectors([a.label for a in mine]) @ field_vectors([b.label for b in theirs]).T
    found = [
        Agreement(a, b, float(like), float(like) * min(sides.terms.weight(a), sides.terms.weight(b)))
        for a, row in zip(mine, near, strict=True)
        for b, like in zip(theirs, row, strict=True)
        if like >= _SAME_FIELD
    ]
    return min(found, key=lambda x: (-x.weight, x.vmbo.key, x.mbo.key), default=None)


def _tells(own: list[Agreement]) -> bool:
    """Whether what the texts themselves share explains anything."""
    return any(a.likeness == 1 or a.weight >= _WORTH or _by_own_words(a) for a in own)


def _share_concept(agreement: Agreement) -> bool:
    return bool(agreement.vmbo.concepts.keys() & agreement.mbo.concepts.keys())


def _by_own_words(agreement: Agreement) -> bool:
    """Whether the two are alike through a begrip of the working group, and less so, or not at all, without it."""
    a, b = agreement.vmbo, agreement.mbo
    found = concept_likeness(a, b)
    if agreement.likeness > found:
        return False
    return found > max((concept_likeness(x, y) for x in without_own(a) for y in without_own(b)), default=0.0)


def shared(sides: Sides, i: int, j: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words to make stand out: as written in the vmbo goal, and in title and omschrijving of the mbo item."""
    own = agreements(sides, sides.eindterm[i], sides.item[j])
    if not _tells(own) and (field := _same_field(sides, i, j)):
        own.append(field)
    above = agreements(sides, sides.deeltaak[i], sides.titel[j])
    vmbo = dict.fromkeys(_as_written(word, sides.vmbo[i].text) for a in own for word in a.vmbo.written)
    item = f"{sides.mbo[j].text} {sides.mbo[j].description}"
    mbo = dict.fromkeys(_as_written(word, item) for a in [*own, *above] for word in a.mbo.written)
    return tuple(vmbo), tuple(mbo)


def _as_written(word: str, text: str) -> str:
    """A word as it stands in the text, also where it was made of a hanging hyphen: "apparatuur" in "-apparatuur"."""
    if word in text:
        return word
    hanging = (piece for before, after in _HANGING.findall(text) if (piece := before or after))
    lower = word.casefold()
    return next((p for p in hanging if lower.endswith(p.casefold()) or lower.startswith(p.casefold())), word)
