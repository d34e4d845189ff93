"""The beroepsgerichte examenprogramma's of the vmbo as SLO publishes them (JSON) -> the Curriculum of chosen onderdelen.

The publication is a folder of JSON files, or a .zip of them, as downloaded from the public repository of SLO. A record has
an ``id``, a ``prefix`` (the code that people use) and a ``title``; it names the records below it by id: profiel -> module and
keuzevak -> deeltaak -> eindterm, and profiel -> kern -> kerndeel -> eindterm. Codes are not unique, and a few stand under a unit
whose code they do not share: the ids tell what belongs where, codes only give the order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from overlap.locale import mark as _
from overlap.model import LEERWEGEN, Curriculum, Goal, Heading, SheetReport, Source, with_ids
from overlap.problems import Notice, Unusable
from overlap.reading.formats.text import fold
from overlap.reading.layout.codes import codes_in

from .records import Record, Tables, load_tables

Soort = Literal["module", "keuzevak", "kern"]
_KEY = "examenprogramma_bg_{}_id"
_EINDTERM = "globale_eindterm"
_SOORTEN: tuple[tuple[Soort, str], ...] = (("module", "deeltaak"), ("keuzevak", "deeltaak"), ("kern", "kerndeel"))
_TABLES = ("profiel", "module", "keuzevak", "kern", "deeltaak", "kerndeel", _EINDTERM)
# of niveaus.json, which is no part of this publication but of another repository of SLO
_LEERWEG_OF = {
    "861d98e4-e5ae-4ed7-89f6-f224605f7c97": "BB",
    "8574855d-0670-42bf-9f73-dc6706278b8b": "KB",
    "64852857-b601-419f-9cbb-e1335a185303": "GL",
    "8450c011-f812-4f89-97a9-6b8820baffc5": "TL",
}
_LEERWEG = re.compile(rf"\bvmbo\s+({'|'.join(LEERWEGEN)})\b", re.I)
_SERIES = re.compile(r"^examenprogramma\s+beroepsgericht\s+(?:programma\s+)?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """A profielmodule, keuzevak or profielkern that can be chosen. ``goals`` is the number of its eindtermen."""

    id: str
    code: str
    title: str
    soort: Soort
    profiel: str
    profiel_title: str
    goals: int


@dataclass(frozen=True)
class Publication:
    """The publication as it was read: what there is to choose, and the tables behind it."""

    file: str
    sha256: str
    _onderdelen: tuple[Onderdeel, ...]
    _tables: Tables = field(repr=False)

    def list_onderdelen(self) -> tuple[Onderdeel, ...]:
        """List all that can be chosen, by profiel: its kern, its modules, its keuzevakken."""
        return self._onderdelen

    def curriculum(self, onderdelen: tuple[str, ...]) -> Curriculum:
        """Give the eindtermen of the chosen onderdelen, in the order of the publication's codes.

        Args:
            onderdelen: codes (P/ZW/01, K/ZW/05, PK/ZW), ids of the source, or codes of a profiel (ZW: its kern and all
                its modules and keuzevakken), in any case; Z&W is ZW, M&T is MET and MaT is MT.

        Raises:
            Unusable: nothing was chosen (choose-onderdeel), a code occurs more than once (ambiguous-onderdeel), or does
                not occur (nothing-left).
        """
        if not onderdelen:
            raise Unusable("choose-onderdeel", self.file, available=self._profielen())
        by_id = {o.id: o for wanted in onderdelen for o in self._named(wanted)}
        chosen = [o for o in self._onderdelen if by_id.get(o.id) == o]
        notices: list[Notice] = list(self._twice(chosen))
        goals = with_ids(goal for onderdeel in chosen for goal in self._goals(onderdeel, notices))
        if not goals:
            raise Unusable("no-table", self.file, sheets=", ".join(o.code for o in chosen))
        return Curriculum(
            kind="vmbo",
            title=" / ".join(dict.fromkeys(o.profiel_title for o in chosen)),
            goals=goals,
            file=self.file,
            sha256=self.sha256,
            sheets=(SheetReport(name=f"{_EINDTERM}.json", rows=len(self._tables.rows[_EINDTERM]), goals=len(goals)),),
            warnings=tuple(notices),
            levels=tuple(sorted({way for goal in goals for way in goal.levels})),
        )

    def _profielen(self) -> str:
        return ", ".join(dict.fromkeys(o.profiel for o in self._onderdelen))

    def _named(self, wanted: str) -> list[Onderdeel]:
        code = _plain(wanted)
        if fitting := [o for o in self._onderdelen if _plain(o.profiel) == code]:
            return fitting
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

    def _goals(self, onderdeel: Onderdeel, notices: list[Notice]) -> Iterator[Goal]:
        middle = dict(_SOORTEN)[onderdeel.soort]
        record = self._tables.by_id[onderdeel.soort][onderdeel.id]
        head = Heading(onderdeel.code, onderdeel.title)
        for part in _below(self._tables, record, middle, notices):
            section = (head, Heading(part.code, part.title))
            for eindterm in _below(self._tables, part, _EINDTERM, notices):
                if eindterm.title:
                    yield self._goal(eindterm, section, onderdeel)

    def _goal(self, eindterm: Record, section: tuple[Heading, ...], onderdeel: Onderdeel) -> Goal:
        extra = {"profiel": onderdeel.profiel_title, "replaces": "; ".join(eindterm.refs("replaces")), "source id": eindterm.id}
        return Goal(
            text=eindterm.title,
            kind="eindterm",
            source=Source(self.file, f"{_EINDTERM}.json", eindterm.row),
            code=eindterm.code,
            codes=codes_in(eindterm.code),
            description=eindterm.text("description"),
            section=section,
            levels=self._leerwegen(eindterm),
            extra={role: value for role, value in extra.items() if value},
        )

    def _leerwegen(self, eindterm: Record) -> tuple[str, ...]:
        niveaus = self._tables.by_id["niveaus"]
        named = [niveaus[ref].title for ref in eindterm.refs("niveau_id") if ref in niveaus]
        ways = {match[1].upper() for title in named if (match := _LEERWEG.search(title))}
        ways |= {_LEERWEG_OF[ref] for ref in eindterm.refs("niveau_id") if ref in _LEERWEG_OF}
        return tuple(way for way in LEERWEGEN if way in ways)


def read_publication(path: str | Path) -> Publication:
    """Read the SLO publication.

    Args:
        path: the folder with the JSON files, at most two folders down in it, or a .zip of them. A niveaus.json beside them
            is read too; the leerwegen of the publication are known without it.

    Raises:
        Unusable: missing or not readable, not this publication (not-slo), damaged (file-broken), too large, or a zip
            with names that point outside it (file-unsafe).
    """
    path = Path(path)
    tables = load_tables(path, _TABLES, optional=("niveaus",))
    onderdelen = tuple(_onderdelen(tables))
    if not onderdelen:
        raise Unusable("file-broken", path.name, reason=_("no profiel has a module, keuzevak or kern"))
    return Publication(tables.file, tables.sha256, onderdelen, tables)


def _onderdelen(tables: Tables) -> Iterator[Onderdeel]:
    for profiel in sorted(tables.rows["profiel"], key=lambda record: _order(record.code)):
        title = fold(_SERIES.sub("", profiel.title)) or profiel.code
        for soort, middle in (_SOORTEN[2], *_SOORTEN[:2]):
            for record in _below(tables, profiel, soort, []):
                parts = _below(tables, record, middle, [])
                goals = sum(bool(e.title) for part in parts for e in _below(tables, part, _EINDTERM, []))
                yield Onderdeel(
                    id=record.id,
                    code=record.code,
                    title=record.title,
                    soort=soort,
                    profiel=profiel.code,
                    profiel_title=title,
                    goals=goals,
                )


def _below(tables: Tables, record: Record, table: str, notices: list[Notice]) -> list[Record]:
    """The records of a table that this record names, by code; those that are not there are put in the notices."""
    records, known = [], tables.by_id[table]
    for reference in dict.fromkeys(record.refs(_KEY.format(table))):
        if reference in known:
            records.append(known[reference])
        else:
            values = {"value": record.code, "reference": reference}
            notices.append(Notice("reference-missing", tables.file, sheet=f"{table}.json", values=values))
    return sorted(records, key=lambda record: _order(record.code))


def _order(code: str) -> tuple[tuple[int, str], ...]:
    """Codes as people count: 01-02 and b-9 before b-10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _parts(code))


def _parts(code: str) -> Iterable[str]:
    return re.findall(r"[0-9]{1,9}|[^0-9]+", code)


def _plain(code: str) -> str:
    """A code as it is compared: upper case, the names of profielen as in the source, numbers without leading zeros."""
    plain = re.sub(r"\s", "", code).upper().replace("M&T", "MET").replace("&", "")
    plain = re.sub(r"(?<![A-Z])MAT(?![A-Z])", "MT", plain)
    return "".join(str(int(part)) if part.isdigit() else part for part in _parts(plain))
