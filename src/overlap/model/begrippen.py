"""A working group's own words: which mean the same, as they stand in a file."""

from dataclasses import dataclass

from overlap.problems import Notice

from .curriculum import Source


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
