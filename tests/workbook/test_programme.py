"""A programme written as a spreadsheet reads back as the same programme."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlap.cli.import_ import import_sbb, import_slo, list_sbb, list_slo
from overlap.model import LEERWEGEN, Curriculum, Goal, Heading, Source, with_ids
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.codes import codes_in
from overlap.reading.sbb import read_dossier
from overlap.reading.slo import read_publication
from overlap.reading.text import clean, fold
from overlap.workbook.programme import LIMIT_CELL, write_programme

SOURCES = Path(__file__).parents[2].parent / "shared" / "sources"
needs_shared = pytest.mark.skipif(not SOURCES.is_dir(), reason="the published sources are not here")
NOWHERE = Source("bron", "blad", 1)


def told(goal: Goal) -> tuple[Any, ...]:
    """All of a goal that has to come back."""
    return goal.id, goal.code, goal.codes, goal.text, goal.kind, goal.section, goal.levels, goal.description, dict(goal.extra)


def back(curriculum: Curriculum, folder: Path) -> Curriculum:
    path = folder / "programma.xlsx"
    write_programme(curriculum, path)
    other = "mbo" if curriculum.kind == "vmbo" else "vmbo"
    return read(path, expected=other)  # type: ignore[arg-type]


def programme(kind: Any, *goals: Goal) -> Curriculum:
    return Curriculum(kind, "Proef", with_ids(goals), "bron", "")


def eindterm(text: str, code: str = "P/RW/01/01-01", **more: Any) -> Goal:
    section = (Heading("P/RW/01", "Fietsen"), Heading("P/RW/01/01", "Banden plakken"))
    fields: dict[str, Any] = {"section": section, "levels": ("BB",), **more}
    return Goal(text=text, kind="eindterm", source=NOWHERE, code=code, codes=codes_in(code), **fields)


# any text in one line; a goal is longer, because a column of words of a few letters is no column of goals
anything = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60).map(lambda t: fold(clean(t)))
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
    write_programme(curriculum, path)
    return [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]


def test_the_columns_of_a_vmbo_programme(tmp_path: Path) -> None:
    plain = ["Profiel", "Onderdeel", "Titel onderdeel", "Taak", "Titel taak", "Code", "Eindterm", "BB", "KB", "GL", "TL"]
    assert headers(programme("vmbo", eindterm("De kandidaat kan plakken")), tmp_path) == plain
    more = eindterm("De kandidaat kan plakken", description="Met lijm", extra={"periode": "1", "replaces": "oud"})
    assert headers(programme("vmbo", more), tmp_path) == [*plain, "Toelichting", "Periode", "Vervangt"]


def test_the_columns_of_an_mbo_programme(tmp_path: Path) -> None:
    goal = Goal(
        "Plakt banden", "werkproces", NOWHERE, "B1-K1-W1", section=(Heading("B1-K1", "Onderhoudt"),), extra={"sbu": "3200"}
    )
    assert headers(programme("mbo", goal), tmp_path) == [
        "Kwalificatie", "Crebo", "Niveau", "Kerntaak", "Titel kerntaak", "Code", "Soort", "Titel",
        "Omschrijving", "Resultaat", "Gedrag", "SBU kwalificatie",
    ]  # fmt: skip


def test_the_study_load_of_a_whole_kwalificatie_does_not_become_hours_of_a_row(tmp_path: Path) -> None:
    goal = Goal("Plakt alle banden", "werkproces", NOWHERE, "B1-K1-W1", section=(Heading("B1-K1"),), extra={"sbu": "3200"})
    assert back(programme("mbo", goal), tmp_path).goals[0].extra == {"sbu": "3200"}


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "{=1}", "http://voorbeeld.nl/een/pagina", "00123", "1e5"]
)
def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    path = tmp_path / "programma.xlsx"
    write_programme(programme("vmbo", eindterm(text, section=(Heading("P/RW/01", text), Heading("P/RW/01/01", text)))), path)
    cells = [cell for cell in openpyxl.load_workbook(path).worksheets[0][2] if cell.value == text]
    assert len(cells) == 3
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_the_same_programme_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        write_programme(programme("vmbo", eindterm("De kandidaat kan plakken")), tmp_path / name)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        write_programme(programme("vmbo", eindterm("a" * (LIMIT_CELL + 1))), tmp_path / "programma.xlsx")
    assert caught.value.notice.code == "text-too-long"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "programma.xlsx").mkdir()
    with pytest.raises(Unusable) as caught:
        write_programme(programme("vmbo", eindterm("De kandidaat kan plakken")), tmp_path / "programma.xlsx")
    assert caught.value.notice.code == "output-not-writable"
    assert [path.name for path in tmp_path.iterdir()] == ["programma.xlsx"]


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    goal = eindterm("De kandidaat kan plakken")
    for curriculum in (
        programme("vmbo", goal, replace(goal, section=goal.section[:1])),
        programme("vmbo", replace(goal, section=(*goal.section, Heading("", "te diep")))),
        programme("vmbo", replace(goal, extra={"onbekend": "veld"})),
    ):
        with pytest.raises(ValueError, match=r"headings|column"):
            write_programme(curriculum, tmp_path / "programma.xlsx")


DOSSIER = """<sbb><dossiers><dossier titel="Fietsen"><basis><kerntaak titel="Onderhoudt" hoofdstuk="1">
<werkproces titel="Plakt banden" hoofdstuk="1"/></kerntaak></basis><profielen>
<profiel nr="1" titel="Fietsenmaker" niveau="2"><crebo>90001</crebo></profiel>
<profiel nr="2" titel="Steppenmaker" niveau="3"><crebo>90002</crebo></profiel></profielen></dossier></dossiers></sbb>"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.xml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def test_an_import_says_what_it_wrote_and_where(dossier: Path, tmp_path: Path) -> None:
    done = import_sbb(dossier, ["fietsenmaker"], tmp_path / "uit.xlsx")
    assert "uit.xlsx" in done.text
    assert "Fietsenmaker" in done.text
    assert [goal.text for goal in read(tmp_path / "uit.xlsx").goals] == ["Plakt banden"]


