"""The lists of running text: which of them hold goals, and what stands below an item that has items of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from overlap.model import Heading
from overlap.reading.formats.blocks import Passage
from overlap.reading.formats.text import fold, label
from overlap.reading.layout.codes import is_code, is_telling, kind_of, split_leading
from overlap.reading.layout.headings import is_named_heading

Strength = Literal["strong", "weak", "none"]

_PERSON = r"(?:de|een|elke|iedere) (?:beginnend )?(?:kandidaat|leerling|student|deelnemer|beroepsbeoefenaar)"
_ABLE = (
    r"(?:kan|kent|weet|begrijpt|beheerst|herkent|benoemt|is in staat|heeft (?:\w+ )?(?:\w*kennis|inzicht)|past|maakt|voert|leert)"
)
SAYS_ABLE = re.compile(
    rf"{_PERSON} {_ABLE}\b|(?:je|jij|ik) (?:kunt?|kan|weet|kent?|leert?|begrijpt)\b|heeft (?:\w+ )?(?:\w*kennis|inzicht)\b"
    r"|(?:kan|kent|weet) \w+",
    re.I,
)
_ANNOUNCES = re.compile(
    r"\b(?:kan|kunnen|kunt|kun je|kent|kennen|weet|weten|leert|leren|leer je|beheerst?|eindterm\w*|leerdoel\w*|doelen"
    r"|leeruitkomst\w*"
    r"|kennis|vaardighe\w+|beroepsbeoefenaar)\b",
    re.I,
)
_ABOUT_GOALS = re.compile(
    r"(?:eindtermen?|leerdoel(?:en)?|leeruitkomst(?:en)?|(?:leer)?doel(?:en|stelling(?:en)?)?|examenstof"
    r"|(?:vak)?kennis(?: en vaardigheden)?|vaardigheden|wat (?:moet|kun|kan|leer|ga) .{0,40}|dit (?:kan|kun|weet|leer) .{0,30}"
    r"|(?:de )?(?:kandidaat|leerling|student) kan)\b.{0,40}$",
    re.I,
)
_ABOUT_OTHERS = re.compile(
    r"(?:\d+\.?\s*)?(?:herkans\w*|beroep(?:smogelijkheid)?|bezwaar|reglement\w*|regeling\w*|regels|verzuim|afwezig\w*|ziekte?"
    r"|onregelmatig\w*|fraude|organisatie|afspraken|inleiding|voorwoord|preambule|colofon|contact\w*|ondertekening|bijlagen?"
    r"|benodigdheden|materialen|hulpmiddelen|toets(?:vorm|ing)\w*|weging|beoordeling|becijfering|literatuur|bronnen|leermiddelen"
    r"|artikel \d+|examenregl\w+|planning|inhoud(?:sopgave)?|leeswijzer|toelichting|visie|aanleiding|uitgangspunten)\b",
    re.I,
)
_RULE = re.compile(  # what somebody can do at school, not what they learn to do
    r"\bin beroep\b|\bcommissie van beroep|\bbezwaar\b|\bherkans\w*|\binhalen\b|\bdirect(?:eur|ie)\b|\brector\b|\bcijfers?\b"
    r"|\bontheffing\b|\bvrijstelling\b",
    re.I,
)
_STOF = re.compile(r"(?:leer|les|toets|examen)?stof\w*\b[^.]{0,40}:$", re.I)
_BARE = re.compile(rf"(?:(?:{_PERSON}|je|jij|ik)\s*(?:kunt|kan|kent?|weet|leert?)?|(?:kan|kent|weet|leert))\s*[:…]?\s*$", re.I)
_INFINITIVE = re.compile(r"\w{2,}(?:en|aan|gaan|staan|zien|doen)\W*(?:\([^)]*\)\W*)?$")
_SEVERAL_SENTENCES = re.compile(r"[.!?]\s+(?=[A-Z])")
_NUMBERED = re.compile(r"(?:[A-Z]{1,5}[ .-]?)?\d{1,3}(?:[.\-/]\w{1,4}){1,4}\.?|[A-Z]{1,4}[ .-]?\d{1,3}", re.I)


@dataclass(slots=True, kw_only=True)
class ListItem:
    """An item of a list with what stands below it; ``code`` is the number before it where that is a code, ``block`` its place."""

    passage: Passage
    block: int
    code: str
    text: str
    below: list["ListItem"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGoal:
    """An item that may be a goal: its code and text, what stands below it, and the items above it that are headings."""

    item: ListItem
    text: str
    description: str = ""
    headings: tuple[Heading, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Tell whether it reads as goals do: what somebody is able to do, or a code and a text."""
        return says_able(self.text) or is_telling(self.item.code) or bool(_INFINITIVE.search(self.text))


def item_of(passage: Passage, block: int) -> ListItem:
    """Read an item; its code is that in its text, else the number before it where that has parts (1.2, ET3)."""
    code, text = split_leading(passage.text)
    marker = passage.marker.strip("()[] ").rstrip(".:")
    if not code and _NUMBERED.fullmatch(marker) and is_code(marker):
        code = marker
    return ListItem(passage=passage, block=block, code=code, text=text)


def says_able(text: str) -> bool:
    """Tell whether a text says of somebody what they can do or know: "De kandidaat kan …", "heeft kennis van …"."""
    return bool(SAYS_ABLE.match(text))


def says_who(text: str) -> bool:
    """Tell whether a text says who can do or knows something: "De kandidaat kan …"."""
    return bool(re.match(_PERSON, text, re.I)) and says_able(text)


def is_bare_stem(text: str) -> bool:
    """Tell whether a line is only the beginning of the goals below it: "De kandidaat kan:"."""
    return bool(_BARE.fullmatch(text.strip()))


