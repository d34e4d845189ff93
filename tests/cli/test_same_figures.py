"""The same files give the same figures: in `status`, `merge`, `report`, and on the sheets Groepen, Verschillen and Overzicht."""

import json
import random
import re
from dataclasses import dataclass

import openpyxl
import pytest

from overlap.analysis import gaps
from overlap.model import GapVerdict, Verdict, labels
from overlap.model.labels import label
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.hidden_sheet import Facts

from ..support.checkout import EXAMPLES
from ..support.levels import levels
from ..support.reviews import filled, rows_of

GROUPS = (("Vmbo", "vmbo"), ("Mbo", "mbo"), ("Samen", "beide"))


@dataclass
class Figures:
    """What one place says; None where it does not say it."""

    pairs: int | None = None
    judged: int | None = None
    open: int | None = None
    unjudged: int | None = None
    to_discuss: int | None = None
    gaps_judged: int | None = None
    gaps_to_discuss: int | None = None
    own_to_discuss: int | None = None
    overlap: tuple[str, str] | None = None  # of the vmbo goals, of the mbo items


def agree(places):
    """Every figure is the same wherever it is given, and given in more than one place."""
    for name in Figures.__dataclass_fields__:
        told = {place: value for place, figures in places.items() if (value := getattr(figures, name)) is not None}
        assert len(told) > 1, name
        assert len(set(told.values())) == 1, (name, told)


@pytest.fixture
def copies(zorg, tmp_path):
    """Three copies, filled in at random but always alike: also gaps, pairs of their own, and what is put off."""
    return written(zorg, tmp_path, 15)


def written(comparison, folder, seed):
    chance, content, facts = random.Random(seed), workbook(comparison), Facts(comparison)
    verdicts = [*map(label, Verdict), "verwant", "herhaling"]
    vmbo, mbo = comparison.vmbo.goals, comparison.mbo.goals
    listed = {pair.vmbo.id for pair in comparison.proposed if pair.mbo.id == mbo[-1].id}
    unproposed = [goal.id for goal in vmbo if goal.id not in listed][:4]
    own = {  # agreed on; overlap or not; put off by one; judged by one
        "Vmbo": ("herhaling", "herhaling", "later bespreken", ""),
        "Mbo": ("herhaling", "geen overlap", "verwant", "verwant"),
        "Samen": ("herhaling", "", "verwant", ""),
    }
    for name, behalf in GROUPS:
        cells = {
            ("review", pair.id): {"verdict": chance.choice(verdicts), "action": chance.choice(["", *map(str, _actions())])}
            for pair in comparison.proposed
            if chance.random() < (0.15 if pair.id in comparison.judged_with else 0.5)
        }
        for side, other in (("vmbo", mbo), ("mbo", vmbo)):
            for gap in gaps(comparison, side):
                verdict = chance.choice(["", *map(label, GapVerdict)])
                named = chance.choice(other[:2]) if verdict == "toch overlap" else None
                with_ = facts.labels["mbo" if side == "vmbo" else "vmbo", named.id] if named else ""
                cells["gaps", gap.goal.id] = {"verdict": verdict, "with": with_}
        for n, (goal, verdict) in enumerate(zip(unproposed, own[name], strict=True), 1):
            goals = {"vmbo goal": facts.labels["vmbo", goal], "mbo item": facts.labels["mbo", mbo[-1].id]}
            cells["own", f"own-{n}"] = {**goals, "verdict": verdict}
        (folder / f"{name}.xlsx").write_bytes(filled(content, cells, {"group": name, "on behalf of": behalf}))
    return [f"{name}.xlsx" for name, _behalf in GROUPS]


def _actions():
    return [text for name, text in zip(labels.ACTIONS, map(label, labels.ACTIONS), strict=True) if name in ("align", "none")]


def of_status(overlap, *files):
    total = json.loads(overlap("status", *files, "--json")[1])["total"]
    names = ("pairs", "judged", "open", "to_discuss", "gaps_judged", "gaps_to_discuss", "own_to_discuss")
    return Figures(**{name: total[name] for name in names})


def of_report(overlap, *files):
    status, said, err = overlap("report", *files, "-o", "verslag.xlsx", "--force")
    assert status == 0, err
    numbers = {
        name: int(match[1]) if (match := re.search(pattern, said)) else 0
        for name, pattern in (
            ("unjudged", r"(\d+) (?:paren hebben|paar heeft)"),
            ("to_discuss", r"(\d+) (?:paren zijn|paar is) te bespreken"),
            ("gaps_to_discuss", r"(\d+) (?:hiaten zijn|hiaat is) te bespreken"),
            ("own_to_discuss", r"(\d+) eigen (?:paren zijn|paar is) te bespreken"),
        )
    }
    shares = re.findall(r"\((\d+)\s?%\)", said)
    return Figures(**numbers, overlap=(shares[0], shares[1]))


