"""The columns of the review tables: a stable name for each, the label people see, and what may be filled in.

Names never change and travel in the file, so that what teachers filled in is found back in any language and order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Final

from overlap.locale import mark as _
from overlap.model import Side, Table, labels
from overlap.model.electives import ELECTIVE
from overlap.workbook.xlsx import styles


@dataclass(frozen=True, slots=True)
class Field:
    """A column: stable name, label (to be translated), width in characters, colour of its header.

    ``choices`` (stable name -> label) are offered in a drop-down, or with ``goals`` the goals of that side; no label may hold
    a comma, at which a spreadsheet makes two choices of one. ``former`` are further spellings of choices that are read, by
    stable name. Hidden columns are for programs.
    """

    name: str
    label: str
    width: float
    colour: str
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    _: KW_ONLY
    fill_in: bool = False
    goals: Side | None = None
    hidden: bool = False
    former: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)


PENCIL: Final = "✎"  # before the label of what the group fills in

# what is asked of the group on the first sheet: stable name, question; the answer stands in the cell to the right
WHO: Final = (
    ("group", _("Group")),
    ("school", _("School")),
    ("vmbo names", _("Names of vmbo teachers")),
    ("mbo names", _("Names of mbo teachers")),
    ("on behalf of", _("On behalf of")),
    ("date", _("Date")),
)

# for which side a group speaks: what only one side has judged is not decided yet
BEHALF: Final[Mapping[str, str]] = {"vmbo": "vmbo", "mbo": "mbo", "both": _("both")}

# in a merged workbook, where it differs per row for whom it was judged
ON_BEHALF: Final = Field("on behalf", _("Judged on behalf of"), 13, styles.FILL_IN_HEAD, BEHALF, fill_in=True)

# in a workbook that was made with a library: what other groups decided about the same texts; to read, not to fill in
ELSEWHERE: Final = Field("elsewhere", _("Elsewhere"), 15, styles.BETWEEN)

ID: Final = Field("id", "id", 10, styles.BETWEEN, hidden=True)
VERDICT: Final = Field("verdict", _("Verdict"), 13, styles.FILL_IN_HEAD, labels.VERDICTS, fill_in=True)
ACTION: Final = Field("action", _("Action"), 15, styles.FILL_IN_HEAD, labels.ACTIONS, fill_in=True)
WHO_ACTS: Final = Field("who", _("Who"), 9, styles.FILL_IN_HEAD, fill_in=True)
REMARK: Final = Field("remark", _("Remark"), 22, styles.FILL_IN_HEAD, fill_in=True)

# whose row it is and at which place in its order, from the agenda: to filter and sort on, and told where people changed it
TURN: Final = (Field("group", _("Group"), 7.5, styles.BETWEEN), Field("order", _("Order"), 9.5, styles.BETWEEN))

# which verdict counts for a pair that shares the row of another
COUNTS: Final = Field("counts", _("Counts as"), 10, styles.BETWEEN)

# the columns of each sheet with texts of both sides are together no wider than a laptop of 1366 pixels shows at 100 %

# codes stand below the texts, and beside them for programs, between what people see so that who sorts what is seen takes them
# along; the widths are those with which the rows of four comparisons are lowest
REVIEW: Final = (
    ID,
    Field("number", _("No."), 5, styles.BETWEEN),
    *TURN,
    Field("vmbo code", _("vmbo code"), 10, styles.VMBO, hidden=True),
    Field("vmbo goal", _("vmbo goal"), 32, styles.VMBO),
    Field("certainty", _("How sure"), 15.5, styles.BETWEEN),
    Field("because", _("Why proposed"), 26, styles.BETWEEN),
    Field("mbo code", _("mbo code"), 10, styles.MBO, hidden=True),
    Field("mbo item", _("mbo item"), 32, styles.MBO),
    VERDICT,
    ACTION,
    WHO_ACTS,
    replace(REMARK, width=15),
    Field("vmbo id", "vmbo id", 10, styles.BETWEEN, hidden=True),
    Field("mbo id", "mbo id", 10, styles.BETWEEN, hidden=True),
    Field("origin", "origin", 10, styles.BETWEEN, hidden=True),
)

# this table and the gaps stand on one sheet, so their columns are as wide as each other where it matters
OWN: Final = (
    ID,
    Field("number", _("No."), 16, styles.BETWEEN),
    Field("vmbo goal", _("vmbo goal"), 42, styles.FILL_IN_HEAD, fill_in=True, goals="vmbo"),
    Field("mbo item", _("mbo item"), 41, styles.FILL_IN_HEAD, fill_in=True, goals="mbo"),
    VERDICT,
    ACTION,
    REMARK,
    WHO_ACTS,
)


GAPS: Final = (
    ID,
    Field("place", _("Side, and module or kerntaak"), 17, styles.BETWEEN),
    Field("goal", _("Goal without a counterpart"), 42, styles.BETWEEN),
    Field("nearest", _("Nearest on the other side"), 41, styles.BETWEEN),
    Field("verdict", _("Verdict"), 13, styles.FILL_IN_HEAD, labels.GAP_VERDICTS, fill_in=True),
    Field("with", _("Overlap with"), 22, styles.FILL_IN_HEAD, fill_in=True),
    Field(
        "action",
        _("What do we do with it?"),
        18,
        styles.FILL_IN_HEAD,
        labels.GAP_ACTIONS,
        fill_in=True,
        former=labels.FORMER_GAP_ACTIONS,
    ),
    WHO_ACTS,
    replace(REMARK, width=18),
    Field("side", "side", 10, styles.BETWEEN, hidden=True),
)

WORDS: Final = (
    ID,
    Field("vmbo", _("vmbo says"), 20, styles.VMBO),
    Field("mbo", _("mbo says"), 20, styles.MBO),
    Field("use", _("How often"), 17, styles.BETWEEN),
    Field("vmbo example", _("Example vmbo"), 38, styles.VMBO),
    Field("mbo example", _("Example mbo"), 38, styles.MBO),
    Field("verdict", _("Is this right?"), 12, styles.FILL_IN_HEAD, labels.WORD_VERDICTS, fill_in=True),
    Field("agreed", _("Word we agree on"), 19, styles.FILL_IN_HEAD, fill_in=True),
    replace(REMARK, width=16),
)
OWN_WORDS: Final = (
    ID,
    Field("vmbo", _("vmbo says"), 20, styles.FILL_IN_HEAD, fill_in=True),
    Field("mbo", _("mbo says"), 20, styles.FILL_IN_HEAD, fill_in=True),
    Field("agreed", _("Word we agree on"), 17, styles.FILL_IN_HEAD, fill_in=True),
    Field("remark", _("Remark"), 38, styles.FILL_IN_HEAD, fill_in=True),
)

AGREEMENTS: Final = (
    ID,
    Field("number", _("No."), 5, styles.BETWEEN),
    Field("agreement", _("Agreement"), 56, styles.FILL_IN_HEAD, fill_in=True),
    Field("pairs", _("About which pairs"), 26, styles.FILL_IN_HEAD, fill_in=True),
    Field("layer", _("Layer"), 14, styles.FILL_IN_HEAD, labels.LAYERS, fill_in=True),
    Field("who", _("Who"), 18, styles.FILL_IN_HEAD, fill_in=True),
    Field("when", _("When"), 13, styles.FILL_IN_HEAD, fill_in=True),
    Field("hours", _("Hours"), 9, styles.FILL_IN_HEAD, fill_in=True),
    Field("status", _("Status"), 12, styles.FILL_IN_HEAD, labels.AGREEMENT_STATUSES, fill_in=True),
)

AGENDA: Final = (
    ID,
    Field("session", _("When"), 13, styles.BETWEEN),
    Field("group", _("Group"), 8, styles.BETWEEN),
    Field("module", _("Module or kerntaak"), 34, styles.BETWEEN),
    Field("start", _("Start at"), 11, styles.BETWEEN),
    Field("quick", _("First: quick (No.)"), 24, styles.BETWEEN),
    Field("weighty", _("Then: weighty (No.)"), 20, styles.BETWEEN),
    Field("doubtful", _("Then: doubtful (No.)"), 26, styles.BETWEEN),
    Field("gaps", _("Gaps"), 8, styles.BETWEEN),
    Field("minutes", _("Minutes"), 10, styles.BETWEEN),
    Field("who", _("Who"), 16, styles.FILL_IN_HEAD, fill_in=True),
    Field("done", _("Done"), 9, styles.FILL_IN_HEAD, labels.TASK_STATUSES, fill_in=True),
)


# what a document may tell of a goal besides, by its role: the header of its column
EXTRA: Final[Mapping[str, str]] = {
    "profiel": "Profiel",
    "kwalificatie": "Kwalificatie",
    "crebo": "Crebo",
    "sbu": "SBU kwalificatie",
    "omvang": "Omvang keuzedeel",
    ELECTIVE: "Keuze",
    "periode": "Periode",
    "leerjaar": "Leerjaar",
    "toets": "Toets",
    "toetsvorm": "Toetsvorm",
    "weging": "Weging",
    "duur": "Duur",
    "uren": "Klokuren",
    "herkansing": "Herkansing",
    "opmerking": "Opmerking",
    "replaces": "Vervangt",
    "source id": "Bron-id",
    "reference level": "Referentieniveau",
    "decree": "Besluit",
    "to check": "Nog nakijken",
}

# stable name of each table that a group fills in -> its columns
TABLES: Final[Mapping[Table, tuple[Field, ...]]] = {
    "review": REVIEW,
    "own": OWN,
    "gaps": GAPS,
    "words": WORDS,
    "own words": OWN_WORDS,
    "agreements": AGREEMENTS,
    "agenda": AGENDA,
}

# columns that a table may have besides, in a workbook that was merged: read back like its own
FURTHER: Final[Mapping[Table, tuple[Field, ...]]] = {"review": (ON_BEHALF,), "own": (ON_BEHALF,), "gaps": (ON_BEHALF,)}


def known_fields(table: Table) -> tuple[Field, ...]:
    """Give the columns that a table has or may have."""
    return (*TABLES[table], *FURTHER.get(table, ()))
