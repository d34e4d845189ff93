"""Why a pair is proposed, in words that a teacher can check: what is quoted stands in the text, and what it is called is true."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from overlap.language import Card, Unit
from overlap.locale import gettext as _
from overlap.matching.words.vocabulary import Units
from overlap.model import Goal

from ..sides import Sides
from .loose import loose_ties
from .occupations import occupations, without_occupation
from .particles import verbs_apart
from .passages import Passage, passage
from .quoted import Placing, Quoted, is_verb, quoted
from .quotes import GAP, Quote, quote_phrase
from .ties import CONCEPTS, Kind, Tie, sought, ties
from .told import Told, phrasing_in, things_in

_MOST = 4  # words or word pairs named in a clause; more is not read
_PAIR = 2
_ENOUGH = 2  # words named from which nothing weaker is added
_MOSTLY = 0.6  # of what a phrasing of a card says that stands in the text of the other side
_OF_HEADING = 0.7  # of the weight of what agrees in the heading above a goal, beside the goal itself
_LINE = 165  # characters of the reason that is read first
_PLAIN = (Kind.OWN, Kind.SAME, Kind.SYNONYM, Kind.PART)
# ranks of reasons, the plainest first
_CHECKED, _CALLED, _NEAR, _HEADING, _BY_CARD, _GENERAL = range(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A reason in words, what it quotes on either side, and how much it says: first the plain ones."""

    text: str
    vmbo: tuple[Quote, ...] = ()
    mbo: tuple[Quote, ...] = ()
    rank: int
    weight: float = 0.0
    names: int = 1  # words or word pairs that it names


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
        """The clauses of the first line: the best, and a second that adds to it where it says little and both fit."""
        if not self._clauses:
            return []
        best, *others = self._clauses
        if best.rank > _CHECKED or best.names < _ENOUGH:
            for other in others:
                most = {_CHECKED: _CALLED, _CALLED: _HEADING, _NEAR: _HEADING}.get(best.rank, _BY_CARD)
                is_worth_it = other.rank <= most and not _says_again(other, best)
                if is_worth_it and len(f"{best.text}; {other.text}") <= _LINE:
                    return [best, other]
        return [best]

    @cached_property
    def _clauses(self) -> list[Clause]:
        clauses = [*self._of_words, *self._of_heading]
        if not any(clause.rank == _CHECKED and clause.names >= _ENOUGH for clause in clauses):
            clauses += self._of_cards
        clauses.sort(key=lambda clause: (clause.rank, -clause.weight))
        once = {(clause.vmbo, clause.mbo): clause for clause in reversed(clauses)}  # what says most of the same words
        clauses = [clause for clause in clauses if once[clause.vmbo, clause.mbo] is clause]
        return clauses or [*self._of_general_words, *self._of_loose_cards]

    @cached_property
    def _own(self) -> list[Tie]:
        return self._ties(self._eindterm, self._placing)

    def _ties(self, vmbo: Units, placing: Placing, named: Collection[str] = ()) -> list[Tie]:
        lexicon = self._sides.lexicon
        return ties(self._sides.terms, lexicon, (vmbo, sought(lexicon, self._text)), placing.holds, named)

    @cached_property
    def _quoted(self) -> list[Quoted]:
        """What the texts themselves share, what tells most first and what stands in many goals last."""
        verbs = [action.verb for action in self._sides.vmbo.actions[self._i]]
        of_all = quoted(self._own, self._placing)
        known = {each.vmbo.label for each in of_all}
        apart = verbs_apart([verb for verb in verbs if verb not in known], self._vmbo_texts[0], self._mbo_texts)
        of_all += apart
        # what is only related is no reason in a general word, unless there is nothing else
        worth_it = [each for each in of_all if not each.is_general or each.kind in _PLAIN] or of_all
        return sorted(worth_it, key=lambda each: (each.is_general, each.is_weak_verb, -each.weight))

    @cached_property
    def _of_words(self) -> list[Clause]:
        telling = [each for each in self._quoted if _is_telling(each)]
        same = [each for each in telling if each.kind == Kind.SAME]
        clauses = []
        if same:
            clauses.append(self._of_same(same))
        if alike := [each for each in telling if each.kind == Kind.OWN]:
            clauses.append(_clause(_("own concept: {words}"), alike, _CHECKED))
        if alike := [each for each in telling if each.kind == Kind.SYNONYM]:
            clauses.append(self._of_synonyms(alike, _CALLED if same else _CHECKED))
        if alike := [each for each in telling if each.kind == Kind.PART]:
            clauses.append(self._of_phrases(_("partly the same word: {words}"), alike, _CALLED))
        clauses += _of_width(telling)
        if alike := [each for each in telling if each.kind in CONCEPTS]:
            clauses.append(self._of_phrases(_("related: {words}"), alike, _HEADING))
        verbs = [each for each in self._quoted if each.is_weak_verb and each.kind == Kind.SAME and not each.is_general]
        if verbs and not same:
            clauses.append(self._of_phrases(_("the same verb: {words}"), verbs, _NEAR))
        general = [each for each in self._quoted if each.is_general and each.kind in _PLAIN]
        if general and not same:
            clauses.append(self._of_general(general))
        return clauses

    def _of_same(self, same: Sequence[Quoted]) -> Clause:
        """Name the same words; of a single one the phrases that it stands in too."""
        found = self._passage(same)
        named = [*same, *(each for each in found.members if each.kind == Kind.SAME and each not in same)]
        n = sum(len(each.vmbo.label.split()) for each in named)
        named = sorted(named[:_MOST], key=lambda each: each.here.start)
        words = _clause(_("both: {words}"), named, _CHECKED, names=n, deed=_is_one_deed(named, found))
        if n >= _ENOUGH and not all(map(is_verb, named)):
            return words
        phrases = _both(found)
        if found.vmbo.label == same[0].vmbo.label and found.mbo.label == same[0].mbo.label:
            return words
        text = _("both: {words} ({phrases})").format(words=same[0].label, phrases=phrases)
        if len(text) > _LINE:
            return words
        return Clause(text=text, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=_CHECKED, weight=found.weight)

    def _of_synonyms(self, alike: Sequence[Quoted], rank: int) -> Clause:
        if _is_deed(self._passage(alike)):
            return self._of_phrases("{words}", alike, rank)
        words = _clause(_("another word for the same: {words}"), alike, rank)
        found = self._passage(alike)
        text = f"{words.text} ({_both(found)})"
        if len(alike) > 1 or len(text) > _LINE:
            return words
        return replace(words, text=text, vmbo=(found.vmbo,), mbo=(found.mbo,))

    def _of_phrases(self, text: str, alike: Sequence[Quoted], rank: int) -> Clause:
        found = self._passage(alike)
        weight = found.weight if any(_is_telling(each) for each in alike) else max(each.weight for each in alike)
        if _is_deed(found):
            text, rank = _("the same work: {words}"), _CHECKED
        elif _is_deed(found, be_strict=False):
            text = _("the same work: {words}")
        words = text.format(words=_both(found))
        return Clause(
            text=words, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=rank, weight=weight, names=len(found.members)
        )

    def _passage(self, alike: Sequence[Quoted]) -> Passage:
        return passage(alike, [each for each in self._quoted if each not in alike], self._mbo_texts)

    def _of_general(self, general: Sequence[Quoted]) -> Clause:
        found = self._passage(general)
        if _is_deed(found, be_strict=False):
            return self._of_phrases("{words}", general, _NEAR)
        both = [each for each in found.members if each.kind == Kind.SAME]
        if len(both) > 1:
            text = _("both: {words} ({phrases})")
            words = text.format(words=", ".join(each.label for each in both), phrases=_both(found))
            return Clause(text=words, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=_NEAR, weight=found.weight)
        if is_verb(found.members[0]):
            return self._of_phrases(_("the same verb: {words}"), found.members[:1], _BY_CARD)
        text = _("only a general word in common: {words} ({phrases})")
        words = text.format(words=general[0].label, phrases=_both(found))
        if len(words) > _LINE:
            return _clause(_("only a general word in common: {words}"), general[:1], _GENERAL)
        return Clause(text=words, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=_GENERAL)

    @cached_property
    def _of_general_words(self) -> list[Clause]:
        """What agrees in words that say little, where nothing else does."""
        loose = loose_ties(self._sides.lexicon, self._eindterm, self._text)
        if named := quoted(loose, self._placing):
            same = [each for each in named if each.kind == Kind.SAME]
            if same:
                return [self._of_general(same)]
            text = _("partly the same word: {words}") if named[0].weight else _("only a part of a word in common: {words}")
            return [self._of_phrases(text, named[:1], _GENERAL)]
        of_others = quoted(loose, Placing(self._vmbo_texts, self._mbo_texts, of_others=True))[:1]
        if not of_others:
            return []
        found = passage(of_others, (), self._mbo_texts)
        text = _("the same word of something else: {words}").format(words=_both(found))
        return [Clause(text=text, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=_GENERAL)]

    @cached_property
    def _of_heading(self) -> list[Clause]:
        """What only the deeltaak above the eindterm shares with the item."""
        named = {word for tie in self._own if tie.kind == Kind.SAME for word in tie.mbo.written}
        placing = Placing((self._above,), self._mbo_texts)
        above = quoted(self._ties(self._sides.vmbo.deeltaak.units[self._i], placing, named), placing)
        telling = [each for each in above if _is_telling(each) and each.kind in _PLAIN and not is_verb(each)]
        if not telling:
            return []
        telling.sort(key=lambda each: (each.kind, -each.weight))
        found = passage(telling, [each for each in above if each not in telling], self._mbo_texts)
        text = _("the title above the vmbo goal fits: {words}").format(words=_both(found))
        rank = _CALLED if any(each.kind in (Kind.SAME, Kind.SYNONYM) for each in telling) else _HEADING
        weight = _OF_HEADING * found.weight
        return [Clause(text=text, vmbo=(found.vmbo,), mbo=(found.mbo,), rank=rank, weight=weight)]

    @cached_property
    def _of_cards(self) -> list[Clause]:
        """What the cards add, said as such: their words that stand in the text of the other side."""
        sides, goal, item = self._sides, self._sides.vmbo.goals[self._i], self._sides.mbo.goals[self._j]
        clauses: list[Clause] = []
        vmbo, mbo = sides.vmbo.cards[self._i], sides.mbo.cards[self._j]
        if vmbo:
            if told := phrasing_in(sides, vmbo.phrasings, self._text, self._mbo_texts, by_vmbo=True):
                called = _("the vmbo goal is called in the mbo “{text}” (here: ‘{words}’)")
                belongs = _("the vmbo goal belongs in the mbo to “{text}” (here: ‘{words}’)")
                clauses.append(_of_told(called if told.share >= _MOSTLY else belongs, told, by_vmbo=True))
            elif told := phrasing_in(sides, vmbo.wider, self._text, self._mbo_texts, by_vmbo=True):
                text = _("the vmbo goal belongs in the mbo to “{text}” (here: ‘{words}’)")
                clauses.append(_of_told(text, told, by_vmbo=True))
            elif thing := self._thing(vmbo, goal, by_vmbo=True):
                text = _("in the mbo the vmbo goal often goes with: ‘{text}’").format(text=thing.label)
                clauses.append(Clause(text=text, mbo=(thing,), rank=_BY_CARD))
        if mbo:
            if told := phrasing_in(sides, mbo.phrasings, sides.vmbo.eindterm.texts[self._i], self._vmbo_texts, by_vmbo=False):
                text = _("in the vmbo “{text}” belongs to the mbo item (here: ‘{words}’)")
                clauses.append(_of_told(text, told, by_vmbo=False))
            elif thing := self._thing(mbo, item, by_vmbo=False):
                text = _("in the vmbo the mbo item often goes with: ‘{text}’").format(text=thing.label)
                clauses.append(Clause(text=text, vmbo=(thing,), rank=_BY_CARD))
        return clauses

    @cached_property
    def _of_loose_cards(self) -> list[Clause]:
        """What the card of a goal says that is only related to the item, where nothing else can be said."""
        card = self._sides.vmbo.cards[self._i]
        if card is None:
            return []
        phrasings = (*card.phrasings, *card.wider)
        told = phrasing_in(self._sides, phrasings, self._text, self._mbo_texts, by_vmbo=True, loosely=True)
        text = _("the vmbo goal belongs in the mbo to “{text}” (here: ‘{words}’)")
        return [_of_told(text, told, by_vmbo=True)] if told else []

    def _thing(self, card: Card, goal: Goal, *, by_vmbo: bool) -> Quote | None:
        """A thing in the text of the other side that the card of a goal names."""
        others = self._sides.lexicon.units(self._text) if by_vmbo else self._eindterm
        texts = self._mbo_texts if by_vmbo else self._vmbo_texts
        others = _unnamed(others, [tie.mbo if by_vmbo else tie.vmbo for tie in self._own])
        things = (quote_phrase(words, texts) for words in things_in(self._sides, card, goal.description, others))
        return next((words for words in things if words and GAP not in words.written), None)


