"""What a text names, one by one: lists, hanging hyphens, and examples left aside."""

import re

from .thesaurus import remembered, thesaurus
from .units import _modifier as known_part
from .words import stem

# "(hulp)middelen" is one word and "(dreigende) tekorten" two, other brackets hold examples
_GLUED = re.compile(r"\((\w+)\)(?=[a-zé])|\((\w+)-\) ?(?=[a-zé])|(?<=[a-z])\(([a-z]{1,4})\)")
_OPTIONAL = re.compile(r"\((\w+e)\)(?= [a-zé])")
_BRACKETS = re.compile(r"\s*\([^()]*\)?")
_SHORT_FORMS = (
    (re.compile(r"\b(?:w\.?o\.|o\.a\.|bijv\.|bv\.)", re.I), "zoals"),
    (re.compile(r"\bm\.b\.t\.", re.I), "over"),
    (re.compile(r"\bt\.b\.v\.", re.I), "voor"),
    (re.compile(r"\bd\.m\.v\.", re.I), "met"),
    (re.compile(r",?\s*\b(?:etc|enz|e\.d|enzovoorts?|en dergelijke)\b\.?", re.I), ""),
    (re.compile(r"\ben/of\b", re.I), "en"),
)
_EXAMPLES = re.compile(r",?\s*\b(?:zoals|bijvoorbeeld|waaronder|denk aan|onder andere|onder meer)\b[^;]*", re.I)
_AND = re.compile(r"\s*(?:[,;]\s*(?:en|of|alsmede|evenals)\s|[,;]|\s(?:en|of|alsmede|evenals)\s)\s*", re.I)
_SLASH = re.compile(r"(?<=[a-zé]{3})\s?/\s?(?=[a-zé]{3})")
_BEFORE = re.compile(r"\b([^\W\d_]{2,})-(?=\s*(?:,|/|en\b|of\b))")  # "in- en verkoop"
_AFTER = re.compile(r"(?<![\w-])-([^\W\d_]{3,})")  # "middelen, -apparatuur"
_WORD = re.compile(r"[^\W\d_]+")
_LEADING = re.compile(
    r"^(?:(?:de|het|een|zijn|haar|hun|eigen|deze|die|dit|dat|diverse|verschillende|relevante|eventuele|benodigde|zowel|alle|overige|andere|en|of|als|zich|daarbij|hierbij)\s+)+",
    re.I,
)
_PARTICLES = ("aan", "achter", "af", "binnen", "boven", "buiten", "door", "in", "los", "na", "om", "onder", "op", "over", "samen", "toe", "uit", "ver", "voor")  # fmt: skip
# "mondelinge en schriftelijke rapportage": what agrees with a noun that comes later
_ADJECTIVE = re.compile(r"[a-zé]{3,}(?<!ie)(?<!age)(?<!ene)(?<!ine)(?<!yse)(?<!ode)e")
_SHORT = 4  # letters of an ending that many words have by chance
_LEAST = 3  # letters of a part of a word


@remembered
def expanded(text: str) -> str:
    """The text with its hanging hyphens filled in: "in- en verkoop" is "inkoop en verkoop".

    "schoonmaakmiddelen, -apparatuur" is "schoonmaakmiddelen, schoonmaakapparatuur". Where the word cannot be taken
    apart, the piece stays as a word of its own.
    """
    if "-" not in text:
        return text
    return _AFTER.sub(lambda m: _begun(text[: m.start()], m[1]), _BEFORE.sub(lambda m: _ended(m[1], text[m.end() :]), text))


def _ended(piece: str, rest: str) -> str:
    """The first word of "in- en verkoop", from the head of the next whole word."""
    for match in _WORD.finditer(rest):
        word = match[0]
        hanging = rest[match.end() : match.end() + 1] == "-"
        if word.casefold() in ("en", "of") or hanging:
            continue
        return piece + word[_boundary(word, like_particle=piece.casefold() in _PARTICLES) or len(word) :]
    return piece


def _begun(before: str, piece: str) -> str:
    """The last word of "middelen, -apparatuur", from the beginning of the compound before it."""
    earlier = [match[0] for match in _WORD.finditer(before) if before[match.start() - 1 : match.start()] != "-"]
    for word in (word for word in reversed(earlier) if len(word) >= 2 * _LEAST):
        if at := _boundary(word):
            return word[:at] + piece
    return piece


def _boundary(word: str, *, like_particle: bool = False) -> int | None:
    """Where a compound falls in two: after a particle where the other piece is one, else before the longest known head."""
    lower = word.casefold()
    if like_particle:
        found = next((p for p in sorted(_PARTICLES, key=len, reverse=True) if lower.startswith(p)), "")
        return len(found) or None
    known = thesaurus().single
    places = range(_LEAST, len(lower) - _LEAST)
    heads = [at for at in places if len(lower) - at > _SHORT and (lower[at:] in _HEADS or stem(lower[at:]) in known)]
    both = [at for at in heads if known_part(lower[:at])]
    if both or heads:
        return (both or heads)[0]
    known_start = next((at for at in reversed(places) if known_part(lower[:at]) and at > _LEAST), None)
    return known_start or next((len(p) for p in _PARTICLES if lower.startswith(p) and len(lower) > len(p) + _LEAST), None)


# heads that stand for a whole family of things, and are no concepts by themselves
_HEADS = frozenset(
    "achterstanden activiteiten aspecten apparatuur artikelen diensten eisen elementen gedrag geving gereedschappen handelingen inrichting installaties maatregelen machines materialen methoden methodes middelen ontwikkeling problemen processen producten regels ruimten ruimtes soorten systemen taken technieken vaardigheden voorschriften voorzieningen werkzaamheden".split()  # noqa: SIM905
)


@remembered
def plain(text: str) -> str:
    """The text without what stands between brackets, short forms written out and hanging hyphens filled in."""
    if "(" in text:
        text = _OPTIONAL.sub(r"\1", _GLUED.sub(lambda m: m[1] or m[2] or m[3], text))
        text = _BRACKETS.sub("", text)
    for short, long in _SHORT_FORMS:
        text = short.sub(long, text)
    return " ".join(expanded(text).split())


@remembered
def parts(text: str) -> tuple[str, ...]:
    """The things that a phrase names, each once; examples ("zoals …", brackets) are left out.

    "schoonmaakmiddelen, -apparatuur en -materialen" gives three, "in- en verkoop" two, a phrase without a list itself.
    """
    bare = _EXAMPLES.sub("", plain(text))
    pieces = [_LEADING.sub("", piece.strip(" .,:;")) for piece in _AND.split(_SLASH.sub(", ", bare))]
    for n in range(len(pieces) - 2, -1, -1):
        following = pieces[n + 1].split()
        if _ADJECTIVE.fullmatch(pieces[n]) and len(following) > 1 and _ADJECTIVE.fullmatch(following[0]):
            pieces[n] = " ".join((pieces[n], *following[1:]))
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) > 1))
