"""Why a pair is proposed, in words that a teacher can check: what is quoted stands in the text, and what it is called is true."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from overlap.language import Card, Unit
from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.matching.words.vocabulary import Units
from overlap.model import Goal

from ..sides import Sides
from .loose import loose_ties
from .occupations import occupations, without_occupation
from .quoted import Placing, Quoted, quoted
from .quotes import GAP, Quote, quote_phrase
from .ties import CONCEPTS, Kind, Tie, sought, ties
from .told import phrasing_in, things_in

_MOST = 4  # words or word pairs named in a clause; more is not read
_ENOUGH = 3  # named in the reason that is read first, from which nothing weaker is added
_CLAUSES = 3  # of the reason that is read first
_OF_VERBS = 0.1  # of the weight of verbs that may be done to anything
_TWO = 2  # general words named
_LINE = 130  # characters of it
_NEARLY = 0.6  # of the weight of the best reason, from which words that are only related are worth adding
_TOLD = 0.5  # weight of what a card adds, beside that of words that agree
# ranks of reasons, the plainest first
_CHECKED, _PARTLY, _CALLED, _NEAR, _HEADING, _GENERAL, _BY_CARD = range(7)
_PLAIN = (Kind.OWN, Kind.SAME, Kind.SYNONYM, Kind.PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A reason in words, what it quotes on either side, and how much it says: first the plain ones."""

    text: str
    vmbo: tuple[Quote, ...]
    mbo: tuple[Quote, ...]
    rank: int
    weight: float

    @property
    def names(self) -> int:
        """How many words or word pairs it names."""
        return max(len(self.vmbo), len(self.mbo))


