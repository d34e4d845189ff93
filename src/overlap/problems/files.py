"""What can be wrong with a file before its tables are looked at."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
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
    Problem(
        "name-too-long",
        _("This name is longer than a file name can be here."),
        _("Choose a shorter name, or rename the file."),
    ),
    Problem("file-empty", _("This file is empty."), _("Save the spreadsheet again, or ask for it once more.")),
    Problem(
        "not-a-spreadsheet",
        _("This is {found}, not a spreadsheet."),
        _("Copy the table into Excel and save it as .xlsx, or fill in the form of `overlap template`."),
    ),
    Problem(
        "zip",
        _("This is a zip file, not a spreadsheet."),
        _("Unpack it, and name the files or the folder that come out of it."),
    ),
    Problem(
        "shortcut",
        _("This is a shortcut to a document, not the document itself."),
        _("Open it, choose to download it as .xlsx or .docx, and use that file."),
    ),
    Problem(
        "flat-spreadsheet",
        _("This is a spreadsheet of LibreOffice in one XML file (.fods): it cannot be read."),
        _("Open it in LibreOffice and save it as .ods or .xlsx."),
    ),
    Problem(
        "pdf-without-text",
        _("This PDF holds pictures of pages and no text: it was scanned."),
        _(
            "Ask for the Excel or Word file behind it, or for a PDF with a text layer. A scanner or a PDF program can make one: "
            "choose “searchable PDF”, “recognise text” or OCR, and look at what comes out of it."
        ),
    ),
    Problem(
        "pdf-without-letters",
        _("The text of this PDF cannot be read: its fonts do not say which letters they draw."),
        _("Ask for the Excel or Word file behind it, or save it once more as PDF from the program that it was made with."),
    ),
    Problem(
        "pdf-encrypted",
        _("This PDF opens only with a password."),
        _("Open it in a PDF program, print it to a new PDF, and use that. Or ask for a PDF without a password."),
    ),
    Problem(
        "pdf-too-large",
        _("This PDF holds more than {limit}."),
        _("Keep the pages with goals: print those to a new PDF, and use that."),
    ),
    Problem(
        "json",
        _("This is a JSON file, not a spreadsheet."),
        _("Is it of the publication of SLO? Then make a spreadsheet of it: `overlap import slo` and the folder it came from."),
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
        "file-encrypted",
        _("This file is protected with a password."),
        _("Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the box and save."),
    ),
    Problem(
        "file-broken",
        _("This file is damaged or not complete ({reason})."),
        _("Open it in the program it was made with, let that repair it, and save it under a new name. Or ask for it once more."),
    ),
    Problem(
        "file-too-large",
        _("This file is larger than {limit}."),
        _("Keep the sheets and rows with goals, and save those as a new file."),
    ),
    Problem(
        "file-unsafe",
        _("This file contains definitions that do not belong in a spreadsheet ({reason})."),
        _("Do not open it. Ask the sender for the file once more."),
    ),
)
