"""A working group's own words, added to the thesaurus of the package for one comparison."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import lru_cache

from overlap.model import Begrippen, Source
from overlap.problems import Notice, Unusable

from .indexing import Index
from .thesaurus import Thesaurus, packaged, thesaurus, use
from .units import Unit, units
from .words import stem, words

_ARTICLES = ("de ", "het ", "een ")


def checked(begrippen: Begrippen) -> Begrippen:
    """The same with what was noticed while adding them to the thesaurus.

    Raises:
        Unusable: a term holds no word that tells one goal from another.
    """
    _book, notices = _extended(begrippen)
    return replace(begrippen, warnings=(*begrippen.warnings, *notices))


@contextmanager
def using(begrippen: Begrippen | None) -> Iterator[None]:
    """Read texts with the thesaurus of the package and these own words, until the block ends."""
    with use(_extended(begrippen)[0]) if begrippen else nullcontext():
        yield


def without_own(unit: Unit) -> tuple[Unit, ...]:
    """What the words of a unit are with the thesaurus of the package alone."""
    if thesaurus() is packaged():
        return (unit,)
    with use(packaged()):
        return units(" ".join(unit.written))


@lru_cache(4)
def _extended(begrippen: Begrippen) -> tuple[Thesaurus, tuple[Notice, ...]]:
    index = Index(packaged())
    notices: list[Notice] = []
    # names first, so that a begrip may name one that stands below it
    numbers = {begrip: index.concept(begrip.name.casefold()) for begrip in begrippen.begrippen}
    names = {begrip.name.casefold() for begrip in begrippen.begrippen} | set(packaged().names)
    for begrip, number in numbers.items():
        at = begrip.source
        for term in begrip.terms:
            if not words(term.upper()):  # in capitals, because a short word counts when it is an abbreviation
                raise Unusable("begrippen-function-words", at.file, sheet=at.sheet, row=at.row, term=term)
            if not index.term(number, _without_article(term)):
                notices.append(_notice("begrippen-term-unused", at, term=term))
        for others, link in ((begrip.wider, index.wider), (begrip.related, index.related)):
            for other in others:
                named = _named(other, names, index)
                for one in named:
                    link(number, one)
                if not named:
                    notices.append(_notice("begrippen-unknown", at, begrip=begrip.name, other=other))
    return Thesaurus.of(index.written()), tuple(notices)


def _named(other: str, names: set[str], index: Index) -> tuple[int, ...]:
    """The concepts that a name stands for: the begrip of that name, else those that have it as a word."""
    name = other.casefold()
    return (index.concept(name),) if name in names else packaged().single.get(stem(name), ())


def _without_article(term: str) -> str:
    lower = term.casefold()
    return next((lower.removeprefix(article) for article in _ARTICLES if lower.startswith(article)), lower)


def _notice(code: str, at: Source, **values: str) -> Notice:
    return Notice(code, at.file, sheet=at.sheet, row=at.row, values=values)
