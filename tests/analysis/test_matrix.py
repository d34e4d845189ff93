"""A matrix says of each couple what the comparison of the two says, whatever the number of cores."""

from array import array
from dataclasses import replace

import pytest

from overlap.analysis import Share, compare, coverage
from overlap.analysis.matrix.cells import best_cells, chosen_cells
from overlap.analysis.matrix.differences import differences
from overlap.analysis.matrix.fits import fits
from overlap.analysis.matrix.matrix import Matrix, comparison_of, matrix
from overlap.analysis.matrix.meeting import Cell, Meeting, PackedCells, meeting
from overlap.analysis.matrix.most import PAIRS_OF_A_UNIT, Most, pairs_kept
from overlap.analysis.units import mbo_programmes, vmbo_programmes
from overlap.matching import score
from overlap.model import Band, Curriculum, Goal, Settings, Source
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.many import paths_of, read_many
from overlap.workbook.matrix.workbook import matrix_workbook

from ..support.checkout import EXAMPLES, SHARED, needs_shared

VMBO = [EXAMPLES / sector / "vmbo.xlsx" for sector in ("handel", "techniek", "zorg")]
MBO = [EXAMPLES / sector / "mbo.xlsx" for sector in ("handel", "techniek", "zorg")]


def code(problem):
    return problem.value.notice.code


@pytest.fixture(scope="module")
def examples():
    return matrix(read_many(VMBO, "vmbo").curricula, read_many(MBO, "mbo").curricula)


@pytest.fixture
def electives(sheet):
    """A vmbo file with a module and a keuzevak, an mbo file with a kerntaak and a keuzedeel, and hours per row."""
    vmbo = sheet(
        [
            ["Module", "Code", "Eindterm"],
            ["P/ZW/01 Mens en gezondheid", "P/ZW/01/01-01", "De kandidaat kan een eenvoudige maaltijd bereiden"],
            ["P/ZW/01 Mens en gezondheid", "P/ZW/01/01-02", "De kandidaat kan een bed opmaken en verschonen"],
            ["K/ZW/05 Haarverzorging", "K/ZW/05/01-01", "De kandidaat kan het haar van een klant wassen en drogen"],
            ["K/ZW/05 Haarverzorging", "K/ZW/05/01-02", "De kandidaat kan een klant ontvangen"],
        ],
        name="vmbo.xlsx",
    )
    mbo = sheet(
        [
            ["Kerntaak", "Code", "Werkproces", "Uren"],
            ["B1-K1 Ondersteunt bij het huishouden", "B1-K1-W1", "Bereidt eenvoudige maaltijden", "20"],
            ["B1-K1 Ondersteunt bij het huishouden", "B1-K1-W2", "Maakt bedden op", "10"],
            ["K0123 Verzorgt het haar", "D1-K1-W1", "Wast en droogt het haar van de klant", "40"],
            ["K0123 Verzorgt het haar", "D1-K1-W2", "Houdt de administratie bij", "60"],
        ],
        name="mbo.xlsx",
    )
    return matrix(read_many([vmbo], "vmbo").curricula, read_many([mbo], "mbo").curricula)


def test_a_cell_says_what_the_comparison_of_the_two_says(examples):
    for i, path in enumerate(VMBO):
        for j, other in enumerate(MBO):
            one = compare(read(path), read(other, expected="mbo"))
            whole = examples.meetings[i][j].cells[0]
            for side, share in (("vmbo", whole.vmbo), ("mbo", whole.mbo)):
                total = coverage(one, side).total
                assert (share.goals, share.proposed) == (total.goals, total.proposed)
                assert (share.overlap, share.related) == pytest.approx((total.overlap, total.related))
            assert sum(whole.bands) == len(one.proposed)


def test_a_module_has_the_figures_that_the_overview_of_the_comparison_gives(examples):
    one = compare(read(VMBO[2]), read(MBO[2], expected="mbo"))
    modules = coverage(one, "vmbo").modules
    units = {unit.name: n for n, unit in enumerate(examples.vmbo[2].units)}
    assert len(modules) > 1
    for name, share in modules.items():
        assert examples.meetings[2][2].cells[units[name]].vmbo.overlap == pytest.approx(share.overlap)


