"""The examenprogramma's of the avo vakken of the vmbo as SLO publishes them (JSON).

examenprogramma -> domein -> eindterm; the preambule, which nearly all programmes share, has subdomeinen between the two. Each
subdomein is read as a domein of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from overlap.model import Goal, Heading
from overlap.problems import Notice
from overlap.reading.formats.text import fold

from .records import Record, Tables
from .slo_tables import Onderdeel, code_order, goal_of, records_below

_PROGRAMME, _DOMEIN, _SUBDOMEIN, _EINDTERM, _VAK = "examenprogramma", "domeinen", "subdomeinen", "eindtermen", "vakleergebieden"
TABLES: Final = (_PROGRAMME, _DOMEIN, _SUBDOMEIN, _EINDTERM, _VAK)
_KEYS = {
    table: f"examenprogramma_{name}_id"
    for table, name in ((_DOMEIN, "domein"), (_SUBDOMEIN, "subdomein"), (_EINDTERM, "eindterm"), (_VAK, "vakleergebied"))
}
_SERIES = re.compile(r"^examenprogramma\s+(?:moderne vreemde talen\s+)?|\s+vmbo(?:\s+gl/tl)?$", re.I)


@dataclass(frozen=True)
class Avo:
    """The vakken with their domeinen."""

    tables: Tables
    eindtermen: str = _EINDTERM

    def list_onderdelen(self) -> Iterator[Onderdeel]:
        """List by vak its domeinen: those of its own first, then what it shares with other vakken."""
        for programme in sorted(self.tables.rows[_PROGRAMME], key=lambda record: code_order(record.code)):
            code, title = programme.code.partition("/")[0], self._title(programme)
            domeinen = self._below(programme, _DOMEIN, [])
            for domein in sorted(domeinen, key=lambda domein: domein.id in self._shared):
                yield Onderdeel(
                    id=domein.id,
                    code=domein.code,
                    title=domein.title,
                    soort="domein",
                    profiel=code,
                    profiel_title=title,
                    goals=sum(bool(eindterm.title) for _heading, eindterm in self._eindtermen(domein, [])),
                )

    def goals_of(self, onderdeel: Onderdeel, notices: list[Notice]) -> Iterator[Goal]:
        """Give the eindtermen of one domein; what is missing is put in the notices.

        Those of a domein that several vakken share say of no vak that they are of it.
        """
        vak = "" if onderdeel.id in self._shared else onderdeel.profiel_title
        domein = self.tables.by_id[_DOMEIN][onderdeel.id]
        for heading, eindterm in self._eindtermen(domein, notices):
            if eindterm.title:
                yield goal_of(self.tables, _EINDTERM, eindterm, (heading,), vak)

    def _eindtermen(self, domein: Record, notices: list[Notice]) -> Iterator[tuple[Heading, Record]]:
        """The eindtermen of a domein, each with the narrowest heading above it."""
        for part in (domein, *self._below(domein, _SUBDOMEIN, notices)):
            heading = Heading(part.code, part.title)
            yield from ((heading, eindterm) for eindterm in self._below(part, _EINDTERM, notices))

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The ids of domeinen that several programmes have."""
        programmes = self.tables.rows[_PROGRAMME]
        counts = Counter(reference for programme in programmes for reference in set(programme.refs(_KEYS[_DOMEIN])))
        return frozenset(reference for reference, count in counts.items() if count > 1)

    def _title(self, programme: Record) -> str:
        vakken = self._below(programme, _VAK, [])
        named = [vak.title for vak in vakken if vak.title] or [fold(_SERIES.sub("", programme.title))]
        return named[0] or programme.code

    def _below(self, record: Record, table: str, notices: list[Notice]) -> list[Record]:
        return records_below(self.tables, record, _KEYS[table], table, notices)
