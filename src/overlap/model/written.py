"""The words that files and options have for names of the program, the same in every language and since 0.1.0.

The pairs CSV, `explain --json`, the exports, libraries, `--from-band` and `--norm` have these; so has the hidden sheet of a
workbook of 0.1.0. Elsewhere the program speaks of `overlap.model.proposals` and `overlap.model.verdicts` only.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from .proposals import Band, ProgressionKind, Relation, WorkKind
from .verdicts import Action, DecidedBy, GapAction, GapVerdict, Verdict

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
    Verdict: {
        Verdict.REPETITION: "herhaling",
        Verdict.DEEPENING: "verdieping",
        Verdict.RELATED: "verwant",
        Verdict.NO_OVERLAP: "geen overlap",
    },
    GapVerdict: {GapVerdict.OVERLAP: "overlap", GapVerdict.GAP: "hiaat"},
    Action: {
        Action.DROP_IN_MBO: "vervalt in mbo",
        Action.DROP_IN_VMBO: "vervalt in vmbo",
        Action.EXEMPTION: "vrijstelling",
        Action.TOGETHER: "samen aanbieden",
        Action.ALIGN: "afstemmen",
        Action.NONE: "geen",
    },
    GapAction: {
        GapAction.TAKE_UP_IN_VMBO: "opnemen in vmbo",
        GapAction.TAKE_UP_IN_MBO: "opnemen in mbo",
        GapAction.DEVELOP_TOGETHER: "samen ontwikkelen",
        GapAction.ELSEWHERE: "komt elders aan bod",
        GapAction.NOTHING: "niets",
    },
}
# for whom those speak who gave a verdict
BY: Final[Mapping[DecidedBy, str]] = {"both": "vmbo en mbo", "vmbo": "vmbo", "mbo": "mbo", "unknown": "onbekend"}


def written(name: StrEnum | None) -> str:
    """Give the word that files have for a name, "" for None: "zeker" for `Band.CERTAIN`.

    A verdict that decides nothing ("discuss later") has no word: it stands in no file.
    """
    return "" if name is None else _WRITTEN[type(name)][name]


def named(kind: type[_Name], word: str) -> _Name | None:
    """Give the name that a word in a file or option stands for, None where it is none of that kind: "zeker", `Band`."""
    return next((name for name in kind if _WRITTEN[kind].get(name) == word), None)
