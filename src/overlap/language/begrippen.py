"""A working group's own words (begrippen), added to the thesaurus of the package for one comparison."""

from dataclasses import replace

from overlap.model import Begrippen, Source
from overlap.problems import Notice, Unusable

from .indexing import Index
from .thesaurus import Thesaurus, packaged
from .words import stem, words

_ARTICLES = ("de ", "het ", "een ")


def check_begrippen(begrippen: Begrippen) -> Begrippen:
    """Give the begrippen with, in their warnings, what was noticed while adding them to the thesaurus.

    Raises:
        Unusable: a term holds no word that tells one goal from another.
    """
    _thesaurus, notices = extended(begrippen)
    return replace(begrippen, warnings=(*begrippen.warnings, *notices))


def extended(begrippen: Begrippen) -> tuple[Thesaurus, tuple[Notice, ...]]:
    """Make the thesaurus of the package with begrippen added to it; and what was noticed.

    Raises:
        Unusable: a term holds no word that tells one goal from another.
    """
    index = Index(packaged())
    notices: list[Notice] = []
    unused = 0  # terms of a vocabulary of others, which has no rows that somebody can correct
    # names first, so that a begrip may name one that stands below it
    numbers = {begrip: index.concept(begrip.name.casefold()) for begrip in begrippen.begrippen}
    names = {begrip.name.casefold() for begrip in begrippen.begrippen} | set(packaged().names)
    for begrip, number in numbers.items():
        at = begrip.source
        for term in begrip.terms:
            telling = bool(words(term.upper()))  # in capitals, because a short word counts when it is an abbreviation
            if not telling and at.row:
                raise Unusable("begrippen-function-words", at.file, sheet=at.sheet, row=at.row, term=term)
            if not telling or not index.term(number, _without_article(term)):
                unused += not at.row
                notices += [_notice("begrippen-term-unused", at, term=term)] if at.row else []
        for others, link in ((begrip.wider, index.wider), (begrip.related, index.related)):
            for other in others:
                concepts = _named(other, names, index)
                for concept in concepts:
                    link(number, concept)
                if not concepts:
                    notices.append(_notice("begrippen-unknown", at, begrip=begrip.name, other=other))
    if unused:
        notices.append(Notice("skos-terms-unused", begrippen.file, values={"count": unused}))
    return Thesaurus.of(index.written()), tuple(notices)


def _named(other: str, names: set[str], index: Index) -> tuple[int, ...]:
    """The concepts that a name stands for: the begrip of that name, else those that have it as a word."""
    name = other.casefold()
    return (index.concept(name),) if name in names else packaged().single.get(stem(name), ())


def _without_article(term: str) -> str:
    lower = term.casefold()
    return next((lower.removeprefix(article) for article in _ARTICLES if lower.startswith(article)), lower)


def _notice(code: str, at: Source, **values: str) -> Notice:
    return Notice(code, at.file, sheet=at.sheet, row=at.row or None, values=values)