def test_the_list_of_a_dossier_names_its_kwalificaties(dossier: Path) -> None:
    assert [line.split()[0] for line in list_sbb(dossier).splitlines()] == ["Fietsen", "90001", "90002"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("uit.csv", "output-kind"), ("weg/uit.xlsx", "output-folder"), ("map.xlsx", "file-is-folder"), ("er.xlsx", "output-exists")],
)
def test_an_output_that_cannot_be_used_is_refused(dossier: Path, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "map.xlsx").mkdir()
    (tmp_path / "er.xlsx").write_text("van een ander")
    with pytest.raises(Unusable) as caught:
        import_sbb(dossier, ["90001"], tmp_path / name)
    assert caught.value.notice.code == code
    assert (tmp_path / "er.xlsx").read_text() == "van een ander"


def test_the_input_is_never_overwritten(dossier: Path) -> None:
    named = dossier.rename(dossier.with_suffix(".xlsx"))
    with pytest.raises(Unusable) as caught:
        import_sbb(named, ["90001"], named, force=True)
    assert caught.value.notice.code == "output-is-input"


def test_an_existing_output_is_replaced_when_asked(dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "uit.xlsx"
    path.write_text("oud")
    import_sbb(dossier, ["90001"], path, force=True)
    assert read(path).goals


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


@needs_shared
def test_the_list_of_the_publication_shows_ids_where_a_code_occurs_twice(tmp_path: Path) -> None:
    lines = list_slo(SOURCES / "slo").splitlines()
    ids = [line for line in lines if "[" in line]
    assert sorted(line.split()[0] for line in ids) == ["K/EO/09", "K/EO/09", "K/EO/10", "K/EO/10", "K/EO/11", "K/EO/11"]
    chosen = ids[0].split("[")[1].rstrip("]")
    assert import_slo(SOURCES / "slo", [chosen], tmp_path / "uit.xlsx").text
