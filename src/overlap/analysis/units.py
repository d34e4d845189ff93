"""The units of a matrix: on the vmbo side profiel, module and keuzevak; on the mbo side kwalificatie and keuzedeel.

A `Programme` is what goals are matched in: the whole document of a school, or a profiel of the publication, because what
stands around a goal counts in matching and a pupil meets the modules together; on the mbo side one kwalificatie or one
keuzedeel, because that is what a student follows. So a cell says what `overlap compare` says of the same two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final, Literal

from overlap.locale import gettext as _
from overlap.locale import mark
from overlap.model import BETWEEN, Curriculum, Goal, Side, obligatory_goals

Kind = Literal["profiel", "kern", "module", "keuzevak", "kwalificatie", "keuzedeel"]
_KIND_NAMES: Final[Mapping[Kind, str]] = {
    "profiel": mark("programme"),
    "kern": mark("profielkern"),
    "module": mark("module"),
    "keuzevak": mark("keuzevak"),
    "kwalificatie": mark("kwalificatie"),
    "keuzedeel": mark("keuzedeel"),
}
_PART = re.compile(r"D\d{1,2}")  # what a keuzedeel is called of which only codes tell
_PROFIEL = re.compile(r"\b(?:P|K|PK)/([A-Z&]{1,5})/", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """A row or column of the matrix: ``number`` ("V3", "M12"), its name, and which goals of its programme it has."""

    number: str
    kind: Kind
    name: str
    goals: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether it is a programme as a whole, not a part of one."""
        return self.kind in ("profiel", "kwalificatie")


@dataclass(frozen=True, slots=True)
class Programme:
    """What is matched as one, with its units: of the mbo side one, of the vmbo side the whole first, then its parts."""

    side: Side
    curriculum: Curriculum
    units: tuple[Unit, ...]

    @property
    def name(self) -> str:
        """What people call it: unique within the matrix."""
        return self.units[0].name if self.units[0].whole else self.curriculum.title


def vmbo_programmes(curricula: Iterable[Curriculum]) -> tuple[Programme, ...]:
    """Each vmbo document with its units.

    The whole of a programme is what every pupil of it follows: all but the keuzevakken, where there is more than those, and
    but the preambule of avo vakken.
    """
    found: list[Programme] = []
    count = 0
    curricula = _told_apart(tuple(curricula), schools=True)
    for curriculum in curricula:
        modules: dict[str, list[int]] = defaultdict(list)
        for n, goal in enumerate(curriculum.goals):
            modules[goal.module].append(n)
        parts = [
            (_vmbo_kind([curriculum.goals[n] for n in those]), name or _("(no heading)"), tuple(those))
            for name, those in modules.items()
        ]
        taken = {goal.id for goal in obligatory_goals(curriculum.goals)}
        common = tuple(n for n, goal in enumerate(curriculum.goals) if goal.id in taken and not goal.elective)
        whole: list[tuple[Kind, str, tuple[int, ...]]] = [("profiel", curriculum.title, common)] if common else []
        parts = [part for part in parts if part[2] != common]  # a single module is the whole
        units = [Unit(f"V{count + n}", *unit) for n, unit in enumerate([*whole, *parts], 1)]
        count += len(units)
        found.append(Programme("vmbo", curriculum, tuple(units)))
    return tuple(found)


def _vmbo_kind(goals: Sequence[Goal]) -> Kind:
    """The kind of a module, of its goals."""
    if all(goal.elective for goal in goals):
        return "keuzevak"
    return "kern" if goals[0].module.casefold().startswith("pk/") else "module"


