"""What a goal or an item comes down to in its own words, as a reason by a card quotes it: what is done, and about what."""

import re
from collections.abc import Iterator

from overlap.language import stem, word_list
from overlap.language.verbs import is_infinitive
from overlap.model import Side
from overlap.model.text import places

from ..acts import verb_of_noun
from ..pair_texts import PairTexts
from ..phrases import MOST, opening_end, phrase_around
from ..quotes import GAP, Quote, Standing, quote_whole
from .cores import ANY_THING, heads_of

_ROOMS = (110, 85, 65)  # characters of a quote that says what its first words are about
_LONGEST_PART = 45  # characters of a part of a phrase; a longer one may be half a sentence
_BETWEEN = 70  # characters in brackets between words that are quoted together
_FIRST_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.;:!?\n]")
_UP_TO_STOP = re.compile(r"[^.,;:!?()\n]*[^.,;:!?()\s]")
_JOINS = re.compile(r" (?:en|of) ")
_AS_NOUN = re.compile(r"\b(?:het|bij|tijdens|voor|na) $", re.I)
_PREPOSITIONS = "|".join(("van", *(word for word in word_list("prepositions") if word != "te")))
# what a text is about, behind its verbs: "… en geven over voeding"
_SUBJECT = re.compile(r"(?: (?:en|of) [^\W\d_]+en)* (?:over|naar|van|voor|rond|met betrekking tot|op het gebied van) ")
_ENDS_OF_PART = re.compile(r"[.;:!?\n()]")
_ON = re.compile(rf",| (?:en|of|{_PREPOSITIONS}) ")
_PARTS = re.compile(rf"(?<!-)(?:,? (?:en|of) |, | (?=(?:{_PREPOSITIONS}) ))")
_OF_PHRASE = re.compile(r", | (?:en|of) ")
_WORD = re.compile(r"[^\W\d_][\w-]*")


def gists(texts: PairTexts, side: Side) -> Iterator[Quote]:
    """Quote what is done in a goal or an item as it stands there, and then shorter, where that can be.

    It is the phrase around the first verb, with what that is about where it says little ("informatie zoeken over …").
    """
    text = (texts.vmbo if side == "vmbo" else texts.mbo)[0]
    phrase = _first_phrase(texts, text, side)
    before = text[opening_end(text) : text.rfind("(", 0, phrase.start)].strip()
    if " " not in phrase.written and text.endswith(") ", 0, phrase.start) and len(before) <= MOST:
        # without what stands in brackets; what is long, or a sentence, parts the words too far to be shown as one
        between = text[text.rfind("(", 0, phrase.start) : phrase.start]
        apart = len(between) > _BETWEEN or bool(_ENDS.search(between))
        words = before if apart else f"{before}{GAP}{phrase.written}"
        yield Quote(words, words)
        return
    wider = [_with_subject(texts, phrase, room) for room in _ROOMS] if side == "vmbo" else []
    if any(wider):
        yield from (quote_whole(each) for each in wider if each)
        return
    yield quote_whole(phrase)
    if side == "vmbo" and (less := _up_to_verb(phrase)) and not _is_bare(texts, less):
        yield quote_whole(less)


def _first_phrase(texts: PairTexts, text: str, side: Side) -> Standing:
    """The phrase around the first verb of a text, or else its beginning."""
    actions = texts.sides.vmbo.actions[texts.i] if side == "vmbo" else ()
    spans = [span for action in actions for span in places(text, action.verb) if not _AS_NOUN.search(text, 0, span[0])]
    first = _FIRST_WORD.search(text, opening_end(text))
    phrase = phrase_around(Standing(text, (spans[0] if spans else first.span() if first else (0, len(text)),)), side)
    if " " not in phrase.written and (more := _UP_TO_STOP.match(text, phrase.start)):
        ends = [more.end(), *(match.start() for match in _JOINS.finditer(text, phrase.end + 1, more.end()))]
        end = max((end for end in ends if end - phrase.start <= MOST), default=phrase.end)
        phrase = Standing(text, ((phrase.start, end),))  # "handelen bij brand", not "handelen"
    return phrase


def _with_subject(texts: PairTexts, phrase: Standing, room: int) -> Standing | None:
    """A phrase with what stands behind it, where it says nothing by itself: "onderzoek doen naar kleuren"."""
    text, subject = phrase.text, _SUBJECT.match(phrase.text, phrase.end)
    if subject is None or not _is_bare(texts, phrase):
        return None
    stop = _ENDS_OF_PART.search(text, phrase.end)
    end = stop.start() if stop else len(text.rstrip())
    if end - phrase.start > room:
        end = max((match.start() for match in _PARTS.finditer(text, subject.end(), phrase.start + room)), default=phrase.end)
    return Standing(text, ((phrase.start, end),)) if end > phrase.end else None


def _is_bare(texts: PairTexts, phrase: Standing) -> bool:
    """Whether a phrase does not say what its work is done to, or only in a word of any work."""
    lexicon = texts.sides.lexicon
    return bool(lexicon.actions(phrase.written)) and all(map(_says_little, heads_of(lexicon, phrase.written)))


def _says_little(head: str) -> bool:
    """Whether what something is done to may be anything: "werkzaamheden", "keuzes" of kiezen."""
    verb = verb_of_noun(head) or verb_of_noun(head.removesuffix("s"))
    return stem(head) in ANY_THING or (verb is not None and stem(verb) in ANY_THING)


def _up_to_verb(phrase: Standing) -> Standing | None:
    """A phrase up to its first verb, where more stands behind that: "een diagnose stellen" at a car."""
    for n, word in enumerate(_WORD.finditer(phrase.text, phrase.start, phrase.end)):
        if n and is_infinitive(word[0].casefold()) and _ON.match(phrase.text, word.end()):
            return Standing(phrase.text, ((phrase.start, word.end()),)) if word.end() < phrase.end else None
    return None


def part_with(phrase: Quote, word: Quote) -> Quote | None:
    """Give the part of a quoted phrase, between "en" and commas, in which a word of it stands; None where that says no more."""
    at = phrase.written.find(word.written)
    cuts = [(0, 0), *(match.span() for match in _OF_PHRASE.finditer(phrase.written)), (len(phrase.written),) * 2]
    start = max((end for _start, end in cuts if end <= at), default=0)
    end = min((start for start, _end in cuts if start >= at + len(word.written)), default=len(phrase.written))
    part = phrase.written[start:end]
    label = phrase.label[:1] + part[1:] if start == 0 else part
    is_whole = " " in part and not part.endswith("-") and part not in (phrase.written, word.written)
    is_part = at >= 0 and is_whole and len(part) <= _LONGEST_PART
    return Quote(label, part) if is_part else None
