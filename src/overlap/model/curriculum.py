"""One programme as it was read: a curriculum with its goals, in document order."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Final, Literal

from overlap.problems import Notice

from .electives import ELECTIVE, elective_among, is_of_preamble
from .text import folded

Side = Literal["vmbo", "mbo"]
SIDES: Final[tuple[Side, Side]] = ("vmbo", "mbo")
_TITLE: Final = 2  # words of a goal up to which it is a title, whatever it is called
GoalKind = Literal["eindterm", "leerdoel", "werkproces", "kennis", "vaardigheid", "examenonderdeel"]
LEERWEGEN = ("BB", "KB", "GL", "TL")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a goal stands: name of the file (no folder), sheet, and row counted from 1.

    ``page`` is that of a document with pages, ``paragraph`` is where it stands in running text that knows none; both count
    from 1, 0 where that is not known. A goal in running text has a row too, so that no two places are the same.
    """

    file: str
    sheet: str
    row: int
    _: KW_ONLY
    page: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A module, deeltaak, kerntaak …: what stands above a goal. Code or title may be empty, not both."""

    code: str = ""
    title: str = ""

    @property
    def label(self) -> str:
        """Give code and title in one line, as people write them."""
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Kwalificatie:
    """A kwalificatie that a goal is of: title and crebo's as the document has them, either may be missing.

    ``niveau`` ("2") is known of a publication of SBB only, "" elsewhere.
    """

    title: str
    crebos: tuple[str, ...] = ()
    niveau: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A leerjaar of one side, and a periode in it: None where only the year is known."""

    year: int
    period: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One thing to be learned: an eindterm, werkproces, item of vakkennis …

    ``text`` is the goal as written, white space folded. ``description`` holds omschrijving, resultaat and gedrag
    of a werkproces, in that order. ``section`` runs from the widest heading to the narrowest. ``levels`` holds
    leerwegen (BB, KB, GL, TL) or a niveau ("2").

    ``extra`` is what else the row told, in its own words and by field name (periode, uren …): to show, not to compute with.
    What is computed with is read from it once (`with_extra`): the ``kwalificaties`` that the goal is of, the ``hours`` of its
    row (None where it gives none or no plain number), and the ``moments`` at which it is taught (none without a leerjaar).
    """

    text: str
    kind: GoalKind
    source: Source
    code: str = ""
    codes: tuple[str, ...] = ()
    description: str = ""
    section: tuple[Heading, ...] = ()
    levels: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    id: str = ""
    kwalificaties: tuple[Kwalificatie, ...] = ()
    hours: float | None = None
    moments: tuple[Moment, ...] = ()

    @property
    def module(self) -> str:
        """Give the widest heading above the goal (module or kerntaak), "" where there is none."""
        return self.section[0].label if self.section else ""

    @property
    def elective(self) -> str:
        """Give the name of the keuzevak or keuzedeel that the goal is of, "" where every pupil or student learns it."""
        return elective_among(self._headings, self.codes or (self.code,), self.extra.get(ELECTIVE, ""), self.source.sheet)

    @property
    def of_preamble(self) -> bool:
        """Tell whether the goal is of the preambule: what all avo vakken together aim at, and no vak by itself."""
        return is_of_preamble(self._headings, self.codes or (self.code,))

    @property
    def _headings(self) -> tuple[tuple[str, str], ...]:
        return tuple((heading.code, heading.title) for heading in self.section)

    @property
    def bare(self) -> bool:
        """Tell whether it is only a title, that does not say what it holds: a werkproces without omschrijving, or two words."""
        return not self.description and (self.kind == "werkproces" or len(self.text.split()) <= _TITLE)

    @property
    def identity(self) -> tuple[str, str, tuple[str, ...]]:
        """Give what makes it this goal and no other: code, text and section."""
        return self.code, self.text, tuple(h.label for h in self.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReport:
    """How one sheet was read: rows with something in them, rows that gave goals, and why the others did not."""

    name: str
    rows: int
    goals: int
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    skipped: Mapping[str, int] = field(default_factory=dict, hash=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curriculum:
    """A whole programme: which side it is of, its title, its goals, and the account of the reading.

    ``file`` is the name of the file; with its folder ("school A/pta.xlsx") where several folders were read.
    """

    kind: Side
    title: str
    goals: tuple[Goal, ...]
    file: str
    sha256: str
    sheets: tuple[SheetReport, ...] = ()
    warnings: tuple[Notice, ...] = ()
    levels: tuple[str, ...] = ()


def obligatory_goals(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Give the goals of one programme that all take and that are its own; all of them where it has nothing but others."""
    return tuple(goal for goal in goals if not (goal.elective or goal.of_preamble)) or tuple(goals)


def with_ids(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """Give each goal its stable id: a digest of code, text and section, with a counter where those are equal.

    Rows, sheets, file names and other goals play no part, so that a decision finds its goal again next year.
    Case and white space do not count either.
    """
    seen: Counter[str] = Counter()
    result = []
    for goal in goals:
        code, text, section = goal.identity
        parts = "\x1f".join(folded(part) for part in (code, text, *section))
        digest = hashlib.sha256(parts.encode()).hexdigest()[:10]
        seen[digest] += 1
        result.append(replace(goal, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"))
    return tuple(result)
