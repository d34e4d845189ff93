"""What a working group wrote itself, as it stands in a file: begrippen that mean the same, and cards of goals."""

from dataclasses import dataclass

from overlap.problems import Notice

from .curriculum import Side, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrip:
    """One thing with all words for it (``terms``, as written); ``wider`` and ``related`` name other begrippen."""

    name: str
    terms: tuple[str, ...]
    source: Source
    wider: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Begrippen:
    """The begrippen of a file, in its order: name of the file (no folder), its digest (hex), and what was noticed."""

    file: str
    sha256: str
    begrippen: tuple[Begrip, ...]
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """What the other side would call a goal, and the goal that it is about.

    That is a goal of ``side`` with this ``text`` (eindterm, or title of an mbo item), under a ``heading`` (deeltaak, kerntaak)
    and of a ``kwalificatie`` (several parted by " | "), as far as the file tells: "" fits all. ``any_dossier`` is whether the
    item means the same in any dossier: something to be known.

    ``phrasings`` are short sentences in the words of the other side, ``wider`` work there of which this is a part, ``terms``
    single terms; ``description`` says of an mbo item what it comes down to.
    """

    side: Side
    text: str
    source: Source
    heading: str = ""
    kwalificatie: str = ""
    any_dossier: bool = False
    phrasings: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class OwnCards:
    """The cards of a file, in its order: name of the file (no folder), its digest (hex), and what was noticed."""

    file: str
    sha256: str
    cards: tuple[OwnCard, ...]
    warnings: tuple[Notice, ...] = ()
