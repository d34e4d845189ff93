"""What a page saves is read as a workbook is: placed, or told; never left out."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overlap.model import Action, Decision, GapAction, GapVerdict, Source, Verdict
from overlap.page import as_page
from overlap.problems import Unusable
from overlap.reading.formats.text import tidy
from overlap.review.copies.merge import merge
from overlap.tasks.status import StatusRequest, run
from overlap.workbook.readback.decisions import read_review

from ..support.pages import saved_by_page

SOURCE = Source("a.xlsx", "Overlap", 5)


def read_saved(path, file):
    """A file as it is read back."""
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    return read_review(path)


def decisions_on(review):
    """Any decisions on the pairs and gaps of a comparison."""
    facts = review.facts
    proposals, gaps_of = list(facts.pairs.values()), list(facts.gaps)
    texts = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20).map(tidy)

    def alone(gap):
        side, goal = gap
        return (goal, "") if side == "vmbo" else ("", goal)

    def row(table, identifier, vmbo, mbo, verdict, action, remark):
        values = {name: str(value) for name, value in (("verdict", verdict), ("action", action), ("remark", remark)) if value}
        return Decision(table=table, id=identifier, vmbo=vmbo, mbo=mbo, values=values, comments=(), source=SOURCE)

    pairs = st.builds(
        lambda n, *values: row("review", proposals[n].id, proposals[n].vmbo.id, proposals[n].mbo.id, *values),
        st.integers(0, len(proposals) - 1), st.sampled_from(Verdict), st.sampled_from([None, *Action]), texts,
    )  # fmt: skip
    gaps = st.builds(
        lambda n, *values: row("gaps", gaps_of[n][1], *alone(gaps_of[n]), *values),
        st.integers(0, len(gaps_of) - 1), st.sampled_from(GapVerdict), st.sampled_from([None, *GapAction]), texts,
    )  # fmt: skip
    return st.lists(pairs | gaps, unique_by=lambda one: (one.table, one.id, one.vmbo), max_size=12)


def test_any_decision_comes_back_as_it_was(nobody, rebuilt, tmp_path):
    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(decisions_on(nobody))
    def holds(decisions):
        back = read_saved(tmp_path / "a.json", saved_by_page(replace(nobody, decisions=tuple(decisions)), rebuilt))
        said = {(one.table, one.id, one.vmbo, one.mbo, tuple(sorted(one.values.items()))) for one in decisions}
        assert {(one.table, one.id, one.vmbo, one.mbo, tuple(sorted(one.values.items()))) for one in back.decisions} == said
        assert back.unplaced == ()
        assert back.facts.fingerprint == nobody.facts.fingerprint

    holds()


def test_agreements_words_and_own_pairs_of_the_workbook_go_along(nobody, rebuilt, tmp_path):
    labels = nobody.facts.labels
    (vmbo, mbo) = (next(key for key in labels if key[0] == side) for side in ("vmbo", "mbo"))
    kept = (
        Decision(
            table="own", id="own-1", vmbo=vmbo[1], mbo=mbo[1], comments=(), source=SOURCE,
            values={"vmbo goal": labels[vmbo], "mbo item": labels[mbo], "verdict": "related"},
        ),
        Decision(
            table="agreements", id="agr-2", vmbo="", mbo="", comments=(), source=SOURCE,
            values={"agreement": "In de OER", "layer": "board"},
        ),
        Decision(
            table="own words", id="own-1", vmbo="", mbo="", comments=(), source=SOURCE,
            values={"vmbo": "dweil", "mbo": "mop", "agreed": "dweil"},
        ),
    )  # fmt: skip
    back = read_saved(tmp_path / "a.json", saved_by_page(replace(nobody, decisions=kept), rebuilt))
    assert {(one.table, one.id): dict(one.values) for one in back.decisions} == {(o.table, o.id): dict(o.values) for o in kept}


def test_what_is_unknown_is_told_and_not_lost(nobody, rebuilt, tmp_path):
    pair = next(iter(nobody.facts.pairs))
    rows = [
        {"table": "review", "id": "x+y", "values": {"verdict": "repetition", "remark": "van elders"}},
        {"table": "review", "id": pair, "values": {"verdict": "misschien", "cijfer": "7"}},
        {"table": "gaps", "side": "mbo", "id": "z", "values": {"verdict": "gap"}},
    ]
    back = read_saved(tmp_path / "a.json", saved_by_page(nobody, rebuilt, decisions=rows))
    assert back.decisions == ()
    assert [(one.why, dict(one.values)) for one in back.unplaced] == [
        ("no choice", {"verdict": "misschien"}),
        ("no row", {"verdict": "repetition", "remark": "van elders"}),
        ("no column", {"cijfer": "7"}),
        ("no row", {"verdict": "gap"}),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda file: file["facts"].clear(), "decisions-damaged"),
        (lambda file: file.update(decisions="alles"), "decisions-damaged"),
        (lambda file: file.update(format=2), "decisions-newer"),
        (lambda file: file["decisions"].append({"table": "cijfers", "id": "1", "values": {}}), "decisions-damaged"),
    ],
)
def test_a_damaged_file_has_one_clear_message(nobody, rebuilt, tmp_path, change, code):
    file = saved_by_page(nobody, rebuilt)
    change(file)
    with pytest.raises(Unusable) as told:
        read_saved(tmp_path / "a.json", file)
    assert told.value.notice.code == code


def test_half_a_file_is_damaged_and_other_json_is_none_of_ours(nobody, rebuilt, tmp_path):
    whole = json.dumps(saved_by_page(nobody, rebuilt))
    for text, code in ((whole[: len(whole) // 2], "decisions-damaged"), ('{"overlap": 1}', "not-reviewed")):
        (tmp_path / "a.json").write_text(text)
        with pytest.raises(Unusable) as told:
            read_review(tmp_path / "a.json")
        assert told.value.notice.code == code


def test_a_folder_counts_decisions_beside_workbooks_and_passes_over_other_json(nobody, rebuilt, blank, tmp_path):
    folder = tmp_path / "terug"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(blank.read_bytes())
    (folder / "samenvatting.json").write_text('{"pairs": 3}')
    read_saved(folder / "b.json", saved_by_page(nobody, rebuilt))
    assert [review.file for review in run(StatusRequest(files=(folder,))).reviews] == ["a.xlsx", "b.json"]


def test_decisions_of_a_page_merge_with_the_workbook(nobody, rebuilt, tmp_path):
    pair = next(iter(nobody.facts.pairs.values()))
    said = Decision(
        table="review", id=pair.id, vmbo=pair.vmbo.id, mbo=pair.mbo.id, values={"verdict": "related"}, comments=(), source=SOURCE
    )
    one = replace(nobody, decisions=(said,), who=replace(nobody.who, group="A", behalf="both", said="both"))
    merged = merge([nobody, read_saved(tmp_path / "a.json", saved_by_page(one, rebuilt))])
    assert [(row.id, row.values["verdict"]) for row in merged.rows if row.table == "review"] == [(pair.id, "related")]


def test_the_page_is_the_same_every_time_and_asks_no_network(nobody, rebuilt):
    page = as_page(nobody, rebuilt)
    assert page == as_page(nobody, rebuilt)
    text = page.decode()
    assert not re.search(r"""(?:src|href)=["'](?!#)""", text)
    assert "default-src 'none'" in text
    assert "'unsafe-inline'" not in text


def test_the_page_can_be_in_english(page, monkeypatch):
    monkeypatch.setenv("OVERLAP_LANG", "en")
    text = page().read_text(encoding="utf-8")
    assert "{n} changes not saved yet" in text
    assert "{n} change not saved yet" in text
