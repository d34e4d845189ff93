"""Why a pair is proposed, in words that a teacher can check: what is quoted stands in the text, and what it is called is true."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from overlap.language import Card, Unit, words
from overlap.locale import gettext as _
from overlap.model import Goal

from ..sides import Sides
from ..vocabulary import Units
from .commonness import is_weak_verb
from .quotes import GAP, Quote, Standing, differ_in_noun, is_piece, joins, place_of, quote_of, quote_phrase
from .ties import Kind, Tie, sought, ties
from .told import phrasing_in, things_in

_MOST = 4  # words or word pairs named in a reason; more is not read
_LINE = 110  # characters of the reason that is read first
_TOLD = 0.5  # weight of what a card adds, beside that of words that agree
_LEAST_WEIGHT = 0.2  # of what is worth naming: less rare words stand in nearly every goal of these programmes
_MOSTLY = 0.5  # share of the words of a goal from which it is made of general words
_ENDING = 3  # letters that inflection puts behind a word
# ranks of reasons, the plainest first
_CHECKED, _PARTLY, _CALLED, _NEAR, _HEADING, _GENERAL = range(6)
_PLAIN = (Kind.OWN, Kind.SAME, Kind.SYNONYM, Kind.PART)
_RANKS = {**dict.fromkeys(Kind, _NEAR), **dict.fromkeys(_PLAIN, _CHECKED), Kind.PART: _PARTLY, Kind.SUBJECT: _CALLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of the vmbo text beside those of the mbo text, as a reason quotes them."""

    kind: Kind
    vmbo: Quote
    mbo: Quote
    weight: float
    is_weak_verb: bool = False

    @property
    def label(self) -> str:
        """Both as people read them; once when they are the same word."""
        a, b = self.vmbo.label, self.mbo.label
        if self.kind == Kind.SAME:
            return a if _is_inflected(a, b) or _hangs(b) else f"{a} ({b})"
        return f"{a} ~ {b}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A reason in words, what it quotes on either side, and how much it says: first the plain ones."""

    text: str
    vmbo: tuple[Quote, ...]
    mbo: tuple[Quote, ...]
    rank: int
    weight: float