def _unnamed(units: Units, named: Sequence[Unit]) -> Units:
    """The units of a text without the words that its own reasons have."""
    words = {word for unit in named for word in unit.written}
    return [unit for unit in units if not words & {*unit.written}]


def _is_telling(one: Quoted) -> bool:
    return not one.is_general and not one.is_weak_verb


def _is_deed(found: Passage, *, be_strict: bool = True) -> bool:
    """Whether the same is done, to the same or to what is a part of the other or another word for it.

    What is in any work ("gegevens verwerken") only counts without ``be_strict``.
    """
    verbs = [each for each in found.members if each.kind in (Kind.SAME, Kind.SYNONYM) and is_verb(each)]
    things = [each for each in found.members if each.kind in _PLAIN and not is_verb(each)]
    return bool(verbs) and any(not (each.is_general and be_strict) for each in things)


def _says_again(clause: Clause, best: Clause) -> bool:
    """Whether all that a clause quotes of a side is quoted already."""
    sides = ((clause.vmbo, best.vmbo), (clause.mbo, best.mbo))
    return any(
        quotes and all(any(a.written in b.written or b.written in a.written for b in named) for a in quotes)
        for quotes, named in sides
        if named
    )


def _both(found: Passage) -> str:
    return f"‘{found.vmbo.label}’ – ‘{found.mbo.label}’"


