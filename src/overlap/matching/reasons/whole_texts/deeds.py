"""What a text does with a word that agrees, in the words of that text: "een begroting maken" for an evenement.

Two texts may share a thing and do other things with it, or name it in passing. So both deeds are said, and nothing of how they
differ: that is for people to judge. A deed is told only where the verb and what it is done to stand in the text as they are told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from overlap.language import Lexicon, stem, word_list
from overlap.language.actions import KNOWING
from overlap.language.expressions import is_expression
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive, is_infinitive
from overlap.locale import gettext as _
from overlap.model import Side
from overlap.model.text import Span

from ..phrases import opening_end, sentence_around
from ..quotes import GAP, Standing
from .runs import Doing, runs_of, span_of
from .same_verbs import SAYING

_LONGEST = 50  # characters of what something is done to, as a reason tells it
_BOTH = 70  # of two deeds
# verbs that say nothing by themselves: "in kaart brengen", "gereedmaken"
_LIGHT = frozenset(infinitive(word) or word for word in (*word_list("empty words"), *word_list("stop words")))
_DETERMINERS = frozenset((*word_list("determiners"), "een"))
_TWO_THINGS = re.compile(r"(?<! van)(?<! en)(?<! of)(?<!,) (?:de|het|een) ")
# no thing that something is done to: how it is done, or more than that thing
_NO_PHRASE = re.compile(rf"(?:lijk|isch|ief|ig|eel|baar|zaam|(?<!week)end)$| (?:ter|ten) |{_TWO_THINGS.pattern}")
_CONJUNCTIONS = ("en", "of", "en/of")
_WORD = re.compile(r"[^\W\d_]+")
_HALF = re.compile(r"([^\W\d_]{3,})-$")
_PREPOSITIONS = "|".join(word_list("prepositions"))
_ARTICLES = (
    "de|het|een|zijn|haar|hun|eigen|deze|die|dit|dat|diverse|verschillende|relevante|eventuele|benodigde|alle|overige|andere"
)
_BEFORE = re.compile(rf"(?:\b(?P<prep>{_PREPOSITIONS}|van|per|als) )?(?P<article>(?:\b(?:{_ARTICLES}) )*)$", re.I)
_OF = re.compile(rf" (?:van|{_PREPOSITIONS}) ")
_OF_THING = re.compile(r" (?:in|over|rond|rondom|tussen) ")
_ABOUT = re.compile(rf" (?P<prep>aan|naar|over) (?!.*\b(?:van|{_PREPOSITIONS})\b)", re.I)
_ASIDE = re.compile(rf",? (?:van|die|dat|zoals|ten behoeve van|{_PREPOSITIONS}) ")
_NO_THING = re.compile(
    r"(?:iets|alles|niets|elkaar|één|wat|hoe|welke?|waarom|wanneer|wie|ter|ten|tot|er"
    r"|deze|die|dit|dat|daar\w*|hier\w*|het|hen|hem|ze|zich)\b",
    re.I,
)
_CONJUNCTS = re.compile(r"(?:,? (?:en/of|en|of|alsmede) |, |/)(?:(?:de|het|een) )?")
_NO_MANNER = frozenset(word_list("prepositions")) - {"in", "onder", "op", "te", "tot", "uit"}  # those are of "op orde brengen"
_OF_PREPOSITION = 2  # words of an object behind a preposition; in more a second may hide
_TWO = 2
_MANNER = 3  # words of what belongs to a verb
_IN_WORD = re.compile(r"(?<=\w)\((\w{1,3})\)")
_ONE_PREPOSITION = re.compile(rf" (?:{_PREPOSITIONS}) (?:(?:{_ARTICLES}) )*", re.I)
_AND = re.compile(r" (?:en|of) ")
_FIXED = re.compile(r"(?:in|op|aan|met|ten) (?:basis|behoeve|betrekking|geval|gebied|grond|hand|plaats|relatie|verband)\b", re.I)
_SUBORDINATE = re.compile(r"\b(?:welke|hoe|waarom|wat|wanneer|wie)\b", re.I)
_WHERE = re.compile(r"\bwaar(?: [^\W\d_]+)* $", re.I)
_WHETHER = re.compile(r" of\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is done with a word of a text: the ``verbs``, to what ``objects``, whether to the word itself, and how that is told.

    ``whole`` is how it is told with the thing itself: "onderdelen van een pomp vervangen", ``written`` what of the text that is.
    """

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    is_direct: bool
    told: str
    whole: str
    written: tuple[str, ...]


