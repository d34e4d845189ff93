"""Any document that was read, written as a spreadsheet, reads back as the same goals."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.model import LEERWEGEN, Curriculum, Goal, Heading, Source, told_by, with_ids
from overlap.problems import Notice
from overlap.reading import read
from overlap.reading.formats.text import clean, fold
from overlap.reading.layout.codes import codes_in
from overlap.workbook.plain.document import document

from ...support.checkout import ROOT, SHARED

EXAMPLES = sorted((ROOT / "data" / "examples").glob("*/*.xlsx"))
DOCUMENTS = sorted((SHARED / "documents").glob("[0-9]*.docx"))


def told(goal: Goal) -> tuple[Any, ...]:
    """All of a goal that has to come back."""
    return goal.id, goal.code, goal.codes, goal.text, goal.kind, goal.section, goal.levels, goal.description, dict(goal.extra)


def back(curriculum: Curriculum, folder: Path) -> Curriculum:
    path = folder / "doelen.xlsx"
    path.write_bytes(document(curriculum))
    return read(path, expected="mbo" if curriculum.kind == "vmbo" else "vmbo")


def assert_same(curriculum: Curriculum, folder: Path) -> None:
    again = back(curriculum, folder)
    assert [told(goal) for goal in again.goals] == [told(goal) for goal in curriculum.goals]
    assert (again.kind, again.title) == (curriculum.kind, curriculum.title)


@pytest.mark.parametrize("path", EXAMPLES + DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_document_that_was_read_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    dossier = read(path.with_name("mbo.xlsx"), expected="mbo") if path.stem == "oer" else None  # an OER names codes only
    assert_same(read(path, programme=dossier, whole=True), tmp_path)


line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40).map(lambda t: fold(clean(t)))
AWKWARD = (
    "Totaal",
    "x",
    "1.2",
    "Code",
    "Eindterm",
    "De kandidaat kan",
    "Let op",
    "=1+1",
    "2025-01-01",
    "wet- en regelgeving",
    "n.v.t.",
)
text = st.one_of(line.filter(bool), st.sampled_from(AWKWARD))
heading = st.builds(Heading, st.sampled_from(("", "K/RW/01", "1.2", "Z9")), text)


@st.composite
def curriculum(draw: st.DrawFn) -> Curriculum:
    kind = draw(st.sampled_from(("vmbo", "mbo")))
    levels = LEERWEGEN if kind == "vmbo" else ("1", "2", "3", "4")
    kinds = ("eindterm", "leerdoel") if kind == "vmbo" else ("werkproces", "kennis", "vaardigheid")
    goals = []
    for n in range(draw(st.integers(1, 6))):
        code = draw(st.sampled_from(("", "1", "P/RW/01/01-01", "B1-K1-W1, W2", "ET 7", "0012")))
        extra = draw(st.fixed_dictionaries({}, optional={"periode": text, "opmerking": text, "project": text}))
        goals.append(
            Goal(
                text=draw(text),
                kind=draw(st.sampled_from(kinds)),
                source=Source("plan.docx", "Tekst", n + 1, paragraph=n + 1),
                code=code,
                codes=codes_in(code) if code else (),
                description="\n".join(draw(st.lists(text, max_size=5))),
                section=tuple(draw(st.lists(heading, max_size=4))),
                levels=tuple(way for way in levels if draw(st.booleans())),
                **told_by(extra),
            )
        )
    unique = {goal.identity: goal for goal in goals}
    warnings = (
        Notice("text-not-read", "plan.docx", paragraph=3, values={"count": 1, "text": "De kandidaat kan een band plakken"}),
    )
    return Curriculum(
        kind=kind, title=draw(text), goals=with_ids(unique.values()), file="plan.docx", sha256="", warnings=warnings
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(curriculum())
def test_whatever_was_read_reads_back_the_same(curriculum: Curriculum) -> None:
    with TemporaryDirectory() as folder:
        assert_same(curriculum, Path(folder))
