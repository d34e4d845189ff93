"""What is done in a sentence, and to what, as it stands there: verbs with one object, where they are and where that is.

Stricter than actions.py, of which it keeps only what is sure: in a reason a wrong verb costs trust.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from overlap.language import word_list
from overlap.language.actions import KNOWING, Action
from overlap.language.expressions import expression_of
from overlap.language.verbs import infinitive, is_infinitive, said_with
from overlap.model.text import Span

from ..quotes import GAP

_MOST = 4  # verbs of a run; more is not read
_PARTICLES = frozenset(word_list("particles of actions"))
_OWN_PARTICLES = _PARTICLES - {*word_list("prepositions")}  # "klaar zetten"
_BEFORE_NOUNS = frozenset(word_list("determiners")) - {"het"}
_INFLECTED = re.compile(r"(?:end|ig|isch|lijk|eld|eerd|fd|kt|pt|st|rs|bar|zam|el|iev|al)e$")  # "geldende gebruiken"
_NOUNS = frozenset(word_list("nouns like verbs"))
_NOUN_IN_T = re.compile(r"[gm]st$")
_FINITE = re.compile(r"[^\W\d_]+t $")
_WORD = re.compile(r"[^\W\d_]+")
_CONJUNCTS = re.compile(r"(?:,? (?:en/of|en|of|alsmede) |, |/)(?:(?:de|het|een) )?")
_JOIN = re.compile(r"[\s,/]*(?:en/of|en|of)?[\s,/]*")
_NOMINAL = re.compile(r"\b(?:het|bij|tijdens|voor|na|van) (?:[^\W\d_]+en (?:en|of) )?$", re.I)
_KNOWLEDGE = re.compile(r"\b(\w*kennis) (?:van|over|op het gebied van) ", re.I)
_PREPOSITIONS = "|".join(word_list("prepositions"))
# how something is done, or to what it is fitted: "een jas kiezen passend bij de klant en verpakken"
_FITTED = r"[^\W\d_]{3,}(?<!week)(?<!vri)end|gericht|geschikt|afgestemd|bedoeld|bestemd|gebaseerd"
_ASIDE = re.compile(rf"\b(?:{_FITTED}) (?:{_PREPOSITIONS})\b", re.I)
_HELPING = frozenset(("assisteren", "bijdrage leveren", "bijdragen", "helpen", "meewerken", "ondersteunen"))
_HELPED = re.compile(r" (?:aan|bij|met) het ")
_STAND_IN = re.compile(r" (?:ze|het|hem|haar|deze|die|dit|dat)\b", re.I)
_CUT_OFF = re.compile(rf" (?:van|{_PREPOSITIONS})$", re.I)
_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS}) (?:(?:de|het|een) )?$", re.I)
_NO_THINGS = frozenset((*word_list("prepositions"), *word_list("adverbs"), "en", "of"))
_THING = 3  # words of a thing right before its verb
_HANGING = re.compile(r"(?<![\w-])([^\W\d_]{2,})-(?=[\s,/])")
_LIGHT_FIRST = re.compile(r"([^\W\d_]+t) (?:(?:de|het|een) )?([^\W\d_]+)(?![\w-]|,| en | of |/)")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Verbs with one object, from where to where the verbs stand in the sentence, and as what: "telt", "neemt … op"."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    start: int
    end: int
    written: tuple[str, ...]


def runs_of(actions: Sequence[Action], sentence: str) -> list[Doing]:
    """Give the actions of a sentence as they stand in it, the verbs with one object together; [] where one of them is unsure."""
    if [action.verb for action in actions] == [KNOWING] and (at := _KNOWLEDGE.search(sentence)):
        return [Doing(verbs=(KNOWING,), objects=actions[0].objects, start=at.start(), end=at.end(), written=(at[1],))]
    runs: list[Doing] = []
    lower = sentence.casefold()
    for objects, group in groupby(actions, key=lambda action: action.objects):
        verbs = [action.verb for action in group]
        spans = [span for verb in verbs if (span := _place(verb, lower, is_title=sentence[:1].isupper()))]
        if len(spans) < len(verbs) or not _stand_together(lower, verbs, spans) or any(map(_CUT_OFF.search, objects)):
            return []
        is_phrase = any(" " in lower[slice(*span)] for span in spans)
        if is_phrase and (len(verbs) > 1 or any(lower.find(thing.casefold()) < spans[0][0] for thing in objects)):
            return []  # "een ontwerp maken en inrichten", "volgorde en planning maken"
        helps = runs and {*runs[-1].verbs} <= _HELPING and _HELPED.fullmatch(lower, runs[-1].end, spans[0][0])
        acts = [(verb, span) for verb, span in zip(verbs, spans, strict=True) if helps or not _NOMINAL.search(lower, 0, span[0])]
        if helps and acts:
            runs.pop()  # "helpen bij het wassen van honden" is about washing
        if acts and len(acts) <= _MOST:
            _add(runs, _doing(acts, objects, sentence), sentence)
    return runs


def _doing(acts: Sequence[tuple[str, Span]], objects: tuple[str, ...], sentence: str) -> Doing:
    """Verbs with one object; the last may be of a fixed expression ("in gebruik nemen")."""
    lower = sentence.casefold()
    names = [_infinitive(verb, lower[slice(*span)]) for verb, span in acts]
    written = [_written(verb, sentence, span) for verb, span in acts]
    start, end = min(a for _verb, (a, _b) in acts), max(b for _verb, (_a, b) in acts)
    for n, (verb, span) in enumerate(acts):
        if expression := expression_of(verb, span, sentence):
            names[n], written[n] = expression.name, GAP.join(sentence[slice(*each)] for each in expression.spans)
            start = min(start, expression.spans[0][0])
    thing = _right_before(objects, start, sentence)
    return Doing(verbs=tuple(names), objects=thing or objects, start=start, end=end, written=tuple(written))


def _right_before(objects: tuple[str, ...], start: int, sentence: str) -> tuple[str, ...]:
    """What stands behind a comma right before a verb, where what was read is only a place: "in de zaal, lampen zoeken"."""
    at = sentence.casefold().find(objects[0].casefold()) if objects else -1
    before, comma, thing = sentence[:start].rpartition(",")
    is_where = comma and at >= 0 and at + len(objects[0]) <= len(before) and _PREPOSITION.search(sentence, 0, at)
    words = thing.split()
    is_thing = is_where and 0 < len(words) <= _THING and not {*map(str.casefold, words)} & {*_NO_THINGS}
    return (thing.strip(),) if is_thing else ()


def _add(runs: list[Doing], run: Doing, sentence: str) -> None:
    """Put a run behind others, or what it does to the things of the one before with that."""
    before = runs[-1] if runs else None
    at = sentence.casefold().find(run.objects[0].casefold()) if len(run.objects) == 1 else -1
    is_aside = at >= 0 and " " not in run.objects[0] and _ASIDE.match(sentence, at)
    is_of_before = is_aside or (not run.objects and _STAND_IN.match(sentence, run.end))
    if before and before.objects and is_of_before and len(before.verbs) + len(run.verbs) <= _MOST:
        verbs, written = (*before.verbs, *run.verbs), (*before.written, *run.written)
        runs[-1] = replace(before, verbs=verbs, end=run.end, written=written)
    elif not is_aside:
        runs.append(run)


def _written(verb: str, sentence: str, span: Span) -> str:
    """A verb as it stands in a sentence, with its particle where that stands apart."""
    form = sentence[slice(*span)]
    if " " in form or form.casefold() == verb or infinitive(form.casefold()) == verb:
        return form
    particles = (word for word in _WORD.findall(sentence[span[1] :]) if infinitive(form.casefold(), word.casefold()) == verb)
    return GAP.join((form, *[*particles][:1]))


def _stand_together(sentence: str, verbs: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether infinitives that are read as one run are: not in "adviseren over verf en lak mengen"."""
    infinitives = [span for verb, span in zip(verbs, spans, strict=True) if sentence[slice(*span)] == verb]
    return all(_JOIN.fullmatch(sentence, a[1], b[0]) for a, b in pairwise(infinitives))


