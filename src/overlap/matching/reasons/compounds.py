"""Compounds that have a word in common that a reader sees too: "voorraad" in "voorraadbeheer", and not "drag" in "bedrag"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from overlap.language import Lexicon, stem, word_list
from overlap.language.thesaurus import Thesaurus

from .commonness import COMMON, EMPTY

_BEFORE_VERBS = frozenset((*word_list("prefixes of verbs"), *word_list("beginnings"), *word_list("particles of actions")))
_WEAK = frozenset(word_list("weak parts"))
_NO_PART = _WEAK | _BEFORE_VERBS
_NO_BEGINNING = frozenset((*EMPTY, *COMMON, *_WEAK, *_BEFORE_VERBS))
_NO_HEAD = frozenset((*EMPTY, *COMMON, *_WEAK))
_GENERAL_PARTS = tuple(word_list("general parts"))
_FAMILIES = tuple(stem(word) for word in word_list("heads"))
_ENDINGS = ("heid", "schap", "baar", "loos", "zaam", "lijk", "ering", "atie", "isch", "ing", "end", "ende", "lijke", "ige", "igd")
_OF_NOUNS = ("ische", "isch", "ieve", "ief")  # endings of adjectives that are made of a noun
_QUALITY = "heid"
_GOODS = "goed"  # in "beddengoed" and "linnengoed" it is no adjective
_MIN_BEFORE = 3  # letters before the head of a compound
# "aangenaam" and "aangekleed" share no more than that either
_UNSTRESSED = re.compile(rf"(?:{'|'.join(word_list('unstressed prefixes'))}|(?:{'|'.join(word_list('particles of actions'))})ge)")
MIN_PART = 4  # letters of a word that is named as a part of another
SHORTEST = 8  # letters of a compound
LONG_BEGINNING = 5  # letters of what two compounds begin with, where the word is not known
_LONG_ENDING = 6  # letters of what they end in, where the words before it are known
_LONGEST_ENDING = 8  # letters of an ending for which one of those is enough


def is_family(key: str) -> bool:
    """Whether a compound means a family of things, by its head: "bereidingstechniek" is no other word for "gerecht"."""
    return key.endswith(_FAMILIES) and key not in _FAMILIES


@lru_cache(8_000)
def words_inside(lexicon: Lexicon, key: str) -> frozenset[str]:
    """Give the words that a compound is made of and that say what it is about, as stems.

    Not a verb behind a prefix, nor a head that means a family of things ("techniek").
    """
    if len(key) < SHORTEST:
        return frozenset()
    parts, words = {lexicon.halves(key)[0]}, _known_words(lexicon.thesaurus)
    for at in range(_MIN_BEFORE, len(key) - _MIN_BEFORE + 1):
        last = key[at:]
        if last in words:
            first = lexicon.modifier(key[:at]) or _without_joint(lexicon, key[:at])
            if first not in _BEFORE_VERBS and is_word(lexicon, first):
                parts |= {first, *(() if last.endswith(_FAMILIES) else (last,))}
    # "dierlijk" is of a dier
    parts |= {root for root in (key.removesuffix("elijk"), key.removesuffix("lijk")) if root != key and is_word(lexicon, root)}
    parts = {part for part in parts if not (key.endswith(part) and key.removesuffix(part) in _BEFORE_VERBS)}  # "uitstrijk"
    return frozenset(part for part in parts if is_telling_part(part, key) and part not in COMMON)


def is_word(lexicon: Lexicon, key: str) -> bool:
    """Whether a stem is that of a word that we know, be it an empty one."""
    return len(key) >= _MIN_BEFORE and key in _known_words(lexicon.thesaurus)


@lru_cache(4)
def _known_words(thesaurus: Thesaurus) -> frozenset[str]:
    """The words of the thesaurus, those that its terms are made of ("dieren houden"), and those that say little, as stems."""
    of_terms = (part for terms in thesaurus.several.values() for parts, _concept in terms for part in parts)
    return frozenset((*thesaurus.single, *of_terms, *EMPTY, *_FAMILIES))


def _without_joint(lexicon: Lexicon, beginning: str) -> str:
    """Give the known word that a compound begins with, as a stem; the beginning as it is where none is known."""
    forms = (beginning, *(beginning.removesuffix(joint) for joint in ("s", "en", "e")))
    return next((key for key in map(stem, forms) if len(key) >= MIN_PART and is_word(lexicon, key)), beginning)


def is_inside(lexicon: Lexicon, short: str, long: str) -> bool:
    """Whether one word, given as a stem, stands whole in the other: as its head, or as what it begins with."""
    return is_telling_part(short, long) and (is_head(short, long) or short in words_inside(lexicon, long))


def is_head(head: str, whole: str) -> bool:
    """Whether a compound ends in this word: what is before it is no prefix of a verb, and long enough for a word."""
    before = whole.removesuffix(head)
    is_other = before.endswith("be")  # "welbevinden" is no vinden
    return before != whole and len(before) >= _MIN_BEFORE and before not in _BEFORE_VERBS and not is_other


def begin_alike(lexicon: Lexicon, a: str, b: str) -> bool:
    """Whether two compounds begin with the same word, that need not be known where one of them goes on with a known one."""
    return any(
        _may_go_on(lexicon, (a[at:], b[at:]))
        for at in range(LONG_BEGINNING, min(len(a), len(b)))
        if a[:at] == b[:at] and not {a[:at], a[:at].removesuffix("s")} & _NO_BEGINNING and not _begins_before(lexicon, a, b, at)
        if is_word(lexicon, a[:at]) or len(without_prefix(a[:at])) >= LONG_BEGINNING
    )


def without_prefix(word: str) -> str:
    """Give a lower-case word without what many begin with: "verander" and "verantwoord" share no more than that."""
    return word[before.end() :] if (before := _UNSTRESSED.match(word)) else word


def _may_go_on(lexicon: Lexicon, rests: Sequence[str]) -> bool:
    """Whether two compounds may go on so behind their first word: one with a known word, neither with an ending ("isch")."""
    unknown = [rest for rest in rests if not is_word(lexicon, rest)]
    return len(unknown) < len(rests) and not any(len(rest) < _MIN_BEFORE or rest.endswith(_ENDINGS) for rest in unknown)


def end_alike(lexicon: Lexicon, a: str, b: str) -> bool:
    """Whether two compounds end in the same word, that need not be known where what is before it is: "veehouderij"."""
    alike = next((n for n, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    longest = min(alike, len(a) - _MIN_BEFORE, len(b) - _MIN_BEFORE)
    return any(_says_what_it_is(a[-n:]) and _may_end(lexicon, n, (a[:-n], b[:-n])) for n in range(longest, MIN_PART - 1, -1))


def _may_end(lexicon: Lexicon, n: int, before: Sequence[str]) -> bool:
    """Whether two words may end in a word of n letters, by what is before it in them: words, or one where it is a long one."""
    known = [is_word(lexicon, each) or is_word(lexicon, stem(each)) or bool(lexicon.modifier(each)) for each in before]
    return n == len(_GOODS) or (any(known) if n >= _LONGEST_ENDING else all(known))


def _says_what_it_is(head: str) -> bool:
    """Whether a word that compounds end in says what they are, though it need not be known: "goed" of "beddengoed" does."""
    is_long = len(head) >= _LONG_ENDING and head not in _NO_HEAD and not is_family(head) and not head.endswith(_ENDINGS)
    return is_long or head == _GOODS


def _begins_before(lexicon: Lexicon, a: str, b: str, at: int) -> bool:
    """Whether what two words begin with ends earlier, in a word that says little: "werk" in "werkplek" and "werkplan"."""
    ends = (n for n in range(MIN_PART, at) if a[:n] in _NO_BEGINNING)
    return any(is_word(lexicon, a[n:]) or is_word(lexicon, b[n:]) for n in ends)


def begins_with(lexicon: Lexicon, long: str, short: str) -> bool:
    """Whether a compound begins with this word, as both are written: "oogst" in "oogsttijdstip", not "veilig" in "veiligheid".

    What is behind it may end as a derived word does where it is a word itself: "geluid" in "geluidsinstallatie".
    """
    if len(short) < LONG_BEGINNING or not long.startswith(short) or {short, stem(short)} & _NO_BEGINNING:
        return False
    rest = long[len(short) :].removeprefix("s")
    is_derived = rest.removesuffix("en").removesuffix("s").endswith(_ENDINGS)
    return len(rest) > _MIN_BEFORE and (not is_derived or is_word(lexicon, stem(rest)))


def derived_alike(lexicon: Lexicon, a: str, b: str) -> bool:
    """Whether one word is an adjective made of the other: "hygiëne" and "hygiënisch", "sport" and "sportieve".

    Or of what that begins with: "communicatieve" and "communicatieplan"; or a quality: "zelfredzaamheid", "zelfredzaam".
    """
    for adjective, other in ((a, b), (b, a)):
        if other == adjective + _QUALITY and len(adjective) >= LONG_BEGINNING:
            return not {adjective, stem(adjective)} & _NO_BEGINNING
        ending = next((ending for ending in _OF_NOUNS if adjective.endswith(ending)), "")
        root = adjective.removesuffix(ending)
        if ending and len(root) >= LONG_BEGINNING:
            nouns = (root, root + "e", root + "ie")
            if other in nouns or any(begins_with(lexicon, other, noun) for noun in nouns if len(noun) > LONG_BEGINNING):
                return not {other, stem(other)} & _NO_BEGINNING
    return False


def is_telling_part(part: str, whole: str) -> bool:
    """Whether a stem is worth naming as a part of a word."""
    return len(part) >= MIN_PART and part != whole and part not in EMPTY and part not in _WEAK


def general_beginning(lexicon: Lexicon, a: str, b: str) -> str:
    """Give the word that two words begin with, however little it says ("zoek", "zoekmethode"); "" where there is none.

    In a compound a known word stands beside it.
    """
    if a[:MIN_PART] != b[:MIN_PART]:
        return ""
    a, b = _singular(a), _singular(b)
    alike = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    for part in (a[:n] for n in range(alike, MIN_PART - 1, -1)):
        word = part if is_word(lexicon, part) else part.removesuffix("s")
        may_be = is_word(lexicon, word) and word not in _NO_PART
        if may_be and all(_goes_on(lexicon, part, key[len(part) :]) for key in (a, b)):
            return word
    return ""


def general_ending(lexicon: Lexicon, a: str, b: str) -> str:
    """Give the word that two words end in, behind another known word in a compound; "" where there is none."""
    a, b = _singular(a), _singular(b)
    if a[-MIN_PART:] != b[-MIN_PART:]:
        return ""
    alike = next((n for n, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    for part in (a[-n:] for n in range(alike, MIN_PART - 1, -1)):
        if is_word(lexicon, part) and _end_in(lexicon, part, a, b):
            may_be = not (part in _WEAK or part in EMPTY) or (part == _GOODS and part not in (a, b))
            return part if may_be else ""  # "systeem" ends in no "stem"
    return ""


def _end_in(lexicon: Lexicon, head: str, a: str, b: str) -> bool:
    """Whether this is the head of two compounds; or one word and the head of the other, behind a known word ("antwoord")."""
    if a in _FAMILIES or b in _FAMILIES:  # "maatregelen" are no kind of regels
        return False
    if head not in (a, b):
        return is_head(head, a) and is_head(head, b)
    before = max(a, b, key=len).removesuffix(head)
    return len(before) >= _MIN_BEFORE and bool(lexicon.modifier(before) or is_word(lexicon, before))


def is_telling(part: str) -> bool:
    """Whether a part of words says what they are about."""
    return not (part in EMPTY or part in COMMON or part.endswith(_FAMILIES))


@lru_cache(5_000)
def meet_in_general_part(a: str, b: str) -> bool:
    """Whether all that two lower-case words have in common is a word of any trade: "productie" of "productiehal"."""
    part = next((part for part in _GENERAL_PARTS if part in a and part in b), "")
    ours, theirs = a.replace(part, " ", 1), b.replace(part, " ", 1)
    return bool(part) and not any(len(piece) >= MIN_PART and piece in theirs for piece in ours.split())


def _goes_on(lexicon: Lexicon, part: str, rest: str) -> bool:
    """Whether what stands behind the beginning of a compound is nothing, a known word, or an unknown one behind a known one."""
    if not rest or any(is_word(lexicon, rest.removeprefix(joint)) for joint in ("", "s")):
        return True
    if part in EMPTY:
        return False
    is_long = len(part) >= LONG_BEGINNING and len(rest) > MIN_PART and not rest.startswith(_ENDINGS)
    return is_long or is_word(lexicon, rest.removeprefix("ings"))


def _singular(key: str) -> str:
    """Give the stem of "allergieën" as that of "allergie"."""
    return key[:-1] if key.endswith("ien") else key