def mbo_programmes(curricula: Iterable[Curriculum]) -> tuple[Programme, ...]:
    """Each kwalificatie and each keuzedeel of the mbo documents; kwalificaties first."""
    split = [(kind, part) for curriculum in curricula for kind, part in _mbo_parts(curriculum)]
    split.sort(key=lambda item: item[0] == "keuzedeel")
    named = _told_apart(tuple(part for kind, part in split))
    return tuple(
        Programme("mbo", part, (Unit(f"M{n}", kind, part.title, tuple(range(len(part.goals)))),))
        for n, ((kind, _whole), part) in enumerate(zip(split, named, strict=True), 1)
    )


def _mbo_parts(curriculum: Curriculum) -> list[tuple[Kind, Curriculum]]:
    electives: dict[str, list[Goal]] = defaultdict(list)
    rest: list[Goal] = []
    for goal in curriculum.goals:
        name = _keuzedeel(goal, curriculum.title)
        (electives[name] if name else rest).append(goal)
    names = dict.fromkeys(name for goal in rest for name in _titles(goal))
    parts: list[tuple[Kind, Curriculum]] = []
    if len(names) > 1:
        same: dict[tuple[Goal, ...], list[str]] = defaultdict(list)  # kwalificaties that are told apart by nothing
        for name in names:
            mine = [goal for goal in rest if name in (titles := _titles(goal)) or not titles]
            same[tuple(mine)].append(name)
        parts += [("kwalificatie", replace(curriculum, title=BETWEEN.join(of), goals=goals)) for goals, of in same.items()]
    elif rest:
        parts.append(("kwalificatie", replace(curriculum, goals=tuple(rest))))
    parts += [("keuzedeel", replace(curriculum, title=name, goals=tuple(those))) for name, those in electives.items()]
    return parts


def _titles(goal: Goal) -> list[str]:
    """The titles of the kwalificaties that a goal is of."""
    return [kwalificatie.title for kwalificatie in goal.kwalificaties if kwalificatie.title]


def _keuzedeel(goal: Goal, title: str) -> str:
    """The name of the keuzedeel that a goal belongs to, "" where it belongs to none; the first is the document's own title."""
    name = goal.elective
    if not _PART.fullmatch(name):
        return name
    return title if name == "D1" else f"{title} ({name})"


def _told_apart(curricula: Sequence[Curriculum], *, schools: bool = False) -> list[Curriculum]:
    """The curricula with titles that differ: the folder behind those that are equal, then the file, then a number.

    Documents of ``schools`` have their folder, where they lie in one, behind the title anyhow.
    """
    titles = [c.title for c in curricula]
    places = [PurePosixPath(c.file) for c in curricula]
    folders = ["" if place.parent.name == "" else place.parent.as_posix() for place in places]
    for more, always in ((folders, schools), ([place.stem for place in places], False)):
        counts = _counted(titles)
        titles = [_with(t, name) if n > 1 or always else t for t, n, name in zip(titles, counts, more, strict=True)]
    seen: Counter[str] = Counter()
    found = []
    for title, curriculum in zip(titles, curricula, strict=True):
        seen[title.casefold()] += 1
        n = seen[title.casefold()]
        found.append(replace(curriculum, title=f"{title} {n}" if n > 1 else title))
    return found


def _with(title: str, more: str) -> str:
    return f"{title} ({more})" if more else title


def _counted(titles: Sequence[str]) -> list[int]:
    """How often each title occurs."""
    counts = Counter(title.casefold() for title in titles)
    return [counts[title.casefold()] for title in titles]


def profiel_of(curriculum: Curriculum) -> str:
    """The profiel that a vmbo programme is of: the most frequent one in its codes, "" where codes do not tell."""
    codes = Counter(found[1].upper().replace("&", "") for goal in curriculum.goals if (found := _PROFIEL.search(goal.code)))
    return codes.most_common(1)[0][0] if codes else ""


def kind_name(kind: Kind) -> str:
    """Give a kind of unit in the language of this run."""
    return _(_KIND_NAMES[kind])


def numbered(unit: Unit) -> str:
    """Give the number and the name of a unit: "V3 Zorg en welzijn"."""
    return f"{unit.number} {unit.name}"
