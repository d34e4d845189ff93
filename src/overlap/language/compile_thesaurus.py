"""Make index.json of the thesaurus from its .csv files: `python -m overlap.language.compile_thesaurus`."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .thesaurus import FUNCTION_WORDS, TOKEN
from .words import stem

FOLDER = Path(__file__).parent / "thesaurus"
GENERAL = ("algemeen", "rollen")  # files whose concepts occur in every sector


def index(folder: Path = FOLDER) -> dict[str, Any]:
    """What index.json holds, made from the .csv files.

    Raises:
        ValueError: a begrip occurs twice, or names one that does not exist.
    """
    rows = {row["begrip"]: (row, general) for row, general in _rows(folder)}
    numbers = {name: n for n, name in enumerate(rows)}
    related: list[set[int]] = [set() for _ in rows]
    wider = []
    for name, (row, _general) in rows.items():
        wider.append([_number(numbers, other, name) for other in _listed(row["breder"])])
        for other in _listed(row["verwant"]):
            related[numbers[name]].add(_number(numbers, other, name))
            related[_number(numbers, other, name)].add(numbers[name])
    single: dict[str, list[int]] = {}
    exact: dict[str, list[int]] = {}
    several: dict[str, list[tuple[list[str], int]]] = {}
    for name, (row, _general) in rows.items():
        for term in _listed(row["termen"]):
            tokens = TOKEN.findall(term.casefold())
            stems = [stem(token) for token in tokens if token not in FUNCTION_WORDS]
            if len(tokens) == 1 and tokens[0].endswith("ende"):
                # a verzorgende is a person, verzorgen is what many do: the stem would take them together
                for form in (tokens[0], tokens[0] + "n"):
                    exact.setdefault(form, []).append(numbers[name])
            elif len(tokens) == 1:
                single.setdefault(stem(tokens[0]), []).append(numbers[name])
            elif len(stems) > 1:
                several.setdefault(max(stems, key=len), []).append((sorted(set(stems)), numbers[name]))
    return {
        "names": list(rows),
        "general": [int(general) for _row, general in rows.values()],
        "wider": wider,
        "related": [sorted(numbers_) for numbers_ in related],
        "single": {key: sorted(set(single[key])) for key in sorted(single)},
        "exact": {key: sorted(set(exact[key])) for key in sorted(exact)},
        "several": {key: sorted(several[key]) for key in sorted(several)},
    }


def _rows(folder: Path) -> Iterator[tuple[dict[str, str], bool]]:
    seen = set()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["begrip"] in seen:
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
