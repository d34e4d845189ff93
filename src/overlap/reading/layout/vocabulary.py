"""The words by which schools name columns, and what each of them may hold."""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from overlap.model import LEERWEGEN
from overlap.reading.formats.text import label

# role -> header texts, with how sure the role is when the header says exactly that
_SYNONYMS: dict[str, dict[float, str]] = {
    "goal": {
        1.0: "eindterm, eindtermen, leerdoel, leerdoelen, leeruitkomst, leeruitkomsten, stofomschrijving, "
        "omschrijving eindterm, tekst eindterm, eindterm omschrijving, omschrijving leerdoel, omschrijving stof, "
        "omschrijving eindtermen, omschrijving leerdoelen, omschrijving van de eindterm, omschrijving van de stof, "
        "vakkennis en vaardigheden, kennis en vaardigheden, examenonderdeel, examenonderdelen, examenstof, toetsstof, "
        "wat moet je kennen en kunnen, wat moet je kunnen, wat moet je kennen, dit moet je kennen en kunnen, "
        "wat ga je leren, wat leer je, wat kan je, wat kun je, wat kan de leerling, wat moet de leerling kennen en kunnen, "
        "wat wordt getoetst, inhoud onderwijsprogramma, wat heb je geleerd, wat moet je weten, te kennen stof, "
        "de leerling kan, de kandidaat kan, de student kan, de deelnemer kan, ik kan, je kunt, je kan, leerling kan, "
        "naam werkproces, titel werkproces, werkproces titel, werkproces naam, omschrijving toets, onderwijsinhoud, "
        "learning outcome, learning outcomes, learning goal, vakkennis vaardigheden, kennis vaardigheden, globale eindterm, "
        "titel eindterm, eindterm tekst, leerdoel tekst, omschrijving lesstof, omschrijving leerstof, te toetsen stof, "
        "exameneisen, examen eisen, leerresultaat, leerresultaten, beheersingsdoel, beheersingsdoelen, subdoelen, lesdoelen, "
        "lesdoel",
        0.9: "werkproces, werkprocessen, leerstof, lesstof, stof, inhoud toets, leerinhoud, competentie, inhoud van de toets, "
        "competenties, exameneenheid, et, wp, kerndoel, kerndoelen, vakkennis, inhoud stof, omschrijving werkzaamheden, "
        "inhoud van de stof, lesinhoud, beroepstaak, beroepstaken, onderwijsprogramma",
        0.8: "doel, doelen, goal, vaardigheid, vaardigheden, kennis, examen, inhoud",
        0.7: "titel, title, inhouden, leerlijn",
        0.5: "omschrijving, beschrijving, description, naam, tekst, onderwerp, onderwerpen, opdracht, toets, onderdeel",
    },
    "code": {
        1.0: "code, codes, eindtermcode, eindtermcodes, eindtermnummer, eindterm code, eindtermen code, eindterm nr, "
        "nr eindterm, werkprocescode, werkproces code, code werkproces, werkprocesnummer, leerdoelcode, et code, et nr, "
        "code eindterm, wp code, wp nr, eindtermen codes, leerdoel code, leerdoel nr, leerdoelnummer, nummer eindterm, "
        "eindterm nummer, code eindtermen, codes eindtermen, codering, slo code, werkproces nr, nr werkproces, "
        "getoetste eindtermen, eindtermen slo, gekoppelde eindtermen, betreft eindtermen, code leerdoel, nummer werkproces",
        0.8: "eindterm, eindtermen, werkproces, werkprocessen, et, ets, wp, wps, id, leerdoel, leerdoelen, exameneenheid, "
        "exameneenheden, domein, examenprogramma, vakkennis en vaardigheden, kerntaak en werkproces",
        0.6: "nr, nummer, number, no, volgnummer, kerntaken, kerntaak, deeltaak, taak",
    },
    "number": {0.9: "volgnummer, rij, regel", 0.7: "nr, nummer, number, no"},
    "description": {
        1.0: "omschrijving, beschrijving, toelichting, omschrijving werkproces, toelichting werkproces, description, "
        "beschrijving werkproces, uitwerking, nadere omschrijving, nadere toelichting, werkproces omschrijving",
        0.8: "inhoud, specificatie, verdieping, voorbeeld, voorbeelden",
    },
    "result": {1.0: "resultaat, gewenst resultaat, beoogd resultaat, result, resultaten"},
    "behaviour": {1.0: "gedrag, gewenst gedrag, gedragscriteria, gedragsindicatoren, behaviour, beoordelingscriteria"},
    "section1": {
        1.0: "module, profielmodule, onderdeel, kerntaak, keuzevak, profielvak, titel module, naam module, titel onderdeel, "
        "titel kerntaak, naam kerntaak, titel keuzevak, naam keuzevak, keuzedeel, titel keuzedeel, naam keuzedeel, "
        "module code, modulecode, kerntaakcode, code kerntaak, code module, kerntaaknummer, module naam, keuzevak module, "
        "profieldeel, kerntaken, modules, profielmodules, keuzevakken, module titel, code keuzedeel, keuzedeelcode",
        0.8: "domein, thema, blok, hoofdstuk, rubriek, vakonderdeel, categorie, vak, leerlijn, project",
    },
    "section2": {
        1.0: "taak, titel taak, naam taak, code taak, subdomein, taken, taaknummer, moduletaak, taakcode, taak code, taak titel",
        0.6: "werkproces, naam werkproces, titel werkproces",
    },
    "section3": {
        1.0: "deeltaak, deeltaken, titel deeltaak, naam deeltaak, code deeltaak, deeltaakcode, paragraaf, subtaak",
        0.5: "eindterm, eindtermen",
    },
    "leerweg": {1.0: "leerweg, leerwegen"},
    "niveau": {1.0: "niveau, mbo niveau, level, geldt voor", 0.8: "niv"},
    "kind": {1.0: "soort, type, kind, soort item"},
    "kwalificatie": {1.0: "kwalificatie, opleiding, kwalificatiedossier, profiel kwalificatie"},
    "crebo": {1.0: "crebo, crebocode, crebonummer, crebo code"},
    "profiel": {1.0: "profiel, profile, vmbo profiel"},
    "periode": {1.0: "periode, per, blok periode, period, kwartaal, semester, toetsperiode, lesperiode, week, weken",
                0.5: "wanneer"},
    "leerjaar": {1.0: "leerjaar, jaar, klas, lj, schooljaar, jaarlaag, leerjaren"},
    "toets": {
        1.0: "toets, toetsnr, toetsnummer, toetscode, examencode, se, pta nr, so, nr toets, toets nr, examennummer, se nr, "
        "code toets, toets code, pta code, naam toets, toetsnaam, nummer toets, naam examen, schoolexamen, se toets",
        0.9: "examen",
    },
    "toetsvorm": {1.0: "toetsvorm, examenvorm, vorm, wijze van toetsen, toetswijze, afname, soort toets, toetstype, "
                  "wijze van examinering, vorm van toetsing, type toets, toetsing, afnamevorm, exameninstrument"},
    "weging": {1.0: "weging, gewicht, wegingsfactor, weegfactor, telt mee, weging in, weging se, percentage, factor, wf"},
    "duur": {1.0: "duur, tijdsduur, tijd, duur in minuten, minuten, duur min, afnameduur, toetsduur, tijd in minuten"},
    "uren": {
        1.0: "uren, sbu, klokuren, lesuren, studielast, studiebelasting, hours, slu, begrote uren, aantal uren, studielasturen, "
        "aantal lesuren, aantal sbu, bot, onderwijstijd",
    },
    "sbu": {1.0: "sbu kwalificatie, sbu van de kwalificatie, sbu totaal"},  # of the whole, so never hours of a row
    "omvang": {1.0: "omvang keuzedeel, sbu keuzedeel, studielast keuzedeel, klokuren keuzedeel"},
    "replaces": {1.0: "vervangt, replaces"},
    "source id": {1.0: "bron id, source id"},
    "herkansing": {1.0: "herkansing, herkansbaar, herkans, herkansing mogelijk, hk, inhaal herkansing, herkansen, herk, "
            "herkansing j n, herkansing ja nee"},
    "opmerking": {
        1.0: "opmerking, opmerkingen, opm, notitie, remarks, bijzonderheden, hulpmiddelen, voldaan, datum, punten, afgetekend, "
        "paraaf, lesmateriaal, bron, methode, boek, behaald",
    },
    "foreign": {
        1.0: "cijfer, leerling, naam leerling, telefoon, telefoonnummer, email, e mail, adres, prijs, btw, leverancier, artikel, "
        "wie, actie, deadline, status, eigenaar, verantwoordelijke, actiehouder, klaar, aantal, bedrag, aanwezig, "
        "afwezig, lokaal, voornaam, achternaam, geboortedatum, leerlingnummer, geslacht, mentor, gereed",
    },
}  # fmt: skip
_LEERWEG_LABELS = {
    **{w.casefold(): (w,) for w in LEERWEGEN},
    "bbl": ("BB",), "kbl": ("KB",), "gtl": ("GL", "TL"), "basis": ("BB",), "kader": ("KB",), "gemengd": ("GL",),
    "theoretisch": ("TL",), "gemengde leerweg": ("GL",), "theoretische leerweg": ("TL",), "basisberoepsgericht": ("BB",),
    "kaderberoepsgericht": ("KB",), "basisberoepsgerichte leerweg": ("BB",), "kaderberoepsgerichte leerweg": ("KB",),
    "leerweg bb": ("BB",), "leerweg kb": ("KB",), "leerweg gl": ("GL",), "leerweg tl": ("TL",), "mavo": ("TL",),
    "vmbo b": ("BB",), "vmbo k": ("KB",), "vmbo g": ("GL",), "vmbo t": ("TL",), "vmbo bb": ("BB",), "vmbo kb": ("KB",),
    "vmbo gl": ("GL",), "vmbo tl": ("TL",), "b": ("BB",), "k": ("KB",), "g": ("GL",), "t": ("TL",),
}  # fmt: skip
_MARKS = {
    "x", "✓", "✔", "√", "v", "●", "•", "ja", "j", "1", "*", "+", "yes", "☒", "☑", "🗹", "■", "ü", "\uf0fc", "waar", "true", "xx",
    "✗", "✘", "❌", "✅",
}  # fmt: skip
_UNMISTAKABLE = {"eindterm", "eindtermen", "leerdoel", "leerdoelen", "leeruitkomst", "leeruitkomsten", "stofomschrijving"}
# words that say what part of a thing a column holds: "code module" and "naam module" are one module
_PARTS = {"code", "nr", "nummer", "titel", "naam", "omschrijving", "van", "de", "het", "tekst", "en"}
STEM = re.compile(
    r"(?:de|een) (?:kandidaat|leerling)\b"
    r"|(?:de|een) (?:student|deelnemer) (?:kan|kent|weet|heeft|is in staat|begrijpt|beheerst)\b"
    r"|(?:je|jij|ik) (?:kunt?|kan|weet|kent?|leert?)\b"
    r"|heeft (?:\w+ )?(?:\w*kennis|inzicht)\b|kan \w+|kent \w+|weet \w+",
    re.I,
)


