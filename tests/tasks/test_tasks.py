"""The program without a terminal: what a request asks is done and told, and nothing is printed."""

import io
import shutil
from dataclasses import fields, is_dataclass
from pathlib import Path

import openpyxl
import pytest

from overlap import tasks
from overlap.model import Settings
from overlap.problems import Unusable
from overlap.reading import ReadOptions
from overlap.tasks.documents import ReadingHelp
from overlap.tasks.files.paths import workbooks, workbooks_beside

from ..support.checkout import EXAMPLES
from ..support.reviews import filled, rows_of

ZORG = EXAMPLES / "zorg"
VMBO, MBO, PTA, OER = (ZORG / f"{name}.xlsx" for name in ("vmbo", "mbo", "pta", "oer"))


@pytest.fixture(autouse=True)
def _silent(capfd):
    """No task prints anything."""
    yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def copies(tmp_path):
    """Two filled-in copies of one workbook, with ten pairs of a sample, in a folder of their own."""
    request = tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO, output=tmp_path / "leeg.xlsx", settings=Settings(sample=10))
    tasks.compare.run(request)
    content = (tmp_path / "leeg.xlsx").read_bytes()
    pairs = [pair for pair in rows_of(openpyxl.load_workbook(io.BytesIO(content)), "review") if "+" in pair]
    folder = tmp_path / "terug"
    folder.mkdir()
    for group, verdict in (("Noord", "herhaling"), ("Zuid", "geen overlap")):
        said = filled(content, {("review", pairs[0]): {"verdict": verdict}}, {"group": group})
        (folder / f"{group}.xlsx").write_bytes(said)
    return folder


def test_requests_and_outcomes_are_frozen_and_built_by_name():
    kinds = [
        value
        for name in tasks.__all__
        for value in vars(getattr(tasks, name)).values()
        if is_dataclass(value) and value.__module__ == f"overlap.tasks.{name}"
    ]
    assert len(kinds) > 20
    for kind in kinds:
        assert kind.__dataclass_params__.frozen
        assert all(field.kw_only for field in fields(kind))


def test_compare_tells_where_the_result_is_and_never_takes_a_name_that_exists(tmp_path):
    request = tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO, pairs=Path("paren.csv"))
    outcome = tasks.compare.run(request)
    assert outcome.written == (Path("Overlap vmbo - mbo.xlsx"), Path("paren.csv"))
    assert (outcome.kept, outcome.notices, outcome.over) == ((), (), None)
    again = tasks.compare.run(tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO))
    assert again.written == (Path("Overlap vmbo - mbo (2).xlsx"),)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Overlap vmbo - mbo (2).xlsx",
        "Overlap vmbo - mbo.xlsx",
        "paren.csv",
    ]


def test_what_cannot_be_claimed_stops_a_task_before_anything_is_written(tmp_path):
    Path("er al.csv").write_text("van iemand")
    request = tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO, output=Path("uit.xlsx"), pairs=Path("er al.csv"))
    with pytest.raises(Unusable) as problem:
        tasks.compare.run(request)
    assert problem.value.notice.code == "output-exists"
    assert [path.name for path in tmp_path.iterdir()] == ["er al.csv"]


def test_documents_the_wrong_way_round_are_put_right_with_a_notice():
    outcome = tasks.compare.run(tasks.compare.CompareRequest(vmbo=MBO, mbo=VMBO))
    assert [notice.code for notice in outcome.notices] == ["swapped"]
    assert (outcome.comparison.vmbo.kind, outcome.comparison.mbo.kind) == ("vmbo", "mbo")
    straight = tasks.explain.run(
        tasks.explain.ExplainRequest(vmbo=VMBO, mbo=MBO, vmbo_code="P/ZWO/04/02-01", mbo_code="P1-K1-V2")
    )
    swapped = tasks.explain.run(tasks.explain.ExplainRequest(vmbo=MBO, mbo=VMBO, vmbo_code="P1-K1-V2", mbo_code="P/ZWO/04/02-01"))
    assert swapped.answer == straight.answer