def test_the_workbook_of_a_cell_has_the_figures_of_the_cell(examples):
    vmbo, mbo = examples.vmbo[2], examples.mbo[2]
    cell = examples.meetings[2][2].cells[1]
    one = comparison_of(vmbo, vmbo.units[1], mbo, examples.settings)
    assert coverage(one, "vmbo").total.overlap == pytest.approx(cell.vmbo.overlap)
    assert coverage(one, "mbo").total.overlap == pytest.approx(cell.mbo.overlap)
    assert len(one.proposed) == sum(cell.bands)


def test_every_sector_fits_its_own_best(examples):
    found = fits(examples, "vmbo")
    wholes = [r for r in range(len(examples.rows)) if examples.unit(r).whole]
    assert [max(range(3), key=lambda c, row=r: found[row, c].fit) for r in wholes] == [0, 1, 2]
    assert [c for _r, c in best_cells(examples)] == [0, 1, 2]


def test_what_size_alone_gives_adds_up_to_what_was_found(examples):
    found = fits(examples, "mbo")
    wholes = [r for r in range(len(examples.rows)) if examples.unit(r).whole]
    those = [found[r, c] for r in wholes for c in range(3)]
    assert sum(f.expected for f in those) == pytest.approx(sum(f.share.overlap for f in those))


def made(chances, profielen):
    """A matrix of programmes with the same chance for every goal, or one per goal: chances[row][column]."""
    goals = [[f"De kandidaat kan iets {n}" for n in range(10)] for _p in profielen]
    vmbo = [
        Curriculum(
            kind="vmbo",
            title=f"V{p}",
            goals=tuple(Goal(text=t, kind="eindterm", source=Source("f", "s", 1), code=f"P/{p}/01", id=t) for t in texts),
            file="f",
            sha256="",
        )
        for p, texts in zip(profielen, goals, strict=True)
    ]
    items = tuple(Goal(text=f"Doet {n}", kind="werkproces", source=Source("f", "s", n), id=f"{n}") for n in range(10))
    mbo = [Curriculum(kind="mbo", title=f"M{c}", goals=items, file="f", sha256="") for c in range(len(chances[0]))]
    meetings = tuple(tuple(meeting_of(given) for given in line) for line in chances)
    return Matrix(vmbo=vmbo_programmes(vmbo), mbo=mbo_programmes(mbo), meetings=meetings, settings=Settings())


def meeting_of(given):
    per_goal = tuple(given) if isinstance(given, tuple) else (given,) * 10
    share = Share(10, sum(per_goal), 0.0, 0)
    return Meeting(PackedCells([Cell(vmbo=share, mbo=share, bands=(0, 0, 0))]), (), array("d", per_goal))


def best(found, row, columns):
    return max(range(columns), key=lambda c: found[row, c].fit)


def test_a_dossier_that_meets_everything_fits_less_than_one_that_meets_this_profiel():
    general, specific, other = (0.5, 0.4, 0.1), (0.5, 0.1, 0.1), (0.5, 0.1, 0.1)
    alone = made([general], ["ZW"])
    assert best(fits(alone, "vmbo"), 0, 3) == 0, "nothing to tell generality by"
    beside = made([general, *[specific, other] * 3], ["ZW", "PIE", "BWI", "EO", "HBR", "GR", "MET"])
    assert best(fits(beside, "vmbo"), 0, 3) == 1
    same = made([general, specific, other], ["ZW", "ZW", "ZW"])
    assert best(fits(same, "vmbo"), 0, 3) == 0, "other schools with the profiel say nothing about generality"


def test_a_goal_that_comes_back_everywhere_says_little_about_fit():
    everywhere = (0.9,) * 6
    cells = [(*everywhere, 0.0, 0.0, 0.0, 0.0), (*everywhere[:-1], 0.0, 0.9, 0.0, 0.0, 0.0), (*everywhere, 0.0, 0.0, 0.0, 0.0)]
    found = fits(made([cells], ["ZW"]), "vmbo")
    assert best(found, 0, 3) == 1
    assert found[0, 1].share.overlap < found[0, 0].share.overlap + 0.1