def _of_told(text: str, told: Told, *, by_vmbo: bool) -> Clause:
    quote = told.passage.mbo if by_vmbo else told.passage.vmbo
    words = text.format(text=told.phrasing, words=quote.label)
    rank = _CALLED if told.share >= _MOSTLY else _NEAR
    vmbo, mbo = ((), (quote,)) if by_vmbo else ((quote,), ())
    return Clause(text=words, vmbo=vmbo, mbo=mbo, rank=rank, weight=told.passage.weight * told.share)


def _of_width(telling: Sequence[Quoted]) -> Iterator[Clause]:
    """The words of which one is wider than the other; those that tell most."""
    for each in [each for each in telling if each.kind in (Kind.MBO_WIDER, Kind.VMBO_WIDER)][:1]:
        wider = _("wider word in the mbo: {mbo} (vmbo: {vmbo})")
        narrower = _("narrower word in the mbo: {mbo} (vmbo: {vmbo})")
        text = wider if each.kind == Kind.MBO_WIDER else narrower
        words = text.format(mbo=each.mbo.label, vmbo=each.vmbo.label)
        yield Clause(text=words, vmbo=(each.vmbo,), mbo=(each.mbo,), rank=_CALLED, weight=each.weight)


def _is_one_deed(named: Sequence[Quoted], found: Passage) -> bool:
    """Whether two words are a thing and what is done to it, in both texts: "ruimte inrichten"."""
    return len(named) == _PAIR and all(each in found.members for each in named) and [is_verb(each) for each in named] == [False, True]


def _clause(text: str, alike: Sequence[Quoted], rank: int, names: int = 0, *, deed: bool = False) -> Clause:
    alike = alike[:_MOST]
    words = (" " if deed else ", ").join(each.label for each in alike)
    vmbo, mbo = tuple(each.vmbo for each in alike), tuple(each.mbo for each in alike)
    return Clause(
        text=text.format(words=words), vmbo=vmbo, mbo=mbo, rank=rank, weight=alike[0].weight, names=names or len(alike)
    )