@lru_cache(6_000)
def deed(lexicon: Lexicon, place: Standing, side: Side) -> Deed | None:
    """Tell what the text does with the words that stand at a place; None where that cannot be told in its own words."""
    start, end = sentence_around(place)
    sentence = _whole_words(place.text[start:end])
    at = len(_whole_words(place.text[start : place.start]))
    word = at, at + place.end - place.start
    # what stands before the brackets may belong to it, and behind "dat" and "waar" something is told of what stands before that
    is_cut = place.text[:start].rstrip().endswith((")", " dat")) or _WHERE.search(sentence, 0, at)
    if is_cut or word[1] > len(sentence) or GAP in place.written or not (runs := _runs(lexicon, place.text, sentence)):
        return None
    if (asked := _question(sentence, runs, word[0])) is not None:
        # "aangeven welke rozen moeten groeien" is not growing
        runs = [run for run in runs if run.end <= asked]
        if not runs or not runs[-1].objects:
            return _asking(runs[-1], sentence) if runs else None
    said = {stem(each.casefold()) for each in _WORD.findall(place.written)}
    halves = [half[1].casefold() for half in _HALF.finditer(place.written)]
    direct = next((run for run in runs if any(_is_of(thing, said, halves, whole=False) for thing in run.objects)), None)
    inside = next((run for run in runs if any(_is_of(thing, said, halves, whole=True) for thing in run.objects)), None)
    is_verb = {infinitive(each.casefold()) or each.casefold() for each in _WORD.findall(place.written)}
    own = next((run for run in runs if is_verb & {*run.verbs}), None)
    with_object = [run for run in runs if run.objects] or runs
    if direct and (other := _run_before(runs, direct, sentence)):
        direct, inside = None, other
    run = direct or inside or own or _run_at(with_object, word, verb_last=side == "vmbo")
    if run and run.verbs != (KNOWING,) and any(map(_TWO_THINGS.search, run.objects)):
        return None  # "föhnt en stylet het haar", where stylet is not known as a verb
    if run and ((run is direct and _may_be_of_other(run, said)) or _is_of_before(runs, run, sentence)):
        return None
    told = _told(run, sentence, word, is_direct=run is direct) if run else None
    if run is None or told is None:
        return None
    whole = (run is direct and _told(run, sentence, None)) or told
    if run is direct and (rest := _rest_of_object(run, sentence)):
        if (told := _with_rest(run, sentence, rest)) is None:
            return None
        whole = told
    if run is direct and not any(map(_OF.search, run.objects)):
        whole = _behind_another(runs, run, sentence, whole)
    things = (
        each.partition(_joined(run.verbs))[0].removeprefix(_("knowledge of {thing}").format(thing="")) for each in (told, whole)
    )
    written = (*run.written, *(thing.strip() for thing in things if thing.strip() and thing.strip() in place.text))
    return Deed(
        verbs=run.verbs,
        objects=run.objects,
        is_direct=run is direct,
        told=told,
        whole=whole,
        written=tuple(dict.fromkeys(written)),
    )


def _may_be_of_other(run: Doing, said: set[str]) -> bool:
    """Whether a thing may be what another before it is of: software in "voorraad en licenties van hard- en software"."""
    at = next((n for n, thing in enumerate(run.objects) if _is_of(thing, said, (), whole=False)), 0)
    return run.verbs != (KNOWING,) and any(map(_OF.search, run.objects[:at]))


def _is_of_before(runs: Sequence[Doing], run: Doing, sentence: str) -> bool:
    """Whether what reads as an object is what the verb before goes with: "schrijven aan de klant en een gesprek aangaan"."""
    at, span = runs.index(run), span_of(run, sentence)
    end = runs[at - 1].end if at else len(sentence)
    if span is None or span[0] <= end or not _ONE_PREPOSITION.fullmatch(sentence, end, span[0]):
        return False
    return bool(_AND.search(sentence, span[1], run.start))


