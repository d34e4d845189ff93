"""Whatever a table looks like, each of its goals is read or told."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.reading.formats.files import Document
from overlap.reading.formats.grid import Grid
from overlap.reading.layout.assembly import curriculum_of
from overlap.reading.layout.options import ReadOptions

THINGS = ("een band", "de remblokken", "een ketting", "het wiel", "een werkorder", "de verlichting", "een accu", "het zadel")
VERBS = ("vervangen", "controleren", "afstellen", "bestellen", "schoonmaken", "monteren")
STEMS = ("De kandidaat kan {}", "De leerling kan {}", "Je kunt {}", "kan {}", "{}")
GOAL_WORDS = ("Eindterm", "Leerdoel", "Leerdoelen", "Wat moet je kunnen?", "Eindtermen", "De leerling kan …")
CODE_WORDS = ("Code", "Eindtermcode", "Codes")
UNKNOWN_WORDS = ("Zelf", "Extra", "Ook nog", "Team fiets")
Rows = list[list[str]]
Draw = st.DrawFn


@st.composite
def documents(draw: Draw) -> tuple[Rows, list[str]]:
    """A sheet of some layout, with the goals that stand in it."""
    stem = draw(st.sampled_from(STEMS))
    phrases = draw(st.lists(st.sampled_from([f"{t} {v}" for t in THINGS for v in VERBS]), min_size=6, max_size=16, unique=True))
    goals = [stem.format(phrase) for phrase in phrases]
    layout = draw(st.sampled_from([plain, beside, per_year, turned, in_the_header, blocks, under_an_unknown_word]))
    rows = draw(layout(goals))
    title = draw(st.sampled_from([[], [["PTA fietstechniek"]], [["PTA fietstechniek"], []]]))
    return [*title, *rows], goals


def coded(draw: Draw, goals: Sequence[str], first: int = 1) -> tuple[list[str], Rows]:
    """A header and rows of goals, with their codes in a column before, a column after, in the cell or nowhere."""
    word, code = draw(st.sampled_from(GOAL_WORDS)), draw(st.sampled_from(CODE_WORDS))
    codes = [f"P/FT/{first:02}/01-{n:02}" for n, _goal in enumerate(goals, 1)]
    where = draw(st.sampled_from(["before", "after", "in the cell", "nowhere"]))
    if where == "before":
        return [code, word], [[c, goal] for c, goal in zip(codes, goals, strict=True)]
    if where == "after":
        return [word, code], [[goal, c] for c, goal in zip(codes, goals, strict=True)]
    return [word], [[f"{c} {goal}" if where == "in the cell" else goal] for c, goal in zip(codes, goals, strict=True)]


@st.composite
def plain(draw: Draw, goals: list[str]) -> Rows:
    """One goal in a row, with other columns before or after."""
    header, rows = coded(draw, goals)
    others = draw(st.lists(st.sampled_from(["Leerweg", "Periode", "Module", "Opmerking"]), max_size=3, unique=True))
    values = {"Leerweg": "BB", "Periode": "2", "Module": "Wielen", "Opmerking": ""}
    before = draw(st.booleans())
    more = [values[name] for name in others]
    return [[*others, *header] if before else [*header, *others], *([*more, *row] if before else [*row, *more] for row in rows)]


@st.composite
def beside(draw: Draw, goals: list[str]) -> Rows:
    """Two or three tables beside each other, each with its own title or none."""
    count = draw(st.integers(2, 3))
    gap = [""] * draw(st.integers(1, 2))
    titles = draw(
        st.sampled_from([None, ("Leerjaar 2", "Leerjaar 3", "Leerjaar 4"), ("BB", "KB", "GL"), ("Basis", "Kader", "Mavo")])
    )
    seed = draw(st.randoms(use_true_random=False))
    cuts = sorted(seed.sample(range(2, len(goals) - 1), count - 1))
    parts = [goals[a:b] for a, b in zip([0, *cuts], [*cuts, len(goals)], strict=True)]
    parts = [part for part in parts if part]
    where = draw(st.sampled_from([("Code", "Eindterm"), ("Leerdoel",), ("Nr", "Leerdoel", "Periode")]))
    tables = [
        [list(where), *([[f"{n}.{i}", goal, "2"][: len(where)] if len(where) > 1 else [goal] for i, goal in enumerate(part, 1)])]
        for n, part in enumerate(parts, 1)
    ]
    rows: Rows = [[titles[n], *[""] * (len(where) - 1)] for n, _table in enumerate(tables)] if titles else []
    empty = [""] * len(where)
    above = [cell for row in rows for cell in (*row, *gap)]
    lines = [[cell for piece in line for cell in (*(piece or empty), *gap)] for line in zip_longest(*tables)]
    return [above, *lines] if titles else lines


@st.composite
def per_year(draw: Draw, goals: list[str]) -> Rows:
    """A column of goals per leerjaar or leerweg."""
    word = draw(st.sampled_from(["Leerdoelen {}", "{}", "Eindtermen {}", "{}: leerdoelen"]))
    names = draw(
        st.sampled_from([("leerjaar 3", "leerjaar 4"), ("BB", "KB"), ("klas 1", "klas 2", "klas 3"), ("basis", "kader")])
    )
    columns = [goals[n :: len(names)] for n in range(len(names))]
    return [
        ["Thema", *(word.format(name) for name in names)],
        *(["Fietsen", *map(str, row)] for row in zip_longest(*columns, fillvalue="")),
    ]


@st.composite
def turned(draw: Draw, goals: list[str]) -> Rows:
    """The headers below each other in the first column, a test in each next one."""
    word = draw(st.sampled_from(GOAL_WORDS[:4]))
    fields = {
        "Toets": [f"SE{n}" for n, _goal in enumerate(goals, 1)],
        "Periode": ["1"] * len(goals),
        word: goals,
        "Weging": ["2"] * len(goals),
    }
    names = draw(st.permutations(list(fields)))
    return [[name, *fields[name]] for name in names]


@st.composite
def in_the_header(draw: Draw, goals: list[str]) -> Rows:
    """Lessons below each other, goals in the header, and crosses."""
    marks = draw(st.sampled_from(["x", "✓", "1"]))
    lessons = draw(st.integers(2, 5))
    return [
        [draw(st.sampled_from(["Les", "Leerdoelen", "Opdracht"])), *goals],
        *([f"les {n}", *(marks if (n + m) % 2 else "" for m, _goal in enumerate(goals))] for n in range(lessons)),
    ]


@st.composite
def blocks(draw: Draw, goals: list[str]) -> Rows:
    """Small tables below each other, each with a line above it."""
    half = len(goals) // 2
    rows: Rows = []
    for n, part in enumerate((goals[:half], goals[half:]), 1):
        header, body = coded(draw, part, n)
        rows += [[f"Toets {n}: onderdeel {n}"], header, *body, []]
    return rows


@st.composite
def under_an_unknown_word(draw: Draw, goals: list[str]) -> Rows:
    """Half of the goals in a column that nobody would know."""
    half = len(goals) // 2
    header, rows = coded(draw, goals[:half])
    own = [[goal] for goal in goals[half:]]
    empty = [""] * len(header)
    return [
        [*header, draw(st.sampled_from(UNKNOWN_WORDS))],
        *([*(row or empty), *(more or [""])] for row, more in zip_longest(rows, own)),
    ]


def unaccounted(rows: Rows, goals: list[str]) -> list[str]:
    """The goals of a sheet that are not read, where they are more than the notices tell of; and what else is read as a goal."""
    width = max(map(len, rows))
    grid = Grid(name="Blad1", rows=[[*row, *[""] * (width - len(row))] for row in rows])
    programme = curriculum_of(Document("plan.xlsx", "", (grid,)), "plan", "vmbo", None, ReadOptions())
    texts = {goal.text for goal in programme.goals}
    left = [goal for goal in goals if goal not in texts]
    told = sum(int(notice.values["count"]) for notice in programme.warnings if notice.code.startswith("goals-unread"))
    return [*(left if len(left) > told else []), *sorted(texts - set(goals))]


@given(documents())
@settings(max_examples=50)
def test_every_goal_is_read_or_told(document: tuple[Rows, list[str]]) -> None:
    assert unaccounted(*document) == []


@pytest.mark.long
@given(documents())
@settings(max_examples=5_000)
def test_every_goal_is_read_or_told_in_thousands_of_tables(document: tuple[Rows, list[str]]) -> None:
    assert unaccounted(*document) == []
