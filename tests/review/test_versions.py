"""Several copies of one group count once: the newest holds, and nothing of the others is lost."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import permutations

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from overlap.analysis.fingerprint import fingerprint
from overlap.locale import gettext as _
from overlap.model import Comment, Source, Unplaced
from overlap.reading.formats.saved import saved_at
from overlap.review.copies.merge import merge
from overlap.review.copies.versions import Version, as_one, newest_first
from overlap.review.copies.voices import apart, counted_once, voices
from overlap.review.lessons.learn import learn
from overlap.review.outcome.result import result
from overlap.review.rounds.carry import carry
from overlap.review.rounds.rebuild import comparison_of
from overlap.tasks import learn as learn_task
from overlap.tasks import merge as merge_task
from overlap.tasks import report as report_task
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.decisions import read_review

from ..support.copies import FACTS, GOALS, MBO, PAIRS, SOURCE, VMBO, copy, decided, verdicts, workbook_of
from ..support.libreoffice import converted, needs_libreoffice
from ..support.reviews import filled

OLDER = copy(
    decided(verdict="repetition", action="exemption", remark="Zie les 3"),
    decided("review", "v1+m1", verdict="related"),
    decided("agreements", "agr-1", agreement="Samen oefenen", who="Jan"),
    group="A", behalf="both", file="oud.xlsx", saved="2026-11-12T10:00:00Z",
)  # fmt: skip
NEWER = copy(
    decided(verdict="no overlap"),
    decided("review", "v2+m2", verdict="deepening"),
    decided("agreements", "agr-1", agreement="Samen toetsen"),
    group="A", behalf="both", file="nieuw.xlsx", saved="2026-11-19T10:00:00Z",
)  # fmt: skip
OTHER = copy(decided(verdict="no overlap"), decided("review", "v1+m1", verdict="no overlap"), group="B", behalf="both")


def groups(merged):
    """The names of the groups, joint meetings left out."""
    return [group.name for group in merged.groups if not group.joint]


@pytest.mark.parametrize("copies", list(permutations([OLDER, NEWER, OTHER])))
def test_two_copies_of_a_group_are_one_group_in_whatever_order(copies):
    merged = merge(copies)
    assert sorted(groups(merged)) == ["A", "B"]
    n = groups(merged).index("A")
    said = {row.id: row.said[n] for row in merged.of("review") if n in row.said}
    assert said == {
        "v0+m0": {"verdict": "no overlap", "remark": "Zie les 3"},
        "v1+m1": {"verdict": "related"},
        "v2+m2": {"verdict": "deepening"},
    }
    assert sorted(row.values["agreement"] for row in merged.of("agreements")) == ["Samen oefenen", "Samen toetsen"]
    assert [(name, lost.why, lost.values) for name, lost in merged.unplaced] == [
        ("A", "replaced", {"verdict": "repetition", "action": "exemption"})
    ]
    (notice,) = merged.notices
    assert (notice.code, notice.file, notice.values["older"], notice.values["count"]) == (
        "merge-version", "nieuw.xlsx", "oud.xlsx", 1,
    )  # fmt: skip


def test_a_group_does_not_agree_or_differ_with_itself():
    assert merge([OLDER, NEWER]).agreement.percentage is None
    both = merge([OLDER, NEWER, OTHER]).agreement
    assert (both.raters, both.items, both.percentage) == (2, 2, 0.5)
    assert not any(judged.to_discuss for judged in result([OLDER, NEWER]).judged)
    decided_now = {f"{one.vmbo.id}+{one.mbo.id}": one.verdict for one in result([NEWER, OLDER]).decided}
    assert decided_now == {"v0+m0": "no overlap", "v1+m1": "related", "v2+m2": "deepening"}


def test_a_report_says_which_copy_holds():
    (notice,) = result([OLDER, NEWER]).notices
    assert "nieuw.xlsx" in notice.place
    assert _("it was saved later") in notice.message
    assert "oud.xlsx" in notice.message


def test_what_is_learned_counts_a_group_once():
    told = learn([OLDER, NEWER, OTHER])
    assert told.bands == learn([*apart([OLDER, NEWER]), OTHER]).bands
    assert told.divided == 1, "v1+m1: one group against one"
    assert learn([OLDER, NEWER]).divided == 0


def test_next_years_workbook_takes_the_newer_copy_and_keeps_what_the_older_said_otherwise():
    comparison = comparison_of(FACTS)
    for copies in ([OLDER, NEWER], [NEWER, OLDER]):
        over = carry(comparison, copies, (), fingerprint(comparison))
        found = {row.id: dict(row.values) for row in over.carried if row.table == "review"}
        assert found["v0+m0"]["verdict"] == "no overlap", "not to be discussed: the group says one thing"
        assert {pair: values["verdict"] for pair, values in found.items()} == {
            "v0+m0": "no overlap", "v1+m1": "related", "v2+m2": "deepening",
        }  # fmt: skip
        assert [left.decision.values for left in over.left] == [{"verdict": "repetition", "action": "exemption"}]


WHO = {"group": "Groep a", "school": "De Brug", "on behalf of": "beide"}


def on_disk(folder, comparison, name, verdict, who=WHO):
    """A copy as a group saved it, of which the first pair has this verdict."""
    path = folder / name
    path.write_bytes(filled(workbook(comparison), {("review", comparison.proposed[0].id): {"verdict": verdict}}, who))
    return path


def saved_in(path, moment):
    """The same file as if it was saved at that moment."""
    book = openpyxl.load_workbook(path)
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment.encode(), data)
            target.writestr(name, data)
    return path


def test_when_a_copy_was_saved_is_read_from_inside_the_file(zorg, tmp_path):
    (tmp_path / "leeg.xlsx").write_bytes(workbook(zorg))
    assert read_review(tmp_path / "leeg.xlsx").saved == "", "the program made it, nobody saved it"
    path = saved_in(on_disk(tmp_path, zorg, "a.xlsx", "verwant"), "2026-11-19T11:00:00+01:00")
    assert read_review(path).saved == "2026-11-19T10:00:00Z"
    assert read_review(saved_in(path, "gisteren, denk ik")).saved == ""
    calc = {"meta.xml": b"<office:meta><dc:date>2026-11-19T10:00:00.123456789</dc:date></office:meta>"}
    assert saved_at(calc) == "2026-11-19T10:00:00Z"


def test_files_of_one_group_are_merged_as_one_and_the_merged_workbook_remembers_when_they_were_saved(zorg, tmp_path):
    old = saved_in(on_disk(tmp_path, zorg, "b oud.xlsx", "herhaling"), "2026-11-12T10:00:00Z")
    new = saved_in(on_disk(tmp_path, zorg, "a nieuw.xlsx", "verwant"), "2026-11-19T10:00:00Z")
    outcome = merge_task.run(merge_task.MergeRequest(files=(new, old), output=tmp_path / "samen.xlsx"))
    assert [notice.code for notice in outcome.notices] == ["merge-version"]
    again = read_review(outcome.written)
    assert [(part.file, part.saved) for part in again.parts] == [("a nieuw.xlsx", "2026-11-19T10:00:00Z")]
    assert [row.verdict for row in again.of("review")] == ["related"]
    learned = learn_task.run(learn_task.LearnRequest(files=(old, new), output=tmp_path / "woorden.xlsx"))
    assert [notice.code for notice in learned.notices] == ["merge-version"]
    _decided, notices = report_task.decided_in([new, old], names=False)
    assert [notice.code for notice in notices] == ["merge-version"]


@needs_libreoffice
def test_a_copy_that_libreoffice_saved_is_the_same_group(zorg, tmp_path):
    content = on_disk(tmp_path, zorg, "a.xlsx", "verwant").read_bytes()
    again = converted(tmp_path, "ods", {"b": content})["b"]
    merged = merge([read_review(tmp_path / "a.xlsx"), read_review(again)])
    assert groups(merged) == ["Groep a"]
    assert merged.unplaced == ()


@pytest.mark.parametrize(
    ("older", "newer", "why"),
    [
        ({"date": "12-11-2026", "saved": "2026-12-01"}, {"date": "19 nov. 2026", "saved": "2026-11-20"}, "it has the later date"),
        ({"date": "2026-11-12"}, {"date": "do 19/11/26, lokaal 3"}, "it has the later date"),
        ({"date": "29-01-2026 en 12-11-2026"}, {"date": "19 november 2026"}, "it has the later date"),
        ({"date": "12-11", "saved": "2026-11-12"}, {"date": "12-11", "saved": "2026-11-19"}, "it was saved later"),
        ({"date": "19-11-2026", "saved": "2026-11-12"}, {"saved": "2026-11-19"}, "it was saved later"),
        ({"date": "31-2-2026", "saved": "2026-11-12"}, {"date": "1-1-2026", "saved": "2026-11-19"}, "it was saved later"),
    ],
)
def test_which_copy_is_newer(older, newer, why):
    old, new = (copy(group="A", file=name, **told) for name, told in (("oud.xlsx", older), ("nieuw.xlsx", newer)))
    for copies in ([old, new], [new, old]):
        ordered, reasons = newest_first([Version(one, part=False) for one in copies])
        assert [version.review.file for version in ordered] == ["nieuw.xlsx", "oud.xlsx"]
        assert reasons == [why]


def test_where_no_date_tells_the_one_that_is_named_later_holds_and_that_is_said():
    first, second = (replace(one, saved="") for one in (NEWER, OLDER))
    (voice,), (notice,) = voices([first, second])
    assert (voice.review.file, voice.review.decisions[0].verdict) == ("oud.xlsx", "repetition")
    assert _("it was named later; no date tells which is newer") in notice.message
    one_undated = voices([OLDER, replace(NEWER, saved="")])[0]
    assert one_undated[0].review.file == "nieuw.xlsx", "one date alone tells nothing"


def test_of_three_copies_the_last_but_one_fills_what_the_last_left_open():
    months = [
        copy(decided(verdict="repetition"), decided("review", "v1+m1", verdict="repetition"), group="A", saved="1", file="1"),
        copy(decided(verdict="related"), decided("review", "v1+m1", verdict="related"), group="A", saved="2", file="2"),
        copy(decided(verdict="deepening"), group="A", saved="3", file="3"),
    ]
    for copies in permutations(months):
        (only,), notices = voices(copies)
        assert {one.id: one.verdict for one in only.review.decisions} == {"v0+m0": "deepening", "v1+m1": "related"}
        assert sorted(lost.values["verdict"] for lost in only.review.unplaced) == ["related", "repetition", "repetition"]
        assert [(notice.file, notice.values["older"]) for notice in notices] == [("3", "2"), ("3", "1")]


@pytest.mark.parametrize(
    "other",
    [
        replace(NEWER, who=replace(NEWER.who, group="B")),
        replace(NEWER, who=replace(NEWER.who, behalf="mbo")),
        replace(NEWER, who=replace(NEWER.who, school="Elders")),
        replace(NEWER, who=replace(NEWER.who, vmbo_names="Bo")),
    ],
)
def test_copies_of_other_groups_sides_schools_and_teachers_stay_as_they_were(other):
    first = replace(OLDER, who=replace(OLDER.who, vmbo_names="Anna de Boer"))
    assert apart([first, other]) == [first, other]
    assert counted_once([first, other]) == []
    assert len(merge([first, other]).groups) == 2


def test_copies_without_the_name_of_a_group_stay_as_they_were():
    nameless = [replace(one, who=replace(one.who, group=" ")) for one in (OLDER, NEWER)]
    assert apart(nameless) == nameless


def test_a_group_that_judged_two_comparisons_said_both():
    elsewhere = {key: goal for key, goal in GOALS.items() if key[0] == "vmbo"}
    other = replace(NEWER, facts=replace(FACTS, goals=elsewhere, fingerprint="g"))
    assert apart([OLDER, other]) == [OLDER, other]


def test_a_newer_copy_without_its_hidden_sheet_holds_and_the_older_tells_what_was_compared():
    bare = replace(FACTS, whole=False, fingerprint="", goals=dict(list(GOALS.items())[:5]), pairs={})
    (only,) = apart([OLDER, replace(NEWER, facts=bare)])
    assert (only.file, only.facts) == ("nieuw.xlsx", FACTS)


def test_a_pair_that_only_the_older_copy_asked_about_is_kept():
    short = replace(FACTS, fingerprint="kort", pairs={name: pair for name, pair in PAIRS.items() if name != "v1+m1"})
    (only,) = apart([OLDER, replace(NEWER, facts=short)])
    assert only.facts.pairs.keys() == PAIRS.keys()


def test_a_newer_part_of_a_merged_workbook_holds_over_an_older_copy_of_its_own():
    merged = workbook_of(merge([NEWER, OTHER]))
    for copies in ([merged, OLDER], [OLDER, merged]):
        again = merge(copies)
        assert sorted(groups(again)) == ["A", "B"]
        n = groups(again).index("A")
        assert next(row for row in again.of("review") if row.id == "v0+m0").said[n]["verdict"] == "no overlap"


def test_what_a_meeting_replaced_stays_replaced_where_the_copy_is_named_before_the_merged_workbook():
    once = workbook_of(merge([OLDER, OTHER]), v0_m0="deepening")
    twice = workbook_of(merge([once, copy(group="Laat")]), "twee.xlsx")
    for copies in ([twice, OLDER], [OLDER, twice]):
        row = next(row for row in merge(copies).of("review") if row.id == "v0+m0")
        assert row.verdicts == ("deepening",)


def test_the_third_time_nothing_is_told_twice():
    merged = workbook_of(merge([OLDER, NEWER, OTHER]))
    again = merge([merged, OLDER])
    assert [lost.values for _name, lost in again.unplaced] == [{"verdict": "repetition", "action": "exemption"}]


def test_rows_without_a_name_and_texts_on_other_rows_are_not_taken_for_each_other():
    lost = [Unplaced(why="no column", values={"text": "4"}, source=SOURCE, table="review", id=pair) for pair in PAIRS]
    older = copy(decided("agreements", "agr-1", when="mei"), group="A", file="oud", saved="1", unplaced=lost[:2])
    newer = copy(decided("agreements", "agr-1", who="Jan"), group="A", file="nieuw", saved="2", unplaced=lost[1:3])
    (only,) = apart([older, newer])
    assert [dict(one.values) for one in only.decisions] == [{"who": "Jan"}, {"when": "mei"}]
    assert Counter(one.id for one in only.unplaced) == Counter(["v0+m0", "v0+m1", "v0+m2"])


@st.composite
def copies_of_a_group(draw):
    """Two copies of a group, the first the older: rows of all kinds with some cells filled in, and comments."""
    files = []
    for n in range(2):
        rows = []
        for pair in draw(st.lists(st.sampled_from(list(PAIRS)), unique=True, max_size=4)):
            values = {"verdict": draw(verdicts), "action": draw(st.sampled_from(["none", "align", ""]))}
            values |= {"remark": draw(st.sampled_from(["", "x", "y"]))}
            told = draw(st.lists(st.sampled_from(["c", "d"]), unique=True))
            comments = tuple(Comment(text, "Jan", "verdict", Source("", "", n)) for text in told)
            rows.append(decided("review", pair, comments, **{name: text for name, text in values.items() if text}))
        for number in draw(st.lists(st.sampled_from([1, 2, 3]), unique=True)):
            texts = {"agreement": f"afspraak {number}", "who": draw(st.sampled_from(["", "Jan", "An"]))}
            rows.append(decided("agreements", f"agr-{number}", **{name: text for name, text in texts.items() if text}))
        for word in draw(st.lists(st.sampled_from(["klant", "gast"]), unique=True)):
            texts = {"vmbo": word, "agreed": draw(st.sampled_from(["cliënt", "bewoner"]))}
            rows.append(replace(decided("own words", "own-1"), values=texts))
        lost = [Unplaced(why="outside", values={"text": text}, source=SOURCE) for text in draw(st.sets(st.sampled_from("ab")))]
        files.append(copy(*rows, **VMBO, file=f"{n}.xlsx", saved=f"2026-11-0{n + 1}", unplaced=lost))
    return files


def cells(review):
    """Every cell that stands in a row, by the row and its field; comments too."""
    names = {"agreements": "agreement", "own words": "vmbo"}
    rows = {(one.table, one.values[names[one.table]] if one.table in names else one.id): one for one in review.decisions}
    found = {(*key, name): text for key, one in rows.items() for name, text in one.values.items()}
    return found | {(*key, "comment", comment.text): "" for key, one in rows.items() for comment in one.comments}


@given(copies_of_a_group(), st.booleans())
def test_a_copy_and_its_newer_copy_are_the_newer_one_and_what_only_the_older_had(copies, turned):
    older, newer = copies
    other = copy(decided(verdict="related"), **MBO)
    merged = merge([*(reversed(copies) if turned else copies), other])
    assume(older.decisions or older.unplaced or newer.decisions or newer.unplaced)  # else it is no group
    assert groups(merged) == ["A", "B"]
    mine = merged.parts[0]
    now, before, after = cells(mine), cells(older), cells(newer)
    assert now.items() >= after.items(), "all that the newer says holds"
    only_older = {key: text for key, text in now.items() if key not in after}
    assert only_older.items() <= before.items(), "and what is added comes from the older"
    kept = [*now.items(), *((None, text) for _name, lost in merged.unplaced for text in lost.values.values())]
    for key, text in before.items():
        assert (key, text) in kept or (None, text) in kept, "each cell of the older is placed or told"
    judged = {key[:2] for key in after if key[2] == "verdict" and after[key] != "discuss later"}
    for key in only_older:
        assert key[2] not in ("verdict", "action") or key[:2] not in judged, "no action of an older verdict beside a newer one"
    texts = {lost.values["text"] for _name, lost in merged.unplaced if "text" in lost.values}
    assert texts == {lost.values["text"] for one in copies for lost in one.unplaced}
    assert [row.values for row in merged.rows] == [row.values for row in merge([as_one(newer, older)[0], other]).rows]