def _rest_of_object(run: Doing, sentence: str) -> str:
    """What stands between a thing and its verbs that says which it is: "trends in de zorg volgen"; "" where nothing does."""
    span = span_of(run, sentence)
    is_told = any(map(_OF.search, run.objects)) or run.verbs == (KNOWING,)  # "een pomp van koper in een kelder"
    rest = sentence[span[1] : run.start] if span and not is_told else ""
    return rest.strip() if _OF_THING.match(rest) else ""


def _with_rest(run: Doing, sentence: str, rest: str) -> str | None:
    """Tell a deed with all of what it is done to; None where that is too long, or more than that."""
    thing = _thing(run, sentence, (len(sentence), len(sentence)))
    whole = f"{thing} {rest}"
    is_more = "," in rest or any(map(is_infinitive, rest.split()))
    return None if thing is None or is_more or len(whole) > _LONGEST else f"{whole} {_joined(run.verbs)}"


def _asking(run: Doing, sentence: str) -> Deed | None:
    """What is done with a question ("uitleggen hoe de pomp werkt", "controleren of de lamp brandt"); None if unsure."""
    if not (_WHETHER.match(sentence, run.end) or {*run.verbs} <= SAYING):
        return None
    verbs = _joined(run.verbs)
    return Deed(verbs=run.verbs, objects=(), is_direct=False, told=verbs, whole=verbs, written=run.written)


@lru_cache(6_000)
def done_to(lexicon: Lexicon, place: Standing, verb: str) -> str | None:
    """Tell what a verb that stands at a place is done to, as it is written there; None where the text does not say so plainly."""
    start, end = sentence_around(place)
    sentence = _whole_words(place.text[start:end])
    run = next((run for run in _runs(lexicon, place.text, sentence) if verb in run.verbs), None)
    if run is None or not run.objects:
        return None
    behind = len(sentence), len(sentence)
    first = replace(run, objects=run.objects[:1])  # of "een netwerk, echt of virtueel"
    return _thing(run, sentence, behind) or (_thing(first, sentence, behind) if _is_quality(run.objects[-1]) else None)


def _is_quality(thing: str) -> bool:
    """Whether what is read as the last of several objects says what the first is like."""
    return bool(ADJECTIVE.fullmatch(thing) or _NO_PHRASE.search(thing))


def both_told(vmbo: str, mbo: str, *, above: bool = False, of_kerntaak: bool = False) -> str:
    """Put what is told of either side beside each other.

    ``above`` is whether the first is of the heading above the goal, ``of_kerntaak`` whether the kerntaak says it too.
    """
    text = _("vmbo and kerntaak: {vmbo} – mbo: {mbo}") if of_kerntaak else _("vmbo: {vmbo} – mbo: {mbo}")
    text = _("title: {vmbo} – mbo: {mbo}") if above else text
    return text.format(vmbo=vmbo, mbo=mbo)


def _whole_words(text: str) -> str:
    """A text without brackets in words: "deelnemer(s)"."""
    return _IN_WORD.sub(r"\1", text)


def _runs(lexicon: Lexicon, text: str, sentence: str) -> list[Doing]:
    """What is done in a sentence; of one that is all of a text it is read already."""
    is_all = text.rstrip(" .").endswith(sentence) and opening_end(text) + len(sentence) >= len(text.rstrip(" ."))
    return runs_of(lexicon.actions(text if is_all else sentence), sentence)


def _behind_another(runs: Sequence[Doing], run: Doing, sentence: str, whole: str) -> str:
    """What is done, behind what is done before that: of "een pomp nakijken en onderdelen smeren" the parts are of a pump."""
    at = runs.index(run)
    before = _told(runs[at - 1], sentence, None) if at else None
    both = _joined((before, whole)) if before else whole
    return both if len(both) <= _BOTH else whole


def _question(sentence: str, runs: Sequence[Doing], start: int) -> int | None:
    """Where a question begins that a word stands in ("controleren of de lamp brandt"); None where it stands in none."""
    whether = [run.end for run in runs if run.end < start and _WHETHER.match(sentence, run.end)]
    asked = [match.start() for match in _SUBORDINATE.finditer(sentence, 0, start)]
    return min((*asked, *whether), default=None)