def announces_goals(text: str) -> bool:
    """Tell whether a line says that goals follow: "Aan het eind van de module kun je:"."""
    return is_bare_stem(text) or (text.rstrip().endswith((":", "…")) and bool(_ANNOUNCES.search(text)))


def is_about_goals(heading: str) -> bool:
    """Tell whether a heading says nothing else than that goals stand below it."""
    return bool(_ABOUT_GOALS.match(label(heading)))


def is_about_others(heading: str) -> bool:
    """Tell whether a heading is that of rules, materials and the like, where a list holds no goals."""
    return len(heading.split()) <= 6 and bool(_ABOUT_OTHERS.match(heading))


def is_one_sentence(text: str) -> bool:
    """Tell whether a paragraph is one sentence, as a goal is."""
    return not _SEVERAL_SENTENCES.search(text) and not text.endswith(":")


def goals_in(items: Sequence[ListItem]) -> list[ListedGoal]:
    """Read the goals of a list: items with items below them are headings, or goals with an enumeration or explanation."""
    return [goal for item in _nested(items) for goal in _goals_below(item, ())]


def strength_of(goals: Sequence[ListedGoal], above: Sequence[str], announced: str) -> Strength:
    """Judge whether the items of a list are goals.

    Args:
        goals: the items.
        above: the headings above the list, wide to narrow.
        announced: the line just above the list, "" where there is none.
    """
    if not goals:
        return "none"
    able = sum(says_able(goal.text) or is_telling(goal.item.code) for goal in goals) / len(goals)
    likely = sum(goal.is_likely for goal in goals) / len(goals)
    numbered = sum("." in goal.item.code for goal in goals) / len(goals)
    if any(is_about_others(heading) for heading in above[-1:]) and not any(is_telling(goal.item.code) for goal in goals):
        return "none"
    if sum(bool(_RULE.search(goal.text)) and not goal.item.code for goal in goals) * 2 > len(goals):
        return "none"
    if able >= 0.5 or announces_goals(announced) or any(is_about_goals(heading) for heading in above[-1:]):
        return "strong"
    if all(any(is_named_heading(heading.title) for heading in goal.headings) for goal in goals):  # "Deeltaak 1: …" and its items
        return "strong"
    stof = bool(_STOF.match(announced.strip()))
    if likely < 0.5 or (announced.rstrip().endswith(":") and not stof):
        return "none"
    return "strong" if stof or numbered > 0.5 or any(_is_part(heading) for heading in above) else "weak"


def _is_part(heading: str) -> bool:
    """Whether it is the heading of a module, taak or kerntaak by its code or word."""
    return is_named_heading(heading) or kind_of(split_leading(heading)[0]) in ("onderdeel", "kerntaak", "keuzedeel")


def _nested(items: Sequence[ListItem]) -> list[ListItem]:
    """The outermost items, each with those below it."""
    tops: list[ListItem] = []
    open_items: list[ListItem] = []
    signs_below = _has_signs_below_numbers(items)
    for item in items:
        while open_items and not _is_below(item.passage, open_items[-1].passage, signs_below):
            open_items.pop()
        (open_items[-1].below if open_items else tops).append(item)
        open_items.append(item)
    return tops


def _is_below(passage: Passage, above: Passage, signs_below: bool) -> bool:
    if passage.depth == above.depth:
        return signs_below and _is_numbered(above) and not _is_numbered(passage)
    return passage.depth > above.depth


def _has_signs_below_numbers(items: Sequence[ListItem]) -> bool:
    """Whether bullets stand between the numbers of another list as deep as theirs: 1. • • 2. • •, two lists in Word."""
    passages = [item.passage for item in items]
    numbers = [n for n, passage in enumerate(passages) if _is_numbered(passage)]
    followed = [n for n in numbers if n + 1 < len(passages) and passages[n + 1].marker and not _is_numbered(passages[n + 1])]
    return len(followed) > 1 and 2 * len(followed) > len(numbers)


def _is_numbered(passage: Passage) -> bool:
    return passage.marker != "o" and any(map(str.isalnum, passage.marker))  # Word's hollow bullet is a letter o


def _goals_below(item: ListItem, headings: tuple[Heading, ...]) -> Iterator[ListedGoal]:
    if not item.below:
        yield ListedGoal(item=item, text=item.text, headings=headings)
        return
    if is_bare_stem(item.text):
        inner = headings
    elif _is_heading(item):
        inner = (*headings, Heading(item.code, item.text.rstrip(":")))
    else:
        lines = [fold(f"{below.code} {below.text}") for below in _all_below(item)]
        if item.text.rstrip().endswith(":"):
            yield ListedGoal(item=item, text=f"{item.text} {'; '.join(line.rstrip(';.') for line in lines)}", headings=headings)
        else:
            yield ListedGoal(item=item, text=item.text, description="\n".join(lines), headings=headings)
        return
    for below in item.below:
        yield from _goals_below(below, inner)


def _is_heading(item: ListItem) -> bool:
    """Whether an item is the heading of those below it, and no goal that they explain."""
    below = item.below
    if sum(says_able(inner.text) for inner in below) * 2 >= len(below):
        return True
    if is_named_heading(item.text):
        return True
    number = item.passage.marker.strip("()[] ").rstrip(".:)")
    if number and all(inner.passage.marker.startswith(f"{number}.") for inner in below):
        return True
    if says_able(item.text) or item.text.rstrip().endswith(":") or _INFINITIVE.search(item.text):
        return False
    return sum(bool(_INFINITIVE.search(inner.text)) for inner in below) * 2 >= len(below)


def _all_below(item: ListItem) -> Iterator[ListItem]:
    for below in item.below:
        yield replace(below, below=[])
        yield from _all_below(below)
