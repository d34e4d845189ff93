"""What can be wrong with the publications of SLO and SBB, and with what is chosen from them."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "choose-kwalificatie",
        _("This dossier holds several kwalificaties: {available}."),
        _("Choose one with --kwalificatie and (part of) its title or its crebo; repeat the option for more than one."),
    ),
    Problem(
        "not-sbb",
        _("This is no kwalificatiedossier as SBB publishes it (.xml)."),
        _("Download the .xml of the dossier. A document of another kind: `overlap import bestand`, or compare it as it is."),
    ),
    Problem(
        "choose-onderdeel",
        _("Nothing was chosen from this publication. It has {available}."),
        _(
            "Choose with --onderdeel and the code of a profiel (ZW), module (P/ZW/01), keuzevak (K/ZW/05), vak (NE) or domein "
            "(NE/K/6)."
        ),
    ),
    Problem(
        "ambiguous-onderdeel",
        _("The code {value} occurs more than once in this publication: {available}."),
        _("Choose one of them by its id: --onderdeel ID."),
    ),
    Problem(
        "not-slo",
        _("This is no publication of examenprogramma's by SLO: {missing} is missing."),
        _(
            "Name the folder, or the .zip, that holds module.json, keuzevak.json, globale_eindterm.json and the rest, or for the "
            "avo vakken examenprogramma.json, domeinen.json, eindtermen.json and the rest."
        ),
    ),
    Problem(
        "several-slo",
        _("Here stands more than one publication of SLO: {available}."),
        _("Name the folder of one of them."),
    ),
)

WARNINGS: Final = (
    Problem(
        "reference-missing",
        _("{value} refers to an item that is not in this publication ({reference}); it is left out."),
        _("Nothing to do, unless the item matters: then ask the publisher, or download the file once more."),
    ),
    Problem(
        "onderdeel-twice",
        _("The code {value} occurs more than once in this publication, and all of them were read: {available}."),
        _("Choose the modules and keuzevakken one by one if one version is enough."),
    ),
    Problem(
        "generic-unchecked",
        _("These requirements were written from knowledge, in own words, and not laid beside the decrees."),
        _("The column Nog nakijken says what to check; correct the spreadsheet where it differs, and compare with that."),
    ),
)
