"""Knowledge cards: what the other side would call a goal; and those that a group wrote itself, as they stand in a file."""

from dataclasses import dataclass

from overlap.problems import Notice

from .curriculum import Side, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the other side would call a goal.

    ``phrasings`` are short sentences in its words, ``wider`` work there of which this is a part, ``terms`` single terms.
    ``description`` says of an mbo item what it comes down to; "" on the card of an eindterm.
    """

    phrasings: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """A card that a group wrote, and the goal it is about.

    That is a goal of ``side`` with this ``text`` (eindterm, or title of an mbo item), under a ``heading`` (deeltaak, kerntaak)
    and of a ``kwalificatie``, as far as the file tells: "" fits all. ``any_dossier`` is whether the item means the same in any
    dossier: something to be known.
    """

    side: Side
    text: str
    card: Card
    source: Source
    heading: str = ""
    kwalificatie: str = ""
    any_dossier: bool = False


@dataclass(frozen=True, slots=True)
class OwnCards:
    """The cards of a file, in its order: name of the file (no folder), its digest (hex), and what was noticed."""

    file: str
    sha256: str
    cards: tuple[OwnCard, ...]
    warnings: tuple[Notice, ...] = ()
