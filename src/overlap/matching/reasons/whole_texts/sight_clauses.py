"""What looks alike in the whole texts of a pair, said beside a reason that only a card gives."""

from dataclasses import replace

from overlap.language import stem, word_list
from overlap.language.verbs import infinitive
from overlap.locale import gettext as _
from overlap.model.text import places

from ..clauses import Clause, Rank
from ..commonness import COMMON, EMPTY
from ..pair_texts import PairTexts
from ..phrases import phrase_around
from ..quotes import SHOWN, Quote, Standing, is_of_preposition, quote_whole
from .in_sight import alike_in_sight

_SAY_LITTLE = frozenset((*word_list("helping verbs"), *word_list("verbs for another"), *word_list("plain adjectives")))
# words that say no more than that something is done
_DOINGS = frozenset((*_SAY_LITTLE, *word_list("nouns for any work"), *filter(infinitive, word_list("empty words")))) - frozenset(
    word_list("nouns like verbs")
)
_LEAST = 5  # letters of a word that says something by itself


def by_sight(texts: PairTexts) -> list[Clause]:
    """Say which word of the goal looks like one of the title, then with a ``short`` form, or else one of the heading above it.

    Nothing where none does.
    """
    goal, title = texts.vmbo[0], texts.mbo[0]
    alike = [pair for pair in alike_in_sight((goal[:SHOWN],), (title,), ()) if _is_in_other(*pair)]
    alike = [
        pair for pair in alike if all(map(_is_telling, pair)) or (_is_end(*pair) and not _DOINGS & {*map(str.casefold, pair)})
    ]
    alike.sort(key=lambda pair: not _is_end(*pair))  # "productieproces" is a process, and then of a product
    if (pair := next(iter(alike), None)) and (placed := _placed((goal, title), pair)):
        return [_of_goal(*placed, pair)]
    above = (pair for pair in alike_in_sight((texts.above,), (title,), ()) if all(map(_is_rare, pair)))
    if pair := next(above, None):
        words = _("title above vmbo: {words}").format(words=_label(*pair))
        return [_clause(words, (Quote(pair[0], pair[0]), Quote(pair[1], pair[1])), pair[1])]
    return []


def by_least_sight(texts: PairTexts) -> list[Clause]:
    """Say which word the headings above goal and item share, with each other or with the other side, however little it says.

    For before it is said that nothing is shared.
    """
    goal, title, kerntaak = texts.vmbo[0][:SHOWN], texts.mbo[0], texts.sides.mbo.kerntaak.texts[texts.j]
    looks = (
        (
            texts.above,
            title,
            _("from the title above the vmbo goal: {words}"),
            _("only in the title above the vmbo goal: {words}"),
        ),
        (
            goal,
            kerntaak,
            _("in the kerntaak above the mbo item: {words}"),
            _("only in the kerntaak above the mbo item: {words}"),
        ),
        (
            texts.above,
            kerntaak,
            _("the titles above both agree: ‘{vmbo}’ (vmbo), ‘{mbo}’ (kerntaak)"),
            _("only the titles above both agree: ‘{vmbo}’ (vmbo), ‘{mbo}’ (kerntaak)"),
        ),
    )
    for ours, theirs, plain, only in looks:
        alike = (pair for pair in alike_in_sight((ours,), (theirs,), ()) if _is_of_content(*pair))
        if placed := next(((pair, places) for pair in alike if (places := _placed((ours, theirs), pair))), None):
            pair, places = placed
            clause = _of_goal(*places, pair)
            said = {"words": _label(*pair), "vmbo": clause.vmbo[0].label, "mbo": clause.mbo[0].label}
            return [replace(clause, text=plain.format(**said), alone=only.format(**said), short="")]
    return []


def _is_of_content(ours: str, theirs: str) -> bool:
    """Whether two words that look alike are one, and say more than that something is done: "technisch", "technische"."""
    return stem(ours.casefold()) == stem(theirs.casefold()) and not _DOINGS & {ours.casefold(), theirs.casefold()}


def _placed(shown: tuple[str, str], pair: tuple[str, str]) -> tuple[Standing, Standing] | None:
    """Where two words stand in a goal and a title; None where one is only a piece of that, or of "ten behoeve van"."""
    ours, theirs = (next(places(text, word), None) for text, word in zip(shown, pair, strict=True))
    if not (ours and theirs):
        return None
    both = Standing(shown[0], (ours,)), Standing(shown[1], (theirs,))
    return None if any(map(is_of_preposition, both)) else both


def _of_goal(ours: Standing, theirs: Standing, pair: tuple[str, str]) -> Clause:
    phrases = quote_whole(phrase_around(ours, "vmbo")), quote_whole(phrase_around(theirs, "mbo"))
    label = _label(*pair)
    what = _("alike: {words}") if " – " in label else _("both: {words}")
    short = what.format(words=label)
    text = _("{what} (‘{vmbo}’ – ‘{mbo}’)").format(what=short, vmbo=phrases[0].label, mbo=phrases[1].label)
    return replace(_clause(text, phrases, pair[1]), short=short)


def _clause(text: str, quotes: tuple[Quote, Quote], word: str) -> Clause:
    return Clause(text=text, vmbo=quotes[:1], mbo=quotes[1:], rank=Rank.LEAST, words=(word,))


def _label(ours: str, theirs: str) -> str:
    """Two words as people read them, once where they are the same."""
    ours, theirs = ours.casefold(), theirs.casefold()
    return ours if ours == theirs else f"{ours} – {theirs}"


def _is_telling(word: str) -> bool:
    """Whether a word says what a goal is about."""
    lower = word.casefold()
    return len(lower) >= _LEAST and stem(lower) not in EMPTY and not {lower, stem(lower)} & _SAY_LITTLE


def _is_in_other(ours: str, theirs: str) -> bool:
    """Whether one of two words is the other, inflected or not, or a part of it; what only begins alike may be of anything."""
    short, long = sorted((stem(ours.casefold()), stem(theirs.casefold())), key=len)
    return short in long


def _is_end(ours: str, theirs: str) -> bool:
    """Whether a word of some length is what a compound in the other text ends in."""
    short, long = sorted((stem(ours.casefold()), stem(theirs.casefold())), key=len)
    return len(short) >= _LEAST and len(long) - len(short) >= _LEAST and long.endswith(short)


def _is_rare(word: str) -> bool:
    """Whether it does, and stands in few kinds of work."""
    return _is_telling(word) and stem(word.casefold()) not in COMMON
