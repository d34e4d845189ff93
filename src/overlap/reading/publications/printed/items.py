"""Kerntaken, werkprocessen and knowledge as far as a printed dossier was read -> the items of a dossier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from overlap.model import Heading, Source
from overlap.reading.publications.dossier import DossierItem, DossierText, kind_of_item

Described = Literal["", "knowledge", "omschrijving", "resultaat", "gedrag"]
_TEXTS: tuple[Described, ...] = ("omschrijving", "resultaat", "gedrag")


@dataclass(slots=True, kw_only=True)
class DraftItem:
    """A werkproces or item as far as it was read: texts by name and by the kwalificaties (P1 …) that they are added for."""

    code: str
    text: str
    part: str
    place: Source
    order: int = 0
    nrs: frozenset[str] | None = None
    texts: dict[tuple[Described, frozenset[str] | None], list[str]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class DraftKerntaak:
    """A kerntaak as far as it was read, with the headings above it, its knowledge by text and its werkprocessen by code."""

    heading: Heading
    above: tuple[Heading, ...]
    part: str
    knowledge: dict[str, DraftItem] = field(default_factory=dict)
    werkprocessen: dict[str, DraftItem] = field(default_factory=dict)


def items_of(kerntaken: Iterable[DraftKerntaak], everyone: frozenset[str]) -> tuple[DossierItem, ...]:
    """Give all items, of each kerntaak in the order of the document; ``everyone`` are the parts of all kwalificaties."""
    items: list[DossierItem] = []
    for kerntaak in kerntaken:
        section = (*kerntaak.above, kerntaak.heading)
        code = kerntaak.heading.code
        own: list[tuple[int, DossierItem]] = []
        for n, draft in enumerate(kerntaak.knowledge.values(), 1):
            draft.text = draft.text.rstrip(" ;")
            own.append((draft.order, _item(draft, f"{code}-V{n}" if code else "", section, everyone, kennis=True)))
        own += [(draft.order, _item(draft, draft.code, section, everyone)) for draft in kerntaak.werkprocessen.values()]
        items += [item for _order, item in sorted(own, key=lambda pair: pair[0])]
    return tuple(items)


def _item(
    draft: DraftItem, code: str, section: tuple[Heading, ...], everyone: frozenset[str], *, kennis: bool = False
) -> DossierItem:
    own = everyone & {draft.part} if draft.part.startswith("P") else everyone
    return DossierItem(
        code=code,
        text=draft.text,
        kind=kind_of_item(draft.text) if kennis else "werkproces",
        section=section,
        source=draft.place,
        nrs=own if draft.nrs is None else own & draft.nrs,
        parts=tuple(_text(draft, name) for name in _TEXTS) if not kennis else (),
    )


def _text(draft: DraftItem, name: Described) -> DossierText:
    base = _joined(draft.texts.get((name, None), ()))
    added = [
        (nr, _joined(texts)) for (of, nrs), texts in draft.texts.items() if of == name and nrs is not None for nr in sorted(nrs)
    ]
    return DossierText(base, tuple(added))


def _joined(lines: Sequence[str]) -> str:
    """The lines of a text as one; items are divided as SBB does: "De medewerker: - werkt netjes; - is op tijd."."""
    text = ""
    for line in lines:
        divide = "; " if line.startswith("- ") and text and not text.endswith((":", ";", ",")) else " "
        text = f"{text}{divide}{line}" if text else line
    return text
