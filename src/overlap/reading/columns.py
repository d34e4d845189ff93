"""What each column of a table holds, from its header and its content.

A header suggests roles, each with a confidence; the content decides between them: a column "Werkproces" may hold
codes in one document and titles in the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from overlap.model import LEERWEGEN

from .codes import codes_in, kind_of
from .text import label

# role -> header texts, with how sure the role is when the header says exactly that
_SYNONYMS: dict[str, dict[float, str]] = {
    "goal": {
        1.0: "eindterm, eindtermen, leerdoel, leerdoelen, leeruitkomst, leeruitkomsten, stofomschrijving, "
        "omschrijving eindterm, tekst eindterm, eindterm omschrijving, omschrijving leerdoel, omschrijving stof, "
        "vakkennis en vaardigheden, kennis en vaardigheden, examenonderdeel, examenonderdelen, examenstof, toetsstof, "
        "wat moet je kennen en kunnen, wat moet je kunnen, wat moet je kennen, dit moet je kennen en kunnen, "
        "de leerling kan, de kandidaat kan, de student kan, ik kan, "
        "naam werkproces, titel werkproces, omschrijving toets, learning outcome, learning goal",
        0.9: "werkproces, werkprocessen, leerstof, lesstof, stof, inhoud toets, leerinhoud, doel, doelen, competentie, "
        "competenties, goal, exameneenheid, et, wp",
        0.7: "titel, title, vakkennis, vaardigheid, vaardigheden, kennis, inhoud",
        0.5: "omschrijving, beschrijving, description, naam, tekst, onderwerp",
    },
    "code": {
        1.0: "code, codes, eindtermcode, eindtermcodes, eindtermnummer, eindterm code, eindtermen code, eindterm nr, "
        "nr eindterm, werkprocescode, werkproces code, code werkproces, werkprocesnummer, leerdoelcode, et code, "
        "code eindterm, wp code, eindtermen codes, leerdoel code, leerdoel nr",
        0.8: "eindterm, eindtermen, werkproces, werkprocessen, et, wp, id, leerdoel, leerdoelen",
        0.6: "nr, nummer, number, no, volgnummer",
    },
    "number": {0.9: "volgnummer, rij, regel", 0.7: "nr, nummer, number, no"},
    "description": {
        1.0: "omschrijving, beschrijving, toelichting, omschrijving werkproces, toelichting werkproces, description, "
        "beschrijving werkproces, uitwerking",
        0.8: "inhoud, specificatie",
    },
    "result": {1.0: "resultaat, gewenst resultaat, beoogd resultaat, result"},
    "behaviour": {1.0: "gedrag, gewenst gedrag, gedragscriteria, gedragsindicatoren, behaviour"},
    "section1": {
        1.0: "module, profielmodule, onderdeel, kerntaak, keuzevak, profielvak, titel module, naam module, titel onderdeel, "
        "titel kerntaak, naam kerntaak, titel keuzevak, naam keuzevak, keuzedeel, titel keuzedeel, naam keuzedeel, "
        "module code, modulecode, kerntaakcode, code kerntaak, code module, kerntaaknummer, module naam, keuzevak module",
        0.8: "domein, thema, blok, hoofdstuk, rubriek, vakonderdeel, categorie, vak",
    },
    "section2": {
        1.0: "taak, deeltaak, titel taak, titel deeltaak, naam taak, naam deeltaak, code deeltaak, code taak, subdomein, "
        "deeltaken, taken, taaknummer, deeltaakcode, paragraaf",
    },
    "leerweg": {1.0: "leerweg, leerwegen"},
    "niveau": {1.0: "niveau, mbo niveau, level", 0.8: "niv"},
    "kind": {1.0: "soort, type, kind, soort item"},
    "kwalificatie": {1.0: "kwalificatie, opleiding, kwalificatiedossier, profiel kwalificatie"},
    "crebo": {1.0: "crebo, crebocode, crebonummer, crebo code"},
    "profiel": {1.0: "profiel, profile, vmbo profiel"},
    "periode": {1.0: "periode, per, blok periode, period, kwartaal, semester, wanneer"},
    "leerjaar": {1.0: "leerjaar, jaar, klas, lj, schooljaar"},
    "toets": {
        1.0: "toets, toetsnr, toetsnummer, toetscode, examen, examencode, se, pta nr, so, nr toets, toets nr, examennummer",
    },
    "toetsvorm": {1.0: "toetsvorm, examenvorm, vorm, wijze van toetsen, toetswijze, afname, soort toets, toetstype"},
    "weging": {1.0: "weging, gewicht, wegingsfactor, weegfactor, telt mee, weging in"},
    "duur": {1.0: "duur, tijdsduur, tijd, duur in minuten, minuten, duur min, afnameduur"},
    "uren": {1.0: "uren, sbu, klokuren, lesuren, studielast, studiebelasting, hours, slu, begrote uren, aantal uren"},
    "sbu": {1.0: "sbu kwalificatie, sbu van de kwalificatie, sbu totaal"},  # of the whole, so never hours of a row
    "replaces": {1.0: "vervangt, replaces"},
    "herkansing": {1.0: "herkansing, herkansbaar, herkans, herkansing mogelijk, hk, inhaal herkansing"},
    "opmerking": {1.0: "opmerking, opmerkingen, opm, notitie, remarks, bijzonderheden, hulpmiddelen, voldaan, datum, punten"},
}
_LEERWEG_LABELS = {
    **{w.casefold(): w for w in LEERWEGEN},
    "bbl": "BB", "kbl": "KB", "gtl": "GL", "basis": "BB", "kader": "KB", "gemengd": "GL", "theoretisch": "TL",
    "gemengde leerweg": "GL", "theoretische leerweg": "TL", "basisberoepsgericht": "BB", "kaderberoepsgericht": "KB",
}  # fmt: skip
EXTRA_ROLES = (
    "kwalificatie", "crebo", "profiel", "periode", "leerjaar", "toets", "toetsvorm", "weging", "duur", "uren", "herkansing",
    "opmerking", "sbu", "replaces",
)  # fmt: skip
_TEXT_ROLES = {"goal", "description", "result", "behaviour"}
_MARKS = {"x", "✓", "✔", "√", "v", "●", "•", "ja", "j", "1", "*", "+", "yes"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column look like."""

    filled: int
    code_share: float
    mark_share: float
    mean_length: float


