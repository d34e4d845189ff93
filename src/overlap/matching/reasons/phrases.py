"""The phrase in which words stand: what is done, and to what, as it is written there.

A goal of the vmbo ends in its verb ("de voorraad tellen"), a sentence of a dossier begins with it ("telt de voorraad").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from overlap.language import word_list
from overlap.language.lists import ADJECTIVE
from overlap.language.verbs import infinitive, is_infinitive
from overlap.model import Side
from overlap.model.text import Span

from .quotes import SHOWN, Standing

MOST = 75  # characters of a phrase, unless the words themselves are longer
_LONGEST = 90  # characters of one that ends in what half a word hangs on
_ENDS = re.compile(r"[.;:!?()\n•]|,? (?:zodat|waarbij|waarin|waarmee|waaraan|waarna|omdat|terwijl|opdat|dat)\b|\s[-–]\s")
# what looks like the end of a sentence and is none: short forms, "12.30", brackets in a word such as "(hulp)middelen"
_NO_ENDS = re.compile(
    r"\([\w-]+\)(?=\w)|(?<=\w)\(\w+\)|\b(?:[a-z]\.){2,}|\b(?:bijv|bv|evt|resp|incl|excl|ca|nr)\.|(?<=\d)[.:](?=\d)", re.I
)
_BEGUN = 85  # … of one that would begin with a preposition without what stands before it
_OPENING = re.compile(
    r"\s*(?:(?:de|een) (?:kandidaat|leerling|student|deelnemer)s? (?:kan|heeft|weet|kent|is in staat(?: om)?)"
    r"|(?:je|jij) (?:kunt|kan)|(?:de|een) (?:beroepsbeoefenaar|medewerker)|(?:heeft|bezit)(?= (?:\w+ ){0,2}\w*kennis)|kan(?= )"
    r"|hij|zij|ze|daarbij|hierbij|daarnaast|ook|en|of)\b[\s,]*",
    re.I,
)
_PREPOSITIONS = "|".join(word for word in word_list("prepositions") if word != "te")
_LIKE_PREPOSITION = ("ten behoeve van", "op basis van", "met betrekking tot", "op het gebied van", "in relatie tot")
_BETWEEN = re.compile(
    r",\s*(?:(?:en|of)\s+)?|\s+(?:en/of|en|of|alsmede)\s+"
    rf"|\s+(?:{'|'.join(_LIKE_PREPOSITION)})\s+"
    rf"|\s+(?=(?:{_PREPOSITIONS})\s)"
)
_PREPOSITION = re.compile(rf"(?:{_PREPOSITIONS})\s", re.I)
_FIXED = re.compile(
    r"(?:op|aan|met|in|ten) (?:basis|name|de hand|behoeve|betrekking|het gebied|relatie|verband|plaats|geval)\b", re.I
)
_INFINITIVE_LAST = re.compile(r"[^.;:!?\n]*\bkan\b|\bte [^\W\d_]+n\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LOOSE_END = re.compile(
    r"[\s,/]+(?:[\w]+-|m\.b\.t\.?|en/of|en|of|de|het|een|van|die|dat|te|alsook|volgens|conform|tijdens|waaronder|zoals)$"
    r"|[\s,/]+['\"‘“(]*$"
)
_OPEN_END = re.compile(r"(?:\b(?:die|dat|eigen|zijn|haar|hun|de|het|een)|-)$", re.I)  # what more has to follow
_RELATIVE = re.compile(r",? (?:die|dat|waar\w*) ([^,]*)$")
_COORDINATORS = {"", "en", "of", "en/of"}
_PARTICLES = frozenset(word_list("particles of actions"))
_NO_VERBS = frozenset(word_list("no third persons"))


@lru_cache(5_000)
def phrase_around(place: Standing, side: Side) -> Standing:
    """Give the phrase that words stand in: with the verb that goes with them, where it is near; else themselves."""
    sentence = sentence_around(place)
    if sentence[1] - sentence[0] <= MOST:
        return Standing(place.text, (_trimmed(place, sentence),))
    pieces = _pieces(place.text, sentence)
    inside = [n for n, piece in enumerate(pieces) if piece[0] < place.end and place.start < piece[1]]
    first, last = (inside[0], inside[-1]) if inside else (0, len(pieces) - 1)
    verb_last = side == "vmbo" or bool(_INFINITIVE_LAST.match(place.text))
    first, last = _to_verb(place.text, pieces, _unhung(place.text, pieces, first, last), verb_last=verb_last)
    if verb_last:
        first = _with_list(place.text, pieces, first, last)
    else:
        last = _with_particle(place.text, pieces, first, last)
    first, last = _unhung(place.text, pieces, *_begun(place.text, pieces, first, last))
    last = _with_manner(place.text, pieces, first, last)
    if verb_last:
        first = _with_first_verb(place.text, pieces, first, last)
    start, end = min(pieces[first][0], place.start), max(pieces[last][1], place.end)
    start, end = _trimmed(place, _cut(place, (start, end)))
    if verb_last and first and _is_manner(place.text, pieces[first - 1], pieces[first]):
        end = _without_verb(place, (start, end))
    if not verb_last and not _has_verb(place.text, pieces, first, last, verb_last=False):
        end = _without_particle(place, (start, end))
    if not _has_verb(place.text, [(start, end)], 0, 0, verb_last=verb_last):
        start = _without_preposition(place, start)
    return Standing(place.text, ((start, end),))


@lru_cache(5_000)
def sentence_around(place: Standing) -> Span:
    """Give where the sentence, or the part of it, begins and ends that words stand in; without its opening."""
    text = _without_other_ends(place.text)
    shown = text.rfind(" ", 0, SHOWN) if len(text) > SHOWN else len(text)
    if place.end <= shown:
        text = text[:shown]
    ends = _ends(text)
    start = max((end for _start, end in ends if end <= place.start), default=0)
    end = next((start for start, _end in ends if start >= place.end), len(text))
    opening = _OPENING.match(text, start)
    while opening and start < opening.end() <= place.start:
        start = opening.end()
        opening = _OPENING.match(text, start)
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,-"))
    return min(start, place.start), max(place.end, start + len(text[start:end].rstrip(" ,-")))


@lru_cache(5_000)
def _ends(text: str) -> tuple[Span, ...]:
    """Where the sentences of a text, and the parts of them, are parted."""
    return tuple(match.span() for match in _ENDS.finditer(text))


@lru_cache(5_000)
def _without_other_ends(text: str) -> str:
    """A text of the same length without what looks like the end of a sentence and is none."""
    return _NO_ENDS.sub(lambda match: "x" * len(match[0]), text)


def opening_end(text: str) -> int:
    """Give where a goal begins behind "De kandidaat kan"."""
    at = 0
    while (opening := _OPENING.match(text, at)) and at < opening.end() < len(text):
        at = opening.end()
    return at


def _pieces(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence between commas, "en" and "of", and before prepositions."""
    start, end = sentence
    pieces = []
    for match in _BETWEEN.finditer(text, start, end):
        pieces.append((start, match.start()))
        start = match.end()
    pieces.append((start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _trimmed(place: Standing, span: Span) -> Span:
    """A phrase without half words and small words at its end."""
    start, end = span
    if (relative := _RELATIVE.search(place.text, place.end, end)) and not any(map(_may_be_verb, relative[1].split())):
        end = relative.start()  # "artikelen die kapot" without "zijn"
    while (match := _LOOSE_END.search(place.text, max(start, place.end), end)) and match.end() == end:
        end = match.start()
    return start, end


def _may_be_verb(word: str) -> bool:
    return word.endswith("en") or word in _NO_VERBS or word in _PARTICLES or infinitive(word.casefold()) is not None


def _unhung(text: str, pieces: Sequence[Span], first: int, last: int) -> tuple[int, int]:
    """Take in what half a word hangs on: "voedings- en bewegingspatroon", "schoonmaakmiddelen en -apparatuur"."""
    while last < len(pieces) - 1 and (text[: pieces[last][1]].endswith("-") or _wants_noun(text, pieces[last], pieces[last + 1])):
        last += 1
    while first and (text.startswith("-", pieces[first][0]) or _hangs_on(text, pieces[first - 1], pieces[first])):
        first -= 1
    return first, last


def _hangs_on(text: str, piece: Span, following: Span) -> bool:
    """Whether a part of a sentence ends in what hangs on the next: half a word, or an adjective without its noun."""
    return text.endswith("-", 0, piece[1]) or _wants_noun(text, piece, following)


def _wants_noun(text: str, piece: Span, following: Span) -> bool:
    """Whether a part ends in an adjective of which the noun comes later: "elektrische en elektronische systemen"."""
    words, more = text[slice(*piece)].casefold().split(), text[slice(*following)].casefold().split()
    is_noun = words[-1].endswith("ie")  # "autonomie"
    return len(more) > 1 and bool(not is_noun and ADJECTIVE.fullmatch(words[-1]) and ADJECTIVE.fullmatch(more[0]))


def _to_verb(text: str, pieces: Sequence[Span], inside: tuple[int, int], *, verb_last: bool) -> tuple[int, int]:
    """Take in the parts of a sentence up to the one with the verb, and what it is done to, as far as that is not too long."""
    first, last = inside
    has_verb, is_alone = _has_verb(text, pieces, first, last, verb_last=verb_last), _words_of(text, pieces, first, last) == 1
    if has_verb and not is_alone:
        return first, last
    # a verb alone wants what it is done to, which stands on the other side of it
    goes_right = verb_last != has_verb
    reached = other_first, other_last = first, last
    while (other_last < len(pieces) - 1) if goes_right else other_first:
        other_first, other_last = (other_first, other_last + 1) if goes_right else (other_first - 1, other_last)
        if pieces[other_last][1] - pieces[other_first][0] > MOST:
            break
        reached = other_first, other_last
        if has_verb or _has_verb(text, pieces, other_first, other_last, verb_last=verb_last):
            return reached
    return reached if is_alone else (first, last)


def _with_list(text: str, pieces: Sequence[Span], first: int, last: int) -> int:
    """Take in the things that are named before one, up to where something else is done: "dranken en gerechten serveren"."""
    while first and pieces[last][1] - pieces[first - 1][0] <= MOST:
        before = text[pieces[first - 1][1] : pieces[first][0]].strip(" ,").casefold()
        if before not in _COORDINATORS or _has_verb(text, pieces, first - 1, first - 1, verb_last=True):
            break
        first -= 1
    return first


def _with_first_verb(text: str, pieces: Sequence[Span], first: int, last: int) -> int:
    """Take in what stands before a part that begins with a verb: "informatie zoeken en geven over voeding"."""
    word = _WORD.match(text, pieces[first][0])
    is_first = first < last or (word is not None and word.end() < pieces[first][1])
    if first and word and is_first and is_infinitive(word[0].casefold()):
        return first - 1 if pieces[last][1] - pieces[first - 1][0] <= _LONGEST else first
    return first


def _with_particle(text: str, pieces: Sequence[Span], first: int, last: int) -> int:
    """Take in the particle of a verb, where it is not far: "maakt de zaal en de keuken schoon" is not making them."""
    forms = [match[0].casefold() for match in _WORD.finditer(text, pieces[first][0], pieces[last][1])]
    verb = next((form for form in forms if form.endswith("t") and infinitive(form)), "")
    if verb and infinitive(verb, forms[-1]) is None:
        for n in range(last + 1, len(pieces)):
            words = text[slice(*pieces[n])].casefold().split()
            if pieces[n][1] - pieces[first][0] > _LONGEST:
                break
            if words[-1] in _PARTICLES and infinitive(verb, words[-1]):
                return n
            if any(word.endswith("t") and infinitive(word) for word in words):
                break
    return last


def _without_particle(place: Standing, span: Span) -> int:
    """Where a phrase ends, before the particle of a verb that is not in it: "de metingen uit" of "voert de metingen uit"."""
    before, _space, last = place.text[slice(*span)].rpartition(" ")
    end = span[0] + len(before)
    if last.casefold() not in _PARTICLES or end < place.end:
        return span[1]
    has_verb = any(word.endswith("t") and infinitive(word, last.casefold()) for word in before.casefold().split())
    return span[1] if has_verb else end


def _without_preposition(place: Standing, start: int) -> int:
    """Where a phrase without a verb begins, behind its preposition: "halfsteens muren", not "in halfsteens muren"."""
    match = _PREPOSITION.match(place.text, start)
    if match is None or match.end() > place.start or _FIXED.match(place.text, start):
        return start
    return match.end() if len(place.text[match.end() : place.start].split()) <= 1 else start


def _begun(text: str, pieces: Sequence[Span], first: int, last: int) -> tuple[int, int]:
    """Take in what stands before a part that begins with a preposition: "de automaten in de groepenkast"."""
    if first and _PREPOSITION.match(text, pieces[first][0]) and pieces[last][1] - pieces[first - 1][0] <= _BEGUN:
        return (first - 1, last) if not _PREPOSITION.match(text, pieces[first - 1][0]) else (first, last)
    return first, last


def _is_manner(text: str, before: Span, piece: Span) -> bool:
    """Whether a part of a sentence only says for what or with what something before it is done."""
    between = text[before[1] : piece[0]].strip()
    if not between:
        return bool(_PREPOSITION.match(text, piece[0]))
    return between in _LIKE_PREPOSITION or bool(_PREPOSITION.match(f"{between} "))


def _without_verb(place: Standing, span: Span) -> int:
    """Where a phrase ends, before the verbs of which the object is not in it: "een hok voor dieren beoordelen"."""
    end, words = span[1], list(_WORD.finditer(place.text, place.end, span[1]))
    while words and (is_infinitive(words[-1][0].casefold()) or words[-1][0] in ("en", "of")):
        end = words.pop().start()
    return len(place.text[:end].rstrip(" ,"))


def _with_manner(text: str, pieces: Sequence[Span], first: int, last: int) -> int:
    """Take in what follows behind a preposition, as far as there is room: "maakt afspraken over de voortgang"."""
    while last < len(pieces) - 1 and pieces[last + 1][1] - pieces[first][0] <= MOST:
        between, manner = text[pieces[last][1] : pieces[last + 1][0]], text[slice(*pieces[last + 1])]
        is_open = any(map(_OPEN_END.search, (manner, text[slice(*pieces[last])])))
        is_open = is_open or (last + 2 < len(pieces) and _hangs_on(text, pieces[last + 1], pieces[last + 2]))
        if between.strip() or is_open or not _PREPOSITION.match(manner):
            break
        last += 1
    return last


def _has_verb(text: str, pieces: Sequence[Span], first: int, last: int, *, verb_last: bool) -> bool:
    words = [match[0].casefold() for match in _WORD.finditer(text, pieces[first][0], pieces[last][1])]
    if verb_last:
        return any(map(is_infinitive, words))
    return any(word.endswith("t") and word not in _NO_VERBS and infinitive(word) for word in words)


def _words_of(text: str, pieces: Sequence[Span], first: int, last: int) -> int:
    return len(_WORD.findall(text, pieces[first][0], pieces[last][1]))


def _cut(place: Standing, span: Span) -> Span:
    """A phrase that is too long, up to whole words around those that it is for."""
    start, end = span
    room = max(0, MOST - (place.end - place.start))
    if end - start <= _LONGEST:
        return span
    start, end = max(start, place.start - room // 2), min(end, place.end + room // 2)
    if start and not place.text[start - 1].isspace():
        start = min(place.text.find(" ", start) % (len(place.text) + 1) + 1, place.start)
    if end < len(place.text) and not place.text[end].isspace():
        end = max(place.text.rfind(" ", 0, end), place.end)
    return start, end