def _run_before(runs: Sequence[Doing], run: Doing, sentence: str) -> Doing | None:
    """The verbs right before what reads as the object of others: "kanalen kiezen bij inkoop en producten bestellen"."""
    span = span_of(run, sentence)
    before = [each for each in runs if span and each.end <= span[0] and each.end < run.start]
    if not before or not span or run.start < span[0] or not _preposition(sentence, span[0]):
        return None
    opening = _BEFORE.search(sentence, 0, span[0])
    return before[-1] if opening and not sentence[before[-1].end : opening.start()].strip() else None


def named_first(thing: str) -> str:
    """Give what a thing names before it says of what that is: "onderdelen" of "onderdelen van een pomp"."""
    return _OF.split(thing)[0]


def _is_of(thing: str, said: set[str], halves: Sequence[str], *, whole: bool) -> bool:
    """Whether what something is done to is what agrees: what it names first, or ``whole`` also what that is of.

    Given stems of what agrees, and words of which only the first half stands there: "menu-".
    """
    named = thing if whole else named_first(thing)
    words = [word.casefold() for word in _WORD.findall(named)]
    return bool({*map(stem, words)} & said) or any(word.startswith(half) for word in words for half in halves)


def _run_at(runs: Sequence[Doing], word: Span, *, verb_last: bool) -> Doing | None:
    """The verbs that go with a word that is no object: in a goal those behind it, in a title those before it."""
    if len(runs) == 1:
        return runs[0]
    if verb_last:
        return next((run for run in runs if run.start >= word[1]), None) or runs[-1]
    return next((run for run in reversed(runs) if run.end <= word[0]), None)


def _told(run: Doing, sentence: str, word: Span | None, *, is_direct: bool = False) -> str | None:
    """Tell a deed beside the ``word`` that it is done with; None where that is not plain."""
    word = word or (len(sentence), len(sentence))
    verbs = _joined(run.verbs)
    if run.verbs == (KNOWING,):
        return _told_of_knowledge(sentence[run.end : word[0]])
    if not run.objects:
        says_all = {*run.verbs} <= SAYING or all(" " in verb and not is_expression(verb) for verb in run.verbs)
        return verbs if says_all else None  # "een gesprek voeren"
    thing, manner = "" if is_direct else _thing(run, sentence, word), _manner(run, sentence, word)
    span = span_of(run, sentence)
    if span and sentence[span[1] : run.start].strip() in _CONJUNCTIONS:
        return None  # what reads as a thing ends in a verb that is not known: "een fiets laten zien en verkopen"
    tail = _OF.split(sentence[word[1] : span[1]])[0] if is_direct and span and _LIGHT & {*run.verbs} else ""
    if tail.strip() and not _is_list(tail, run.objects):
        if len(tail.split()) > 1 or tail.strip() in _CONJUNCTIONS or _NO_THING.match(tail.strip()):
            return None
        manner = f"{tail.strip()} {manner or ''}".strip()  # "verkoopklaar maken"
    if is_direct and span and (preposition := _preposition(sentence, span[0])):
        if run.start > span[0] and (preposition == "van" or len(sentence[slice(*span)].split()) > _OF_PREPOSITION):
            return None  # "aan de hand van een tekening", "in een nieuwe keuken storingen zoeken"
        verbs = verbs if preposition == "van" else f"{verbs} {preposition}"  # "assisteren bij"
    if thing is None or manner is None:
        return None
    is_behind = span is not None and span[0] >= run.end  # "informatie verstrekken over verf"
    if not (is_direct or is_behind) and (about := _ABOUT.match(sentence[run.end : word[0]])):
        verbs = f"{verbs} {about['prep']}"  # "aandacht besteden aan orde en rust"
    is_phrase = " " in run.verbs[0] and not is_expression(run.verbs[0])
    in_order = (verbs, thing) if is_phrase else (thing, manner, verbs)  # "onderzoek doen naar het weer"
    return " ".join(filter(None, in_order))


