"""The words by which schools name columns, and what each of them may hold.

They stand in headers.csv, for people to read and extend: kop (the text of a header, in small letters and without
punctuation), rol (the part that the column plays) and zekerheid (how sure that is when the header says exactly this, from
0 to 1). A header may suggest several roles; of equally sure ones the first in the file goes before. The role "foreign" is
what no table of goals has. "sbu" is of a whole kwalificatie, so never the hours of a row.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from overlap.model import LEERWEGEN
from overlap.reading.formats.text import fold, label

_HEADERS = Path(__file__).with_name("headers.csv")
_LEERWEG_LABELS = {
    **{w.casefold(): (w,) for w in LEERWEGEN},
    "bbl": ("BB",), "kbl": ("KB",), "gtl": ("GL", "TL"), "basis": ("BB",), "kader": ("KB",), "gemengd": ("GL",),
    "theoretisch": ("TL",), "gemengde leerweg": ("GL",), "theoretische leerweg": ("TL",), "basisberoepsgericht": ("BB",),
    "kaderberoepsgericht": ("KB",), "basisberoepsgerichte leerweg": ("BB",), "kaderberoepsgerichte leerweg": ("KB",),
    "leerweg bb": ("BB",), "leerweg kb": ("KB",), "leerweg gl": ("GL",), "leerweg tl": ("TL",), "mavo": ("TL",),
    "vmbo b": ("BB",), "vmbo k": ("KB",), "vmbo g": ("GL",), "vmbo t": ("TL",), "vmbo bb": ("BB",), "vmbo kb": ("KB",),
    "vmbo gl": ("GL",), "vmbo tl": ("TL",), "b": ("BB",), "k": ("KB",), "g": ("GL",), "t": ("TL",),
}  # fmt: skip
_BRACKETED = r"[(\[]\s*(?P<ways>[A-Za-z][A-Za-z ,/&+-]{1,30}?)\s*[)\]]"
_OPENING = re.compile(rf"{_BRACKETED}\s*[:–-]?\s*(?P<rest>\S.*)", re.S)
_CLOSING = re.compile(rf"(?P<rest>.*\S)\s*{_BRACKETED}\s*\.?", re.S)
_MARKS = {
    "x", "✓", "✔", "√", "v", "●", "•", "ja", "j", "1", "*", "+", "yes", "☒", "☑", "🗹", "■", "ü", "\uf0fc", "waar", "true", "xx",
    "✗", "✘", "❌", "✅",
}  # fmt: skip
_LONGEST = 90  # letters of what names a column
_EXPLAINED = re.compile(r"\s*[:.?!;(\[]\s*|\s[–—-]\s|,\s")
SAYS_CODE = 0.85  # confidence from which a header says that whatever stands below it is a code
_TELLS = 0.7  # confidence from which a header says what it is
_UNMISTAKABLE = {"eindterm", "eindtermen", "leerdoel", "leerdoelen", "leeruitkomst", "leeruitkomsten", "stofomschrijving"}
# a word that says by itself that a column holds codes, whatever stands before it: LDcode, doelcode, code LD
_CODES = re.compile(r"\w*(?:codes?|codering)")
# words that say what part of a thing a column holds: "code module" and "naam module" are one module
_PARTS = {"code", "nr", "nummer", "titel", "naam", "omschrijving", "van", "de", "het", "tekst", "en"}
STEM = re.compile(
    r"(?:de|een) (?:kandidaat|leerling|kandidaten|leerlingen)\b"
    r"|(?:(?:de|een) )?(?:(?:student|deelnemer|cursist|leerling|leerder|lerende|kinder|jongere|kandidaat)(?:en|s|n)?"
    r"|kandidaten|lln?\.?|(?:beginnende? )?beroepsbeoefenaar) "
    r"(?:kan|kunnen|ken(?:t|nen)|wee?t(?:en)?|heeft|hebben|(?:is|zijn) in staat|begrijp(?:t|en)|beheers(?:t|en))\b"
    r"|(?:je|jij|ik) (?:kunt?|kan|weet|kent?|leert?)\b"
    r"|heeft (?:\w+ )?(?:\w*kennis|inzicht)\b|kan \w+|kent \w+|weet \w+",
    re.I,
)

_INFINITIVE = re.compile(r"\w[^.;]*\s[\w-]*[a-z]{2,}(?:en|aan|doen|zien)[.;]?$")
_BOXES = "☐☑☒□❏❑❒⬜🔲"  # what is ticked off is something to be able to do
_THIRD_PERSON = re.compile(r"[A-Z]?[a-z]{2,}t (?:\S+ )+\S+$")


@cache
def _phrases() -> list[tuple[frozenset[str], str, str, float]]:
    """The known headers: their words, the text, the role and how sure that is."""
    rows = csv.reader(_HEADERS.read_text(encoding="utf-8").splitlines())
    next(rows)
    return [(frozenset(header.split()), header, role, float(confidence)) for header, role, confidence in rows]


@cache
def _texts() -> list[str]:
    return [phrase for _words, phrase, _role, _confidence in _phrases()]


@cache
def _with_word() -> Mapping[str, Sequence[int]]:
    """The places of the known headers that a word stands in."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, (words, *_more) in enumerate(_phrases()):
        for word in words:
            places[word].append(n)
    return dict(places)


