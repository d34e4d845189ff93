"""A vocabulary of others in SKOS -> Begrippen: what it calls things in Dutch, what is broader, and what is related.

Turtle, N-Triples and RDF/XML are read, with rdflib, which is an extra: few need it. Statements about anything else, and labels
in other languages, are let go of while the file is read, so that a vocabulary of a continent fits in memory.
"""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

from overlap.model import Begrip, Begrippen, Source
from overlap.problems import Notice, Unusable

from .formats.files import OpenedFile
from .formats.text import fold

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SUFFIXES: Final = (".ttl", ".nt", ".rdf", ".skos", ".owl")
_LABELS: Final = ("prefLabel", "altLabel", "hiddenLabel")
_LINKS: Final = ("broader", "narrower", "related")
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!|(?:[\w.-]+:)?RDF\b)")
_TURTLE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|prefix\b|base\b|<)", re.I)  # after remarks
_INSTALL: Final = 'pip install "overlap-vmbo-mbo[skos]"'


def is_skos(file: OpenedFile) -> bool:
    """Tell whether a file is a vocabulary in SKOS, by what stands in it or else by its ending."""
    return file.path.suffix.lower() in _SUFFIXES or bool(_TURTLE.match(file.data) and SKOS.encode() in file.data)


def read_skos(file: OpenedFile) -> Begrippen:
    """Read the concepts of a vocabulary that say which words mean the same, or what is broader or related.

    Words are the labels in Dutch; where a concept has none, those without a language.

    Raises:
        Unusable: rdflib is not installed, the file is damaged or unsafe, or no concept in it has a label in Dutch.
    """
    vocabulary = _Vocabulary()
    _parse(file, vocabulary)
    if not vocabulary.concepts:
        raise Unusable("skos-none", file.name)
    begrippen = tuple(vocabulary.begrippen(Source(file.name, "", 0)))
    if not begrippen:
        languages = ", ".join(language for language, _n in vocabulary.languages.most_common(5))
        raise Unusable("skos-no-dutch", file.name, languages=languages or "–")
    left = len(vocabulary.concepts) - len(begrippen)
    warnings = (Notice("skos-left-out", file.name, values={"left": left, "all": len(vocabulary.concepts)}),) if left else ()
    return Begrippen(file.name, file.sha256, begrippen, warnings)


class _Vocabulary:
    """What of the statements in a file is used, in their order. A node is known by what rdflib calls it."""

    def __init__(self) -> None:
        self.concepts: dict[str, None] = {}
        self.languages: Counter[str] = Counter()
        self._labels: defaultdict[str, dict[tuple[str, bool], list[str]]] = defaultdict(dict)  # by kind, and whether in Dutch
        self._links: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)

    def add(self, statement: tuple[Any, Any, Any]) -> None:
        """Take a statement in, where it is about a concept."""
        subject, predicate, value = statement
        name = str(predicate).removeprefix(SKOS)
        if str(predicate) == _TYPE and str(value) == f"{SKOS}Concept":
            self.concepts[str(subject)] = None
        elif name in _LABELS:
            language = (getattr(value, "language", None) or "").lower()
            self.languages[language] += bool(language)
            if language in ("", "nl") or language.startswith("nl-"):
                self._labels[str(subject)].setdefault((name, bool(language)), []).append(fold(str(value)))
        elif name in _LINKS:
            self._links[str(subject)].setdefault(name, []).append(str(value))

    def begrippen(self, source: Source) -> Iterator[Begrip]:
        """Give the concepts that have more than one word, or something to do with another."""
        for node, others in list(self._links.items()):
            for narrower in others.get("narrower", ()):
                self._links[narrower].setdefault("wider", []).append(node)
        names = self._names()
        linked = {other for others in self._links.values() for nodes in others.values() for other in nodes}
        for node in self.concepts:
            terms = self._terms(node)
            wider, related = (tuple(self._named(node, kinds, names)) for kinds in (("broader", "wider"), ("related",)))
            if terms and (len(terms) > 1 or wider or related or node in linked):
                yield Begrip(name=names[node], terms=terms, source=source, wider=wider, related=related)

    def _names(self) -> dict[str, str]:
        """Give each node with a label a name; of concepts that are called the same each its own, as "bank (2)"."""
        taken: Counter[str] = Counter()
        names: dict[str, str] = {}
        for node in (*self.concepts, *(node for node in self._labels if node not in self.concepts)):
            if terms := self._terms(node):
                taken[terms[0].casefold()] += node in self.concepts
                n = taken[terms[0].casefold()]
                names[node] = terms[0] if n < 2 or node not in self.concepts else f"{terms[0]} ({n})"
        return names

    def _named(self, node: str, kinds: Iterable[str], names: dict[str, str]) -> Iterator[str]:
        others = dict.fromkeys(other for kind in kinds for other in self._links[node].get(kind, ()))
        return (names[other] for other in others if other in names and other != node)

    def _terms(self, node: str) -> tuple[str, ...]:
        """Give the words for a node, the preferred one first, each once whatever its capitals."""
        labels = self._labels.get(node, {})
        dutch = any(in_dutch for _kind, in_dutch in labels)
        first: dict[str, str] = {}
        for kind in _LABELS:
            for text in labels.get((kind, dutch), ()):
                if text:
                    first.setdefault(text.casefold(), text)
        return tuple(first.values())


def _parse(file: OpenedFile, vocabulary: _Vocabulary) -> None:
    """Hand every statement of a file to a vocabulary."""
    try:
        import rdflib  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unusable("skos-not-installed", file.name, install=_INSTALL) from error
    logging.getLogger("rdflib").addHandler(logging.NullHandler())  # it would print what it thinks of addresses
    xml = bool(_XML.match(file.data))  # "<" begins a statement of Turtle too
    if xml:
        _check_xml(file)
    graph = rdflib.Graph()
    vars(graph)["add"] = vocabulary.add  # rdflib keeps nothing: what is used is kept here
    try:
        graph.parse(data=file.data, format="xml" if xml else "turtle", publicID="urn:x:")
    except Exception as error:  # its parsers let errors of every kind through
        raise Unusable("skos-broken", file.name, row=_line_of(error)) from error


def _check_xml(file: OpenedFile) -> None:
    """Refuse what could harm before another parser sees it: entities that a file defines, or has from elsewhere."""
    from xml.sax import SAXParseException  # noqa: PLC0415 - only needed for XML
    from xml.sax.handler import ContentHandler  # noqa: PLC0415

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.sax import parseString  # noqa: PLC0415

    try:
        parseString(file.data, ContentHandler(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise Unusable("skos-unsafe", file.name) from error
    except SAXParseException as error:
        raise Unusable("skos-broken", file.name, row=error.getLineNumber()) from error


def _line_of(error: Exception) -> int | None:
    """Give the line (from 1) in which a parser met an error, None where it does not tell."""
    lines = getattr(error, "lines", None)
    if isinstance(lines, int):
        return lines + 1
    with suppress(AttributeError):
        return int(error.getLineNumber())  # type: ignore[attr-defined]
    return None