def _is_list(tail: str, objects: Sequence[str]) -> bool:
    """Whether what stands behind a thing is what else the same is done to: "maakt deeg, beslag en vullingen"."""
    return bool(_CONJUNCTS.match(tail)) and any(tail.rstrip().endswith(thing) for thing in objects)


def _told_of_knowledge(before: str) -> str | None:
    """Tell what is to be known by what stands before the word that agrees: of "kennis van trends in de zorg" the trends."""
    parts = _ASIDE.split(before)
    thing = " ".join(parts[0].split())
    if len(parts) == 1:
        return _("knowledge")
    return _("knowledge of {thing}").format(thing=thing) if 0 < len(thing) <= _LONGEST else None


def _preposition(sentence: str, start: int) -> str:
    """The preposition before what something is done to: "werken met"; "" where there is none."""
    opening = _BEFORE.search(sentence, 0, start)
    return (opening["prep"] or "") if opening else ""


def _manner(run: Doing, sentence: str, word: Span) -> str | None:
    """What belongs to verbs that say nothing by themselves: "onder de aandacht" brengen; None where that is not plain."""
    span = span_of(run, sentence)
    if span is None:
        return "" if not _LIGHT & {*run.verbs} else None
    between = sentence[span[1] : run.start].strip() if span[1] <= run.start else ""
    if ("," in between and len(run.objects) > 1) or any(map(is_infinitive, between.split())):
        return None  # not all of it was read
    if not _LIGHT & {*run.verbs}:
        return ""
    particles = {written.rpartition(GAP)[2] for written in run.written if GAP in written}
    behind = "" if span[1] <= run.start else sentence[span[1] :].strip()
    behind = "" if behind in particles else behind
    is_aside = word[0] >= max(span[1], run.end)  # "plaatst berichten op de website", of that website
    if behind and not is_aside and not _CONJUNCTS.match(f" {behind}"):
        return None
    if is_aside or _in_passing(between):
        return ""
    return between if len(between.split()) <= _MANNER and "," not in between else None


def _in_passing(words: str) -> bool:
    """Whether words between what is done and to what only say with what, for whom or when."""
    return words.partition(" ")[0].casefold() in _NO_MANNER


def _thing(run: Doing, sentence: str, word: Span) -> str | None:
    """What something is done to, as written, without the word that agrees and the preposition before that."""
    span = span_of(run, sentence)
    if span is None or _NO_THING.match(sentence, span[0]) or sentence.endswith(") ", 0, span[0]):
        return None
    start, end = span
    cuts = [match.start() for match in _OF.finditer(sentence, start, end)]
    if word[0] < end and (before := [cut for cut in cuts if cut < word[0]]):
        end = before[-1]
    while end - start > _LONGEST and (before := [cut for cut in cuts if cut < end]):
        end = before[-1]
    opening = _BEFORE.search(sentence, 0, start)
    prep, article = (opening["prep"], opening["article"]) if opening else (None, None)
    if end - start > _LONGEST or (prep and prep.casefold() == "van"):
        return None
    last = sentence[start:end].casefold().split()
    # "de pomp mechanisch nakijken", "het voertuig laden"
    is_thing_first = bool(article) and (len(last) == 1 or (len(last) == _TWO and not ADJECTIVE.fullmatch(last[0])))
    if (
        last[-1] in _DETERMINERS
        or any(map(is_infinitive, last))
        or (_NO_PHRASE.search(sentence[start:end]) and not is_thing_first)
    ):
        return None
    if _FIXED.match(f"{prep or ''} {sentence[start:end]}"):
        return None  # "in geval van brand"
    is_phrase = prep or " " in sentence[start:end]
    words = " ".join(f"{prep or ''} {(article or '') if is_phrase else ''}{sentence[start:end]}".split())
    is_first = opening is not None and not sentence[: opening.start() if is_phrase else start].strip()
    return words[0].lower() + words[1:] if is_first and words[1:2].islower() else words


def _joined(verbs: Sequence[str]) -> str:
    """Verbs as people list them."""
    *others, last = dict.fromkeys(verbs)
    return _("{first} and {last}").format(first=", ".join(others), last=last) if others else last