@cache
def _exact() -> dict[str, float]:
    """Header texts with the confidence of their best role."""
    known: dict[str, float] = {}
    for _words, phrase, _role, confidence in _phrases():
        known[phrase] = max(confidence, known.get(phrase, 0.0))
    return known


@lru_cache(4096)
def is_header_text(cell: str) -> bool:
    """Tell whether the cell says exactly what headers say."""
    return len(head := head_of(cell)) < 60 and ((text := label(head)) in _exact() or text in _LEERWEG_LABELS)


@lru_cache(4096)
def head_of(cell: str) -> str:
    """Give what names a column in a header that explains itself too: its first line, or what stands before the explanation.

    A form may ask "Eindtermen⏎Wat moet je kennen en kunnen?⏎(neem hier de eindtermen over …)".
    """
    first = cell.partition("\n")[0].rstrip()
    if first != cell and (label(first) in _exact() or len(cell) > _LONGEST) and first[-1:] not in ("-", "/"):
        cell = first
    if len(cell) > _LONGEST:
        cell = _EXPLAINED.split(cell, maxsplit=1)[0]
    return cell


def names_goals(cell: str) -> bool:
    """Tell whether the cell says exactly what the header of a column of goals says, and no title or name does: "Leerdoelen"."""
    return is_header_text(cell) and any(role == "goal" and confidence >= 1 for role, confidence in roles_of(cell))


@lru_cache(4096)
def roles_of(header: str) -> tuple[tuple[str, float], ...]:
    """Give the roles that a header suggests, with a confidence from 0 to 1, best first.

    Equal texts count fully, the same words in another order nearly so, a typing error or a longer header less.
    Of "Leerdoel / eindterm" both parts count.
    """
    by_role: dict[str, float] = {}
    header = head_of(header)
    if not 0 < len(header) <= _LONGEST:
        return ()
    parts = [header, *(part for part in re.split(r"[/|]|\s-\s", header) if part != header)]
    for n, part in enumerate(parts):
        for role, confidence in _roles_of(label(part)):
            by_role[role] = max(by_role.get(role, 0.0), confidence * (0.9 if n else 1.0))
    return tuple(sorted(by_role.items(), key=lambda item: -item[1]))


def _roles_of(text: str) -> list[tuple[str, float]]:
    words = frozenset(text.split())
    if not words:
        return []
    roles = []
    alike = {n for _text, _ratio, n in process.extract(text, _texts(), scorer=fuzz.ratio, score_cutoff=88, limit=None)}
    for n in sorted(alike.union(*(_with_word().get(word, ()) for word in words))):
        phrase_words, phrase, role, confidence = _phrases()[n]
        if phrase == text:
            likeness = 1.0
        elif phrase_words == words:
            likeness = 0.97
        elif len(phrase) > 4 and n in alike:
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
        roles.append((role, confidence * likeness))
    if all(confidence < _TELLS for _role, confidence in roles) and any(map(_CODES.fullmatch, words)):
        roles.append(("code", SAYS_CODE))
    return roles


def opens_as_goal(text: str) -> bool:
    """Tell whether a text opens as goals do, also behind a bullet or the number of its row."""
    return STEM.match(text.lstrip("•-– 0123456789.)(")) is not None


def is_phrase(text: str) -> bool:
    """Tell whether a text is a phrase with a verb, as goals without "De kandidaat kan" are: "een band plakken", "Maakt …".

    What stands behind a box to tick off is one, whatever its words.
    """
    bare = fold(text).lstrip(f"•-– {_BOXES}")
    return text.startswith(tuple(_BOXES)) or bool(_INFINITIVE.match(bare) or _THIRD_PERSON.match(bare))


def noun(header: str) -> str:
    """Give the thing that a column with headings is about: "module" for "Code module", "Modulecode" and "Module titel"."""
    words = [re.sub(r"(?<=\w{3})(?:code|nummer|naam)$", "", word) for word in label(header).split() if word not in _PARTS]
    return " ".join(words)


def leerweg_of(header: str) -> tuple[str, ...]:
    """Give the leerwegen that a column stands for (of "GL/TL" both), () when it is no such column."""
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
    """Give the leerwegen named in a cell, in the usual order: "BB/KB" gives BB and KB."""
    named: set[str] = set()
    for word in label(text).split():
        if len(word) > 1:
            named.update(_LEERWEG_LABELS.get(word, ()))
    return tuple(way for way in LEERWEGEN if way in named)


def split_leerwegen(text: str) -> tuple[tuple[str, ...], str]:
    """Split off the leerwegen between brackets that open or close a text: "[KB, GL] 1.2 …"; ((), text) where there are none."""
    for pattern in (_OPENING, _CLOSING):
        if (match := pattern.fullmatch(text)) and (ways := leerweg_of(match["ways"])) and set(ways) <= set(LEERWEGEN):
            return ways, match["rest"]
    return (), text


def is_mark(text: str) -> bool:
    """Tell whether a cell is ticked: a cross, a tick, ja …"""
    return text.strip().casefold() in _MARKS
