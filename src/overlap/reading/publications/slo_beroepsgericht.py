"""The beroepsgerichte examenprogramma's as SLO publishes them (JSON).

profiel -> module and keuzevak -> deeltaak -> eindterm, and profiel -> kern -> kerndeel -> eindterm.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from overlap.model import Goal, Heading
from overlap.problems import Notice
from overlap.reading.formats.text import fold

from .records import Record, Tables
from .slo_tables import Onderdeel, Soort, code_order, goal_of, records_below

_EINDTERM = "globale_eindterm"
TABLES: Final = ("profiel", "module", "keuzevak", "kern", "deeltaak", "kerndeel", _EINDTERM)
_SOORTEN: tuple[tuple[Soort, str], ...] = (("kern", "kerndeel"), ("module", "deeltaak"), ("keuzevak", "deeltaak"))
_SERIES = re.compile(r"^examenprogramma\s+beroepsgericht\s+(?:programma\s+)?", re.I)


@dataclass(frozen=True)
class Beroepsgericht:
    """The profielen with their kern, modules and keuzevakken."""

    tables: Tables
    eindtermen: str = _EINDTERM

    def list_onderdelen(self) -> Iterator[Onderdeel]:
        """List by profiel: its kern, its modules, its keuzevakken."""
        for profiel in sorted(self.tables.rows["profiel"], key=lambda record: code_order(record.code)):
            title = fold(_SERIES.sub("", profiel.title)) or profiel.code
            for soort, middle in _SOORTEN:
                for record in self._below(profiel, soort, []):
                    parts = self._below(record, middle, [])
                    goals = sum(bool(eindterm.title) for part in parts for eindterm in self._below(part, _EINDTERM, []))
                    yield Onderdeel(
                        id=record.id,
                        code=record.code,
                        title=record.title,
                        soort=soort,
                        profiel=profiel.code,
                        profiel_title=title,
                        goals=goals,
                    )

    def goals_of(self, onderdeel: Onderdeel, notices: list[Notice]) -> Iterator[Goal]:
        """Give the eindtermen of one onderdeel, each under its deeltaak; what is missing is put in the notices."""
        middle = dict(_SOORTEN)[onderdeel.soort]
        record = self.tables.by_id[onderdeel.soort][onderdeel.id]
        head = Heading(onderdeel.code, onderdeel.title)
        for part in self._below(record, middle, notices):
            section = (head, Heading(part.code, part.title))
            for eindterm in self._below(part, _EINDTERM, notices):
                if eindterm.title:
                    yield goal_of(self.tables, _EINDTERM, eindterm, section, onderdeel.profiel_title)

    def _below(self, record: Record, table: str, notices: list[Notice]) -> list[Record]:
        return records_below(self.tables, record, f"examenprogramma_bg_{table}_id", table, notices)
