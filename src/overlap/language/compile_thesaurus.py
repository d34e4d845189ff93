"""Make index.json of the thesaurus and that of the cards, from what people read: `python -m overlap.language.compile_thesaurus`.

The first holds stems instead of words, the second in which rows the cards stand that a title, a name or a code asks for.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from overlap.model import Begrip, Source

from .cards import DOSSIER, EINDTERMEN, INDEX, KWALIFICATIE, TITLES, WERKPROCESSEN, code_key, names_of, rows_of, several, telling
from .indexing import Index

FOLDER = Path(__file__).parent / "thesaurus"
CARDS = Path(__file__).parent / INDEX
GENERAL = ("algemeen", "rollen")  # files whose concepts occur in every sector
ADDING = "afkortingen"  # the file whose rows may add terms to a begrip of another one
_BETWEEN = re.compile("[-./]")
_LEAST_DEPTH = 3  # parts of the code of a module: P/ZW/01


def index(folder: Path = FOLDER) -> dict[str, Any]:
    """What index.json holds, made from the .csv files.

    Raises:
        ValueError: a begrip occurs twice, or names one that does not exist.
    """
    rows = list(_rows(folder))
    made = Index()
    numbers = {row["begrip"]: made.concept(row["begrip"], general=general) for row, general in rows}
    for row, _general in rows:
        name = row["begrip"]
        for other in _listed(row["breder"]):
            made.wider(numbers[name], _number(numbers, other, name))
        for other in _listed(row["verwant"]):
            made.related(numbers[name], _number(numbers, other, name))
        for term in _listed(row["termen"]):
            made.term(numbers[name], term)
    return made.written()


def begrippen_of_package(folder: Path = FOLDER) -> tuple[Begrip, ...]:
    """Give what the .csv files hold, each begrip once: its terms as written there, what is wider, and what is related."""
    begrippen: dict[str, Begrip] = {}
    for row, _general in _rows(folder):
        name = row["begrip"]
        terms, wider, related = (tuple(_listed(row[column])) for column in ("termen", "breder", "verwant"))
        known = begrippen.get(name, Begrip(name=name, terms=(), source=Source("", "", 0)))
        begrippen[name] = replace(
            known, terms=(*known.terms, *terms), wider=(*known.wider, *wider), related=(*known.related, *related)
        )
    return tuple(begrippen.values())


def index_of_cards() -> dict[str, dict[str, list[int]]]:
    """What index.json of the cards holds.

    By the telling words of titles and by the names of kwalificaties and dossiers the places of rows of werkprocessen.tsv;
    by codes, also those of the deeltaak and module that they are in, those of eindtermen.tsv.
    """
    titles, names, codes = (defaultdict[str, dict[int, None]](dict) for _kind in range(3))
    for n, row in enumerate(rows_of(WERKPROCESSEN)):
        cells = row.split("\t")
        for title in filter(None, map(telling, several(cells[TITLES]))):
            titles[title][n] = None
        for name in chain.from_iterable(map(names_of, (cells[DOSSIER], *several(cells[KWALIFICATIE])))):
            names[name][n] = None
    alike: dict[str, int] = {}  # texts that differ in a word may have the same card
    for n, row in enumerate(rows_of(EINDTERMEN)):
        card = row.partition("\t")[2]
        for key in map(code_key, card.partition("\t")[0].split()):
            ends = [sign.start() for sign in _BETWEEN.finditer(key)][_LEAST_DEPTH - 1 :]
            for end in (*ends, len(key)):
                codes[key[:end]][alike.setdefault(card, n)] = None
    every = {"titles": titles, "names": names, "codes": codes}
    return {kind: {key: list(index[key]) for key in sorted(index)} for kind, index in every.items()}


def _rows(folder: Path) -> Iterator[tuple[dict[str, str], bool]]:
    seen = set()
    for path in sorted(folder.glob("*.csv"), key=lambda path: (path.stem == ADDING, path)):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["begrip"] in seen and path.stem != ADDING:
                    raise ValueError(f"{path.name}: {row['begrip']} occurs twice")
                seen.add(row["begrip"])
                yield row, path.stem in GENERAL


def _listed(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def _number(numbers: Mapping[str, int], other: str, name: str) -> int:
    if other not in numbers:
        raise ValueError(f"{name} names {other}, which does not exist")
    return numbers[other]


def main() -> None:
    """Write both anew."""
    for path, made in ((FOLDER / "index.json", index()), (CARDS, index_of_cards())):
        path.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