@needs_shared
@pytest.mark.long
def test_most_profielen_get_a_dossier_of_their_own_sector():
    shared = [*(SHARED / "gold").glob("*/mbo.xlsx"), SHARED / "sources" / "sbb", *MBO]
    found = matrix(read_many([SHARED / "sources" / "slo"], "vmbo").curricula, read_many(shared, "mbo").curricula, processes=2)
    own = {
        "Economie": ("winkel",), "Groen": ("teelt",), "Horeca": ("Gastheer",),
        "Zorg": ("Assistent-beg", "edagogisch", "Helpende"),
        "Mobiliteit": ("Monteur",), "Produceren": ("Monteur",), "Bouwen": ("Monteur",),
    }  # fmt: skip
    right = 0
    for row, column in best_cells(found):
        wanted = next((names for start, names in own.items() if found.unit(row).name.startswith(start)), ())
        right += any(name in found.column(column).name for name in wanted)
    assert right >= 6


def test_the_number_of_cores_changes_nothing(examples):
    told = []
    vmbo, mbo = read_many(VMBO, "vmbo").curricula, read_many(MBO, "mbo").curricula
    again = matrix(vmbo * 4, mbo, processes=2, progress=lambda p: told.append((p.done, p.total)))
    assert told == [(n, 36) for n in range(1, 37)]
    alone = matrix(vmbo * 4, mbo)
    assert again.meetings == alone.meetings
    assert again.meetings[:3] == examples.meetings
    assert matrix_workbook(again) == matrix_workbook(alone)


def test_keuzevakken_and_keuzedelen_stand_apart(electives):
    rows = [electives.unit(r) for r in range(len(electives.rows))]
    assert [(u.number, u.kind, len(u.goals)) for u in rows] == [("V1", "profiel", 2), ("V2", "keuzevak", 2)]
    columns = [electives.column(c) for c in range(2)]
    assert [(u.number, u.kind, u.name) for u in columns] == [
        ("M1", "kwalificatie", electives.mbo[0].name),
        ("M2", "keuzedeel", "K0123 Verzorgt het haar"),
    ]


def test_what_is_left_of_a_keuzedeel_is_told_in_items_and_hours(electives):
    row = next(r for r in range(len(electives.rows)) if electives.unit(r).kind == "keuzevak")
    cell = electives.cell(row, 1)
    assert cell.mbo.goals == len(cell.chances) == 2
    assert cell.chances[0] > cell.chances[1]
    assert cell.mbo_hours.total == 100
    assert cell.mbo_hours.overlap == pytest.approx(40 * cell.chances[0] + 60 * cell.chances[1], abs=0.01)


def test_schools_with_the_same_profiel_are_set_side_by_side(sheet):
    rows = [["P/ZW/01/01-01", "De kandidaat kan een maaltijd bereiden"], ["P/ZW/01/01-02", "De kandidaat kan een bed opmaken"]]
    paths = [
        sheet([["Code", "Eindterm"], *rows], name="a.xlsx"),
        sheet([["Code", "Eindterm"], rows[0]], name="b.xlsx"),
    ]
    found = matrix(read_many(paths, "vmbo").curricula, read_many(MBO[2:], "mbo").curricula)
    (one,) = differences(found)
    assert one.profiel == "ZW"
    assert [(g.goal.code, g.count) for g in one.goals] == [("P/ZW/01/01-02", 1), ("P/ZW/01/01-01", 2)]
    assert one.goals[0].schools[1] is None
    assert 0 < one.goals[0].schools[0] <= 1


