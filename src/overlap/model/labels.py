"""What people read for a stable name: one text per name, in English, translated where it is shown (`label`)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from overlap.locale import gettext, ngettext
from overlap.locale import mark as _

from .curriculum import Curriculum, Goal, Source
from .elsewhere import ElsewherePair
from .proposals import Band, ProgressionKind, Relation, Sure, WorkKind
from .verdicts import (
    Action,
    AgreementStatus,
    DecidedBy,
    GapAction,
    GapVerdict,
    Layer,
    Outcome,
    TaskStatus,
    Verdict,
    Why,
    WordVerdict,
)

VERDICTS: Final[Mapping[str, str]] = {
    Verdict.REPETITION: _("repetition"),
    Verdict.DEEPENING: _("deepening"),
    Verdict.RELATED: _("related"),
    Verdict.NO_OVERLAP: _("no overlap"),
    Verdict.LATER: _("discuss later"),
}
ACTIONS: Final[Mapping[str, str]] = {
    Action.DROP_IN_MBO: _("dropped in mbo"),
    Action.DROP_IN_VMBO: _("dropped in vmbo"),
    Action.EXEMPTION: _("exemption"),
    Action.TOGETHER: _("offer together"),
    Action.ALIGN: _("align"),
    Action.NONE: _("none"),
}
GAP_VERDICTS: Final[Mapping[str, str]] = {
    GapVerdict.GAP: _("rightly a gap"),
    GapVerdict.OVERLAP: _("overlap after all"),
    GapVerdict.LATER: _("discuss later"),
}
GAP_ACTIONS: Final[Mapping[str, str]] = {
    GapAction.TAKE_UP_IN_VMBO: _("take up in vmbo"),
    GapAction.TAKE_UP_IN_MBO: _("take up in mbo"),
    GapAction.DEVELOP_TOGETHER: _("develop together"),
    GapAction.ELSEWHERE: _("comes up elsewhere"),
    GapAction.NOTHING: _("it stays so"),
}
# what a choice read in earlier workbooks: whole, and the halves that a spreadsheet made of it at its comma
FORMER_GAP_ACTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    GapAction.NOTHING: ("nothing, it stays so", "niets, blijft zo", "nothing", "niets"),
}
WORD_VERDICTS: Final[Mapping[str, str]] = {WordVerdict.RIGHT: _("right"), WordVerdict.WRONG: _("not right")}
LAYERS: Final[Mapping[str, str]] = {
    Layer.TEACHERS: _("teachers"),
    Layer.MANAGEMENT: _("management"),
    Layer.BOARD: _("board"),
}
AGREEMENT_STATUSES: Final[Mapping[str, str]] = {
    AgreementStatus.OPEN: _("open"),
    AgreementStatus.BUSY: _("under way"),
    AgreementStatus.DONE: _("done"),
    AgreementStatus.DROPPED: _("dropped"),
}
TASK_STATUSES: Final[Mapping[str, str]] = {TaskStatus.DONE: _("done"), TaskStatus.PARTLY: _("partly")}
# what a group elsewhere said of a pair
_ELSEWHERE: Final[Mapping[str, str]] = {
    Verdict.REPETITION: VERDICTS[Verdict.REPETITION],
    Verdict.DEEPENING: VERDICTS[Verdict.DEEPENING],
    GapVerdict.OVERLAP: _("overlap"),
    Verdict.RELATED: VERDICTS[Verdict.RELATED],
    Verdict.NO_OVERLAP: VERDICTS[Verdict.NO_OVERLAP],
}
OUTCOMES: Final[Mapping[str, str]] = {
    Outcome.OVERLAP: _("overlap"),
    Outcome.RELATED: _("related only"),
    Outcome.GAP: _("gap"),
    Outcome.OPEN: _("still open"),
}
BANDS: Final[Mapping[str, str]] = {
    Band.CERTAIN: _("certain"),
    Band.LIKELY: _("likely"),
    Band.POSSIBLE: _("possible"),
}
RELATIONS: Final[Mapping[str, str]] = {
    Relation.EQUAL: _("about the same"),
    Relation.PART_OF: _("vmbo is part of mbo"),
    Relation.COVERS: _("vmbo covers mbo"),
    Relation.RELATED: _("related subject"),
}
PROGRESSIONS: Final[Mapping[tuple[ProgressionKind, Sure], str]] = {
    (ProgressionKind.REPETITION, Sure.PLAIN): _("looks like repetition"),
    (ProgressionKind.REPETITION, Sure.WEAK): _("perhaps repetition"),
    (ProgressionKind.DEEPENING, Sure.PLAIN): _("looks like deepening"),
    (ProgressionKind.DEEPENING, Sure.WEAK): _("perhaps deepening"),
}
WORK_KINDS: Final[Mapping[str, str]] = {
    WorkKind.CERTAIN: _("certain"),
    WorkKind.LIKELY: _("likely"),
    WorkKind.WEIGHTY: _("weighty"),
    WorkKind.DOUBTFUL: _("doubtful"),
    WorkKind.GAP: _("gap"),
}
DECIDED_BY: Final[Mapping[DecidedBy, str]] = {
    "both": _("vmbo and mbo"),
    "vmbo": _("vmbo only"),
    "mbo": _("mbo only"),
    "unknown": _("not stated"),
}
# why something that was filled in has no place, on the sheet that keeps it and in the terminal
WHY_NOT_PLACED: Final[Mapping[Why, str]] = {
    "conflict": _("two copies of the row say different things"),
    "no choice": _("not one of the choices"),
    "no row": _("no such row in this workbook"),
    "no column": _("no such column in this workbook"),
    "other turn": _("the agenda says otherwise"),
    "outside": _("stands outside of the tables"),
    "replaced": _("the same group says otherwise in a later version of its copy"),
}
WHY_SHORT: Final[Mapping[Why, str]] = {
    "conflict": _("said differently in two places"),
    "no choice": _("none of the choices"),
    "no row": _("belongs to no pair, goal or word that is known"),
    "no column": _("in a column of their own"),
    "other turn": _("given to another group"),
    "outside": _("outside of the tables"),
    "replaced": _("said otherwise in a later version"),
}

_LABELS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    Verdict: VERDICTS,
    Action: ACTIONS,
    GapVerdict: GAP_VERDICTS,
    GapAction: GAP_ACTIONS,
    WordVerdict: WORD_VERDICTS,
    Layer: LAYERS,
    AgreementStatus: AGREEMENT_STATUSES,
    TaskStatus: TASK_STATUSES,
    Outcome: OUTCOMES,
    Band: BANDS,
    Relation: RELATIONS,
    WorkKind: WORK_KINDS,
}


def label(name: StrEnum) -> str:
    """Give what people read for a stable name, in the language of this run."""
    return gettext(_LABELS[type(name)][name])


def elsewhere_in_words(told: ElsewherePair, between: str = "; ") -> str:
    """Give what groups elsewhere decided about a pair, most first: "3 groepen: herhaling; 1: verwant"."""
    parts: list[str] = []
    names = list(_ELSEWHERE)
    for verdict, n in sorted(told.groups.items(), key=lambda item: (-item[1], names.index(item[0]))):
        text = gettext(_ELSEWHERE[verdict])
        first = ngettext("{n} group: {verdict}", "{n} groups: {verdict}", n)
        parts.append(f"{n}: {text}" if parts else first.format(n=n, verdict=text))
    return between.join(parts)


def library_in_words(decisions: int, groups: int) -> str:
    """Give how much is in a library: "31 besluiten van 4 groepen"."""
    return gettext(_("{decisions} of {groups}")).format(
        decisions=ngettext("{n} decision", "{n} decisions", decisions).format(n=decisions),
        groups=ngettext("{n} group", "{n} groups", groups).format(n=groups),
    )


def document_in_words(curriculum: Curriculum) -> str:
    """Give what an account tells of a document: "pta.xlsx; 31 doelen; SHA-256 5e88…"."""
    n = len(curriculum.goals)
    text = ngettext("{file}; {n} goal; SHA-256 {sha256}", "{file}; {n} goals; SHA-256 {sha256}", n)
    return text.format(file=curriculum.file, n=n, sha256=curriculum.sha256)


def units_in_words(vmbo: int, mbo: int) -> str:
    """Give how large a matrix is: "12 vmbo-rijen × 1 mbo-kolom"."""
    rows = ngettext("{n} vmbo unit", "{n} vmbo units", vmbo).format(n=vmbo)
    columns = ngettext("{n} mbo unit", "{n} mbo units", mbo).format(n=mbo)
    return f"{rows} × {columns}"


def place_of(source: Source) -> str:
    """Give where a goal stands as people look it up: "PTA, rij 7", "pagina 3", "alinea 12"."""
    if source.page:
        return gettext(_("page {number}")).format(number=source.page)
    if source.paragraph:
        return gettext(_("paragraph {number}")).format(number=source.paragraph)
    return gettext(_("{sheet}, row {row}")).format(sheet=source.sheet, row=source.row)


def code_of(goal: Goal) -> str:
    """Give the code that people know a goal by; where it has none, its row: "rij 7"."""
    return goal.code or gettext(_("row {number}")).format(number=goal.source.row)
