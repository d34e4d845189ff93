"""What a text names, one by one: lists, hanging hyphens, and examples left aside."""

import re

from .compounds import Compounds
from .memory import Memory
from .rare import Rare
from .thesaurus import Thesaurus
from .wordlists import word_list
from .words import stem

# "(hulp)middelen" is one word and "(dreigende) tekorten" two, other brackets hold examples
_GLUED = re.compile(r"\((\w+)\)(?=[a-zé])|\((\w+)-\) ?(?=[a-zé])|(?<=[a-z])\(([a-z]{1,4})\)")
_OPTIONAL = re.compile(r"\((\w+e)\)(?= [a-zé])")
_BRACKETS = re.compile(r"\s*\([^()]*\)?")
_SHORT_FORMS = (
    (Rare(r"\b(?:w\.?o\.|o\.a\.|bijv\.|bv\.)", marks=(".",), flags=re.I), "zoals"),
    (Rare(r"\bm\.b\.t\.", marks=("m.b.t.",), flags=re.I), "over"),
    (Rare(r"\bt\.b\.v\.", marks=("t.b.v.",), flags=re.I), "voor"),
    (Rare(r"\bd\.m\.v\.", marks=("d.m.v.",), flags=re.I), "met"),
    (
        Rare(r",?\s*\b(?:etc|enz|e\.d|enzovoorts?|en dergelijke)\b\.?", marks=("etc", "enz", "e.d", "en dergelijke"), flags=re.I),
        "",
    ),
    (Rare(r"\ben/of\b", marks=("en/of",), flags=re.I), "en"),
)
_SHORT_MARKS = (".", "etc", "enz", "en dergelijke", "en/of")  # one of these stands in each of them
_EXAMPLES = Rare(
    r",?\s*\b(?:zoals|bijvoorbeeld|waaronder|denk aan|onder andere|onder meer)\b[^;]*",
    marks=("zoals", "bijvoorbeeld", "waaronder", "denk aan", "onder "),
    flags=re.I,
)
_AND = re.compile(r"\s*(?:[,;]\s*(?:en|of|alsmede|evenals)\s|[,;]|\s(?:en|of|alsmede|evenals)\s)\s*", re.I)
_SLASH = re.compile(r"(?<=[a-zé]{3})\s?/\s?(?=[a-zé]{3})")
_BEFORE = re.compile(r"\b([^\W\d_]{2,})-(?=\s*(?:,|/|en\b|of\b))")  # "in- en verkoop"
_AFTER = re.compile(r"(?<![\w-])-([^\W\d_]{3,})")  # "middelen, -apparatuur"
_WORD = re.compile(r"[^\W\d_]+")
_LEADING = re.compile(
    r"^(?:(?:de|het|een|zijn|haar|hun|eigen|deze|die|dit|dat|diverse|verschillende|relevante|eventuele|benodigde|zowel|alle|overige|andere|en|of|als|zich|daarbij|hierbij)\s+)+",
    re.I,
)
_BEGINNINGS = word_list("beginnings")
_LONGEST_FIRST = sorted(_BEGINNINGS, key=len, reverse=True)
_APART = [beginning for beginning in _BEGINNINGS if beginning != "ver"]  # what stands behind them is a word of its own
_UNSTRESSED = frozenset(word_list("unstressed prefixes"))  # no word of its own in "verkoopproces", whatever is known
_HEADS = frozenset(word_list("heads"))
# "mondelinge en schriftelijke rapportage": what agrees with a noun that comes later
ADJECTIVE = re.compile(r"[a-zé]{3,}(?<!ie)(?<!age)(?<!ene)(?<!ine)(?<!yse)(?<!ode)e")
_SHORT = 4  # letters of an ending that many words have by chance
_LEAST = 3  # letters of a part of a word


_TEXTS = 40_000  # remembered


