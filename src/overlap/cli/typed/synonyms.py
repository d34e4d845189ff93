"""Dutch words for commands and options: who types one is told the name that it has here."""

import difflib
from collections.abc import Collection, Mapping
from typing import Final

_NEAR: Final = 0.7  # share of two words that is alike, from which on one may be the other, misspelled
_WORDS: Final[Mapping[str, str]] = {  # a name -> what people may call it
    "compare": "vergelijk vergelijken vergelijking naast",
    "matrix": "regio veel overzicht",
    "route": "leerroute loopbaan doorstroom",
    "explain": "uitleg leg-uit waarom verklaar",
    "page": "pagina beoordelen beamer bladzijde",
    "inspect": "bekijk controleer lees lezen inspecteer",
    "status": "stand voortgang",
    "learn": "leer leren",
    "merge": "samenvoegen voeg-samen samen bundel",
    "template": "sjabloon formulier invulformulier",
    "report": "verslag rapport rapportage",
    "export": "exporteer uitvoeren relaties",
    "skos": "begrippen woorden woordenlijst thesaurus vocabulaire",
    "demo": "voorbeeld voorbeelden probeer uitproberen",
    "pupils": "leerlingen leerling klas",
    "import": "importeer invoer inlezen",
    "library": "bibliotheek bibliotheken verzameling",
    "add": "toevoegen voeg-toe erbij",
    "show": "toon laat-zien bekijk",
    "check": "controleer nakijken kijk-na",
    "remove": "verwijder verwijderen eruit",
    "bestand": "document",
    "sbb": "dossier kwalificatiedossier",
    "slo": "examenprogramma examenprogrammas",
    "generiek": "generieke-eisen generieke generic",
    "--output": "--uitvoer --naar --opslaan --bestand --resultaat",
    "--pairs": "--paren",
    "--max-per-goal": "--max --maximum --hoogstens --hooguit --max-per-doel",
    "--from-band": "--vanaf --band --zekerheid",
    "--kwalificatie": "--qualification --crebo --opleiding",
    "--leerweg": "--niveau",
    "--begrippen": "--woorden --woordenlijst --words",
    "--kaarten": "--cards",
    "--library": "--bibliotheek --bibliotheken",
    "--called": "--naam --noem",
    "--licence": "--licentie --license",
    "--remarks": "--opmerkingen",
    "--pupils": "--leerlingen",
    "--answers": "--antwoorden",
    "--semantic": "--taalmodel --model",
    "--minutes": "--minuten --duur --tijd",
    "--groups": "--groepen --groepjes",
    "--per-group": "--per-groep --per-groepje",
    "--norm": "--normen --tijden",
    "--previous": "--vorige --vorig --eerder --eerdere",
    "--sample": "--steekproef",
    "--reviewed": "--beoordeeld --ingevuld --besluiten",
    "--examenprogramma": "--programma",
    "--dossier": "--kwalificatiedossier",
    "--sheet": "--blad --werkblad --tabblad",
    "--header-row": "--koprij --kopregel --rij",
    "--column": "--kolom --kolommen",
    "--workbooks": "--werkmappen",
    "--cell": "--cel --cellen",
    "--mbo-starts-in": "--mbo-begint --mbo-start --begin",
    "--onderdeel": "--module --keuzevak",
    "--names": "--namen",
    "--summary": "--samenvatting --kort",
    "--format": "--formaat --soort",
    "--force": "--vervang --overschrijf --overschrijven --forceer",
    "--open": "--openen",
    "--list": "--lijst",
    "--version": "--versie",
    "--help": "--hulp --uitleg",
}


def translated(typed: str, names: Collection[str]) -> list[str]:
    """Give which of the names a word is a word for."""
    return [name for name in names if typed.lower() in _WORDS.get(name, "").split()]


def meant(typed: str, names: Collection[str]) -> list[str]:
    """Give which of the names somebody may have meant by a word: what it is a word for, or else what is spelled nearly so."""
    if known := translated(typed, names):
        return known
    words = {word: name for name in names for word in (*_WORDS.get(name, "").split(), name)}
    return list(dict.fromkeys(words[word] for word in difflib.get_close_matches(typed.lower(), words, cutoff=_NEAR)))