class Reasons:
    """What vmbo goal i and mbo item j have in common, as far as it can be said in words that stand in both."""

    def __init__(self, sides: Sides, i: int, j: int) -> None:
        self._sides, self._i, self._j = sides, i, j
        goal, item = sides.vmbo.goals[i], sides.mbo.goals[j]
        self._vmbo_texts, self._mbo_texts = (goal.text,), (item.text, item.description)
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
        nothing = _("no word to point at; the subject looks related") if proposed else _("no words in common")
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
        """The clauses of the first line: the best, and a second one where that is plain or the best one is not."""
        if not self._clauses:
            return []
        best, *others = self._clauses
        second = others[:1]
        names = sum(len(clause.vmbo) + len(clause.mbo) for clause in (best, *second))
        fits = len("; ".join(clause.text for clause in (best, *second))) <= _LINE and names <= 2 * _MOST
        # beside a plain reason only what is nearly as plain; beside another what is one step further
        furthest = _PARTLY if best.rank == _CHECKED else min(best.rank + 1, _HEADING)
        return [best, *(clause for clause in second if fits and clause.rank <= furthest)]

    @cached_property
    def _clauses(self) -> list[Clause]:
        clauses = [*self._of_words, *self._of_cards, *self._of_heading()]
        return sorted(clauses, key=lambda clause: (clause.rank, -clause.weight))

    @cached_property
    def _own(self) -> list[Tie]:
        return self._ties(self._eindterm)

    def _ties(self, vmbo: Units, named: Collection[str] = ()) -> list[Tie]:
        lexicon = self._sides.lexicon
        return ties(self._sides.terms, lexicon, vmbo, sought(lexicon, self._text), named)

    @cached_property
    def _quoted(self) -> list[Quoted]:
        """What the texts themselves share that says something, most telling first."""
        telling = [tie for tie in self._own if not tie.is_general and tie.weight >= _LEAST_WEIGHT]
        return quoted(telling, self._vmbo_texts, self._mbo_texts)

    @cached_property
    def _of_words(self) -> list[Clause]:
        texts = {
            Kind.OWN: _("own concept: {words}"),
            Kind.SAME: _("both: {words}"),
            Kind.SYNONYM: _("another word for the same: {words}"),
            Kind.PART: _("same part of a word: {words}"),
            Kind.SUBJECT: _("same subject: {words}"),
            Kind.RELATED: _("related words: {words}"),
        }
        clauses = []
        general = [tie for tie in self._own if tie.is_general and tie.kind in _PLAIN]
        for kind, text in texts.items():
            alike = [
                each for each in self._quoted if each.kind == kind or (kind == Kind.RELATED and each.kind == Kind.ALIKE_INSIDE)
            ]
            if kind == Kind.SAME and alike:
                same = [tie for tie in self._own if tie.kind == Kind.SAME and (tie.is_general or tie.weight >= _LEAST_WEIGHT)]
                alike = quoted(same, self._vmbo_texts, self._mbo_texts)
            weak = kind == Kind.SAME and all(each.is_weak_verb for each in alike)
            alike = alike if weak else [each for each in alike if not each.is_weak_verb]
            if alike:
                named = _("only the verb: {words}") if weak else text
                clauses.append(_clause(named, alike[:_MOST], _NEAR if weak else _RANKS[kind]))
        for each in [each for each in self._quoted if each.kind in (Kind.MBO_WIDER, Kind.VMBO_WIDER)][:1]:
            wider = _("wider word in the mbo: {mbo} (vmbo: {vmbo})")
            narrower = _("narrower word in the mbo: {mbo} (vmbo: {vmbo})")
            text = wider if each.kind == Kind.MBO_WIDER else narrower
            words = text.format(mbo=each.mbo.label, vmbo=each.vmbo.label)
            clauses.append(Clause(text=words, vmbo=(each.vmbo,), mbo=(each.mbo,), rank=_CALLED, weight=each.weight))
        if general and not any(clause.rank <= _PARTLY for clause in clauses):
            clauses += self._of_general_words(general)
        return clauses

    def _of_general_words(self, general: Sequence[Tie]) -> list[Clause]:
        """Words of every kind of work say little, unless a goal is made of them ("een planning maken")."""
        named = quoted(general, self._vmbo_texts, self._mbo_texts)[:_MOST]
        if not named:
            return []
        same = [each for each in named if each.kind == Kind.SAME]
        words = [unit for unit in self._eindterm if not unit.term]
        if len(same) > 1 and len(same) >= _MOSTLY * len(words):
            return [_clause(_("both: {words}"), same, _CHECKED)]
        return [_clause(_("general words only: {words}"), named, _GENERAL)]

    def _of_heading(self) -> list[Clause]:
        """What only the deeltaak above the eindterm shares with the item."""
        above = self._ties(self._sides.vmbo.deeltaak.units[self._i], {word for tie in self._own for word in tie.mbo.written})
        plain = [tie for tie in above if tie.kind in _PLAIN and tie.weight >= _LEAST_WEIGHT]
        telling = [tie for tie in plain if not tie.is_general] or [
            tie for tie in plain if tie.kind == Kind.SAME and not is_weak_verb(tie.vmbo)
        ]
        named_above = quoted(telling, (self._above,), self._mbo_texts)[: _MOST - 1]
        if not named_above:
            return []
        more = any(clause.rank < _HEADING for clause in (*self._of_words, *self._of_cards))
        text = _("in the heading too: {words}") if more else _("only the heading looks like it: {words}")
        return [_clause(text, named_above, _HEADING)]

    @cached_property
    def _of_cards(self) -> list[Clause]:
        """What the cards add, said as such: their words that stand in the text of the other side."""
        sides, goal, item = self._sides, self._sides.vmbo.goals[self._i], self._sides.mbo.goals[self._j]
        clauses = []
        if (card := sides.vmbo.cards[self._i]) and (told := self._told(card, goal, by_vmbo=True)):
            words, is_phrasing = told
            text = _("in the mbo this is called: “{text}”") if is_phrasing else _("goes with it in the mbo: “{text}”")
            rank = _CALLED if is_phrasing else _NEAR
            clauses.append(Clause(text=text.format(text=words.label), vmbo=(), mbo=(words,), rank=rank, weight=_TOLD))
        if (card := sides.mbo.cards[self._j]) and (told := self._told(card, item, by_vmbo=False)):
            words, is_phrasing = told
            text = _("in the vmbo this is called: “{text}”") if is_phrasing else _("goes with it in the vmbo: “{text}”")
            rank = _CALLED if is_phrasing else _NEAR
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