def span_of(run: Doing, sentence: str) -> Span | None:
    """Give from where to where the objects of a run stand in the sentence; None where they are not written there side by side."""
    at, start = 0, None
    for thing in run.objects:
        place = _place_of_thing(thing, sentence, at)
        if place is None or (start is not None and not _CONJUNCTS.fullmatch(sentence, at, place[0])):
            return None
        start = place[0] if start is None else start
        at = place[1]
    return (start, at) if start is not None else None


def _place_of_thing(thing: str, sentence: str, at: int) -> Span | None:
    """Where an object stands behind a place in a sentence, or the half of it that hangs there: "menu-" of "menukaart"."""
    found = sentence.casefold().find(thing.casefold(), at)
    if found >= 0:
        return found, found + len(thing)
    last = thing.rsplit(maxsplit=1)[-1]
    before = thing.removesuffix(last)
    half = next((half for half in _HANGING.finditer(sentence, at) if last.casefold().startswith(half[1].casefold())), None)
    if half is None or not sentence.endswith(before, 0, half.start()):
        return None
    return half.start() - len(before), half.end()


def _place(verb: str, sentence: str, *, is_title: bool) -> Span | None:
    """Where a form of a verb stands in a lower-case sentence: the infinitive, or the third person with its particle behind it.

    The first word of a title is a verb, also where it may be a noun ("plant").
    """
    for match in _WORD.finditer(sentence):
        form = match[0]
        if form == verb:
            before = (sentence[: match.start()].split() or [""])[-1]
            first = sentence[: match.start()].partition(" ")[0]
            is_noun = is_title and before != "het" and first.endswith("t") and infinitive(first)  # "maakt schetsen"
            is_other = is_noun or _INFLECTED.search(before) or before in _BEFORE_NOUNS or before in _OWN_PARTICLES
            return None if is_other else match.span()
        is_whole = form.endswith("t") and infinitive(form) == verb
        if not is_whole and not (form.endswith("t") and _has_particle(verb, form, sentence[match.end() :])):
            continue
        is_first = is_title and match.start() == 0
        if not is_first and is_noun_in_t(form, sentence[: match.start()]):
            continue
        is_of_two = is_whole and is_infinitive(form + "en") and form + "en" != verb  # "plant" is of plannen or of planten
        return None if is_of_two else match.span()
    return _place_of_phrase(verb, sentence)


