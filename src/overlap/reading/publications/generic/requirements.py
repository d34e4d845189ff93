"""The generic requirements of a niveau -> a Curriculum.

items.tsv has an item a row: its code, the niveaus that ask it, onderdeel (Nederlands) and domein (lezen), its referentieniveau
(2F, B1, mbo-rekenniveau 3; none for loopbaan and burgerschap), what it asks, and what of it wants checking. decrees.tsv says
of each onderdeel in which decree it stands, and what of the whole wants checking.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal, get_args

from overlap.model import Curriculum, Goal, Heading, SheetReport, Source, told_by, with_ids
from overlap.problems import Notice, Unusable

Niveau = Literal["2", "3", "4"]
NIVEAUS: Final[tuple[Niveau, ...]] = get_args(Niveau)
TITLE: Final = "Generieke eisen mbo niveau {niveau}"
_ITEMS, _DECREES = "items.tsv", "decrees.tsv"


def requirements(niveau: Niveau, onderdelen: Sequence[str] = ()) -> Curriculum:
    """Give the generic requirements of every mbo course of a niveau, with a warning that they want checking.

    Args:
        niveau: that of the course.
        onderdelen: names of those that are wanted, or how they begin ("Nederlands", "ned"); none for all of them.

    Raises:
        Unusable: the niveau has no onderdeel of such a name.
    """
    chosen = _chosen(niveau, onderdelen)
    goals = with_ids(_goals(niveau, chosen))
    return Curriculum(
        kind="mbo",
        title=TITLE.format(niveau=niveau),
        goals=goals,
        file=_ITEMS,
        sha256=hashlib.sha256(f"{niveau}\n{_text(_ITEMS)}\n{_text(_DECREES)}".encode()).hexdigest(),
        sheets=(SheetReport(name=_ITEMS, rows=len(_rows(_ITEMS)), goals=len(goals)),),
        warnings=(Notice("generic-unchecked"),),
        levels=(niveau,),
    )


def _chosen(niveau: Niveau, onderdelen: Sequence[str]) -> Collection[str]:
    """The onderdelen that are asked for, of those that a niveau has."""
    names = tuple(dict.fromkeys(item["onderdeel"] for item in _rows(_ITEMS) if niveau in item["niveaus"].split()))
    chosen: set[str] = set()
    for wanted in onderdelen:
        named = {name for name in names if name.casefold().startswith(wanted.strip().casefold())}
        if not named or not wanted.strip():
            raise Unusable("nothing-left", _ITEMS, option="--onderdeel", value=wanted, available=", ".join(names))
        chosen |= named
    return chosen or names


def _goals(niveau: Niveau, onderdelen: Collection[str]) -> Iterator[Goal]:
    decrees = {row["onderdeel"]: row for row in _rows(_DECREES)}
    for number, item in enumerate(_rows(_ITEMS), start=2):  # below the header
        if niveau not in item["niveaus"].split() or item["onderdeel"] not in onderdelen:
            continue
        decree = decrees[item["onderdeel"]]
        extra = {
            "kwalificatie": TITLE.format(niveau=niveau),
            "reference level": item["referentieniveau"],
            "decree": decree["besluit"],
            "to check": " ".join(filter(None, (item["nakijken"], decree["nakijken"]))),
        }
        code, onderdeel, domein = item["code"], item["onderdeel"], item["domein"]
        yield Goal(
            text=item["titel"],
            kind="kennis" if item["soort"] == "kennis" else "vaardigheid",
            source=Source(_ITEMS, _ITEMS, number),
            code=code,
            codes=(code,),
            description=item["omschrijving"],
            section=(Heading(title=f"{onderdeel}: {domein[:1].lower()}{domein[1:]}"),),
            levels=(niveau,),
            **told_by({role: text for role, text in extra.items() if text}),
        )


@lru_cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    header, *rows = (line.split("\t") for line in _text(name).splitlines())
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
