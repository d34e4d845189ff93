"""What a row tells besides its goal: its own words, and what the program computes with, read from them once."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypedDict

from .curriculum import Goal, Kwalificatie, Moment

BETWEEN = " / "  # between the kwalificaties, and the crebo's, that share a goal
_LAST_PERIOD = 16  # where perioden are numbered through all years
_HOURS = re.compile(r"(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:u|uur|uren|klokuren|lesuren|sbu)?\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,-])[1-6](?![\d.,-]?\d)")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:t/m|tot en met|tm|–|—|-)\s*(\d{1,2})(?!\d)", re.I)
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


class Told(TypedDict):
    """What a row told, as the fields of a `Goal`."""

    extra: Mapping[str, str]
    kwalificaties: tuple[Kwalificatie, ...]
    hours: float | None
    moments: tuple[Moment, ...]


def told_by(extra: Mapping[str, str], titles: Collection[str] = ()) -> Told:
    """Read what a row tells besides its goal: the words themselves, and kwalificaties, hours and moments from them.

    Args:
        extra: texts by field name: kwalificatie, crebo, uren ("2,5 uur"), leerjaar ("3"), periode ("P1 t/m P3") …
        titles: titles of kwalificaties that hold " / " themselves, and are not taken apart.
    """
    title, crebo, uren, leerjaar = (extra.get(name, "") for name in ("kwalificatie", "crebo", "uren", "leerjaar"))
    return Told(
        extra=extra,
        kwalificaties=_kwalificaties(title, crebo, titles) if title or crebo else (),
        hours=hours_in(uren) if uren else None,
        moments=_moments(leerjaar, extra.get("periode", "")) if leerjaar else (),
    )


def with_extra(goal: Goal, extra: Mapping[str, str], titles: Collection[str] = ()) -> Goal:
    """Give the goal with all that its row tells besides, in the place of what was known: see `told_by`."""
    return replace(goal, **told_by(extra, titles))


def hours_in(text: str) -> float | None:
    """Read the hours that a cell gives ("40", "2,5 uur"), None where it holds no plain number."""
    number = _HOURS.fullmatch(text.strip())
    return float(number[1].replace(",", ".")) if number else None


def years_in(text: str) -> tuple[int, ...]:
    """Read the leerjaren that a text names: "3", "vmbo 4", "1 en 2"; none in "2025-2026"."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def periods_in(text: str) -> tuple[int, ...]:
    """Read the perioden that a text names: "2", "P1 t/m P3", "1; 3", "II", up to 16; none where it tells weeks."""
    plain = re.sub(r"\b(i{1,3}|iv)\b", lambda m: _ROMAN[m[1].casefold()], text, flags=re.I)
    if "week" in plain.casefold():
        return ()
    plain = re.sub(r"\bp(?:eriode)?\s*(?=\d)", "", plain, flags=re.I)
    periods: list[int] = []
    for first, last in _RANGE.findall(plain):
        periods += range(int(first), int(last) + 1)
    periods += [int(number) for number in _NUMBER.findall(_RANGE.sub(" ", plain))]
    return tuple(sorted({number for number in periods if 1 <= number <= _LAST_PERIOD}))


def _moments(leerjaar: str, periode: str) -> tuple[Moment, ...]:
    years, periods = years_in(leerjaar), periods_in(periode)
    return tuple(Moment(year, period) for year in sorted(years) for period in (periods or (None,)))


def _kwalificaties(title: str, crebo: str, whole: Collection[str]) -> tuple[Kwalificatie, ...]:
    """The kwalificaties of a row; where it does not show which crebo is of which title, each has them all.

    A row with one crebo is of one kwalificatie, whatever stands in its title.
    """
    crebos = tuple(filter(None, crebo.split(BETWEEN)))
    titles = (title,) if len(crebos) == 1 else _titles(title, whole)
    if len(titles) == len(crebos):
        return tuple(Kwalificatie(name, (number,)) for name, number in zip(titles, crebos, strict=True))
    return tuple(Kwalificatie(name, crebos) for name in titles or ("",))


def _titles(text: str, whole: Collection[str]) -> tuple[str, ...]:
    pieces, titles = text.split(BETWEEN), []
    while pieces:
        n = next((n for n in range(len(pieces), 1, -1) if BETWEEN.join(pieces[:n]) in whole), 1)
        titles.append(BETWEEN.join(pieces[:n]))
        del pieces[:n]
    return tuple(dict.fromkeys(filter(None, titles)))
