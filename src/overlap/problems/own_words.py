"""What can be wrong with a list of own words, or with cards of one's own."""

from typing import Final

from overlap.locale import mark as _
from overlap.locale import mark_plural as ngettext

from .problem import Problem

ERRORS: Final = (
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
        "skos-not-installed",
        _("To read a vocabulary in SKOS an extra is needed that is not installed."),
        _("Install it once, with internet: {install}. Or put its words in a spreadsheet with the columns Begrip and Termen."),
    ),
    Problem(
        "skos-broken",
        _("This vocabulary is damaged, or not written as Turtle or RDF/XML."),
        _("Look at the place that is named, or ask for the vocabulary once more as Turtle (.ttl) or RDF/XML (.rdf)."),
    ),
    Problem(
        "skos-unsafe",
        _("This vocabulary defines entities of its own (<!ENTITY …>), which are not read, to be safe."),
        _("Ask for it as Turtle (.ttl), or save it as such in the program that it was made with."),
    ),
    Problem(
        "skos-none",
        _("There is no concept of SKOS in this file."),
        _("Give the file of the vocabulary itself, in which each concept is a skos:Concept with labels."),
    ),
    Problem(
        "skos-no-dutch",
        _("No concept in this vocabulary has words in Dutch to use. Languages: {languages}."),
        _("Ask for the vocabulary with its Dutch labels (@nl), two of a concept or with what is broader or related."),
    ),
    Problem(
        "cards-no-column",
        _("No columns of cards were found in this file. Sheets: {sheets}."),
        _("Use the form that `overlap template kaarten FILE` writes, and leave its headers as they are."),
    ),
    Problem(
        "cards-none",
        _("Nobody filled in a card in this file."),
        _("Fill in a row of the form, or leave --kaarten out."),
    ),
    Problem(
        "cards-all-known",
        _("Every goal in this document has a card already; there is nothing to write."),
        _("Compare as usual; no cards of your own are needed."),
    ),
)

WARNINGS: Final = (
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
        "skos-left-out",
        _("{left} of the {all} concepts of this vocabulary were left out: no Dutch word, or one word and nothing related to it."),
        _("Nothing needs to be done: only words that mean the same, or belong together, help to compare."),
    ),
    Problem(
        "skos-terms-unused",
        ngettext(
            "{count} word of this vocabulary cannot be looked for in a text, and was left out.",
            "{count} words of this vocabulary cannot be looked for in a text, and were left out.",
        ),
        _("Nothing needs to be done: they are words such as “op” and “van”."),
    ),
    Problem(
        "cards-no-goal",
        _("There is a card in this row, but no goal that it is about; it was left out."),
        _("Put the text of the eindterm, or the title of the mbo item, in front of it."),
    ),
    Problem(
        "cards-too-long",
        _("Of this card what goes beyond {limit} characters in one phrasing, or beyond {most} phrasings or terms, was left out."),
        _("Write short phrasings, each on a line of its own."),
    ),
    Problem(
        "cards-not-met",
        _("No card in this file ({n} in all) is about a goal in these documents."),
        _("Check that it is the right file: a card is found by the text of its eindterm, or by title and kwalificatie."),
    ),
)