def test_cells_are_chosen_by_number_or_name(examples):
    number = examples.column(1).number
    assert chosen_cells(examples, [f"V1:{number}"]) == [(0, 1)]
    name = examples.column(2).name
    assert chosen_cells(examples, [f"V1:{name[:-1]}"]) == [(0, 2)]
    with pytest.raises(Unusable) as problem:
        chosen_cells(examples, ["V1:bestaat niet"])
    assert code(problem) == "no-such-cell"
    with pytest.raises(Unusable) as problem:
        chosen_cells(examples, ["V1:e"])
    assert code(problem) == "ambiguous-cell"


def test_one_bad_file_does_not_stop_the_rest(tmp_path, sheet):
    good = sheet([["Code", "Eindterm"], ["P/ZW/01/01-01", "De kandidaat kan een maaltijd bereiden"]], name="a.xlsx")
    (tmp_path / "b.xlsx").write_text("geen spreadsheet")
    (tmp_path / "c.xlsx").write_bytes(good.read_bytes())
    (tmp_path / "d.xlsx").write_bytes(MBO[0].read_bytes())
    (tmp_path / "~$a.xlsx").touch()
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "foto.jpg").touch()
    found = read_many([tmp_path], "vmbo")
    assert [c.file for c in found.curricula] == ["a.xlsx"]
    assert [(n.file, n.code) for n in found.skipped if n.file != "b.xlsx"] == [
        ("c.xlsx", "same-content"),
        ("d.xlsx", "other-side"),
        ("e.pdf", "file-broken"),
        ("~$a.xlsx", "file-of-office"),
    ]
    assert [n.file for n in found.skipped] == ["b.xlsx", "c.xlsx", "d.xlsx", "e.pdf", "~$a.xlsx"]


def test_files_folders_and_patterns_name_each_file_once(tmp_path):
    for name in ("b.xlsx", "a.csv", "c.png"):
        (tmp_path / name).touch()
    assert paths_of([tmp_path, tmp_path / "*.xlsx", tmp_path / "a.csv"]) == (tmp_path / "a.csv", tmp_path / "b.xlsx")
    assert paths_of([tmp_path / "weg.xlsx"]) == (tmp_path / "weg.xlsx",)


def of_school(sheet, folder, name, *texts):
    folder.mkdir(parents=True, exist_ok=True)
    rows = [[f"P/ZW/01/01-{n:02}", f"De kandidaat kan {text}"] for n, text in enumerate(texts, 1)]
    sheet([["Code", "Eindterm"], *rows], name=str(folder / name))
    return folder / name


def test_a_folder_of_schools_is_read_with_the_folders_in_it(tmp_path, sheet):
    region = tmp_path / "regio"
    of_school(sheet, region / "School A", "pta.xlsx", "een maaltijd bereiden")
    of_school(sheet, region / "School B" / "2026", "pta.xlsx", "een bed opmaken")
    of_school(sheet, region, "samen.xlsx", "een gesprek voeren")
    of_school(sheet, region / ".verborgen", "pta.xlsx", "de was doen")
    (region / "School B" / "kapot.xlsx").write_text("geen spreadsheet")
    found = read_many([region], "vmbo")
    assert [c.file for c in found.curricula] == ["samen.xlsx", "School A/pta.xlsx", "School B/2026/pta.xlsx"]
    assert [n.file for n in found.skipped] == ["School B/kapot.xlsx"]
    names = [programme.name for programme in vmbo_programmes(found.curricula)]
    assert names == ["samen", "pta (School A)", "pta (School B/2026)"]


def test_programmes_with_the_same_title_are_told_apart(tmp_path, sheet):
    paths = [of_school(sheet, tmp_path / "a", name, name) for name in ("een.xlsx", "twee.xlsx")]
    curricula = [replace(c, title="PTA") for c in read_many(paths, "vmbo").curricula]
    assert [p.name for p in vmbo_programmes(curricula)] == ["PTA (een)", "PTA (twee)"]
    assert [p.name for p in vmbo_programmes([curricula[0]] * 2)] == ["PTA (een)", "PTA (een) 2"]


