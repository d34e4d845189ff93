"""The road of a library, as a facilitator goes it: four groups, one file, a fifth group's workbook, and what comes after."""

import csv
import io
import json
import random

import openpyxl
import pytest

from overlap.locale import gettext
from overlap.model import Verdict
from overlap.model.labels import VERDICTS
from overlap.model.verdicts import PAIR_DECIDED
from overlap.workbook.readback.decisions import read_review

from ..support.checkout import EXAMPLES
from ..support.reviews import filled, rows_of

ZORG = EXAMPLES / "zorg"
DOCUMENTS = (ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx")
GROUPS = ("Noord", "Oost", "Zuid", "West")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The workbook of the documents without a library: its path."""
    from overlap.cli import run

    path = tmp_path_factory.mktemp("plain") / "leeg.xlsx"
    assert run(["compare", *map(str, DOCUMENTS), "-o", str(path)]) == 0
    return path


def judged(plain, name, seed, *, share=0.6):
    """A filled-in copy of a group, and what it decided by pair of codes."""
    facts = read_review(plain).facts
    chance, said = random.Random(seed), {}
    cells = {}
    for pair in facts.pairs.values():
        if chance.random() < share:
            verdict = chance.choice([*PAIR_DECIDED, Verdict.LATER])
            cells["review", pair.id] = {
                "verdict": gettext(VERDICTS[verdict]), "who": "Piet de Boer", "remark": f"vraag Piet van {name}",
            }  # fmt: skip
            if verdict != Verdict.LATER:
                said[pair.vmbo.text, pair.mbo.text] = verdict
    unpaired = next(goal for goal in facts.of_side("mbo") if not any(pair.mbo == goal for pair in facts.pairs.values()))
    first = facts.of_side("vmbo")[0]
    labels = {"vmbo goal": facts.labels["vmbo", first.id], "mbo item": facts.labels["mbo", unpaired.id]}
    cells["own", "own-1"] = {**labels, "verdict": gettext(VERDICTS[Verdict.REPETITION])}
    said[first.text, unpaired.text] = Verdict.REPETITION
    who = {"group": name, "school": f"School {name}", "vmbo names": "Piet de Boer", "date": "3-11-2026"}
    return filled(plain.read_bytes(), cells, who), said


@pytest.fixture(scope="module")
def copies(plain, tmp_path_factory):
    """A folder with the copies of four groups, and what they decided by group and pair of texts."""
    folder, said = tmp_path_factory.mktemp("terug"), {}
    for n, name in enumerate(GROUPS):
        content, decided = judged(plain, name, n)
        (folder / f"{name}.xlsx").write_bytes(content)
        said |= {(name, *pair): verdict for pair, verdict in decided.items()}
    return folder, said


@pytest.fixture
def library(copies, overlap, tmp_path):
    path = tmp_path / "bibliotheek.tsv"
    status, out, err = overlap("library", "add", copies[0], "-o", path)
    assert (status, err) == (0, "")
    assert f"{len(copies[1])} besluiten van 4 groepen" in out
    return path


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter="\t"))


def told(path):
    """What the column Elders says, by pair."""
    book = openpyxl.load_workbook(path)
    table = {pair: cells for pair, cells in rows_of(book, "review").items() if "+" in pair}
    return {pair: str(cells["elsewhere"].value or "") for pair, cells in table.items() if "elsewhere" in cells}


def test_nothing_is_lost_double_or_traceable_on_the_road_to_a_fifth_group(copies, library, overlap, tmp_path):
    folder, said = copies
    content = library.read_text(encoding="utf-8")
    assert not [word for word in ("Piet", "Boer", "School", "vraag", *GROUPS) if word in content]
    assert len(rows(library)) == len(said)
    assert overlap("library", "add", folder / "Noord.xlsx", "-o", library)[1].startswith("niets nieuws")
    assert library.read_text(encoding="utf-8") == content
    fifth = tmp_path / "vijf.xlsx"
    status, out, _err = overlap("compare", *DOCUMENTS, "--library", library, "-o", fifth)
    assert status == 0
    pairs = {(vmbo, mbo) for _name, vmbo, mbo in said}
    assert f"anderen beoordeelden {len(pairs)} van deze paren" in out
    facts = read_review(fifth).facts
    met = {}
    for pair, of_pair in facts.elsewhere.pairs.items():
        vmbo, _plus, mbo = pair.partition("+")
        met[facts.goals["vmbo", vmbo].text, facts.goals["mbo", mbo].text] = dict(of_pair.groups)
    counts = {pair: {} for pair in pairs}
    for (_name, vmbo, mbo), verdict in said.items():
        counts[vmbo, mbo][verdict] = counts[vmbo, mbo].get(verdict, 0) + 1
    assert met == counts
    shown = told(fifth)
    assert {pair for pair, text in shown.items() if text} == facts.elsewhere.pairs.keys() & shown.keys()
    added = facts.elsewhere.with_effect("proposed")
    assert [shown[pair] for pair in added] == ["4 groepen: herhaling\ndaarom voorgesteld"]
    assert not any(decision.values for decision in read_review(fifth).decisions), "nothing is filled in for the group"


def test_without_a_library_nothing_changes(plain, library, overlap, tmp_path):
    again = tmp_path / "leeg.xlsx"
    overlap("compare", *DOCUMENTS, "-o", again)
    assert again.read_bytes() == plain.read_bytes()
    assert told(plain) == {}
    empty = tmp_path / "leeg.tsv"
    lines = library.read_text(encoding="utf-8").splitlines(keepends=True)
    empty.write_text("".join(line for line in lines if line.startswith(("#", "subject_id"))), encoding="utf-8")
    status, _out, err = overlap("compare", *DOCUMENTS, "--library", empty, "-o", tmp_path / "zes.xlsx")
    assert status == 0
    assert "gaat over een paar in deze documenten" in err


def test_estimates_stay_and_json_tells_them_apart(library, overlap, tmp_path):
    status, out, _err = overlap("compare", *DOCUMENTS, "--library", library, "-o", tmp_path / "a.xlsx", "--json")
    assert status == 0
    _status, without, _err = overlap("compare", *DOCUMENTS, "-o", tmp_path / "b.xlsx", "--json")
    with_library, without = json.loads(out), json.loads(without)
    assert with_library["coverage"] == without["coverage"]
    assert "elsewhere" not in without
    assert with_library["elsewhere"]["proposed"] == 1


def test_the_column_goes_along_to_merge_status_and_next_year(plain, library, overlap, tmp_path):
    fifth = tmp_path / "vijf.xlsx"
    overlap("compare", *DOCUMENTS, "--library", library, "-o", fifth)
    facts = read_review(fifth).facts
    (added,) = facts.elsewhere.with_effect("proposed")
    lowered = sorted(facts.elsewhere.with_effect("lowered"))[0]
    names = []
    for name, verdict in (("A", "herhaling"), ("B", "verwant")):
        cells = {("review", pair): {"verdict": verdict} for pair in (added, lowered)}
        names.append(tmp_path / f"{name}.xlsx")
        names[-1].write_bytes(filled(fifth.read_bytes(), cells, {"group": name, "school": name}))
    assert overlap("status", *names)[0] == 0
    merged = overlap("merge", plain, *names, "-o", tmp_path / "samen.xlsx")
    assert merged[0] == 0, "a copy without the library is of the same comparison"
    merged = read_review(tmp_path / "samen.xlsx")
    assert merged.facts.elsewhere == facts.elsewhere
    assert [{decision.id for decision in part.of("review")} for part in merged.parts] == [{added, lowered}] * 2
    assert not merged.unplaced
    assert told(tmp_path / "samen.xlsx").items() >= told(fifth).items()
    next_year = tmp_path / "volgend.xlsx"
    overlap("compare", *DOCUMENTS, "--previous", names[0], "--library", library, "-o", next_year)
    assert told(next_year) == told(fifth)
    assert {decision.id: decision.verdict for decision in read_review(next_year).of("review")} == {
        added: Verdict.REPETITION, lowered: Verdict.REPETITION,
    }  # fmt: skip


def test_ones_own_groups_are_no_others(copies, library, overlap, tmp_path):
    folder, said = copies
    path = tmp_path / "weer.xlsx"
    overlap("compare", *DOCUMENTS, "--previous", folder / "Noord.xlsx", "--library", library, "-o", path)
    others = sum(1 for name, *_pair in said if name != "Noord")
    assert sum(sum(told.groups.values()) for told in read_review(path).facts.elsewhere.pairs.values()) == others


def test_a_group_takes_back_what_it_gave(copies, library, overlap, tmp_path):
    folder, said = copies
    status, out, _err = overlap("library", "remove", folder / "Noord.xlsx", "-o", library)
    mine = sum(name == "Noord" for name, *_pair in said)
    assert (status, f"eruit gehaald: {mine}" in out) == (0, True)
    assert len(rows(library)) == len(said) - mine
    number = rows(library)[0]["group"]
    assert overlap("library", "remove", number, "-o", library)[0] == 0
    assert number not in library.read_text(encoding="utf-8")
    status, out, err = overlap("library", "remove", number, "-o", library)
    assert (status, out) == (2, "")
    assert number in err


def test_two_libraries_become_one_in_either_order(copies, overlap, tmp_path):
    folder, _said = copies
    for name in GROUPS[:2]:
        overlap("library", "add", folder / f"{name}.xlsx", "-o", tmp_path / f"{name}.tsv", "--called", name)
    one, other = (tmp_path / f"{name}.tsv" for name in GROUPS[:2])
    overlap("library", "add", one, other, "-o", tmp_path / "samen.tsv")
    overlap("library", "add", one, "-o", other)
    assert other.read_bytes() == (tmp_path / "samen.tsv").read_bytes()
    out = overlap("library", "show", other)[1]
    assert all(name in out for name in GROUPS[:2])
    shown = json.loads(overlap("library", "show", tmp_path, "--json")[1])
    assert shown["decisions"] == sum(group["decisions"] for group in shown["groups"]) == len(rows(other))
    assert shown["differ"]


def test_a_licence_stays_unless_two_differ(copies, overlap, tmp_path):
    folder, _said = copies
    path, other = tmp_path / "a.tsv", tmp_path / "b.tsv"
    overlap("library", "add", folder / "Noord.xlsx", "-o", path, "--licence", "https://a.nl")
    overlap("library", "add", folder / "Oost.xlsx", "-o", path)
    assert "https://a.nl" in overlap("library", "show", path)[1]
    overlap("library", "add", folder / "Zuid.xlsx", "-o", other, "--licence", "https://b.nl")
    assert "verschillende licenties" in overlap("library", "add", other, "-o", path)[2]
    assert "niet ingevuld" in overlap("library", "show", path)[1]
    assert "(niet ingevuld, https://b.nl)" in overlap("library", "add", other, "-o", path)[2], "nobody gave the others under that"


def test_a_file_that_is_no_library_is_not_written_over(copies, overlap, tmp_path):
    folder, _said = copies
    path = tmp_path / "notities.tsv"
    path.write_text("naam\twaarde\nA\t1\n", encoding="utf-8")
    status, out, err = overlap("library", "add", folder / "Noord.xlsx", "-o", path)
    assert (status, out) == (2, "")
    assert "notities.tsv" in err
    assert path.read_text(encoding="utf-8") == "naam\twaarde\nA\t1\n"


def test_a_library_that_cannot_be_right_stops_a_comparison_and_a_check_tells_all(library, overlap, tmp_path):
    lines = library.read_text(encoding="utf-8").splitlines()
    broken = [line.replace("\therhaling\t", "\tmisschien\t") for line in lines]
    library.write_text("\n".join(broken), encoding="utf-8")
    path = tmp_path / "vijf.xlsx"
    status, out, err = overlap("compare", *DOCUMENTS, "--library", tmp_path, "-o", path)
    assert (status, out, path.exists()) == (2, "", False)
    assert "misschien" in err
    assert f"rij {1 + broken.index(next(line for line in broken if 'misschien' in line))}" in err
    status, out, err = overlap("library", "check", library)
    wrong = sum("misschien" in line for line in broken)
    assert status == 2
    assert f"{wrong} rijen kunnen niet kloppen" in out
    assert err.count("misschien") == wrong


def test_a_check_asks_about_dates_to_come_and_groups_that_say_two_things(library, overlap):
    text = library.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if "\therhaling\t" in line)
    library.write_text(text + first.replace("\therhaling\t", "\tverwant\t") + "\n", encoding="utf-8")
    status, out, err = overlap("library", "check", library)
    assert (status, "in orde" in out) == (0, True)
    assert "op hetzelfde moment twee dingen" in err
    library.write_text(text.replace("2026-11-03", "2999-01-01"), encoding="utf-8")
    assert "2999-01-01" in overlap("library", "check", library)[2]


def test_learning_takes_a_library_and_counts_a_group_once(copies, library, overlap, tmp_path):
    folder, said = copies
    status, out, _err = overlap("learn", library, "-o", tmp_path / "woorden.xlsx")
    assert status == 0
    assert f"Uit de bibliotheek: {len(said)} besluiten van 4 groepen" in out
    everybody = [folder / f"{name}.xlsx" for name in GROUPS]
    by_workbooks = overlap("learn", *everybody, "-o", tmp_path / "a.xlsx")[1].splitlines()
    both = overlap("learn", *everybody, library, "-o", tmp_path / "b.xlsx")[1].splitlines()
    assert both[1:4] == by_workbooks[1:4]
    assert any("0 besluiten van 0 groepen" in line for line in both)


def test_a_library_says_of_bands_what_its_workbooks_say(copies, library, overlap, tmp_path):
    folder, _said = copies
    of_library = overlap("learn", library, "-o", tmp_path / "a.xlsx")[1].splitlines()[1:4]
    of_workbooks = overlap("learn", *folder.glob("*.xlsx"), "-o", tmp_path / "b.xlsx")[1].splitlines()[1:4]
    right = [[line.partition(";")[2] for line in lines] for lines in (of_library, of_workbooks)]
    assert right[0] == right[1]


def test_a_route_and_a_matrix_show_it_apart(library, overlap, tmp_path):
    route, matrix = tmp_path / "route.xlsx", tmp_path / "matrix.xlsx"
    assert overlap("route", *DOCUMENTS, "--library", library, "-o", route)[0] == 0
    vmbo, mbo = DOCUMENTS
    assert overlap("matrix", "--vmbo", vmbo, "--mbo", mbo, "--library", library, "-o", matrix)[0] == 0
    for path, command in ((route, ["route", vmbo, mbo]), (matrix, ["matrix", "--vmbo", vmbo, "--mbo", mbo])):
        without = path.with_name("zonder.xlsx")
        overlap(*command, "-o", without, "--force")
        cells, before = (cells_of(each) for each in (path, without))
        assert "Elders" in " ".join(cells)
        assert "Elders" not in " ".join(before)
        numbers = [{text for text in each if "%" in text or text.startswith(("0.", "1.0"))} for each in (cells, before)]
        assert numbers[1] <= numbers[0], "no estimate changes"
    assert any("4 groepen: herhaling" in text for text in cells_of(route))


def cells_of(path):
    book = openpyxl.load_workbook(path)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_bundled_library_is_about_the_bundled_documents(overlap, tmp_path):
    library = ZORG / "bibliotheek.tsv"
    assert overlap("library", "check", library)[::2] == (0, "")
    shown = json.loads(overlap("library", "show", library, "--json")[1])
    assert (len(shown["groups"]), shown["license"]) == (4, "https://creativecommons.org/publicdomain/zero/1.0/")
    status, out, _err = overlap("compare", *DOCUMENTS, "--library", library, "-o", tmp_path / "demo.xlsx", "--json")
    assert status == 0
    assert json.loads(out)["elsewhere"]["pairs"] == shown["pairs"], "every text is still in the examples"
