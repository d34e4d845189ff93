"""Words of a text as a reason quotes them, and how they stand there: what is quoted can be pointed at."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from overlap.language import Unit, stem, word_list
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive, is_infinitive
from overlap.model.text import Span, places

GAP = " … "  # between words that are quoted together and stand apart
SHOWN = 400  # characters of a goal that every table shows; a reason quotes nothing behind them
_TWO = 2  # words that may stand apart; more are quoted only where they stand together
_FAR = 45  # characters within which words stand that are quoted together
_BETWEEN = frozenset((*word_list("function words"), *word_list("determiners"), "hun", "diens")) - {
    "al",
    "er",
    "naar",
    "niet",
    "ook",
    "tegen",
    "zonder",
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[\w’']+")
_NEXT = re.compile(r" ([^\W\d_]{3,})(?![\w-])")
_BEHIND = re.compile(r" ([^\W\d_]{3,}(?:-[^\W\d_]+)*)(?![\w-])")
_PREFIX = re.compile(r"(?<![\w-])\w{1,3}-$")  # "de-", "cv-", "3D-"
_AND_NEXT = re.compile(r" (?:en|of) ([^\W\d_]+)")
_ANY_WORK = frozenset(stem(word) for word in word_list("nouns for any work"))
_SMALL = frozenset(word_list("stop words")) - {"werkzaamheden", "werkzaamheid"}
# no verb stands so before a noun: "aan de hand van een tekening"
_OF_PHRASES = _SMALL | {"basis", "behoeve", "behulp", "betrekking", "gebied", "hand"}
_ADJECTIVE_ENDING = re.compile(r"(?:isch|lijk|ig|end|eel|ief|aal|baar|zaam)e?$|(?:ele|ieve|ale|bare|zame)$")
# before a noun with "het" ("interactief product"), but for nouns that end so
_UNINFLECTED = re.compile(r"(?:isch|lijk|(?<!arch)(?<!tar)(?<!mot)(?<!initiat)ief|[iu]eel|(?<!pers)oneel|baar|zaam)$")
_PLAIN_ADJECTIVES = frozenset(word_list("plain adjectives"))
_PARTICLES = frozenset(word_list("particles of actions"))
_PREPOSITIONS = frozenset(word_list("prepositions"))
_OF_PREPOSITIONS = frozenset(word_list("nouns of prepositions"))
_BEFORE_THOSE = _PREPOSITIONS | {"de", "het", "ten", "ter"}
_BEFORE_NOUN = re.compile(rf" (?:{'|'.join(sorted({*word_list('determiners'), 'hun', 'diens'} - {'dit', 'dat'}))}) (?=[^\W\d_])")
_JOINING = ("en", "of")
_NO_NOUNS = frozenset((*word_list("function words"), *word_list("determiners"), *word_list("prepositions"), *word_list("modals")))
# a word, and a preposition, right before another
_BEFORE = re.compile(
    r"(?<![\w-])([^\W\d_]{4,}) ((?:(?:aan|bij|in|met|naar|om|op|over|te|tot|uit|van|voor) )?)(?:(?:de|het|een) )?$"
)
_HANGING = re.compile(r"(?<![\w-])(?:([^\W\d_]+)-(?=[\s,/]|$)|-([^\W\d_]+))")
_RELATIVE = re.compile(r"\b(?:dat|die|waar(?:aan|bij|door|in|mee|op|van|voor))\b")
_STARTS = ".:;!?•\n"  # what a sentence may begin behind
_STOPS = re.compile(r"[.,;:!?()\n]|\b(?:en|of)\b")
_SENTENCE_END = re.compile(r"[.;:!?()\n]|\b(?:en|of)\b")
_BRACKETED = re.compile(r"\([^\W\d_]{3,}\)[^\W\d_]{3,}")
_PIECE = re.compile(r"-(?=[\s,/]|$)")
_REST = re.compile(r"-?(?:[\s,/]+(?:(?:en|of|en/of)\s|[^\W\d_]+-))*[\s,/]*[\w]+")
_SHORT_PIECE = 2  # letters from which a piece with a hanging hyphen counts


class Quote(NamedTuple):
    """What a reason calls some words, and the piece of the text that they are: with GAP where others stand between."""

    label: str
    written: str


class Standing(NamedTuple):
    """Where words stand in a text: the spans of each, in the order of the text."""

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.spans[-1][1]

    @property
    def is_whole(self) -> bool:
        """Whether nothing but small words stands between them."""
        return all(joins(self.text[a[1] : b[0]]) for a, b in pairwise(self.spans))

    @property
    def written(self) -> str:
        """The piece of the text."""
        if len(self.spans) == 1:
            return self.text[self.start : self.end]
        return self.text[self.start : self.end] if self.is_whole else GAP.join(self.text[a:b] for a, b in self.spans)


def joins(between: str) -> bool:
    """Whether what stands between two words keeps them together: nothing but white space and small words."""
    return not between.strip() or (
        not re.search(r"[^\w\s]", between) and all(word.casefold() in _BETWEEN for word in _WORD.findall(between))
    )


def place_of(words: Sequence[str], texts: Sequence[str]) -> Standing | None:
    """Find where words stand together, in the first of the texts that has them all near each other."""
    for text in texts:
        each = [list(_places(word, text[:SHOWN] if text is texts[0] else text)) for word in dict.fromkeys(words)]
        if all(each):
            nearest = min((_around(anchor, each) for anchor in min(each, key=len)), key=_length)
            place, inside = Standing(text, nearest), text[nearest[0][0] : nearest[-1][1]]
            if len(nearest) == 1 or (
                len(inside) <= _FAR and not _STOPS.search(inside) and (place.is_whole or len(nearest) == _TWO)
            ):
                return place
    return None


def _around(anchor: Span, each: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """The place of each word that is nearest to that of one of them, in the order of the text."""
    return tuple(sorted({min(places, key=lambda place: abs(place[0] - anchor[0])) for places in each}))


def _length(spans: Sequence[Span]) -> int:
    return spans[-1][1] - spans[0][0]


def can_be_quoted(unit: Unit, texts: Sequence[str]) -> bool:
    """Whether the words of a unit stand in a text as they are called: no half a word, and a term together."""
    place = place_of(unit.written, texts)
    return place is not None and not is_piece(place, unit.written) and (place.is_whole or not unit.term)


def with_noun(place: Standing) -> Standing:
    """Give where an adjective stands with its noun; other words as they are."""
    noun = _noun_behind(place)
    return Standing(place.text, (*place.spans[:-1], (place.spans[-1][0], noun[1]))) if noun else place


def with_own_nouns(here: Standing, there: Standing) -> tuple[Standing, Standing] | None:
    """Give where an adjective of both texts stands with its noun in either; None where it is no adjective, or has none in one."""
    nouns = [_noun_of_any(place) for place in (here, there)]
    if nouns[0] is None or nouns[1] is None or any(map(_is_manner, (here, there))):
        return None
    ours, theirs = (
        Standing(place.text, ((place.start, noun[1]),)) for place, noun in zip((here, there), (nouns[0], nouns[1]), strict=True)
    )
    return ours, theirs


def end_in_one_noun(here: Standing, there: Standing) -> bool:
    """Whether what stands at two places ends in the same noun, be it in a compound: "product" and "mediaproduct"."""
    short, long = sorted((stem(place.written.split()[-1].casefold()) for place in (here, there)), key=len)
    return long.endswith(short)


def _noun_of_any(place: Standing) -> Span | None:
    """Where the noun stands behind an adjective in any form, also one that ADJECTIVE does not know: "interactief"."""
    word = place.written.casefold()
    following = _BEHIND.match(place.text, place.end)
    is_inflected = ADJECTIVE.fullmatch(word.replace("ë", "e"))
    if len(place.spans) > 1 or following is None or not (is_inflected or _UNINFLECTED.search(word)):
        return None
    noun = following[1].casefold()
    # "duidelijk praten" says how that is done
    is_other = noun in _NO_NOUNS or is_infinitive(noun) or (not is_inflected and noun.endswith("en"))
    return None if is_other else following.span(1)


def differ_in_noun(here: Standing, there: Standing) -> bool:
    """Whether a word is an adjective in both texts, of another noun: "gezonde leefstijl" and "gezonde voeding"."""
    nouns = [_noun_behind(place, _NO_NOUNS) for place in (here, there)]
    if nouns[0] is None or nouns[1] is None or any(map(_is_manner, (here, there))):
        return False
    ours, theirs = (stem(place.text[a:b].casefold()) for place, (a, b) in zip((here, there), (nouns[0], nouns[1]), strict=True))
    short, long = sorted((ours, theirs), key=len)
    is_any_work = {ours, theirs} <= _ANY_WORK
    return not (is_any_work or long.startswith(short) or long.endswith(short))


def is_particle(place: Standing) -> bool:
    """Whether the particle of a verb that stands apart is one: not in "houdt schoon en vuil textiel gescheiden".

    Nor in "geeft structuur aan het gesprek", which is not aangeven.
    """
    if len(place.spans) > 1 and (_has_other_particle(place) or _is_preposition(place)):
        return False
    following = _AND_NEXT.match(place.text, place.end)
    last = place.text[slice(*place.spans[-1])].casefold()
    if len(place.spans) == 1 or last not in _PLAIN_ADJECTIVES or following is None:
        return True
    return following[1].casefold() not in _PLAIN_ADJECTIVES


def _is_preposition(place: Standing) -> bool:
    """Whether what looks like a particle stands before what it is a preposition of."""
    last = place.text[slice(*place.spans[-1])].casefold()
    return last in _PREPOSITIONS and _BEFORE_NOUN.match(place.text, place.end) is not None


def _has_other_particle(place: Standing) -> bool:
    """Whether a verb has another particle behind that one: "stelt samen met de klant vast" is not samenstellen."""
    verb = place.text[slice(*place.spans[0])].casefold()
    stop = _SENTENCE_END.search(place.text, place.end)
    behind = _WORD.findall(place.text[place.end : stop.start() if stop else len(place.text)].casefold())
    if not verb.endswith("t"):
        return False
    for word, following in pairwise([*behind, ""]):
        # "slaat op in het magazijn" is not inslaan
        if (
            word in _PARTICLES
            and (not following or following in _JOINING or word not in _PREPOSITIONS)
            and infinitive(verb, word)
        ):
            return True
        if word.endswith("t") and word not in _NO_NOUNS and infinitive(word):
            break  # of what is done next
    return False


def is_in_definition(place: Standing) -> bool:
    """Whether words stand between brackets that say what a word before them means: "(product dat nog gebakken wordt)"."""
    opening = place.text.rfind("(", 0, place.start)
    if opening < 0 or ")" in place.text[opening : place.start]:
        return False
    return _RELATIVE.search(place.text[opening : place.text.find(")", place.end)]) is not None


def is_of_preposition(place: Standing) -> bool:
    """Whether a noun says with what stands around it no more than a preposition: "ten behoeve van"."""
    if place.written.casefold() not in _OF_PREPOSITIONS:
        return False
    before, behind = place.text[: place.start].casefold().split(), place.text[place.end :].split(maxsplit=1)
    return before[-1:] != [] and before[-1] in _BEFORE_THOSE and behind[:1] in (["van"], ["tot"], ["met"])


def is_reflexive(place: Standing) -> bool:
    """Whether a verb is done to the one who does it: "zich voorstellen" and "stelt zich voor" are not what voorstellen is."""
    if len(place.spans) > 1:
        return any("zich" in place.text[a[1] : b[0]].casefold().split() for a, b in pairwise(place.spans))
    return place.text[: place.start].casefold().endswith("zich ") and infinitive(place.written.casefold()) is not None


def common_phrase(here: Standing, there: Standing) -> tuple[Standing, Standing] | None:
    """Give the phrase that a word is part of in both texts, where it is the same: an adjective with its noun, a verb before it.

    "vragen naar wensen" and "vraagt naar de wensen" are a phrase, also where either word by itself says little. None elsewhere.
    """
    if len(here.spans) > 1 or len(there.spans) > 1 or "-" in here.written + there.written:
        return None
    spans = [list(place.spans[0]) for place in (here, there)]
    behind = [_noun_behind(place, _NO_NOUNS) for place in (here, there)]
    if not all(behind) or len({_stem_at(place, span) for place, span in zip((here, there), behind, strict=True) if span}) > 1:
        behind = [_same_behind(here, there), _same_behind(there, here)]
    if all(behind):
        spans = [[span[0], noun[1]] for span, noun in zip(spans, behind, strict=True) if noun]
    before = [_BEFORE.search(place.text, 0, place.start) for place in (here, there)]
    if before[0] and before[1] and before[0][2] == before[1][2]:
        verbs = [match[1].casefold() for match in before if match]
        if stem(verbs[0]) == stem(verbs[1]) and verbs[0] not in _OF_PHRASES:
            spans = [[match.start(1), span[1]] for match, span in zip(before, spans, strict=True) if match]
    if spans == [list(place.spans[0]) for place in (here, there)]:
        return None
    ours, theirs = (Standing(place.text, ((a, b),)) for place, (a, b) in zip((here, there), spans, strict=True))
    return ours, theirs


def _same_behind(place: Standing, other: Standing) -> Span | None:
    """Where a noun stands behind a noun that does behind that in another text too: "management systeem"."""
    ours, theirs = (_NEXT.match(each.text, each.end) for each in (place, other))
    if (
        ours is None
        or theirs is None
        or ours[1].casefold() in _NO_NOUNS
        or stem(ours[1].casefold()) != stem(theirs[1].casefold())
    ):
        return None
    words = (place.written.casefold(), ours[1].casefold(), theirs[1].casefold())
    is_noun = not any(infinitive(word) or ADJECTIVE.fullmatch(word) or _ADJECTIVE_ENDING.search(word) for word in words)
    return ours.span(1) if is_noun else None


def _stem_at(place: Standing, span: Span) -> str:
    return stem(place.text[slice(*span)].casefold())


def is_adjective_of(place: Standing) -> bool:
    """Whether words end in an adjective of which the noun stands behind them: by itself it is no thing."""
    word = place.text[slice(*place.spans[-1])].casefold()
    is_adjective = _ADJECTIVE_ENDING.search(word) or {word, stem(word)} & _PLAIN_ADJECTIVES  # "ruimte" ends in -e too
    return bool(is_adjective) and not _is_manner(place) and _noun_behind(place, _NO_NOUNS) is not None


def _is_manner(place: Standing) -> bool:
    """Whether words say how something is done: "veilig werken", "online verkopen"."""
    following = _NEXT.match(place.text, place.end)
    word = place.text[slice(*place.spans[-1])].casefold()
    is_bare = not word.endswith("e") or word in _PLAIN_ADJECTIVES
    return is_bare and following is not None and is_infinitive(following[1].casefold())


def _noun_behind(place: Standing, no_nouns: Collection[str] = _SMALL) -> Span | None:
    """Where the noun stands that follows an adjective; None where the words do not end in an adjective."""
    start, end = place.spans[-1]
    following = _NEXT.match(place.text, end)
    word = place.text[start:end].lower()
    is_adjective = (ADJECTIVE.fullmatch(word) and not word.endswith(("ie", "age"))) or word in _PLAIN_ADJECTIVES
    if not is_adjective or following is None or following[1].casefold() in no_nouns:
        return None
    return following.span(1)


def quote_of(place: Standing, words: Sequence[str]) -> Quote:
    """Quote what stands at a place; a word that hung on a hyphen is written out in what it is called.

    Where nobody knows how ("voedings- en bewegingspatroon"), it is quoted up to the word that it hangs on.
    """
    written = place.written
    if is_piece(place, words):
        rest = _REST.match(place.text, place.end)
        whole = written + (rest[0] if rest else "-")
        return Quote(_called(place, whole), whole)
    hangs = len(words) == 1 and written.strip("-") != written
    return Quote(_called(place, words[0] if hangs else written), written)


def quote_whole(place: Standing) -> Quote:
    """Quote a piece of a text as it stands."""
    return Quote(_called(place, place.written), place.written)


def is_piece(place: Standing, words: Sequence[str]) -> bool:
    """Whether a single word is only the first half of one, that hangs on a hyphen and could not be written out."""
    return len(words) == 1 and len(place.spans) == 1 and bool(_PIECE.match(place.text, place.end))


def _called(place: Standing, text: str) -> str:
    """What is quoted from a place as people read it: with its capitals, but for that of a word that begins a sentence."""
    text = " ".join(text.split())
    first = _LETTERS.match(text)
    if first is None or not _begins_sentence(place) or any(map(str.isupper, first[0][1:])):
        return text
    return text[0].lower() + text[1:]


def _begins_sentence(place: Standing) -> bool:
    """Whether no letter or digit stands between the words at a place and the beginning of a sentence."""
    for sign in reversed(place.text[: place.start]):
        if sign in _STARTS:
            return True
        if sign.isalnum() or sign == "_":
            return False
    return True


def _places(word: str, text: str) -> Iterator[Span]:
    """The places of a word in a text; of a word that was made of a hanging hyphen, those of its piece with the hyphen."""
    standing = [_with_bracketed(text, span) for span in places(text, word)] if "(" in text else list(places(text, word))
    if "-" not in text:
        yield from standing
        return
    whole = [span for span in standing if text[span[0] - 1 : span[0]] != "-" and not _PIECE.match(text, span[1])]
    if whole:
        yield from whole
        return
    lower = word.casefold()
    for match in _HANGING.finditer(text):
        before, after = match[1], match[2]
        piece = (before or after).casefold()
        if len(piece) >= _SHORT_PIECE and piece != lower and (lower.startswith(piece) if before else lower.endswith(piece)):
            yield match.span()
    yield from ((_with_prefix(text, start), end) for start, end in standing)


def _with_bracketed(text: str, span: Span) -> Span:
    """Where the whole word stands that begins with what stands between brackets: "(hulp)middelen" is not about hulp."""
    whole = _BRACKETED.match(text, span[0] - 1) if span[0] else None
    return whole.span() if whole and text.startswith(")", span[1]) else span


def _with_prefix(text: str, start: int) -> int:
    """Where a word begins with the short piece that a hyphen ties to it: "de-escalerende", "cv-installatie"."""
    prefix = _PREFIX.search(text, 0, start)
    return prefix.start() if prefix else start
