"""Make index.json of the thesaurus from its .csv files: `python -m overlap.language.compile_thesaurus`."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .indexing import Index

FOLDER = Path(__file__).parent / "thesaurus"
GENERAL = ("algemeen", "rollen")  # files whose concepts occur in every sector
ADDING = "afkortingen"  # the file whose rows may add terms to a begrip of another one


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
    """Write index.json anew."""
    (FOLDER / "index.json").write_text(json.dumps(index(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