def _clause(text: str, alike: Sequence[Quoted], rank: int) -> Clause:
    words = ", ".join(each.label for each in alike)
    vmbo, mbo = tuple(each.vmbo for each in alike), tuple(each.mbo for each in alike)
    return Clause(text=text.format(words=words), vmbo=vmbo, mbo=mbo, rank=rank, weight=alike[0].weight)


def quoted(alike: Sequence[Tie], vmbo: Sequence[str], mbo: Sequence[str]) -> list[Quoted]:
    """Quote what two texts have in common from both; what cannot be pointed at is left out.

    Same words that stand beside each other in both are quoted as the phrase that they are.
    """
    placed = []
    for tie in alike:
        here, there = _place(tie.vmbo, vmbo), _place(tie.mbo, mbo)
        if here and there and _is_quotable(tie, here, there):
            placed.append((tie, here, there))
    return [_quoted(run) for run in _runs(placed)]


def _is_quotable(tie: Tie, here: Standing, there: Standing) -> bool:
    """Whether the words that stand there say what they seem to: a term stands together, an adjective with the same noun."""
    if (tie.vmbo.term and not here.is_whole) or (tie.mbo.term and not there.is_whole):
        return False
    return not (tie.kind == Kind.SAME and differ_in_noun(here, there))


def _place(unit: Unit, texts: Sequence[str]) -> Standing | None:
    """Where a unit stands, or another form of it ("inrichting" where "richt" and "in" are far apart)."""
    forms = ((word.text,) for text in texts for word in words(text) if word.stem == unit.key)
    return next(filter(None, (place_of(form, texts) for form in (unit.written, *forms))), None)


def _runs(placed: list[tuple[Tie, Standing, Standing]]) -> list[list[tuple[Tie, Standing, Standing]]]:
    """Runs of same words that follow each other in both texts, with the same small words between; the rest one by one."""
    same = sorted((each for each in placed if _may_join(each)), key=lambda each: each[1].start)
    following = {id(a): b for a, b in pairwise(same) if _follows(a, b)}
    behind = {id(b) for b in following.values()}
    runs = []
    for each in placed:
        if id(each) not in behind:
            runs.append([each])
            while id(runs[-1][-1]) in following:
                runs[-1].append(following[id(runs[-1][-1])])
    return sorted(runs, key=lambda run: -max(tie.weight for tie, _here, _there in run))


def _may_join(each: tuple[Tie, Standing, Standing]) -> bool:
    tie, here, there = each
    hangs = "-" in (here.written[-1:], here.written[:1], there.written[-1:], there.written[:1])
    return tie.kind == Kind.SAME and len(here.spans) == len(there.spans) == 1 and not hangs


def _follows(a: tuple[Tie, Standing, Standing], b: tuple[Tie, Standing, Standing]) -> bool:
    between = []
    for first, second in ((a[1], b[1]), (a[2], b[2])):
        if first.text != second.text or first.end > second.start:
            return False
        between.append(first.text[first.end : second.start])
    return between[0].casefold() == between[1].casefold() and joins(between[0])


def _quoted(run: list[tuple[Tie, Standing, Standing]]) -> Quoted:
    (tie, here, there), (_last, end, ending) = run[0], run[-1]
    weight = max(each.weight for each, _here, _there in run)
    if len(run) == 1:
        # half a word is not the same word: "voedings- en bewegingspatroon" beside "voeding"
        half = is_piece(here, tie.vmbo.written) != is_piece(there, tie.mbo.written)
        kind = {Kind.SAME: Kind.PART, Kind.SYNONYM: Kind.SUBJECT}.get(tie.kind, tie.kind) if half else tie.kind
        return Quoted(
            kind=kind,
            vmbo=quote_of(here, tie.vmbo.written),
            mbo=quote_of(there, tie.mbo.written),
            weight=weight,
            is_weak_verb=is_weak_verb(tie.vmbo) and is_weak_verb(tie.mbo),
        )
    phrases = (Standing(a.text, ((a.start, b.end),)) for a, b in ((here, end), (there, ending)))
    vmbo, mbo = (quote_of(place, (place.written,)) for place in phrases)
    return Quoted(kind=tie.kind, vmbo=vmbo, mbo=mbo, weight=weight)


def _hangs(label: str) -> bool:
    """Whether a label ends or begins with half a word: "eenvoudige onderhouds-"."""
    return label.startswith("-") or label.endswith("-") or " -" in label


def _is_inflected(a: str, b: str) -> bool:
    """Whether two forms differ in their ending only, so that either is known in the other."""
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return max(len(a), len(b)) - shared <= _ENDING and shared >= _ENDING
