"""The examenprogramma's of the vmbo as SLO publishes them (JSON) -> the Curriculum of chosen onderdelen.

A publication is a folder of JSON files, or a .zip of them, as downloaded from a public repository of SLO. There are two: the
beroepsgerichte programmes (`slo_beroepsgericht`) and those of the avo vakken (`slo_avo`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from overlap.locale import mark as _
from overlap.model import BETWEEN, Curriculum, SheetReport, with_ids
from overlap.problems import Notice, Unusable

from . import slo_avo, slo_beroepsgericht
from .records import Tables, load_tables
from .slo_tables import Onderdeel, Programmes, code_parts

_KINDS: Final[tuple[tuple[tuple[str, ...], Callable[[Tables], Programmes]], ...]] = (
    (slo_beroepsgericht.TABLES, slo_beroepsgericht.Beroepsgericht),
    (slo_avo.TABLES, slo_avo.Avo),
)


@dataclass(frozen=True)
class Publication:
    """A publication as it was read: what there is to choose, and the programmes behind it."""

    file: str
    sha256: str
    _onderdelen: tuple[Onderdeel, ...]
    _programmes: Programmes = field(repr=False)

    def list_onderdelen(self) -> tuple[Onderdeel, ...]:
        """List all that can be chosen: by profiel its kern, its modules, its keuzevakken, or by vak its domeinen."""
        return self._onderdelen

    def curriculum(self, onderdelen: tuple[str, ...]) -> Curriculum:
        """Give the eindtermen of the chosen onderdelen, in the order of the publication's codes.

        Args:
            onderdelen: codes (P/ZW/01, K/ZW/05, PK/ZW, NE/K/6), ids of the source, or the code or name of a profiel (ZW: its
                kern and all its modules and keuzevakken) or vak (NE: all its domeinen), in any case; Z&W is ZW, M&T is MET
                and MaT is MT.

        Raises:
            Unusable: nothing was chosen (choose-onderdeel), a code occurs more than once (ambiguous-onderdeel), or does
                not occur (nothing-left).
        """
        if not onderdelen:
            raise Unusable("choose-onderdeel", self.file, available=self._profielen())
        by_id = {o.id: o for wanted in onderdelen for o in self._named(wanted)}
        chosen = [o for o in self._onderdelen if by_id.get(o.id) == o]
        notices: list[Notice] = list(self._twice(chosen))
        goals = with_ids(goal for onderdeel in chosen for goal in self._programmes.goals_of(onderdeel, notices))
        if not goals:
            raise Unusable("no-table", self.file, sheets=", ".join(o.code for o in chosen))
        names = dict.fromkeys(goal.extra["profiel"] for goal in goals if "profiel" in goal.extra)
        table = self._programmes.eindtermen
        return Curriculum(
            kind="vmbo",
            title=BETWEEN.join(names or dict.fromkeys(o.title for o in chosen)),
            goals=goals,
            file=self.file,
            sha256=self.sha256,
            sheets=(SheetReport(name=f"{table}.json", rows=len(self._programmes.tables.rows[table]), goals=len(goals)),),
            warnings=tuple(notices),
            levels=tuple(sorted({way for goal in goals for way in goal.levels})),
        )

    def _profielen(self) -> str:
        return ", ".join(dict.fromkeys(o.profiel for o in self._onderdelen))

    def _named(self, wanted: str) -> list[Onderdeel]:
        code = _plain(wanted)
        if profielen := {o.profiel for o in self._onderdelen if code in _names_of_profiel(o)}:
            return [o for o in self._onderdelen if o.profiel in profielen]
        if fitting := [o for o in self._onderdelen if o.id.casefold() == wanted.strip().casefold()]:
            return fitting[:1]
        fitting = [o for o in self._onderdelen if _plain(o.code) == code]
        if not fitting:
            near = [o.code for o in self._onderdelen if _plain(o.profiel) in code.split("/")]
            available = ", ".join(dict.fromkeys(near)) or self._profielen()
            raise Unusable("nothing-left", self.file, option="--onderdeel", value=wanted, available=available)
        if len({o.id for o in fitting}) > 1:
            available = ", ".join(f"{o.id} ({o.title})" for o in fitting)
            raise Unusable("ambiguous-onderdeel", self.file, value=wanted, available=available)
        return fitting[:1]

    def _twice(self, chosen: list[Onderdeel]) -> Iterator[Notice]:
        for code in dict.fromkeys(o.code for o in chosen):
            same = [o for o in chosen if o.code == code]
            if len(same) > 1:
                available = ", ".join(f"{o.id} ({o.title})" for o in same)
                yield Notice("onderdeel-twice", self.file, values={"value": code, "available": available})


def read_publication(path: str | Path) -> Publication:
    """Read a publication of SLO.

    Args:
        path: the folder with the JSON files, at most two folders down in it, or a .zip of them. A niveaus.json beside them
            is read too; the leerwegen of the publication are known without it.

    Raises:
        Unusable: missing or not readable, no such publication (not-slo), more than one (several-slo), damaged
            (file-broken), too large, or a zip with names that point outside it (file-unsafe).
    """
    path = Path(path)
    programmes = _programmes(path)
    onderdelen = tuple(programmes.list_onderdelen())
    if not onderdelen:
        raise Unusable("file-broken", path.name, reason=_("no profiel has a module, keuzevak or kern, and no vak a domein"))
    return Publication(programmes.tables.file, programmes.tables.sha256, onderdelen, programmes)


def _programmes(path: Path) -> Programmes:
    """The programmes of the publication that stands there; of what is none, the problem is told that lacks least."""
    found: list[Programmes] = []
    problems: list[Unusable] = []
    for names, kind in _KINDS:
        try:
            found.append(kind(load_tables(path, names, optional=("niveaus",))))
        except Unusable as problem:
            if problem.notice.code != "not-slo":
                raise
            problems.append(problem)
    if len(found) > 1:
        raise Unusable("several-slo", path.name, available=", ".join(f"{programmes.eindtermen}.json" for programmes in found))
    if not found:
        raise min(problems, key=lambda problem: len(str(problem.notice.values["missing"])))
    return found[0]


def _names_of_profiel(onderdeel: Onderdeel) -> tuple[str, ...]:
    """What a profiel or vak is called: by its code, its name, or the beginning of its codes (MK has ML2/K/1 and so on)."""
    begun = onderdeel.code.split("/") if onderdeel.soort == "domein" else ()
    return tuple(map(_plain, (onderdeel.profiel, onderdeel.profiel_title, *begun[:-1][:1])))


def _plain(code: str) -> str:
    """A code as it is compared: upper case, the names of profielen as in the source, numbers without leading zeros."""
    plain = re.sub(r"\s", "", code).upper().replace("M&T", "MET").replace("&", "")
    plain = re.sub(r"(?<![A-Z])MAT(?![A-Z])", "MT", plain)
    return "".join(str(int(part)) if part.isdigit() else part for part in code_parts(plain))