def test_a_workbook_of_our_own_is_told_and_is_nothing_to_protect(tmp_path, sheet, examples):
    of_school(sheet, tmp_path, "pta.xlsx", "een maaltijd bereiden")
    (tmp_path / "matrix.xlsx").write_bytes(matrix_workbook(examples))
    found = read_many([tmp_path], "vmbo")
    assert [(n.file, n.code) for n in found.skipped] == [("matrix.xlsx", "own-workbook")]
    assert found.paths == (tmp_path / "pta.xlsx",)


@needs_shared
def test_each_profiel_of_the_publication_and_each_kwalificatie_of_a_dossier_is_a_programme():
    slo = read_many([SHARED / "sources" / "slo"], "vmbo")
    assert len(slo.curricula) == 10
    assert sum(len(c.goals) for c in slo.curricula) == 3473
    sbb = read_many([SHARED / "sources" / "sbb"], "mbo")
    assert len(sbb.curricula) == 6
    assert not slo.skipped + sbb.skipped


def test_a_country_says_why_of_the_best_of_two_programmes_and_a_school_of_many_pairs_of_each_cell():
    assert pairs_kept(35 * 48, 7, 48) == Most(PAIRS_OF_A_UNIT)
    assert pairs_kept(210 * 100, 10, 100) == Most(9, 2)
    assert pairs_kept(210 * 905, 10, 905) == Most(2, 1, only_certain=True, of_mbo=2)
    assert pairs_kept(210 * 90, 100, 90) == Most(10)
    assert pairs_kept(2100 * 90, 100, 90) == Most(2, 1, only_certain=True)


def test_where_pairs_of_two_programmes_are_limited_the_best_of_all_units_are_kept(zorg):
    mine, theirs = vmbo_programmes([zorg.vmbo])[0], mbo_programmes([zorg.mbo])[0]
    scores = score(mine.curriculum.goals, theirs.curriculum.goals, Settings())
    of_units, together = (meeting(mine, theirs, scores, most) for most in (Most(3), Most(3, 4)))
    best = sorted((pair.score for pair in of_units.pairs), reverse=True)[:4]
    assert sorted((pair.score for pair in together.pairs), reverse=True) == best
    assert [pair for pair in of_units.pairs if pair in together.pairs] == [*together.pairs]
    assert of_units.cells == together.cells


def test_where_only_what_is_certain_is_kept_likely_pairs_are_still_counted(zorg):
    mine, theirs = vmbo_programmes([zorg.vmbo])[0], mbo_programmes([zorg.mbo])[0]
    scores = score(mine.curriculum.goals, theirs.curriculum.goals, Settings())
    everything, certain = (meeting(mine, theirs, scores, most) for most in (Most(40), Most(40, None, only_certain=True)))
    assert certain.pairs == tuple(pair for pair in everything.pairs if pair.band == Band.CERTAIN)
    assert certain.cells == everything.cells


def test_each_of_many_mbo_programmes_has_examples_with_those_that_it_has_the_best_with(examples, monkeypatch, tmp_path):
    monkeypatch.setattr("overlap.analysis.matrix.matrix._FEW", 0)
    vmbo, mbo = (read_many(files, side).curricula for files, side in ((VMBO, "vmbo"), (MBO, "mbo")))
    for name, value in (("LISTED", 18), ("OF_A_COUNTRY", 4), ("_MANY", 3)):
        monkeypatch.setattr(f"overlap.analysis.matrix.most.{name}", value)
    found = matrix(vmbo, mbo, folder=tmp_path)
    for column in range(3):
        best = {
            row: [pair.score for pair in examples.meetings[row][column].pairs if pair.band == Band.CERTAIN] for row in range(3)
        }
        row = max(best, key=lambda row: max(best[row], default=0))
        shown = {n: [pair.score for pair in found.meetings[n][column].pairs] for n in range(3)}
        assert shown == {n: [max(best[row])] if n == row else [] for n in range(3)}
    assert [[m.cells for m in row] for row in found.meetings] == [[m.cells for m in row] for row in examples.meetings]
    # nor do they differ after a stop, whichever couples were done
    for path in sorted(tmp_path.iterdir())[::2]:
        path.unlink()
    assert matrix(vmbo, mbo, folder=tmp_path).meetings == found.meetings