@cache
def _phrases() -> list[tuple[frozenset[str], str, str, float]]:
    return [
        (frozenset(phrase.split()), phrase, role, confidence)
        for role, by_confidence in _SYNONYMS.items()
        for confidence, text in by_confidence.items()
        for phrase in (p.strip() for p in text.split(","))
    ]


@cache
def _exact() -> dict[str, float]:
    """Header texts with the confidence of their best role."""
    known: dict[str, float] = {}
    for _words, phrase, _role, confidence in _phrases():
        known[phrase] = max(confidence, known.get(phrase, 0.0))
    return known


@lru_cache(4096)
def is_header_text(cell: str) -> bool:
    """Whether the cell says exactly what headers say."""
    return len(cell) < 60 and ((text := label(cell)) in _exact() or text in _LEERWEG_LABELS)


@lru_cache(4096)
def roles_of(header: str) -> tuple[tuple[str, float], ...]:
    """The roles that a header suggests, with a confidence from 0 to 1, best first.

    Equal texts count fully, the same words in another order nearly so, a typing error or a longer header less.
    Of "Leerdoel / eindterm" both parts count.
    """
    found: dict[str, float] = {}
    if not 0 < len(header) <= 90:
        return ()
    parts = [header, *(part for part in re.split(r"[/|]|\s-\s", header) if part != header)]
    for n, part in enumerate(parts):
        for role, confidence in _roles_of(label(part)):
            found[role] = max(found.get(role, 0.0), confidence * (0.9 if n else 1.0))
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def _roles_of(text: str) -> list[tuple[str, float]]:
    words = frozenset(text.split())
    if not words:
        return []
    found = []
    for phrase_words, phrase, role, confidence in _phrases():
        if phrase == text:
            likeness = 1.0
        elif phrase_words == words:
            likeness = 0.97
        elif len(phrase) > 4 and fuzz.ratio(phrase, text, score_cutoff=88):
            likeness = 0.9
        elif (
            len(phrase) <= 4
            or len(words) > min(8, len(phrase_words) + 4)
            or (STEM.match(text) and len(words) > len(phrase_words) + 1)
            or not phrase_words <= words
            or text.startswith(("aantal", "totaal", "datum"))
        ):
            continue
        elif len(phrase_words) > 1 or text.startswith(phrase):
            likeness = 0.9 if phrase in _UNMISTAKABLE else 0.75
        elif len(words) <= 3 and text.endswith(phrase):
            likeness = 0.87 if phrase in _UNMISTAKABLE else 0.7
        else:
            continue
        found.append((role, confidence * likeness))
    return found


