"""The words that files and options have for names of the program, the same in every language and since 0.1.0.

The pairs CSV, `explain --json`, the exports, `--from-band` and `--norm` have these; so has the hidden sheet of a workbook of
0.1.0. Elsewhere the program speaks of `overlap.model.proposals` only.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from .proposals import Band, ProgressionKind, Relation, WorkKind

_Name = TypeVar("_Name", bound=StrEnum)

_WRITTEN: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Band: {Band.CERTAIN: "zeker", Band.LIKELY: "waarschijnlijk", Band.POSSIBLE: "mogelijk"},
    Relation: {
        Relation.EQUAL: "gelijk",
        Relation.PART_OF: "deel van",
        Relation.COVERS: "omvat",
        Relation.RELATED: "verwant",
    },
    ProgressionKind: {ProgressionKind.REPETITION: "herhaling", ProgressionKind.DEEPENING: "verdieping"},
    WorkKind: {
        WorkKind.CERTAIN: "zeker",
        WorkKind.LIKELY: "waarschijnlijk",
        WorkKind.WEIGHTY: "zwaarwegend",
        WorkKind.DOUBTFUL: "mogelijk",
        WorkKind.GAP: "hiaat",
    },
}


def written(name: Band | Relation | ProgressionKind | WorkKind | None) -> str:
    """Give the word that files have for a name, "" for None: "zeker" for `Band.CERTAIN`."""
    return "" if name is None else _WRITTEN[type(name)][name]


def named(kind: type[_Name], word: str) -> _Name | None:
    """Give the name that a word in a file or option stands for, None where it is none of that kind: "zeker", `Band`."""
    return next((name for name in kind if _WRITTEN[kind][name] == word), None)