@dataclass(slots=True)
class Columns:
    """Which column (from 0) plays which part. ``sections`` runs from wide to narrow, each with a code and a title column."""

    goal: int
    code: int | None = None
    description: list[int] = field(default_factory=list)
    sections: dict[int, list[int]] = field(default_factory=dict)
    leerwegen: dict[int, str] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)
    goal_label: str = ""
    confidence: float = 0.0
    labels: dict[int, str] = field(default_factory=dict)

    def roles(self) -> dict[str, str]:
        """Role -> letter of its column, for people."""
        found = {"goal": self.goal, **({"code": self.code} if self.code is not None else {}), **self.single}
        found |= {f"section {rank}": column for rank, columns in self.sections.items() for column in columns[:1]}
        if self.description:
            found["description"] = self.description[0]
        found |= {way: column for column, way in self.leerwegen.items()}
        return {role: letter(column) for role, column in found.items()}


def letter(column: int) -> str:
    """The letter by which a spreadsheet names a column (0 is A)."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@cache
def _phrases() -> list[tuple[frozenset[str], str, str, float]]:
    return [
        (frozenset(phrase.split()), phrase, role, confidence)
        for role, by_confidence in _SYNONYMS.items()
        for confidence, text in by_confidence.items()
        for phrase in (p.strip() for p in text.split(","))
    ]


@cache
def roles_of(header: str) -> tuple[tuple[str, float], ...]:
    """The roles that a header suggests, with a confidence from 0 to 1, best first.

    Equal texts count fully, the same words in another order nearly so, a typing error or a longer header less.
    """
    text = label(header)
    if not text or len(text) > 90:
        return ()
    words = frozenset(text.split())
    found: dict[str, float] = {}
    for phrase_words, phrase, role, confidence in _phrases():
        if phrase == text:
            likeness = 1.0
        elif phrase_words == words:
            likeness = 0.97
        elif len(phrase) > 4 and fuzz.ratio(phrase, text, score_cutoff=88):
            likeness = 0.9
        elif (
            4 < len(phrase) < len(text) <= len(phrase) * 1.6
            and phrase_words <= words
            and (" " in phrase or text.startswith(phrase))
        ):
            likeness = 0.75
        else:
            continue
        found[role] = max(found.get(role, 0.0), confidence * likeness)
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def is_header(text: str) -> bool:
    """Whether the text is a header to the letter."""
    found = label(text)
    return any(phrase == found for _words, phrase, _role, _confidence in _phrases())


def leerweg_of(header: str) -> str:
    """The leerweg that a column of crosses stands for, "" when it is no such column."""
    return _LEERWEG_LABELS.get(label(header), "")


def leerwegen_in(text: str) -> tuple[str, ...]:
    """The leerwegen named in a cell, in the usual order: "BB/KB" gives BB and KB."""
    words = label(text).upper().replace("GTL", "GL TL").split()
    return tuple(w for w in LEERWEGEN if w in words)


def is_mark(text: str) -> bool:
    """Whether a cell is ticked: a cross, a tick, ja …"""
    return text.strip().casefold() in _MARKS


def profile(cells: Sequence[str]) -> Profile:
    """What the cells of one column look like; empty ones do not count."""
    filled = [cell for cell in cells if cell]
    n = max(1, len(filled))
    codes = sum(1 for cell in filled if _only_codes(cell))
    marks = sum(1 for cell in filled if is_mark(cell))
    return Profile(len(filled), codes / n, marks / n, sum(map(len, filled)) / n)


def _only_codes(cell: str) -> bool:
    parts = codes_in(cell) if len(cell) <= 400 else ()
    return bool(parts) and all(kind_of(part) for part in parts)


def assign(headers: Sequence[tuple[str, ...]], profiles: Sequence[Profile]) -> Columns | None:
    """Give each column its part, None when no column can hold the goals.

    ``headers`` holds per column the header texts, most telling first (a two-row header gives several).
    """
    wishes: list[tuple[float, int, str]] = []
    ways: dict[int, str] = {}
    for column, texts in enumerate(headers):
        if way := next((w for t in texts if (w := leerweg_of(t))), ""):
            if profiles[column].mean_length <= 4:
                ways[column] = way
            continue
        found: dict[str, float] = {}
        for n, text in enumerate(texts):
            for role, confidence in roles_of(text):
                found[role] = max(found.get(role, 0.0), confidence * (1 - 0.1 * n))
        wishes += [(_by_content(role, c, profiles[column]), column, role) for role, c in found.items()]
    return _settle(sorted((w for w in wishes if w[0] > 0.2), key=lambda w: (-w[0], w[1])), ways, headers)


def _by_content(role: str, confidence: float, content: Profile) -> float:
    """The confidence in a role after a look at the cells."""
    if not content.filled:
        return confidence * 0.3
    if role in _TEXT_ROLES:
        short = content.mean_length < 8
        return 0.0 if content.code_share > 0.6 or content.mark_share > 0.6 else confidence * (0.3 if short else 1.0)
    if role in ("code", "number"):
        return confidence if content.code_share > 0.5 else 0.0
    return confidence


def _settle(wishes: list[tuple[float, int, str]], ways: dict[int, str], headers: Sequence[tuple[str, ...]]) -> Columns | None:
    """Hand out the roles, most confident wish first; a column has one role, most roles have one column."""
    taken: dict[int, tuple[str, float]] = {}
    single: dict[str, int] = {}
    many = {"description", "result", "behaviour", "section1", "section2"}
    goals = [(c, column) for c, column, role in wishes if role == "goal"]
    if goals:
        # a column may wish to be both goal and description: only as goal when no better goal exists
        confidence, column = goals[0]
        taken[column], single["goal"] = ("goal", confidence), column
    for confidence, column, role in wishes:
        if column in taken or role in ("goal",) or (role in single and role not in many):
            continue
        if role == "number" and "code" not in single and any(w[1] == column and w[2] == "code" for w in wishes):
            continue
        taken[column] = (role, confidence)
        if role not in many:
            single[role] = column
    if "goal" not in single:
        return None
    columns = Columns(goal=single.pop("goal"), code=single.pop("code", None), leerwegen=ways)
    single.pop("number", None)
    for role in ("description", "result", "behaviour"):
        columns.description += sorted(column for column, (r, _) in taken.items() if r == role)
    for rank in (1, 2):
        if found := sorted(column for column, (r, _) in taken.items() if r == f"section{rank}"):
            columns.sections[rank] = found
    columns.single = single
    columns.goal_label = next((label(t) for t in headers[columns.goal] if t), "")
    columns.labels = {column: texts[0] for column, texts in enumerate(headers) if texts}
    columns.confidence = sum(c for _, c in taken.values()) + len(ways)
    return columns