def test_help_for_the_reader_is_about_one_side():
    reading = ReadingHelp(vmbo=ReadOptions(header_row=99))
    with pytest.raises(Unusable) as problem:
        tasks.compare.run(tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO, reading=reading))
    assert (problem.value.notice.code, problem.value.notice.file) == ("no-such-row", "vmbo.xlsx")


def test_inspect_gives_what_was_read():
    curriculum = tasks.inspect.run(tasks.inspect.InspectRequest(file=PTA, examenprogramma=VMBO))
    assert curriculum.kind == "vmbo"
    assert all(goal.text for goal in curriculum.goals)


def test_decisions_are_carried_and_told_of(copies):
    previous = (copies / "Noord.xlsx",)
    request = tasks.compare.CompareRequest(vmbo=VMBO, mbo=MBO, previous=previous, settings=Settings(sample=5))
    outcome = tasks.compare.run(request)
    assert outcome.over.files[0][0] == "Noord.xlsx"
    assert [row.values["verdict"] for row in outcome.over.carried] == ["repetition"]
    assert sum(origin == "sample" for _pair, origin in outcome.comparison.judged) == 5
    assert outcome.notices_of_reviews == ()


def test_reviews_of_other_documents_are_noticed(copies):
    handel = EXAMPLES / "handel"
    request = tasks.compare.CompareRequest(vmbo=handel / "vmbo.xlsx", mbo=handel / "mbo.xlsx", previous=(copies / "Noord.xlsx",))
    assert [notice.code for notice in tasks.compare.run(request).notices_of_reviews] == ["previous-other"]


def test_merge_status_report_export_and_learn_take_a_folder_or_files(copies):
    merged = tasks.merge.run(tasks.merge.MergeRequest(files=(copies,), output=copies / "samen.xlsx"))
    assert [group.name for group in merged.merged.groups] == ["Noord", "Zuid"]
    assert merged.written.exists()
    assert merged.figures
    status = tasks.status.run(tasks.status.StatusRequest(files=(copies,)))
    assert [review.file for review in status.reviews] == ["Noord.xlsx", "Zuid.xlsx", "samen.xlsx"]
    files = (copies / "Noord.xlsx", copies / "Zuid.xlsx")
    report = tasks.report.run(tasks.report.ReportRequest(files=files))
    assert report.written == Path("Verslag Noord.html")
    assert report.report.sentences[0] in report.written.read_text(encoding="utf-8").replace("&#39;", "'")
    export = tasks.export.run(tasks.export.ExportRequest(files=files, format="sssom"))
    assert (export.written, export.relations) == (Path("Relaties Noord.tsv"), 0)
    learned = tasks.learn.run(tasks.learn.LearnRequest(files=files))
    assert (learned.written, learned.learned.words) == (None, ()), "no words, no list"
    assert any("Noord.xlsx, Zuid.xlsx" in sentence for sentence in learned.sentences)


def test_a_merged_workbook_of_last_time_in_the_same_folder_is_no_copy(copies):
    request = tasks.merge.MergeRequest(files=(copies,), output=copies / "samen.xlsx", force=True)
    first = tasks.merge.run(request)
    second = tasks.merge.run(request)
    assert [group.file for group in second.merged.groups] == [group.file for group in first.merged.groups]


def test_what_cannot_be_read_keeps_status_from_nothing(copies):
    shutil.copy(VMBO, copies / "document.xlsx")
    outcome = tasks.status.run(tasks.status.StatusRequest(files=(copies,)))
    assert (len(outcome.reviews), [notice.code for notice in outcome.not_read]) == (2, ["not-reviewed"])
    with pytest.raises(Unusable):
        tasks.status.run(tasks.status.StatusRequest(files=(copies / "document.xlsx",)))


