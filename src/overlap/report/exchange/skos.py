"""Words that mean the same -> SKOS in Turtle, for other vocabularies: the same words give the same bytes.

A begrip is a concept, its name the preferred label, its other terms the alternative ones. Its address is made of its name alone,
so that it stays the same from list to list; a begrip that a list only refers to has a label and no more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from overlap.model import Begrip

from .relations import uuid_for

_PREFIX: Final = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
_ESCAPED: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def skos(begrippen: Sequence[Begrip], name: str, title: str) -> bytes:
    """Write begrippen as a concept scheme: the bytes of a .ttl file.

    Args:
        begrippen: the words; those with one name are one concept.
        name: of what the address of the scheme is made.
        title: what people read.
    """
    concepts = _joined(begrippen)
    names = {key: one.name for key, one in concepts.items()}
    for one in begrippen:
        for other in (*one.wider, *one.related):
            names.setdefault(other.casefold(), other)
    wider = {key: _distinct(one.wider, key) for key, one in concepts.items()}
    narrower: dict[str, list[str]] = {}
    for key, others in wider.items():
        for other in others:
            narrower.setdefault(other, []).append(key)
    scheme = f"<urn:uuid:{uuid_for('scheme', name)}>"
    blocks = [_PREFIX, _block(scheme, [("a", ["skos:ConceptScheme"]), ("skos:prefLabel", [_quoted(title)])])]
    for key, one in concepts.items():
        apart = _above(key, wider)
        related = [other for other in _distinct(one.related, key) if other not in apart and key not in _above(other, wider)]
        statements = [
            ("a", ["skos:Concept"]),
            ("skos:inScheme", [scheme]),
            ("skos:prefLabel", [_text(one.name)]),
            ("skos:altLabel", [_text(term) for term in _distinct(one.terms, key, as_written=True)]),
            ("skos:broader", [_address(other) for other in wider[key]]),
            ("skos:narrower", [_address(other) for other in narrower.get(key, ())]),
            ("skos:related", [_address(other) for other in related]),
        ]
        blocks.append(_block(_address(key), statements))
    blocks += [_block(_address(key), [("skos:prefLabel", [_text(name)])]) for key, name in names.items() if key not in concepts]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _joined(begrippen: Iterable[Begrip]) -> dict[str, Begrip]:
    """Give the begrippen by name without capitals; those of one name are one, called as the first."""
    rows: dict[str, list[Begrip]] = {}
    for one in begrippen:
        rows.setdefault(one.name.casefold(), []).append(one)
    return {
        key: replace(
            alike[0],
            terms=tuple(term for one in alike for term in one.terms),
            wider=tuple(other for one in alike for other in one.wider),
            related=tuple(other for one in alike for other in one.related),
        )
        for key, alike in rows.items()
    }


def _distinct(texts: Iterable[str], key: str, *, as_written: bool = False) -> list[str]:
    """Give texts each once whatever their capitals, and not that of a begrip itself."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(text.casefold(), text if as_written else text.casefold())
    first.pop(key, None)
    return list(first.values())


def _above(key: str, wider: Mapping[str, Sequence[str]]) -> set[str]:
    """Give all that is wider than a begrip, step by step: SKOS does not let what is related be among that."""
    above: set[str] = set()
    todo = [key]
    while todo:
        steps = [other for other in wider.get(todo.pop(), ()) if other not in above]
        above.update(steps)
        todo += steps
    return above


def _block(subject: str, statements: Iterable[tuple[str, Sequence[str]]]) -> str:
    lines = [f"{name} {', '.join(values)}" for name, values in statements if values]
    return f"{subject} " + " ;\n    ".join(lines) + " ."


def _address(name: str) -> str:
    return f"<urn:uuid:{uuid_for('begrip', name.casefold())}>"


def _text(text: str) -> str:
    """Write a text in Dutch."""
    return f"{_quoted(text)}@nl"


def _quoted(text: str) -> str:
    """Write a text; a control character as its number."""
    return f'"{"".join(_letters(text.translate(_ESCAPED)))}"'


def _letters(text: str) -> Iterator[str]:
    return (letter if letter.isprintable() or letter == " " else f"\\U{ord(letter):08X}" for letter in text)