def of_merge(said):
    fact = dict(re.findall(r"^ +([^:\n]+): +(.*)$", said, re.MULTILINE))
    judged, pairs = re.fullmatch(r"(\d+) van (\d+)", fact["Paren beoordeeld"]).groups()
    return Figures(
        pairs=int(pairs),
        judged=int(judged),
        unjudged=int(found[1]) if (found := re.search(r"(\d+) × nog niet beoordeeld", said)) else 0,
        to_discuss=int(fact["Te bespreken paren"].split()[0]),
        gaps_to_discuss=int(fact.get("Te bespreken hiaten", 0)),
        own_to_discuss=int(fact["Te bespreken eigen paren"]),
    )


def of_groups(sheet):
    rows = [(str(row[1].value), str(row[2].value)) for row in sheet.iter_rows() if row[1].value]
    heads = [n for n, (text, _n) in enumerate(rows) if " ervoor?" in text]
    pairs, of_gaps = (dict(rows[n + 1 : n + 9]) for n in heads)

    def counted(states, wanted):
        return sum(int(n) for text, n in states.items() if wanted(text))

    def is_open(text):
        return "te bespreken" in text and "hetzelfde oordeel" not in text

    return Figures(
        pairs=counted(pairs, bool),
        judged=counted(pairs, lambda text: not is_open(text) and text != "nog niet beoordeeld"),
        unjudged=int(pairs["nog niet beoordeeld"]),
        to_discuss=counted(pairs, lambda text: "te bespreken" in text),
        gaps_judged=counted(of_gaps, lambda text: not is_open(text) and text != "nog niet beoordeeld"),
        gaps_to_discuss=counted(of_gaps, lambda text: "te bespreken" in text),
    )


def of_differences(book):
    pairs, own, of_gaps = (rows_of([book["Verschillen"]], table) for table in ("review", "own", "gaps"))
    shared = [row["judged with"].value for row in rows_of([book["Overlap"]], "review").values() if "judged with" in row]
    discussed = sum("+" in pair for pair in pairs) + sum(row in pairs for row in shared)
    return Figures(to_discuss=discussed, own_to_discuss=len(own), gaps_to_discuss=len(of_gaps))


def of_overview(sheet):
    texts = [[cell.value for cell in row if cell.value not in (None, "")] for row in sheet.iter_rows()]
    beside = {str(text): (row[n + 1 :]) for row in texts for n, text in enumerate(row)}
    judged, total = beside["paren beoordeeld"][:2]
    decided = [row for row in texts if row and str(row[0]).startswith("na jullie oordelen")]
    mbo, vmbo = (f"{100 * row[2]:.0f}" for row in decided)
    return Figures(
        pairs=int(str(total).removeprefix("van ")),
        judged=judged,
        open=int(str(total).removeprefix("van ")) - judged,
        gaps_judged=beside["hiaten beoordeeld"][0],
        overlap=(vmbo, mbo),
    )


def places_of(overlap, copies):
    """What each place says of the copies, merged or not."""
    status, said, err = overlap("merge", *copies, "-o", "samen.xlsx", "--force")
    assert status == 0, err
    book = openpyxl.load_workbook("samen.xlsx", data_only=True)
    return {
        "status of the copies": of_status(overlap, *copies),
        "status of what they were merged to": of_status(overlap, "samen.xlsx"),
        "report of the copies": of_report(overlap, *copies),
        "report of what they were merged to": of_report(overlap, "samen.xlsx"),
        "merge": of_merge(said),
        "Groepen": of_groups(book["Groepen"]),
        "Verschillen": of_differences(book),
        "Overzicht": of_overview(book["Overzicht"]),
    }


def test_the_same_files_give_the_same_figures_everywhere(overlap, copies):
    places = places_of(overlap, copies)
    agree(places)
    assert places["merge"].to_discuss > 5
    assert places["merge"].gaps_to_discuss > 2
    assert places["merge"].own_to_discuss == 2


@pytest.mark.parametrize("seed", range(6))
def test_they_do_so_where_pairs_share_a_row_and_some_are_judged_apart(overlap, tmp_path, seed):
    comparison = levels(tmp_path)
    assert comparison.judged_with
    agree(places_of(overlap, written(comparison, tmp_path, seed)))


def test_next_year_as_many_pairs_are_judged(overlap, copies):
    assert overlap("merge", *copies, "-o", "samen.xlsx")[0] == 0
    zorg = [EXAMPLES / "zorg" / f"{side}.xlsx" for side in ("vmbo", "mbo")]
    assert overlap("compare", *zorg, "--previous", "samen.xlsx", "-o", "vervolg.xlsx")[0] == 0
    before, after = of_status(overlap, "samen.xlsx"), of_status(overlap, "vervolg.xlsx")
    seen = of_overview(openpyxl.load_workbook("vervolg.xlsx", data_only=True)["Overzicht"])
    assert (before.pairs, before.judged, before.gaps_judged) == (after.pairs, after.judged, after.gaps_judged)
    assert (seen.judged, seen.gaps_judged) == (after.judged, after.gaps_judged)
