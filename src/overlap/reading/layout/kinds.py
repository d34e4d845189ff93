"""Which side a document is of, vmbo or mbo, and what it is called."""

import re
from collections.abc import Iterable, Sequence

from overlap.model import BETWEEN, Goal, Side
from overlap.reading.formats.grid import Grid

from .codes import kind_of

_NAMED = 3  # kwalificaties, profielen or modules in a title; more is no title
_VMBO_CODES = {"eindterm", "onderdeel"}
_MBO_CODES = {"werkproces", "kennis", "kerntaak", "keuzedeel"}
# a leading word counts where it stands: in titles and headers
_VMBO_WORDS = re.compile(
    r"\b(?:vmbo|eindterm\w*|examenprogramma|programma van toetsing|pta|leerweg\w*|profielmodule\w*|keuzevak\w*)\b"
    r"|\b(?:deeltaak|deeltaken)\b|\b(?:BB|KB|GL|TL)\b",
    re.I,
)
_MBO_WORDS = re.compile(
    r"\b(?:mbo|kerntaak|kerntaken|werkproces\w*|crebo\w*|kwalificatie\w*|keuzede(?:el|len)|oer|examenregeling|examenplan|sbu|"
    r"vakkennis|beroepspraktijkvorming|bpv)\b",
    re.I,
)
_FACTS = re.compile(
    r"(?:leerweg|leerjaar|periode|niveau|crebo|datum|versie|schooljaar|studielast|cohort)\w*\b\s*:?\s*\S{0,12}$", re.I
)
_VMBO_TEXT = re.compile(r"(?:de|een) (?:kandidaat|kandidaten|leerling(?:en)?)\b", re.I)
_MBO_TEXT = re.compile(
    r"(?:heeft (?:\w+ )?(?:basis|specialistische |brede |specifieke )*kennis\b|de (?:student|beroepsbeoefenaar)\b)", re.I
)


def votes(goals: Sequence[Goal], words: Iterable[str]) -> float:
    """Weigh what speaks for mbo (positive) or vmbo (negative): codes, then words in headers and titles, then the texts."""
    total = 0.0
    if goals:
        kinds = [kind_of(code) for goal in goals for code in (goal.codes or (goal.code,))]
        kinds += [kind_of(h.code) for goal in goals for h in goal.section]
        known = sum(k in _MBO_CODES or k in _VMBO_CODES for k in kinds)
        total += 4 * (sum(k in _MBO_CODES for k in kinds) - sum(k in _VMBO_CODES for k in kinds)) / max(1, known)
        total += sum(g.kind in ("werkproces", "kennis") for g in goals) / len(goals)
        total += 2 * sum(bool(_MBO_TEXT.match(g.text)) - bool(_VMBO_TEXT.match(g.text)) for g in goals) / len(goals)
    for text in words:
        total += len(_MBO_WORDS.findall(text)) - len(_VMBO_WORDS.findall(text))
    return total


def side(goals: Sequence[Goal], words: Iterable[str]) -> Side | None:
    """Tell the side that a document is of, None when nothing tells."""
    balance = votes(goals, words)
    return None if abs(balance) < 0.5 else "mbo" if balance > 0 else "vmbo"


def telling_words(grid: Grid, rows: int) -> list[str]:
    """Give the words by which a document says what it is: the name of the sheet, and all in its first ``rows`` rows.

    Those are the titles above a table, and its header.
    """
    above = [cell for row in grid.rows[:rows] for cell in dict.fromkeys(row) if cell and len(cell) < 300]
    return [grid.name, *grid.above, *above]


def title(goals: Sequence[Goal], tables: Sequence[tuple[Grid, int]], file_stem: str) -> str:
    """Choose what to call a programme: its kwalificatie or profiel, else the title above the table, else its file.

    ``tables`` holds per table its grid and the row (from 0) where it begins.
    """
    if names := list(dict.fromkeys(k.title for goal in goals for k in goal.kwalificaties if k.title)):
        return BETWEEN.join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    profielen = dict.fromkeys(name for goal in goals for name in goal.extra.get("profiel", "").split(BETWEEN) if name)
    if 1 <= len(profielen) <= _NAMED:
        return BETWEEN.join(profielen)
    for grid, first in tables:
        above = [cell for row in grid.rows[:first] for cell in row if cell and 3 < len(cell) < 200]
        above = [*(line for line in grid.above if len(line) < 200), *above]
        above = [line for line in above if not _FACTS.match(line)] or above
        if telling := [cell for cell in above if _VMBO_WORDS.search(cell) or _MBO_WORDS.search(cell)] or above:
            return " ".join(telling[0].split())
    modules = dict.fromkeys(goal.section[0].title or goal.section[0].code for goal in goals if goal.section)
    if 1 <= len(modules) <= _NAMED:
        return BETWEEN.join(modules)
    return file_stem