def test_a_matrix_tells_what_it_left_out_before_the_work_and_how_far_it_is(tmp_path):
    folder = tmp_path / "mbo"
    folder.mkdir()
    for sector in ("zorg", "handel"):
        shutil.copy(EXAMPLES / sector / "mbo.xlsx", folder / f"{sector}.xlsx")
    shutil.copy(VMBO, folder / "ander.xlsx")
    events = []
    request = tasks.matrix.MatrixRequest(
        vmbo=(str(VMBO),), mbo=(str(folder),), output=Path("matrix.xlsx"), workbooks=tmp_path / "per cel", cells=("V1:M1",)
    )
    outcome = tasks.matrix.run(
        request,
        left_out=lambda notices: events.extend(notice.code for notice in notices),
        progress=lambda step, progress: events.append((step, progress.done, progress.total)),
    )
    assert events == ["other-side", ("comparing", 1, 2), ("comparing", 2, 2), ("writing", 1, 1)]
    assert [notice.code for notice in outcome.matrix.skipped] == ["other-side"]
    assert len(outcome.written) == 2
    assert all(path.exists() for path in outcome.written)


def test_a_cell_without_a_folder_for_its_workbook_is_refused():
    request = tasks.matrix.MatrixRequest(vmbo=(str(VMBO),), mbo=(str(MBO),), output=Path("matrix.xlsx"), cells=("V1:M1",))
    with pytest.raises(Unusable) as problem:
        tasks.matrix.run(request)
    assert problem.value.notice.code == "cell-without-workbooks"


def test_a_route_lays_plans_on_the_programmes_and_counts_what_was_decided(copies):
    request = tasks.route.RouteRequest(vmbo=VMBO, mbo=(str(MBO),), pta=PTA, oers=(OER,), reviewed=(copies / "Noord.xlsx",))
    outcome = tasks.route.run(request)
    assert outcome.written == Path("Route vmbo - mbo.xlsx")
    assert outcome.route.plan is not None
    assert outcome.route.choices[0].plan is not None
    assert sum(choice.decided for choice in outcome.route.choices) == 1


def test_the_examples_are_compared_where_one_stands():
    outcome = tasks.demo.run()
    assert outcome.comparison.written == (Path("Overlap voorbeeld-vmbo - voorbeeld-mbo.xlsx"),)
    assert all(path.exists() for path in (outcome.vmbo, outcome.mbo, outcome.pta, outcome.oer))


def test_a_form_that_was_filled_in_is_kept(tmp_path):
    request = tasks.template.TemplateRequest(kind="vmbo", output=Path("formulier.xlsx"), force=True)
    assert tasks.template.run(request).kept is None
    assert tasks.template.run(request).kept is None, "the same bytes again: nothing is lost"
    book = openpyxl.load_workbook("formulier.xlsx")
    book.active["A20"] = "P/ZW/01"
    book.save("formulier.xlsx")
    assert tasks.template.run(request).kept == Path("formulier (2).xlsx")


def test_workbooks_are_taken_from_folders_and_patterns_and_lock_files_are_none(tmp_path):
    for name in ("a.xlsx", "b.ods", "~$a.xlsx", ".~lock.b.ods#", "c.csv"):
        (tmp_path / name).touch()
    assert workbooks([Path()]) == [Path("a.xlsx"), Path("b.ods")]
    assert workbooks([Path("*.xlsx"), Path("a.xlsx")]) == [Path("a.xlsx")]
    assert workbooks([Path("~$a.xlsx")]) == [Path("~$a.xlsx")], "who names a file means it"
    assert workbooks_beside(Path("a.xlsx"), [Path()]) == [Path("b.ods")]
    assert workbooks_beside(Path("a.xlsx"), [Path("a.xlsx"), Path()]) == [Path("a.xlsx"), Path("b.ods")]
    with pytest.raises(Unusable) as problem:
        workbooks([Path("*.xls")])
    assert problem.value.notice.code == "no-workbooks"
