"""What the workbook computes: the stored numbers are what LibreOffice makes of the formulas, and they follow decisions."""

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import python_calamine as calamine

from overlap.analysis import compare, gaps
from overlap.reading import read
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.fields import OWN, REVIEW
from overlap.workbook.form.hidden_sheet import GOAL, LIVE, Facts

from ...support.checkout import EXAMPLES
from ...support.libreoffice import converted, needs_libreoffice, without_stored_values

pytestmark = needs_libreoffice


def column(fields, name):
    return [field.name for field in fields].index(name) + 1


class Decisions:
    """Decisions of all kinds on a comparison: of each of the first goals all pairs, two gaps, and a pair of the group's own."""

    def __init__(self, comparison):
        self.comparison = comparison
        paired = list(dict.fromkeys(pair.vmbo.id for pair in comparison.proposed))
        verdict_of = dict(zip(paired, ["verdieping", "verwant", "geen overlap", "later bespreken"], strict=False))
        self.verdicts = {p.id: verdict_of[p.vmbo.id] for p in comparison.proposed if p.vmbo.id in verdict_of}
        goals = {goal.id: goal for goal in comparison.vmbo.goals}
        self.own = goals[paired[4]], comparison.mbo.goals[-1]
        self.absent, self.after_all = (gap.goal for gap in gaps(comparison, "vmbo")[:2])
        self.counterpart = comparison.mbo.goals[0]

    def outcome(self, goal):
        """What became of a goal, by the rule in words (module live)."""
        if goal in (*self.own, self.after_all, self.counterpart):
            return "overlap"
        given = [self.verdicts.get(p.id) for p in self.comparison.proposed if goal in (p.vmbo, p.mbo)]
        if "verdieping" in given:
            return "overlap"
        if not given:
            return "gap" if goal == self.absent else "open"
        if set(given) - {"verwant", "geen overlap"}:
            return "open"
        return "related" if "verwant" in given else "gap"

    def fill_in(self):
        """The workbook with these decisions, the review sorted backwards."""
        book = openpyxl.load_workbook(io.BytesIO(workbook(self.comparison)))
        sheet = book["Overlap"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        for n, row in enumerate(reversed(rows), 5):
            for m, value in enumerate(row, 1):
                sheet.cell(n, m).value = value
            sheet.cell(n, column(REVIEW, "verdict")).value = self.verdicts.get(row[0])
        self._fill_in_gaps(book["Hiaten"])
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    def _fill_in_gaps(self, sheet):
        labels = Facts(self.comparison).labels
        own = next(cell.row for cell in sheet["A"] if cell.value == "own-1")
        sheet.cell(own, column(OWN, "vmbo goal")).value = labels["vmbo", self.own[0].id]
        sheet.cell(own, column(OWN, "mbo item")).value = labels["mbo", self.own[1].id]
        sheet.cell(own, column(OWN, "verdict")).value = "herhaling"
        keys = next(row for row in sheet.iter_rows() if any(cell.value == "overlap:gaps:verdict" for cell in row))
        at = {cell.value.split(":")[2]: cell.column for cell in keys if cell.value}
        row_of = {(sheet.cell(c.row, at["side"]).value, c.value): c.row for c in sheet["A"]}
        sheet.cell(row_of["vmbo", self.absent.id], at["verdict"]).value = "terecht een hiaat"
        sheet.cell(row_of["vmbo", self.after_all.id], at["verdict"]).value = "toch overlap"
        sheet.cell(row_of["vmbo", self.after_all.id], at["with"]).value = labels["mbo", self.counterpart.id]


@pytest.fixture(scope="module")
def made(zorg):
    handel = compare(read(EXAMPLES / "handel" / "vmbo.xlsx"), read(EXAMPLES / "handel" / "mbo.xlsx"))
    return {
        "zorg": workbook(zorg),
        "handel": workbook(handel),
        "niets": workbook(replace(zorg, pairs=tuple(p._replace(band=None) for p in zorg.pairs))),
    }


@pytest.fixture(scope="module")
def computed(made, zorg, tmp_path_factory):
    contents = {name: without_stored_values(content) for name, content in made.items()}
    return converted(tmp_path_factory.mktemp("xlsx"), "xlsx", {**contents, "ingevuld": Decisions(zorg).fill_in()})


@pytest.mark.parametrize("name", ["zorg", "handel", "niets"])
def test_libreoffice_computes_exactly_what_is_stored(name, made, computed):
    formulas = openpyxl.load_workbook(io.BytesIO(made[name]))
    stored = openpyxl.load_workbook(io.BytesIO(made[name]), data_only=True)
    anew = openpyxl.load_workbook(computed[name], data_only=True)
    cells = [(sheet.title, c.coordinate) for sheet in formulas for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert len(cells) > 100
    different = [(page, at) for page, at in cells if stored[page][at].value != anew[page][at].value]
    assert different == []


def test_the_outcome_of_a_goal_follows_the_decisions_also_after_sorting(computed, zorg):
    decisions = Decisions(zorg)
    rows = openpyxl.load_workbook(computed["ingevuld"], data_only=True)["_overlap"].values
    found = {(row[1], row[2]): row[len(GOAL) + LIVE.index("outcome")] for row in rows if row[0] == "goal"}
    expected = {(c.kind, goal.id): decisions.outcome(goal) for c in (zorg.vmbo, zorg.mbo) for goal in c.goals}
    assert found == expected
    assert set(expected.values()) == {"overlap", "related", "gap", "open"}


def test_the_overview_follows_the_decisions(computed, zorg):
    decisions = Decisions(zorg)
    rows = [list(row) for row in openpyxl.load_workbook(computed["ingevuld"], data_only=True)["Overzicht"].values]
    shown = [row[3:7] for row in rows if row[1] == "na jullie oordelen"]
    for goals, shares in zip((zorg.mbo.goals, zorg.vmbo.goals), shown, strict=True):
        outcomes = Counter(decisions.outcome(goal) for goal in goals)
        assert shares == pytest.approx([outcomes[o] / len(goals) for o in ("overlap", "related", "gap", "open")])
    counts = {row[8]: row[10] for row in rows}
    assert (counts["eigen paren"], counts["hiaten beoordeeld"]) == (1, 2)
    assert counts["paren beoordeeld"] == sum(verdict != "later bespreken" for verdict in decisions.verdicts.values())
    for verdict, n in Counter(decisions.verdicts.values()).items():
        assert counts[verdict] == n


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_keys_ids_and_facts_survive_saving_by_libreoffice(kind, made, computed, zorg, tmp_path):
    path: Path = computed["zorg"] if kind == "xlsx" else converted(tmp_path, "ods", {"zorg": made["zorg"]})["zorg"]
    book = calamine.CalamineWorkbook.from_path(str(path))
    review = book.get_sheet_by_name("Overlap").to_python(skip_empty_area=False)
    assert review[0] == [f"overlap:review:{field.name}" for field in REVIEW]
    assert [row[0] for row in review[4:]] == [pair.id for pair in zorg.proposed]
    facts = [row for row in book.get_sheet_by_name("_overlap").to_python(skip_empty_area=False) if row[0]]
    while facts[-1][0] == "place":  # what the program itself wrote, and where
        facts.pop()
    for row, expected in zip(facts, Facts(zorg).rows, strict=True):
        assert tuple(row[: len(expected)]) == expected
