"""What two texts have in common, quoted from both as it stands there; what cannot be pointed at is left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from overlap.language import Unit, stem, word_list, words
from overlap.language.expressions import is_expression, is_within_expression
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive, is_infinitive

from .commonness import is_role, is_weak_verb
from .compounds import meet_in_general_part
from .quotes import (
    GAP,
    Quote,
    Standing,
    common_phrase,
    differ_in_noun,
    end_in_one_noun,
    is_adjective_of,
    is_in_definition,
    is_of_preposition,
    is_particle,
    is_piece,
    is_reflexive,
    joins,
    place_of,
    quote_of,
    with_noun,
    with_own_nouns,
)
from .ties import CONCEPTS, Kind, Tie

_ENDING = 3  # letters that inflection puts behind a word
_LEAST_WEIGHT = 0.2  # of what is worth naming first: less rare words stand in nearly every goal of these programmes
Placed = tuple[Standing, Standing]  # in the vmbo text, and in the mbo text
_NEAR = 3  # words between a verb and what it is done to
_WORD = re.compile(r"[^\W\d_]+")
_DETERMINERS = re.compile(r" (?:(?:de|het|een) )*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of the vmbo text beside those of the mbo text, as a reason quotes them.

    ``is_of_work`` is whether they need not be near in meaning, but are often said of the same work.
    """

    kind: Kind
    vmbo: Quote
    mbo: Quote
    here: Standing  # in the vmbo text
    there: Standing  # in the mbo text
    weight: float
    is_weak_verb: bool = False
    is_general: bool = False
    is_role: bool = False
    is_of_work: bool = False
    field: str = ""

    @property
    def label(self) -> str:
        """Both as people read them; once when they are the same word, an adjective as it stands by itself."""
        a, b = self.vmbo.label, self.mbo.label
        if a.casefold() == b.casefold():
            return a
        if self.kind != Kind.SAME:
            return f"{a} – {b}"
        if self.is_weak_verb and is_infinitive(b) and not is_infinitive(a):
            return b  # "ontvangen" of "ontvangst"
        if ADJECTIVE.fullmatch(a) and len(b) <= len(a) and not b.endswith("e") and stem(a) == stem(b):
            return b
        return a if _is_inflected(a, b) or _hangs(b) else f"{a} ({b})"


class Placing:
    """Where what two texts have in common stands in both, looked up once."""

    def __init__(self, vmbo: Sequence[str], mbo: Sequence[str], *, of_others: bool = False) -> None:
        """In the texts that are shown of a goal and of an item, what is read first at the head.

        ``of_others`` is whether an adjective may be that of another noun, and a verb that of another sense.
        """
        self._vmbo, self._mbo, self._of_others = tuple(vmbo), tuple(mbo), of_others
        self._of_keys: dict[tuple[Kind, str, str], Placed | None] = {}

    def place(self, tie: Tie) -> "Placed | None":
        """Give where the words stand; None where they cannot be pointed at."""
        keys = tie.kind, tie.vmbo.key, tie.mbo.key
        if keys not in self._of_keys:
            here, there = _place(tie.vmbo, self._vmbo), _place(tie.mbo, self._mbo)
            is_held = here and there and _is_whole(tie, here, there) and (self._of_others or _is_alike(tie, here, there))
            self._of_keys[keys] = (here, there) if here and there and is_held else None
        return self._of_keys[keys]

    def holds(self, tie: Tie) -> bool:
        """Whether the words can be pointed at in both texts."""
        return self.place(tie) is not None


def quoted(alike: Sequence[Tie], placing: Placing) -> list[Quoted]:
    """Quote what two texts have in common from both; what cannot be pointed at is left out.

    Same words that stand beside each other in both are quoted as the phrase that they are.
    """
    placed = [(tie, *places) for tie in alike if (places := placing.place(tie))]
    return [_quoted(run) for run in _runs(placed)]


def is_verb(one: Quoted) -> bool:
    """Whether what agrees is what is done, not a thing: "strijkt", "de opslag" of opslaan not."""
    labels = (label.casefold().partition(GAP) for label in (one.vmbo.label, one.mbo.label))
    forms = ((form.split()[0], particle) for form, _gap, particle in labels)
    # "slaat … op" is of opslaan, though slaan is not known
    return (
        one.is_weak_verb
        or is_expression(one.vmbo.label)
        or any(infinitive(form) or (particle and infinitive(form, particle)) for form, particle in forms)
    )


def is_within(one: Quoted, other: Quoted) -> bool:
    """Whether words stand within others in both texts: "klaar" in "klaar zetten"."""
    both = ((one.here, other.here), (one.there, other.there))
    return one.here != other.here and all(
        a.text == b.text and all(any(c <= start and end <= d for c, d in b.spans) for start, end in a.spans) for a, b in both
    )


def is_in_many(tie: Tie) -> bool:
    """Whether it is agreement in what stands in nearly every goal, here or in any kind of work."""
    return tie.is_general or tie.weight < _LEAST_WEIGHT


def _is_whole(tie: Tie, here: Standing, there: Standing) -> bool:
    """Whether the words of a term stand together."""
    return (not tie.vmbo.term or here.is_whole) and (not tie.mbo.term or there.is_whole)


