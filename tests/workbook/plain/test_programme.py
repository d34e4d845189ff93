"""A programme written as a spreadsheet reads back as the same programme."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlap.model import LEERWEGEN, Curriculum, Goal, Heading, Source, with_ids
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.formats.text import clean, fold
from overlap.reading.layout.blanks import says_nothing
from overlap.reading.layout.codes import codes_in
from overlap.reading.publications.sbb import read_dossier
from overlap.reading.publications.slo import read_publication
from overlap.workbook.plain.goal_rows import LIMIT_CELL
from overlap.workbook.plain.programme import programme as written

from ...support.checkout import SHARED

SOURCES = SHARED / "sources"
needs_shared = pytest.mark.skipif(not SOURCES.is_dir(), reason="the published sources are not here")
NOWHERE = Source("bron", "blad", 1)


def told(goal: Goal) -> tuple[Any, ...]:
    """All of a goal that has to come back."""
    return goal.id, goal.code, goal.codes, goal.text, goal.kind, goal.section, goal.levels, goal.description, dict(goal.extra)


def back(curriculum: Curriculum, folder: Path) -> Curriculum:
    path = folder / "programma.xlsx"
    path.write_bytes(written(curriculum))
    other = "mbo" if curriculum.kind == "vmbo" else "vmbo"
    return read(path, expected=other)  # type: ignore[arg-type]


def programme(kind: Any, *goals: Goal) -> Curriculum:
    return Curriculum(kind=kind, title="Proef", goals=with_ids(goals), file="bron", sha256="")


def eindterm(text: str, code: str = "P/RW/01/01-01", **more: Any) -> Goal:
    section = (Heading("P/RW/01", "Fietsen"), Heading("P/RW/01/01", "Banden plakken"))
    fields: dict[str, Any] = {"section": section, "levels": ("BB",), **more}
    return Goal(text=text, kind="eindterm", source=NOWHERE, code=code, codes=codes_in(code), **fields)


# any text in one line, but none that says "the same as above", for it is read so
# a goal is longer, because a column of words of a few letters is no column of goals
anything = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60)
    .map(lambda t: fold(clean(t)))
    .filter(lambda text: not says_nothing(text))
)
AWKWARD = ("Totaal", "x", "ADL 2", "1.2 Wonen", "K0123", "Code", "Titel", "Werkproces", "BB", "P2-K7", "'=1", "P/RW/01, 02")
title = st.one_of(anything.filter(bool), st.sampled_from(AWKWARD))
START = ("De kandidaat kan", "kan", "=1+1", "@", "Totaal", "- kan", "http://a.nl", "1.2 meten", "heeft kennis van")
sentence = st.builds("{} banden plakken {}".format, st.sampled_from(START), title).map(fold)
NUMBERS = st.integers(1, 30)


@st.composite
def vmbo(draw: st.DrawFn) -> Curriculum:
    goals = []
    for m in draw(st.lists(NUMBERS, min_size=1, max_size=3, unique=True)):
        module = Heading(f"P/RW/{m:02d}", draw(title))
        for d in draw(st.lists(NUMBERS, min_size=1, max_size=2, unique=True)):
            deeltaak = Heading(f"{module.code}/{d:02d}", draw(title))
            for n in draw(st.lists(NUMBERS, min_size=1, max_size=3, unique=True)):
                code = f"{deeltaak.code}-{n:02d}"
                extra = draw(st.fixed_dictionaries({}, optional={"profiel": title, "replaces": title, "opmerking": title}))
                goals.append(
                    eindterm(
                        draw(sentence),
                        code,
                        section=(module, deeltaak),
                        levels=tuple(w for w in LEERWEGEN if draw(st.booleans())),
                        extra=extra,
                        description="\n".join(draw(st.lists(sentence, max_size=2))),
                    )
                )
    return programme("vmbo", *goals)


@st.composite
def mbo(draw: st.DrawFn) -> Curriculum:
    goals = []
    for k in draw(st.lists(NUMBERS, min_size=1, max_size=3, unique=True)):
        kerntaak = Heading(f"B1-K{k}", draw(title))
        for n in draw(st.lists(NUMBERS, min_size=1, max_size=4, unique=True)):
            kind: Any = draw(st.sampled_from(["werkproces", "kennis", "vaardigheid"]))
            code = f"{kerntaak.code}-{'W' if kind == 'werkproces' else 'V'}{n}"
            goals.append(
                Goal(
                    text=draw(sentence),
                    kind=kind,
                    source=NOWHERE,
                    code=code,
                    codes=(code,),
                    section=(kerntaak,),
                    levels=draw(st.sampled_from([(), ("2",), ("3", "4")])),
                    extra=draw(st.fixed_dictionaries({}, optional={"kwalificatie": title, "crebo": title, "sbu": title})),
                    description="\n".join(draw(st.lists(sentence, max_size=5 if kind == "werkproces" else 0))),
                )
            )
    return programme("mbo", *goals)


@given(st.one_of(vmbo(), mbo()))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_reads_back_the_same(curriculum: Curriculum) -> None:
    with TemporaryDirectory() as folder:
        again = back(curriculum, Path(folder))
    assert again.kind == curriculum.kind
    assert [told(goal) for goal in again.goals] == [told(goal) for goal in curriculum.goals]


def headers(curriculum: Curriculum, folder: Path) -> list[Any]:
    path = folder / "programma.xlsx"
    path.write_bytes(written(curriculum))
    return [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]


def test_the_columns_of_a_vmbo_programme(tmp_path: Path) -> None:
    plain = ["Profiel", "Onderdeel", "Titel onderdeel", "Taak", "Titel taak", "Code", "Eindterm", "BB", "KB", "GL", "TL"]
    assert headers(programme("vmbo", eindterm("De kandidaat kan plakken")), tmp_path) == plain
    more = eindterm("De kandidaat kan plakken", description="Met lijm", extra={"periode": "1", "replaces": "oud"})
    assert headers(programme("vmbo", more), tmp_path) == [*plain, "Toelichting", "Periode", "Vervangt"]


def test_the_columns_of_an_mbo_programme(tmp_path: Path) -> None:
    goal = Goal(
        text="Plakt banden",
        kind="werkproces",
        source=NOWHERE,
        code="B1-K1-W1",
        section=(Heading("B1-K1", "Onderhoudt"),),
        extra={"sbu": "3200"},
    )
    assert headers(programme("mbo", goal), tmp_path) == [
        "Kwalificatie", "Crebo", "Niveau", "Kerntaak", "Titel kerntaak", "Code", "Soort", "Titel",
        "Omschrijving", "Resultaat", "Gedrag", "SBU kwalificatie",
    ]  # fmt: skip


def test_the_study_load_of_a_whole_kwalificatie_does_not_become_hours_of_a_row(tmp_path: Path) -> None:
    goal = Goal(
        text="Plakt alle banden",
        kind="werkproces",
        source=NOWHERE,
        code="B1-K1-W1",
        section=(Heading("B1-K1"),),
        extra={"sbu": "3200"},
    )
    assert back(programme("mbo", goal), tmp_path).goals[0].extra == {"sbu": "3200"}


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "{=1}", "http://voorbeeld.nl/een/pagina", "00123", "1e5"]
)
def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    path = tmp_path / "programma.xlsx"
    path.write_bytes(written(programme("vmbo", eindterm(text, section=(Heading("P/RW/01", text), Heading("P/RW/01/01", text))))))
    cells = [cell for cell in openpyxl.load_workbook(path).worksheets[0][2] if cell.value == text]
    assert len(cells) == 3
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_the_same_programme_gives_the_same_bytes() -> None:
    plakken = programme("vmbo", eindterm("De kandidaat kan plakken"))
    assert written(plakken) == written(plakken)


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(Unusable) as caught:
        written(programme("vmbo", eindterm("a" * (LIMIT_CELL + 1))))
    assert caught.value.notice.code == "text-too-long"


def test_what_could_not_be_read_back_is_not_written() -> None:
    goal = eindterm("De kandidaat kan plakken")
    for curriculum in (
        programme("vmbo", goal, replace(goal, section=goal.section[:1])),
        programme("vmbo", replace(goal, section=(*goal.section, Heading("", "te diep")))),
        programme("vmbo", replace(goal, extra={"onbekend": "veld"})),
    ):
        with pytest.raises(ValueError, match=r"headings|column"):
            written(curriculum)


@needs_shared
@pytest.mark.parametrize("file", sorted(SOURCES.glob("sbb/*.xml")), ids=lambda path: path.stem)
def test_a_published_dossier_reads_back_the_same(file: Path, tmp_path: Path) -> None:
    dossier = read_dossier(file)
    crebos = tuple(k.crebo for k in dossier.kwalificaties)
    for names in (crebos, *((crebo,) for crebo in crebos)):
        curriculum = dossier.curriculum(names)
        again = back(curriculum, tmp_path)
        assert (again.kind, again.title, again.levels) == (curriculum.kind, curriculum.title, curriculum.levels)
        assert [told(goal) for goal in again.goals] == [told(goal) for goal in curriculum.goals]


@needs_shared
def test_all_published_eindtermen_read_back_the_same(tmp_path: Path) -> None:
    publication = read_publication(SOURCES / "slo")
    profielen = tuple(dict.fromkeys(o.profiel for o in publication.list_onderdelen()))
    for names in (profielen, profielen[:1], ("PK/ZW",), ("K/ZW/05",)):
        curriculum = publication.curriculum(names)
        again = back(curriculum, tmp_path)
        assert (again.kind, again.levels) == (curriculum.kind, curriculum.levels)
        assert [told(goal) for goal in again.goals] == [told(goal) for goal in curriculum.goals]