class ListReader:
    """Reads what texts name one by one; words are taken apart where a thesaurus knows their parts."""

    def __init__(self, thesaurus: Thesaurus, compounds: Compounds) -> None:
        self._known, self._compounds = thesaurus.single, compounds
        self._expanded, self._parts = Memory(self._fill_in, _TEXTS), Memory(self._take_apart, _TEXTS)

    def expanded(self, text: str) -> str:
        """Fill in the hanging hyphens of a text: "in- en verkoop" is "inkoop en verkoop".

        "schoonmaakmiddelen, -apparatuur" is "schoonmaakmiddelen, schoonmaakapparatuur". Where the word cannot be taken
        apart, the piece stays as a word of its own.
        """
        return self._expanded[text] if "-" in text else text

    def plain(self, text: str) -> str:
        """Leave out what stands between brackets, write out short forms and fill in hanging hyphens."""
        if "(" in text:
            text = _OPTIONAL.sub(r"\1", _GLUED.sub(lambda m: m[1] or m[2] or m[3], text))
            text = _BRACKETS.sub("", text)
        if any(map(text.casefold().__contains__, _SHORT_MARKS)):
            for short, long in _SHORT_FORMS:
                text = short.sub(long, text)
        return " ".join(self.expanded(text).split())

    def parts(self, text: str) -> tuple[str, ...]:
        """Give the things that a phrase names, each once; examples ("zoals …", brackets) are left out.

        "schoonmaakmiddelen, -apparatuur en -materialen" gives three, "in- en verkoop" two, a phrase without a list itself.
        """
        return self._parts[text]

    def _fill_in(self, text: str) -> str:
        ended = _BEFORE.sub(lambda m: self._ended(m[1], text[m.end() :]), text)
        return _AFTER.sub(lambda m: self._begun(text[: m.start()], m[1]), ended)

    def _ended(self, piece: str, rest: str) -> str:
        """The first word of "in- en verkoop", from the head of the next whole word."""
        for match in _WORD.finditer(rest):
            word = match[0]
            hanging = rest[match.end() : match.end() + 1] == "-"
            if word.casefold() in ("en", "of") or hanging:
                continue
            boundary = _after_beginning(word) if piece.casefold() in _BEGINNINGS else self._boundary(word)
            return piece + word[boundary or len(word) :]
        return piece

    def _begun(self, before: str, piece: str) -> str:
        """The last word of "middelen, -apparatuur", from the beginning of the compound before it."""
        earlier = [match[0] for match in _WORD.finditer(before) if before[match.start() - 1 : match.start()] != "-"]
        for word in (word for word in reversed(earlier) if len(word) >= 2 * _LEAST):
            if at := self._boundary(word):
                return word[:at] + piece
        return piece

    def _boundary(self, word: str) -> int | None:
        """Where a compound falls in two: before the longest known head, else after a known beginning."""
        lower = word.casefold()
        places = [at for at in range(_LEAST, len(lower) - _LEAST) if lower[:at] not in _UNSTRESSED]
        heads = [at for at in places if len(lower) - at > _SHORT and (lower[at:] in _HEADS or stem(lower[at:]) in self._known)]
        both = [at for at in heads if self._compounds.modifier(lower[:at])]
        if both or heads:
            return (both or heads)[0]
        whole = (at for at in reversed(places) if at > _LEAST and lower[at - 1] != lower[at - 2])  # "verkoop", not "verkoopp"
        start = next((at for at in whole if self._compounds.modifier(lower[:at])), None)
        return start or next((len(p) for p in _APART if lower.startswith(p) and len(lower) > len(p) + _LEAST), None)

    def _take_apart(self, text: str) -> tuple[str, ...]:
        bare = _EXAMPLES.sub("", self.plain(text))
        if bare.isalpha():  # a single word, as many are
            return (bare,) if len(bare) > 1 else ()
        pieces = [_LEADING.sub("", piece.strip(" .,:;")) for piece in _AND.split(_SLASH.sub(", ", bare))]
        for n in range(len(pieces) - 2, -1, -1):
            following = pieces[n + 1].split()
            if ADJECTIVE.fullmatch(pieces[n]) and len(following) > 1 and ADJECTIVE.fullmatch(following[0]):
                pieces[n] = " ".join((pieces[n], *following[1:]))
        return tuple(dict.fromkeys([piece for piece in pieces if len(piece) > 1]))


def _after_beginning(word: str) -> int | None:
    """Where a word goes on after the longest particle that it begins with, such as "in" of "inkoop"."""
    lower = word.casefold()
    return next((len(p) for p in _LONGEST_FIRST if lower.startswith(p)), None)