def _is_alike(tie: Tie, here: Standing, there: Standing) -> bool:
    """Whether the words say what they seem to: an adjective of the same noun, no verb of another sense ("zich voorstellen")."""
    if is_within_expression(here.spans, here.text) or is_within_expression(there.spans, there.text):
        return False  # "een bedrijf" is not that of "in bedrijf stellen"
    if any(is_of_preposition(place) or is_in_definition(place) for place in (here, there)):
        return False
    if tie.kind in (Kind.SAME, Kind.PART) and (
        is_reflexive(here) != is_reflexive(there) or _is_of_other_sense(here) != _is_of_other_sense(there)
    ):
        return False
    if tie.kind != Kind.SAME:
        # "gezonde leefstijl" and "gezonde" of plants: what is alike in them is not what makes them related
        return tie.kind not in CONCEPTS or not _stems_of(tie.vmbo) & _stems_of(tie.mbo)
    return is_particle(here) and is_particle(there) and not differ_in_noun(here, there)


def _is_of_other_sense(place: Standing) -> bool:
    """Whether a verb stands beside what it is done to in another sense: who onderhoudt contact does no onderhoud."""
    verb = place.text[slice(*place.spans[0])].casefold()
    things = _other_senses().get(infinitive(verb) or verb)
    if not things:
        return False
    before, behind = _WORD.findall(place.text[: place.start]), _WORD.findall(place.text[place.end :])
    return any(word.casefold() in things for word in (*before[-_NEAR:], *behind[:_NEAR]))


@cache
def _other_senses() -> Mapping[str, frozenset[str]]:
    """The things by which a verb says something else, by that verb."""
    entries = (entry.partition(":") for entry in word_list("other senses"))
    return {verb: frozenset(things.split(",")) for verb, _colon, things in entries}


def _stems_of(unit: Unit) -> set[str]:
    return {stem(word.casefold()) for word in unit.written}


@lru_cache(5_000)
def _place(unit: Unit, texts: tuple[str, ...]) -> Standing | None:
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
    if tie.kind != Kind.SAME or len(here.spans) > 1 or len(there.spans) > 1:
        return False
    ours, theirs = here.written, there.written
    return "-" not in (ours[:1], ours[-1:], theirs[:1], theirs[-1:])


def _follows(a: tuple[Tie, Standing, Standing], b: tuple[Tie, Standing, Standing]) -> bool:
    between = []
    for first, second in ((a[1], b[1]), (a[2], b[2])):
        if first.text != second.text or first.end > second.start:
            return False
        between.append(first.text[first.end : second.start])
    ours, theirs = (_DETERMINERS.sub(" ", text.casefold()) for text in between)
    return ours == theirs and all(map(joins, between))


def _quoted(run: list[tuple[Tie, Standing, Standing]]) -> Quoted:
    (tie, here, there), (_last, end, ending) = run[0], run[-1]
    weight = max(each.weight for each, _here, _there in run)
    is_general = all(is_in_many(each) for each, _here, _there in run)
    if len(run) == 1 and (phrase := common_phrase(here, there) if tie.kind == Kind.SAME and not tie.vmbo.term else None):
        is_general = is_general and len(phrase[0].written.split()) == 1
        return _of_phrase(tie.kind, phrase, weight, is_general=is_general)
    is_known = is_adjective_of(here) or is_adjective_of(there)
    if len(run) == 1 and tie.kind == Kind.SAME and not (is_known or tie.vmbo.term) and (phrase := with_own_nouns(here, there)):
        return _of_phrase(Kind.SAME if end_in_one_noun(*phrase) else Kind.PART, phrase, weight, is_general=is_general)
    if len(run) == 1:
        # half a word is not the same word: "voedings- en bewegingspatroon" beside "voeding"
        half = is_piece(here, tie.vmbo.written) != is_piece(there, tie.mbo.written)
        # and an adjective by itself is no thing that both have: "sociale hygiëne" beside "sociaal-hygiënisch"
        is_bare = tie.kind == Kind.SAME and is_known
        is_of_part = tie.kind == Kind.PART and meet_in_general_part(here.written.casefold(), there.written.casefold())
        is_general = is_general or is_bare or is_of_part
        half = half or is_bare
        kind = {Kind.SAME: Kind.PART, Kind.SYNONYM: Kind.SUBJECT}.get(tie.kind, tie.kind) if half else tie.kind
        if kind in CONCEPTS:
            here, there = with_noun(here), with_noun(there)
        return Quoted(
            kind=kind,
            vmbo=quote_of(here, tie.vmbo.written),
            mbo=quote_of(there, tie.mbo.written),
            here=here,
            there=there,
            weight=weight,
            is_weak_verb=is_weak_verb(tie.vmbo) and is_weak_verb(tie.mbo),
            is_general=is_general,
            is_role=is_role(tie.vmbo) or is_role(tie.mbo),
            field=tie.field if kind in CONCEPTS else "",
        )
    phrase = Standing(here.text, ((here.start, end.end),)), Standing(there.text, ((there.start, ending.end),))
    return _of_phrase(tie.kind, phrase, weight, is_general=is_general)


def _of_phrase(kind: Kind, phrase: Placed, weight: float, *, is_general: bool) -> Quoted:
    vmbo, mbo = (quote_of(place, (place.written,)) for place in phrase)
    return Quoted(kind=kind, vmbo=vmbo, mbo=mbo, here=phrase[0], there=phrase[1], weight=weight, is_general=is_general)


def _hangs(label: str) -> bool:
    """Whether a label ends or begins with half a word: "eenvoudige onderhouds-"."""
    return label.startswith("-") or label.endswith("-") or " -" in label


def _is_inflected(a: str, b: str) -> bool:
    """Whether two forms differ in their ending only, so that either is known in the other."""
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return max(len(a), len(b)) - shared <= _ENDING and shared >= _ENDING