class Reasons:
    """What vmbo goal i and mbo item j have in common, as far as it can be said in words that stand in both."""

    def __init__(self, sides: Sides, i: int, j: int) -> None:
        self._sides, self._i, self._j = sides, i, j
        goal, item = sides.vmbo.goals[i], sides.mbo.goals[j]
        by_name = occupations(tuple(each.description for each in sides.mbo.goals))
        self._vmbo_texts, self._mbo_texts = (goal.text,), (item.text, without_occupation(item.description, by_name))
        self._placing = Placing(self._vmbo_texts, self._mbo_texts)
        self._above = goal.section[-1].title if goal.section else ""
        self._eindterm = sides.vmbo.eindterm.units[i]
        # hanging hyphens filled in: "voedings- en genotmiddelen" has no "voeding"
        self._text = sides.lexicon.expanded(sides.mbo.item.texts[j])

    def because(self, *, proposed: bool = True, model_agrees: bool = False) -> tuple[str, ...]:
        """Say what the two have in common, best first: one line that tells most, then what else can be said.

        ``model_agrees`` is whether a language model finds the texts alike.
        """
        first, rest = self._first, [clause for clause in self._clauses if clause not in self._first]
        further = [_("the language model finds the texts alike")] if model_agrees else []
        if first:
            return ("; ".join(clause.text for clause in first), *further, *(clause.text for clause in rest))
        nothing = _("no shared word found; judge it yourself") if proposed else _("no words in common")
        return tuple(further) or (nothing,)

    def shared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give what the first line quotes, to make it stand out: as written in the vmbo goal, and in the mbo item.

        Words that stand apart have " … " between them.
        """
        vmbo = dict.fromkeys(quote.written for clause in self._first for quote in clause.vmbo)
        mbo = dict.fromkeys(quote.written for clause in self._first for quote in clause.mbo)
        return tuple(vmbo), tuple(mbo)

    @cached_property
    def _first(self) -> list[Clause]:
        """The clauses of the first line: the best, and those that add to it, as far as they fit."""
        first: list[Clause] = []
        for clause in self._clauses:
            line = "; ".join(each.text for each in (*first, clause))
            if not first or (len(first) < _CLAUSES and len(line) <= _LINE and _adds(clause, first)):
                first.append(clause)
        return first

    @cached_property
    def _clauses(self) -> list[Clause]:
        clauses = [*self._of_words, *self._of_cards]
        clauses += self._of_heading(others=clauses)
        said = [clause for clause in clauses if clause.rank < _BY_CARD]
        if sum(clause.names for clause in said) <= 1:
            clauses += self._of_general_words(alone=not said)
        return sorted(clauses, key=lambda clause: (clause.rank, -clause.weight))

    @cached_property
    def _own(self) -> list[Tie]:
        return self._ties(self._eindterm, self._placing)

    def _ties(self, vmbo: Units, placing: Placing, named: Collection[str] = ()) -> list[Tie]:
        lexicon = self._sides.lexicon
        return ties(self._sides.terms, lexicon, (vmbo, sought(lexicon, self._text)), placing.holds, named)

    @cached_property
    def _quoted(self) -> list[Quoted]:
        """What the texts themselves share, what tells most first and what stands in many goals last."""
        of_all = quoted(self._own, self._placing)
        # what is only related is no reason in a general word, unless there is nothing else
        worth_it = [each for each in of_all if not each.is_general or each.kind in _PLAIN] or of_all
        return sorted(worth_it, key=lambda each: (each.is_general, each.is_weak_verb, -each.weight))

    @cached_property
    def _of_words(self) -> list[Clause]:
        telling = [each for each in self._quoted if not each.is_general and not each.is_weak_verb]
        clauses = [*self._of_kinds(), *_of_width(telling)]
        if not telling and sum(clause.names for clause in clauses) == 1:
            return [_of_one_general(each) for each in self._quoted if each.kind in _PLAIN] or clauses
        return clauses

    def _of_kinds(self) -> Iterator[Clause]:
        """A clause for each thing that words may be to each other."""
        texts = {
            Kind.OWN: _("own concept: {words}"),
            Kind.SAME: _("in both texts: {words}"),
            Kind.SYNONYM: _("another word for the same: {words}"),
            Kind.PART: _("same part of a word: {words}"),
        }
        for kind, text in texts.items():
            if alike := [each for each in self._quoted if each.kind == kind]:
                only_verbs = kind == Kind.SAME and all(each.is_weak_verb for each in alike)
                yield _verbs(alike) if only_verbs else _clause(text, alike, _rank(kind, alike))
        concepts = [each for each in self._quoted if each.kind in CONCEPTS and not each.is_weak_verb]
        by_subject = [each for each in concepts if each.kind == Kind.SUBJECT]
        if concepts:
            rank = _GENERAL if all(each.is_general for each in concepts) else _CALLED if by_subject else _NEAR
            yield _clause(_("related concepts: {words}"), (by_subject or concepts)[: _MOST - 1], rank)

    def _of_general_words(self, *, alone: bool) -> list[Clause]:
        """What agrees in words that say little: all where nothing else does, parts of words beside a single reason."""
        loose = loose_ties(self._sides.lexicon, self._eindterm, self._text)
        if not alone:
            ours, theirs = {tie.vmbo.key for tie in self._own}, {tie.mbo.key for tie in self._own}
            parts = [tie for tie in loose if tie.kind == Kind.PART and not (tie.vmbo.key in ours or tie.mbo.key in theirs)]
            parts = [tie for tie in parts if not (tie.vmbo.key.endswith(tie.mbo.key) or tie.mbo.key.endswith(tie.vmbo.key))]
            return [_of_one_general(each) for each in quoted(parts, self._placing)[:1]]
        if named := quoted(loose, self._placing)[:_TWO]:
            return [_of_one_general(each) for each in named]
        of_others = quoted(loose, Placing(self._vmbo_texts, self._mbo_texts, of_others=True))[:1]
        return [_clause(_("the same word of something else: {words}"), of_others, _GENERAL)] if of_others else []

    def _of_heading(self, others: Sequence[Clause]) -> list[Clause]:
        """What only the deeltaak above the eindterm shares with the item."""
        named = {word for tie in self._own for word in tie.mbo.written}
        placing = Placing((self._above,), self._mbo_texts)
        above = quoted(self._ties(self._sides.vmbo.deeltaak.units[self._i], placing, named), placing)
        plain = [each for each in above if each.kind in _PLAIN]
        things = [each for each in plain if not each.is_weak_verb]
        telling = (
            [each for each in things if not each.is_general] or [each for each in things if each.kind == Kind.SAME] or things
        )
        more = any(clause.rank < _HEADING for clause in others)
        if not telling and not more:
            telling = [each for each in above if each.kind in CONCEPTS and not each.is_general] or plain
        if not telling:
            return []
        named_above = telling[: _MOST - 1]
        item = self._sides.mbo.goals[self._j]
        is_title = item.kind == "werkproces" and all(each.mbo.written in item.text for each in named_above)
        if not any(each.kind in (Kind.SAME, Kind.PART) for each in named_above):
            alone = _("related titles: {words}") if is_title else _("the title above the vmbo goal is related: {words}")
        else:
            alone = _("the titles look alike: {words}") if is_title else _("the title above the vmbo goal looks like it: {words}")
        return [_clause(_("in the title too: {words}") if more else alone, named_above, _HEADING)]

    @cached_property
    def _of_cards(self) -> list[Clause]:
        """What the cards add, said as such: their words that stand in the text of the other side."""
        sides, goal, item = self._sides, self._sides.vmbo.goals[self._i], self._sides.mbo.goals[self._j]
        clauses = []
        if (card := sides.vmbo.cards[self._i]) and (told := self._told(card, goal, by_vmbo=True)):
            words, is_phrasing = told
            text = _("in the mbo this is called: “{text}”") if is_phrasing else _("in the mbo this often goes with: “{text}”")
            rank = _CALLED if is_phrasing else _BY_CARD
            clauses.append(Clause(text=text.format(text=words.label), vmbo=(), mbo=(words,), rank=rank, weight=_TOLD))
        if (card := sides.mbo.cards[self._j]) and (told := self._told(card, item, by_vmbo=False)):
            words, is_phrasing = told
            text = _("in the vmbo this is called: “{text}”") if is_phrasing else _("in the vmbo this often goes with: “{text}”")
            rank = _CALLED if is_phrasing else _BY_CARD
            clauses.append(Clause(text=text.format(text=words.label), vmbo=(words,), mbo=(), rank=rank, weight=_TOLD))
        return clauses

    def _told(self, card: Card, goal: Goal, *, by_vmbo: bool) -> tuple[Quote, bool] | None:
        """What the card of a goal says that stands in the text of the other side, and whether it is a phrasing of it."""
        others = self._sides.lexicon.units(self._text) if by_vmbo else self._eindterm
        texts = self._mbo_texts if by_vmbo else self._vmbo_texts
        others = _unnamed(others, [tie.mbo if by_vmbo else tie.vmbo for tie in self._own])
        phrasing = phrasing_in(self._sides, card, others)
        if phrasing and (words := quote_phrase(phrasing, texts)):
            return words, True
        things = (quote_phrase(words, texts) for words in things_in(self._sides, card, goal.description, others))
        thing = next((words for words in things if words and GAP not in words.written), None)
        return (thing, False) if thing else None


def _unnamed(units: Units, named: Sequence[Unit]) -> Units:
    """The units of a text without the words that its own reasons have."""
    words = {word for unit in named for word in unit.written}
    return [unit for unit in units if not words & {*unit.written}]


def _adds(clause: Clause, first: Sequence[Clause]) -> bool:
    """Whether a further clause makes a line better: what is weak only helps where the rest is."""
    best, names = first[0].rank, sum(each.names for each in first)
    if clause.rank == _BY_CARD:
        is_new = not any(_is_quoted_in(quote, each) for quote in (*clause.vmbo, *clause.mbo) for each in first)
        return best >= _NEAR and len(first) == 1 and is_new
    if clause.rank == _GENERAL and names > 1:
        return False
    if best <= _PARTLY and clause.rank == _NEAR and clause.weight < first[0].weight * _NEARLY:
        return False
    if best <= _PARTLY and clause.rank == _HEADING:
        return False
    return names < _ENOUGH


def _is_quoted_in(quote: Quote, clause: Clause) -> bool:
    return any(quote.written in other.written or other.written in quote.written for other in (*clause.vmbo, *clause.mbo))


def _rank(kind: Kind, alike: Sequence[Quoted]) -> int:
    if all(each.is_general for each in alike):
        return _PARTLY if kind == Kind.SAME and sum(len(each.vmbo.label.split()) for each in alike) > 1 else _GENERAL
    return _PARTLY if kind == Kind.PART else _CHECKED


def _of_one_general(one: Quoted) -> Clause:
    """Say of words that agree that they stand in many goals, so that they say little by themselves."""
    if one.is_weak_verb and one.kind == Kind.SAME:
        return _verbs([one])
    if not one.is_general:
        return _clause(_("same part of a word: {words}"), [one], _GENERAL)
    general = {
        Kind.SAME: _("a general word: {words}"),
        Kind.PART: _("a general part of a word: {words}"),
    }
    return _clause(general.get(one.kind, _("general words: {words}")), [one], _GENERAL)


def _verbs(alike: Sequence[Quoted]) -> Clause:
    """Say that only what is done agrees, not to what."""
    n = len(alike[:_MOST])
    clause = _clause(ngettext("the same verb: {words}", "the same verbs: {words}", n), alike, _NEAR)
    return replace(clause, weight=_OF_VERBS * clause.weight)


def _of_width(telling: Sequence[Quoted]) -> list[Clause]:
    """The words of which one is wider than the other; those that tell most."""
    clauses = []
    for each in [each for each in telling if each.kind in (Kind.MBO_WIDER, Kind.VMBO_WIDER)][:1]:
        wider = _("wider word in the mbo: {mbo} (vmbo: {vmbo})")
        narrower = _("narrower word in the mbo: {mbo} (vmbo: {vmbo})")
        text = wider if each.kind == Kind.MBO_WIDER else narrower
        words = text.format(mbo=each.mbo.label, vmbo=each.vmbo.label)
        clauses.append(Clause(text=words, vmbo=(each.vmbo,), mbo=(each.mbo,), rank=_CALLED, weight=each.weight))
    return clauses


def _clause(text: str, alike: Sequence[Quoted], rank: int) -> Clause:
    alike = alike[:_MOST]
    words = ", ".join(each.label for each in alike)
    vmbo, mbo = tuple(each.vmbo for each in alike), tuple(each.mbo for each in alike)
    return Clause(text=text.format(words=words), vmbo=vmbo, mbo=mbo, rank=rank, weight=alike[0].weight)