def _has_particle(verb: str, form: str, behind: str) -> bool:
    """Whether the particle that makes a form in the third person one of a verb stands behind it."""
    return any(infinitive(form, word) == verb for word in _particles_of(verb).intersection(_WORD.findall(behind)))


@lru_cache(5_000)
def _particles_of(verb: str) -> frozenset[str]:
    """The particles that a verb may begin with; most have none."""
    return frozenset(filter(verb.startswith, _PARTICLES))


def _place_of_phrase(verb: str, sentence: str) -> Span | None:
    """Where a noun and a verb stand that say together what another verb does: "een ontwerp maken" and "maakt een ontwerp"."""
    for noun, light in pairwise(_WORD.finditer(sentence)):
        if said_with(noun[0], light[0]) == verb and sentence[noun.end() : light.start()] == " ":
            return noun.start(), light.end()
    first = _LIGHT_FIRST.match(sentence)
    return first.span() if first and said_with(first[2], infinitive(first[1]) or "") == verb else None


def is_noun_in_t(form: str, before: str) -> bool:
    """Whether a word that looks like a verb in the third person is a noun: "ontvangst", "als gast", "verzorgt oogst"."""
    return form in _NOUNS or bool(_NOUN_IN_T.search(form) or _FINITE.match(before)) or before.endswith("als ")


def _infinitive(verb: str, form: str) -> str:
    """The infinitive of a form, told from another of the same letters by its vowel: "telt" is of tellen, "teelt" of telen.

    Of a noun and a verb that stand for it, those two.
    """
    if " " in form:
        first, *words = re.sub(r" (?:de|het) ", " ", form).split()
        return " ".join((*words, light)) if (light := infinitive(first)) else form  # "draagt zorg"
    base = form.removesuffix("t")
    doubled = base + base[-1:] + "en"
    if verb == base + "en" and len(_VOWELS.findall(base)) == 1 and base[-2:-1] in "aeiou" and base[-3:-2] not in "aeiou":
        return doubled if is_infinitive(doubled) else verb
    return verb