def noun(header: str) -> str:
    """The thing that a column with headings is about: "module" for "Code module", "Modulecode" and "Module titel"."""
    words = [re.sub(r"(?<=\w{3})(?:code|nummer|naam)$", "", word) for word in label(header).split() if word not in _PARTS]
    return " ".join(words)


def leerweg_of(header: str) -> tuple[str, ...]:
    """The leerwegen that a column stands for (of "GL/TL" both), () when it is no such column."""
    text = label(header)
    if text in _LEERWEG_LABELS:
        return _LEERWEG_LABELS[text]
    if match := re.fullmatch(r"(?:mbo )?niveau ([1-4])", text):
        return (match[1],)
    words = [word for word in text.split() if word not in ("en", "leerweg", "vmbo")]
    if words and all(word in _LEERWEG_LABELS and len(word) > 1 for word in words):
        return tuple(dict.fromkeys(way for word in words for way in _LEERWEG_LABELS[word]))
    return ()


def leerwegen_in(text: str) -> tuple[str, ...]:
    """The leerwegen named in a cell, in the usual order: "BB/KB" gives BB and KB."""
    named: set[str] = set()
    for word in label(text).split():
        if len(word) > 1:
            named.update(_LEERWEG_LABELS.get(word, ()))
    return tuple(way for way in LEERWEGEN if way in named)


def is_mark(text: str) -> bool:
    """Whether a cell is ticked: a cross, a tick, ja …"""
    return text.strip().casefold() in _MARKS
