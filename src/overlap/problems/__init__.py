"""Everything that can be wrong with a file, a call or a result: one catalogue, each entry with a stable code.

An entry that makes the run impossible is raised as `Unusable` (exit status 2); the others travel with the result
as a `Notice`. docs/problemen.md explains each of them in Dutch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from overlap.locale import Message, gettext
from overlap.locale import mark as _

from .many import ERRORS as _OF_MANY
from .many import WARNINGS as _IN_MANY
from .problem import Problem
from .reviews import ERRORS as _OF_REVIEWS
from .reviews import WARNINGS as _IN_REVIEWS
from .routes import ERRORS as _OF_ROUTES
from .routes import WARNINGS as _IN_ROUTES

_ERRORS = (
    Problem(
        "file-missing",
        _("This file does not exist."),
        _("Check the name and the folder. Put a path with spaces between double quotes."),
    ),
    Problem("file-is-folder", _("This is a folder, not a file."), _("Name the file inside it.")),
    Problem(
        "file-unreadable",
        _("This file cannot be opened ({reason})."),
        _("Close it in other programs, check that it is on this computer (OneDrive: “Always keep on this device”)."),
    ),
    Problem("file-empty", _("This file is empty."), _("Save the spreadsheet again, or ask for it once more.")),
    Problem(
        "not-a-spreadsheet",
        _("This is {found}, not a spreadsheet."),
        _("Copy the table into Excel and save it as .xlsx, or fill in the form of `overlap template`."),
    ),
    Problem(
        "pdf",
        _("This is a PDF, not a spreadsheet."),
        _("Ask for the Excel or Word file behind it. Or open the PDF in Word (File > Open), check its tables, save as .docx."),
    ),
    Problem(
        "old-word",
        _("This is {found}: it cannot be read."),
        _("Open it in Word and save it as .docx, or copy the table into Excel and save it as .xlsx."),
    ),
    Problem(
        "picture",
        _("This is a picture, not a spreadsheet."),
        _("Ask for the Excel or Word file that the picture was made of, or fill in the form of `overlap template`."),
    ),
    Problem(
        "word-without-table",
        _("This Word document holds no table."),
        _("Put the goals in a table with headers such as Code and Eindterm, or fill in the form of `overlap template`."),
    ),
    Problem(
        "file-encrypted",
        _("This file is protected with a password."),
        _("Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the box and save."),
    ),
    Problem(
        "file-broken",
        _("This file is damaged or not complete ({reason})."),
        _("Open it in Excel, let it repair the file, and save it under a new name. Or ask for the file once more."),
    ),
    Problem(
        "file-too-large",
        _("Unpacked, this file is larger than {limit}."),
        _("Keep the sheets with goals and save them as a new file; remove pictures and empty formatted rows."),
    ),
    Problem(
        "file-unsafe",
        _("This file contains definitions that do not belong in a spreadsheet ({reason})."),
        _("Do not open it. Ask the sender for the file once more."),
    ),
    Problem(
        "no-table",
        _("No table with goals was found in this file. Sheets: {sheets}."),
        _(
            "The table needs a row with headers such as Code and Eindterm, Leerdoel or Werkproces. "
            "`overlap template` writes an example."
        ),
    ),
    Problem(
        "only-codes",
        _("This plan names codes and no texts."),
        _("Give the examenprogramma or kwalificatiedossier too: the texts are taken from there."),
    ),
    Problem(
        "no-such-sheet",
        _("This file has no sheet “{wanted}”. It has: {sheets}."),
        _("Choose one of those, by its name or its number."),
    ),
    Problem(
        "no-such-row",
        _("This row cannot be the header: it is empty, or below the last row ({rows})."),
        _("Give the number that Excel shows at the left of the row with the headers."),
    ),
    Problem(
        "no-such-role",
        _("“{role}” is no part that a column can play."),
        _("Choose from: {roles}."),
    ),
    Problem(
        "no-such-column",
        _("This sheet has no column “{wanted}”. The last one is {last}."),
        _("Give the letter that Excel shows above the column, or the text of its header."),
    ),
    Problem(
        "own-workbook",
        _("This is a workbook that overlap wrote, not a programme."),
        _("Give the examenprogramma, PTA, dossier or OER that it was made from."),
    ),
    Problem(
        "wrong-kind",
        _("Both files are of the {kind} side: {first} and {second}."),
        _("Give one vmbo document (examenprogramma or PTA) and one mbo document (kwalificatiedossier)."),
    ),
    Problem(
        "same-file",
        _("The same file was given twice."),
        _("Give one vmbo document and one mbo document."),
    ),
    Problem(
        "bad-option",
        _("{option} {value} is not understood."),
        _("Write it like this: {example}."),
    ),
    Problem(
        "nothing-left",
        _("With {option} {value} no goal is left in this file. It has: {available}."),
        _("Choose one of those, or leave {option} out."),
    ),
    Problem(
        "choose-kwalificatie",
        _("This dossier holds several kwalificaties: {available}."),
        _("Choose one with --kwalificatie and (part of) its title or its crebo; repeat the option for more than one."),
    ),
    Problem(
        "choose-onderdeel",
        _("Nothing was chosen from this publication. It has the profielen {available}."),
        _("Choose with --onderdeel and the code of a profiel (ZW), module (P/ZW/01) or keuzevak (K/ZW/05)."),
    ),
    Problem(
        "ambiguous-onderdeel",
        _("The code {value} occurs more than once in this publication: {available}."),
        _("Choose one of them by its id: --onderdeel ID."),
    ),
    Problem(
        "not-slo",
        _("This is not the SLO publication of the beroepsgerichte examenprogramma's: {missing} is missing."),
        _("Name the folder, or the .zip, that holds module.json, keuzevak.json, globale_eindterm.json and the rest."),
    ),
    Problem(
        "no-such-goal",
        _("No goal in this file has the code or id {value}. Most like it: {near}."),
        _("Check the code; `overlap inspect` shows the goals that were read."),
    ),
    Problem(
        "ambiguous-goal",
        _("The code {value} is that of several goals: {available}."),
        _("Choose one of them by its id, or by its place: put # and a number behind the code, between quotes."),
    ),
    Problem(
        "semantic-not-installed",
        _("--semantic needs an extra that is not installed."),
        _("Install it once, with internet: {install}. Or leave --semantic out."),
    ),
    Problem(
        "semantic-no-model",
        _("In this folder is no language model that can be used."),
        _(
            "Name the folder that holds model.safetensors, tokenizer.json and config.json of a model2vec or "
            "StaticEmbedding model. Nothing is downloaded."
        ),
    ),
    Problem(
        "semantic-weights",
        _("These weights were not fitted for this model with this version of overlap."),
        _("Fit them again with benchmarks/fit.py, or remove the file: then a cautious weight is used."),
    ),
    Problem(
        "begrippen-no-column",
        _("No column with words was found in this list of own words. Sheets: {sheets}."),
        _("Give it the headers Begrip and Termen, or Deze woorden and Betekenen hetzelfde. `overlap template begrippen` helps."),
    ),
    Problem(
        "begrippen-none",
        _("This list has no row with two words that mean the same."),
        _("Put words that mean the same in one row, or leave --begrippen out."),
    ),
    Problem(
        "begrippen-function-words",
        _("“{term}” holds no word that tells one goal from another."),
        _("Take it out of the row, or write it with the word that it is about."),
    ),
    Problem(
        "text-too-long",
        _("A text is longer than the {limit} characters that fit in a cell."),
        _("Shorten the text in the source, or leave this part out."),
    ),
    Problem(
        "output-exists",
        _("This file exists already and is not overwritten."),
        _("Choose another name, or add --force: a workbook that was filled in is then kept under a numbered name."),
    ),
    Problem(
        "output-is-input",
        _("The result would overwrite a file that is read for it."),
        _("Choose another name."),
    ),
    Problem(
        "output-kind",
        _("The result cannot be written as “{suffix}”."),
        _("Choose a name that ends in {wanted}."),
    ),
    Problem(
        "output-not-xlsx",
        _("The workbook is written as .xlsx only, not as “{suffix}”."),
        _("Choose a name that ends in .xlsx. Excel, LibreOffice and Google Sheets open it; Save as makes .ods or PDF of it."),
    ),
    Problem(
        "output-folder",
        _("The folder {folder} does not exist."),
        _("Make the folder first, or choose another."),
    ),
    Problem(
        "output-not-writable",
        _("This file cannot be written ({reason})."),
        _("Choose a folder of your own, such as Documents, and check that there is room on the disk."),
    ),
    Problem(
        "output-locked",
        _("This file is open in Excel or another program."),
        _("Close it there and try again, or choose another name with -o."),
    ),
)

_WARNINGS = (
    Problem(
        "not-opened",
        _("The workbook is ready, but it could not be opened ({reason})."),
        _("Open it yourself, in Excel or LibreOffice."),
    ),
    Problem(
        "previous-other",
        _("Of what was judged in this workbook hardly any goal is in these documents."),
        _("Check that it is about the same programmes. What has no place is on the sheet Not placed."),
    ),
    Problem(
        "swapped",
        _("The first file is the mbo document and the second the vmbo document: they were put the right way round."),
        _("Next time, give the vmbo document first."),
    ),
    Problem(
        "kind-unsure",
        _("It is not clear from the content whether this is a vmbo or an mbo document; it is read as {kind}."),
        _("Add the codes (P/ZW/01/01-01 or B1-K1-W1), or a column Leerweg or Kerntaak."),
    ),
    Problem(
        "duplicate-goal",
        _("The same goal stands in row {first} of sheet {first_sheet} already; it is read once: {text}"),
        _("Nothing to do, unless a different text was meant."),
    ),
    Problem(
        "sheet-skipped",
        _("In this sheet no table with goals was found."),
        _("Nothing to do, unless it holds goals: then give the table a row with headers."),
    ),
    Problem(
        "hidden-sheet",
        _("This sheet is hidden in Excel, but it holds goals and was read."),
        _("Remove the sheet if it should not count."),
    ),
    Problem(
        "hidden-copy",
        _("This sheet is hidden in Excel and repeats goals of other sheets; it was not read."),
        _("Make the sheet visible if it should count."),
    ),
    Problem(
        "hidden-rows",
        _("{count} rows with goals are hidden in Excel (by a filter or by hand), the first is row {first}; they were read."),
        _("Remove the rows if they should not count."),
    ),
    Problem(
        "code-collides",
        _("Excel made a number of a code: {value} stands in row {first} too. Of 1.1 and 1.10 it makes the same number."),
        _("Type the code again with an apostrophe in front, for example '1.10."),
    ),
    Problem(
        "plan-only-codes",
        _("{count} rows name codes and no texts, the first is row {first}; they were left out."),
        _("Give the examenprogramma or kwalificatiedossier too: the texts are taken from there."),
    ),
    Problem(
        "plan-names-codes",
        _("This plan names the codes of several goals per row; their own texts say more than the row."),
        _("Give the examenprogramma or kwalificatiedossier too: then those goals are compared, and more is found."),
    ),
    Problem(
        "plan-unknown-codes",
        _("Codes in this plan that the programme does not have ({count}): {codes}"),
        _("Check the codes, and whether the programme is of the right year."),
    ),
    Problem(
        "plan-leaves-out",
        _("Codes of the programme that this plan leaves out ({count}): {codes}"),
        _("Nothing to do, unless they should be taught or tested."),
    ),
    Problem(
        "code-as-date",
        _("Excel made a date of a code: {value}."),
        _("Type the code again with an apostrophe in front, for example '1-2."),
    ),
    Problem(
        "no-codes",
        _("No codes were found; the goals are numbered by their place in the file."),
        _("Nothing to do. Codes make it easier to talk about a goal."),
    ),
    Problem(
        "reference-missing",
        _("{value} refers to an item that is not in this publication ({reference}); it is left out."),
        _("Nothing to do, unless the item matters: then ask the publisher, or download the file once more."),
    ),
    Problem(
        "begrippen-one-word",
        _("There is one word only in this row, “{word}”; it was left out."),
        _("Add a word that means the same, separated by a semicolon or in the next column."),
    ),
    Problem(
        "begrippen-unknown",
        _("The begrip “{begrip}” refers to “{other}”, which is in no list; that was left out."),
        _("Check the spelling, or give it a row of its own."),
    ),
    Problem(
        "begrippen-term-unused",
        _("“{term}” has one word beside words such as “op” and “van”, and cannot be looked for; it was left out."),
        _("Write it as one word, or add the word that it goes with."),
    ),
    Problem(
        "onderdeel-twice",
        _("The code {value} occurs more than once in this publication, and all of them were read: {available}."),
        _("Choose the modules and keuzevakken one by one if one version is enough."),
    ),
)

_ALL = (*_ERRORS, *_OF_MANY, *_OF_REVIEWS, *_OF_ROUTES, *_WARNINGS, *_IN_MANY, *_IN_REVIEWS, *_IN_ROUTES)
CATALOGUE: Mapping[str, Problem] = {p.code: p for p in _ALL}


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem at a place: file, and where known sheet and row (counted from 1).

    ``values`` fill the templates of the catalogue. A `Message` among them is translated; everything else is what somebody
    wrote (the name of a sheet, a group, a column) and stays as it is.
    """

    code: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> str:
        """Where it is, in words: "plan.xlsx, sheet PTA, row 7"."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(gettext("sheet {name}").format(name=self.sheet))
        if self.row is not None:
            parts.append(gettext("row {number}").format(number=self.row))
        return ", ".join(parts)

    @property
    def message(self) -> str:
        """What is wrong, in the language of this run."""
        return self._filled(CATALOGUE[self.code].message)

    @property
    def remedy(self) -> str:
        """What to do about it, in the language of this run."""
        return self._filled(CATALOGUE[self.code].remedy)

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.place, f"{self.message} {self.remedy}")))

    def _filled(self, template: str) -> str:
        translated = {name: gettext(value) if isinstance(value, Message) else value for name, value in self.values.items()}
        return gettext(template).format(**translated)


class Unusable(Exception):  # noqa: N818 - named for what the input is
    """The input or the call cannot be used: one notice to show, exit status 2."""

    def __init__(self, code: str, file: str = "", sheet: str = "", row: int | None = None, **values: Any) -> None:
        self.notice = Notice(code, file, sheet, row, values)
        super().__init__(str(self.notice))
