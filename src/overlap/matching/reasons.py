"""Why a pair is proposed, in words that a teacher understands."""

from collections.abc import Sequence
from dataclasses import dataclass

from overlap.language import Word, words
from overlap.locale import gettext as _

from .evidence import Sides

_MOST = 4  # words or word pairs named in a reason; more is not read
_WORTH = 0.35  # likeness times share of rarity below which a word is not worth naming


@dataclass(frozen=True, slots=True)
class Agreement:
    """A word of the vmbo text beside its counterpart in the mbo text, with how much it says."""

    vmbo: Word
    mbo: Word
    weight: float
    exact: bool


def agreements(sides: Sides, vmbo_text: str, mbo_text: str) -> list[Agreement]:
    """Words of a vmbo and an mbo text that are the same or share a part, most telling first; each word once."""
    terms = sides.terms
    found = []
    for a in {w.stem: w for w in reversed(words(vmbo_text))}.values():
        for b in {w.stem: w for w in reversed(words(mbo_text))}.values():
            like = terms.likeness[terms.left[a.stem], terms.right[b.stem]]
            if like:
                rare = min(terms.rarity(a.stem), terms.rarity(b.stem))
                found.append(Agreement(a, b, float(like * max(0.05, rare)), bool(like == 1)))
    found.sort(key=lambda x: (-x.weight, x.vmbo.text, x.mbo.text))
    best: list[Agreement] = []
    for one in found:
        if all(one.vmbo.stem != b.vmbo.stem and one.mbo.stem != b.mbo.stem for b in best):
            best.append(one)
    return best


def because(sides: Sides, i: int, j: int) -> tuple[str, ...]:
    """What the two have in common: words in both, words that share a part, what the headings add."""
    title, item = sides.titel[j], sides.item[j]
    own = agreements(sides, sides.eindterm[i], item)
    in_title = {w.stem for w in words(title)}
    reasons = []
    if same := [a for a in own if a.exact][:_MOST]:
        reasons.append(_("both: {words}").format(words=", ".join(_named(a) for a in same)))
    if parts := [a for a in own if not a.exact and a.weight >= _WORTH][: _MOST - 1]:
        reasons.append(_("alike: {words}").format(words=", ".join(f"{_low(a.vmbo)} ~ {_low(a.mbo)}" for a in parts)))
    if own and not any(a.mbo.stem in in_title for a in own[:_MOST]) and sides.mbo[j].description:
        reasons.append(_("found in the description of the item"))
    named = {a.mbo.stem for a in own}
    above = [a for a in agreements(sides, sides.deeltaak[i], item) if a.mbo.stem not in named and a.weight >= _WORTH]
    if above:
        reasons.append(_("heading: {words}").format(words=", ".join(_pair(a) for a in above[: _MOST - 1])))
    if not reasons:
        reasons.append(_("only the wording is alike"))
    return tuple(reasons)


def shared(sides: Sides, i: int, j: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words to make stand out: as written in the vmbo goal, and in title and omschrijving of the mbo item."""
    own = agreements(sides, sides.eindterm[i], sides.item[j])
    above = agreements(sides, sides.deeltaak[i], sides.titel[j])
    vmbo, mbo = {a.vmbo.stem for a in own}, {a.mbo.stem for a in [*own, *above]}
    return _written(sides.eindterm[i], vmbo), _written(sides.item[j], mbo)


def _written(text: str, stems: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.text for w in words(text) if w.stem in stems))


def _low(word: Word) -> str:
    return word.text if word.text.isupper() else word.text.lower()


def _named(agreement: Agreement) -> str:
    """One word when both sides write it alike, else both forms."""
    a, b = _low(agreement.vmbo), _low(agreement.mbo)
    return a if a == b else f"{a} = {b}"


def _pair(agreement: Agreement) -> str:
    return _named(agreement) if agreement.exact else f"{_low(agreement.vmbo)} ~ {_low(agreement.mbo)}"


def joined(reasons: Sequence[str]) -> str:
    """Reasons in one line, as the files have them."""
    return "; ".join(reasons)
