"""What the publications of SLO have in common: what can be chosen from one, how records name each other, and leerwegen.

A record has an ``id``, a ``prefix`` (the code that people use) and a ``title``, and names the records below it by id. Codes are
not unique, and a few stand under a unit whose code they do not share: the ids tell what belongs where, codes only give the order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from overlap.model import LEERWEGEN, Goal, Heading, Source
from overlap.problems import Notice
from overlap.reading.layout.codes import codes_in

from .records import Record, Tables

Soort = Literal["module", "keuzevak", "kern", "domein"]
# of niveaus.json, which is no part of these publications but of another repository of SLO
_LEERWEG_OF = {
    "861d98e4-e5ae-4ed7-89f6-f224605f7c97": "BB",
    "8574855d-0670-42bf-9f73-dc6706278b8b": "KB",
    "64852857-b601-419f-9cbb-e1335a185303": "GL",
    "8450c011-f812-4f89-97a9-6b8820baffc5": "TL",
}
_LEERWEG = re.compile(rf"\bvmbo\s+({'|'.join(LEERWEGEN)})\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """What can be chosen: a profielmodule, keuzevak or profielkern of a profiel, or a domein of an avo vak.

    ``profiel`` is the code of that profiel (ZW) or vak (NE), ``goals`` the number of its eindtermen.
    """

    id: str
    code: str
    title: str
    soort: Soort
    profiel: str
    profiel_title: str
    goals: int


class Programmes(Protocol):
    """The programmes of one publication: its tables, the name of that with the eindtermen, and what they hold."""

    @property
    def tables(self) -> Tables:
        """Give the tables as they were read."""
        ...

    @property
    def eindtermen(self) -> str:
        """Give the name of the table with the eindtermen."""
        ...

    def list_onderdelen(self) -> Iterator[Onderdeel]:
        """List what can be chosen, by profiel or vak."""
        ...

    def goals_of(self, onderdeel: Onderdeel, notices: list[Notice]) -> Iterator[Goal]:
        """Give the eindtermen of one onderdeel; what is missing is put in the notices."""
        ...


def records_below(tables: Tables, record: Record, key: str, table: str, notices: list[Notice]) -> list[Record]:
    """Give the records of a table that this record names under a key, by code; those that are not there become notices."""
    records, known = [], tables.by_id[table]
    for reference in dict.fromkeys(record.refs(key)):
        if reference in known:
            records.append(known[reference])
        else:
            values = {"value": record.code, "reference": reference}
            notices.append(Notice("reference-missing", tables.file, sheet=f"{table}.json", values=values))
    return sorted(records, key=lambda record: code_order(record.code))


def goal_of(tables: Tables, table: str, eindterm: Record, section: tuple[Heading, ...], profiel: str) -> Goal:
    """Give an eindterm of a table as a goal below the headings of its section; ``profiel`` may be "" where it is of none."""
    extra = {"profiel": profiel, "replaces": "; ".join(eindterm.refs("replaces")), "source id": eindterm.id}
    return Goal(
        text=eindterm.title,
        kind="eindterm",
        source=Source(tables.file, f"{table}.json", eindterm.row),
        code=eindterm.code,
        codes=codes_in(eindterm.code),
        description=eindterm.text("description"),
        section=section,
        levels=_leerwegen_of(eindterm, tables),
        extra={role: value for role, value in extra.items() if value},
    )


def _leerwegen_of(eindterm: Record, tables: Tables) -> tuple[str, ...]:
    niveaus = tables.by_id["niveaus"]
    named = [niveaus[ref].title for ref in eindterm.refs("niveau_id") if ref in niveaus]
    ways = {match[1].upper() for title in named if (match := _LEERWEG.search(title))}
    ways |= {_LEERWEG_OF[ref] for ref in eindterm.refs("niveau_id") if ref in _LEERWEG_OF}
    return tuple(way for way in LEERWEGEN if way in ways)


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """Give what codes are sorted by, as people count: 01-02 and b-9 before b-10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in code_parts(code))


def code_parts(code: str) -> Iterable[str]:
    """Give the numbers of a code and what stands between them."""
    return re.findall(r"[0-9]{1,9}|[^0-9]+", code)
