"""Decisions in a new comparison: every one of them is there once, and what changed is marked."""

import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.analysis import compare, gaps, terminology
from overlap.analysis.fingerprint import fingerprint
from overlap.matching import match
from overlap.model import Band, Comparison, Curriculum, Decision, Goal, Heading, Settings, Source, Unplaced, with_ids
from overlap.review.copies.merge import merge
from overlap.review.copies.together import combined
from overlap.review.rounds.carry import carry
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.followup.carried import pages, prefilled
from overlap.workbook.followup.changes import kind_of
from overlap.workbook.followup.merged import merged_workbook
from overlap.workbook.readback.decisions import read_review

from ..support.reviews import filled, rows_of


def changed(curriculum, **texts):
    """The programme with other texts by code; None takes the goal out."""
    goals = [replace(g, text=texts.get(g.code.replace("/", "_").replace("-", "_"), g.text) or "") for g in curriculum.goals]
    return replace(curriculum, goals=with_ids(goal for goal in goals if goal.text), sha256="anders")


def review_of(comparison, cells, tmp_path, name="ingevuld.xlsx"):
    path = tmp_path / name
    path.write_bytes(filled(workbook(comparison), cells))
    return read_review(path)


def taken(new, *reviews):
    """What becomes of the decisions, and the new comparison with what is added to it."""
    over = carry(new, reviews, {pair.id for pair in terminology(new)}, fingerprint(new))
    return over, replace(new, added=over.added)


def written(new, over):
    return openpyxl.load_workbook(io.BytesIO(workbook(new, prefilled(new, over), pages(over))))


@pytest.fixture(scope="module")
def cells(zorg):
    """Decisions of every kind."""
    pairs = [pair.id for pair in zorg.proposed]
    gap = gaps(zorg, "mbo")[0].goal
    labels = zorg.vmbo.goals[3], zorg.mbo.goals[-1]
    from overlap.workbook.form.hidden_sheet import Facts

    named = Facts(zorg).labels
    return {
        ("review", pairs[0]): {"verdict": "herhaling", "action": "vrijstelling", "who": "Anna", "remark": "@Bert: net zo"},
        ("review", pairs[7]): {"verdict": "geen overlap"},
        ("review", pairs[40]): {"remark": "Hier moeten we over praten"},
        ("own", "own-1"): {
            "vmbo goal": named["vmbo", labels[0].id], "mbo item": named["mbo", labels[1].id], "verdict": "verdieping",
        },
        ("gaps", gap.id): {"verdict": "terecht een hiaat", "remark": "Dat klopt"},
        ("words", terminology(zorg)[0].id): {"verdict": "klopt", "agreed": "cliënt"},
        ("own words", "own-1"): {"vmbo": "boodschappenlijst", "mbo": "bestelstaat"},
        ("agreements", "agr-1"): {"agreement": "Samen een toets maken", "pairs": "1 en 8", "layer": "docenten"},
        ("agenda", "agenda-1"): {"who": "Bert"},
    }  # fmt: skip


def test_in_the_same_documents_everything_is_taken_over_as_it_was(zorg, cells, tmp_path):
    over, new = taken(zorg, review_of(zorg, cells, tmp_path))
    assert Counter(one.fate for one in over.carried) == {"carried": len(cells)}
    assert (over.left, over.added) == ((), ())
    book = written(new, over)
    for (table, identifier), values in cells.items():
        row = rows_of(book, table)[identifier]
        assert {name: row[name].value for name in values} == values


def test_a_changed_text_keeps_its_decision_and_is_marked_with_the_difference(zorg, cells, tmp_path):
    first = zorg.proposed[0]
    text = first.vmbo.text.replace("werkplanning", "dagplanning")
    code = first.vmbo.code.replace("/", "_").replace("-", "_")
    new = compare(changed(zorg.vmbo, **{code: text}), zorg.mbo)
    over, new = taken(new, review_of(zorg, cells, tmp_path))
    goal = next(goal for goal in new.vmbo.goals if goal.text == text)
    book = written(new, over)
    row = rows_of(book, "review")[f"{goal.id}+{first.mbo.id}"]
    assert row["verdict"].value == "herhaling"
    assert row["since"].value == "tekst gewijzigd, opnieuw bekijken\nvmbo: was ‘werkplanning’, nu ‘dagplanning’"
    table = [[cell.value for cell in row] for row in book["Wat is er veranderd"].iter_rows()]
    assert ["vmbo", "tekst gewijzigd", first.vmbo.code, first.vmbo.code] in [row[:4] for row in table]


def test_a_goal_that_is_gone_leaves_what_was_decided_on_it(zorg, cells, tmp_path):
    first = zorg.proposed[0]
    gone = first.vmbo.code.replace("/", "_").replace("-", "_")
    over, new = taken(compare(changed(zorg.vmbo, **{gone: None}), zorg.mbo), review_of(zorg, cells, tmp_path))
    left = [one for one in over.left if one.why == "vanished"]
    assert [one.decision.values["verdict"] for one in left] == ["repetition"]
    book = written(new, over)
    texts = " ".join(str(cell.value) for row in book["Niet geplaatst"].iter_rows() for cell in row)
    assert "Oordeel: herhaling" in texts
    assert first.vmbo.text in texts
    path = tmp_path / "nieuw.xlsx"
    book.save(path)
    again, _new = taken(new, read_review(path))
    before = [one.decision.values for one in again.left if one.why == "unplaced before"]
    assert [values["verdict"] for values in before if first.vmbo.text in values.get("about", "")] == ["repetition"]


def test_a_judged_pair_that_is_no_longer_proposed_stays_on_the_sheet(zorg, cells, tmp_path):
    new = compare(zorg.vmbo, zorg.mbo, Settings(from_band=Band.CERTAIN))
    over, new = taken(new, review_of(zorg, cells, tmp_path))
    judged = {identifier for table, identifier in cells if table == "review"}
    assert {one.pair.id for one in over.added} == judged - {pair.id for pair in new.proposed}
    row = rows_of(written(new, over), "review")[next(iter(over.added)).pair.id]
    assert row["certainty"].value == "eerder beoordeeld, niet meer voorgesteld"
    assert row["verdict"].value or row["remark"].value


def test_numbers_of_pairs_in_agreements_follow_the_new_list(zorg, cells, tmp_path):
    new = compare(zorg.vmbo, zorg.mbo, Settings(from_band=Band.CERTAIN))
    over, new = taken(new, review_of(zorg, cells, tmp_path))
    (values,) = [one.values for one in over.carried if one.table == "agreements"]
    numbers = {pair.id: n for n, (pair, _origin) in enumerate(new.judged, 1)}
    now = [numbers[zorg.proposed[n - 1].id] for n in (1, 8)]
    assert values["pairs"] == f"{now[0]}, {now[1]} (waren 1 en 8)"


def test_ones_own_pair_that_is_proposed_now_is_judged_there(zorg, tmp_path):
    from overlap.workbook.form.hidden_sheet import Facts

    pair = zorg.proposed[2]
    narrow = compare(zorg.vmbo, zorg.mbo, Settings(max_per_goal=1, from_band=Band.CERTAIN))
    named = Facts(narrow).labels
    own = {"vmbo goal": named["vmbo", pair.vmbo.id], "mbo item": named["mbo", pair.mbo.id], "verdict": "verwant"}
    over, _new = taken(zorg, review_of(narrow, {("own", "own-1"): own}, tmp_path))
    assert [(one.table, one.id, dict(one.values)) for one in over.carried] == [("review", pair.id, {"verdict": "related"})]


def test_copies_that_chose_differently_are_to_be_discussed_and_nothing_they_said_is_lost(zorg, tmp_path):
    pair = zorg.proposed[0].id
    a = review_of(zorg, {("review", pair): {"verdict": "herhaling", "remark": "Net zo"}}, tmp_path, "a.xlsx")
    b = review_of(zorg, {("review", pair): {"verdict": "verwant", "remark": "Hoger"}}, tmp_path, "b.xlsx")
    over, new = taken(zorg, a, b)
    (row,) = over.carried
    assert (row.fate, row.values["verdict"], len(row.decisions)) == ("conflict", "discuss later", 2)
    remark = rows_of(written(new, over), "review")[pair]["remark"].value
    assert remark == "Net zo\nHoger\na.xlsx: herhaling\nb.xlsx: verwant"


def test_what_each_group_of_a_merged_workbook_said_comes_along_and_for_whom(zorg, tmp_path):
    first, second = (pair.id for pair in zorg.proposed[:2])
    said = (("A", "vmbo", "herhaling"), ("B", "mbo", "verwant"))
    copies = [
        read_review(_saved(tmp_path, name, workbook(zorg), {first: "herhaling", second: verdict}, name, side))
        for name, side, verdict in said
    ]
    merged = merge(copies)
    (tmp_path / "samen.xlsx").write_bytes(merged_workbook(merged, comparison_of(merged.facts), []))
    new = replace(zorg, mbo=replace(zorg.mbo, sha256="nieuw"))
    over, new = taken(new, read_review(tmp_path / "samen.xlsx"))
    rows = rows_of(written(new, over), "review")
    assert (rows[first]["verdict"].value, rows[first]["on behalf"].value) == ("herhaling", "beide")
    assert (rows[second]["verdict"].value, rows[second]["on behalf"].value) == ("later bespreken", None)
    assert rows[second]["groups"].value == "A: herhaling\nB: verwant"
    written(new, over).save(tmp_path / "nieuw.xlsx")
    again = read_review(tmp_path / "nieuw.xlsx")
    assert [(part.name, {d.id: d.verdict for d in part.decisions}) for part in again.parts] == [
        ("A", {first: "repetition", second: "repetition"}),
        ("B", {first: "repetition", second: "related"}),
    ]
    once_more, _new = taken(new, again)
    assert [part.name for part in once_more.parts] == ["A", "B"]


def _saved(folder, name, content, verdicts, group, side):
    cells = {("review", pair): {"verdict": verdict} for pair, verdict in verdicts.items()}
    path = folder / f"{name}.xlsx"
    path.write_bytes(filled(content, cells, {"group": group, "on behalf of": side}))
    return path


def test_what_changed_is_told_for_each_earlier_version(zorg, tmp_path):
    first = zorg.proposed[0].vmbo
    code = first.code.replace("/", "_").replace("-", "_")
    older = compare(changed(zorg.vmbo, **{code: None}), zorg.mbo)
    newer = compare(changed(zorg.vmbo, **{code: first.text + " Met een planbord."}), zorg.mbo)
    reviews = [
        review_of(one, {("review", one.proposed[5].id): {"verdict": "verwant"}}, tmp_path, name)
        for one, name in ((older, "ouder.xlsx"), (newer, "nieuwer.xlsx"))
    ]
    over, new = taken(zorg, *reviews)
    kinds = {
        since: [kind_of(change) for change in those if change.new and change.new.id == first.id]
        for since, those in over.versions.items()
    }
    assert kinds == {"ouder.xlsx": ["new"], "nieuwer.xlsx": ["changed"]}
    assert over.new == frozenset(), "a goal that one of the versions has is not new"
    book = written(new, over)
    texts = [[cell.value for cell in row] for row in book["Wat is er veranderd"].iter_rows()]
    assert [row[0] for row in texts if str(row[0]).startswith("Sinds ")] == ["Sinds ouder.xlsx:", "Sinds nieuwer.xlsx:"]
    assert {row[7] for row in texts if row[2] == first.code or row[3] == first.code} == {"ouder.xlsx", "nieuwer.xlsx"}
    assert "nieuw: vmbo" not in {str(row["since"].value) for row in rows_of(book, "review").values()}


def test_what_copies_agree_on_is_said_once():
    values, clash = combined("review", [{"verdict": "related", "who": "Anna"}, {"verdict": "related", "who": "anna "}])
    assert (values, clash) == ({"verdict": "related", "who": "Anna"}, False)


words = st.sampled_from(["hygiëne", "voeding", "kassa", "klanten", "planning", "vloeren", "textiel"])
texts = st.builds("De kandidaat kan {} {}".format, st.sampled_from(["reinigen", "bedienen", "maken"]), words)


def programme(side):
    goal = st.builds(
        lambda code, text: Goal(
            text=text, kind="eindterm", source=Source("a", "b", 1), code=code, section=(Heading("K1", "Zorg"),)
        ),
        st.sampled_from(["1", "2", "3", ""]),
        texts,
    )
    return st.lists(goal, min_size=1, max_size=5).map(
        lambda goals: Curriculum(kind=side, title=side, goals=with_ids(goals), file="a.xlsx", sha256="0")
    )


comparisons = st.builds(
    lambda vmbo, mbo: Comparison(vmbo, mbo, match(vmbo.goals, mbo.goals), Settings()), programme("vmbo"), programme("mbo")
)


@settings(deadline=None, max_examples=60)
@given(comparisons, comparisons, st.data())
def test_every_decision_is_in_the_result_once(old, new, data):
    """Carried, marked, or in Niet geplaatst: whatever changed between the two versions."""
    reviews = []
    for name in data.draw(st.sampled_from([["a"], ["a", "b"]])):
        review = _review(old, name, data)
        reviews.append(review)
    over = carry(new, reviews, set(), "")
    placed = [id(decision) for one in over.carried for decision in one.decisions]
    left = [id(one.decision) for one in over.left]
    everything = [id(one) for review in reviews for one in (*review.decisions, *review.unplaced)]
    assert Counter(placed + left) == Counter(everything)
    rows = [(one.table, one.id) for one in over.carried]
    assert len(set(rows)) == len(rows)
    judged = {pair.id for pair, _origin in replace(new, added=over.added).judged}
    missing = {goal.id for side in ("vmbo", "mbo") for goal in (gap.goal for gap in gaps(new, side))}
    for one in over.carried:
        assert one.table != "review" or one.id in judged
        assert one.table != "gaps" or one.id in missing
        for decision in one.decisions:
            _nothing_is_lost(decision, one)


def _nothing_is_lost(decision, one):
    for name, text in decision.values.items():
        if name in ("verdict", "action"):
            assert one.values.get(name) == text or one.fate == "conflict"
        elif name == "remark":
            assert text.casefold() in one.values[name].casefold()


def _review(old, name, data):
    from overlap.model import Facts, Review, Who

    known = {(curriculum.kind, goal.id): goal for curriculum in (old.vmbo, old.mbo) for goal in curriculum.goals}
    pairs = {pair.id: pair for pair in old.proposed}
    facts = Facts(fingerprint="oud", goals=known, labels={key: key[1] for key in known}, pairs=pairs)
    verdicts = st.sampled_from(["repetition", "related", "no overlap", ""])
    remarks = st.sampled_from(["", "Let op", f"van {name}"])
    decisions = []

    def add(table, identifier, vmbo, mbo, **more):
        values = {"verdict": data.draw(verdicts), "remark": data.draw(remarks), **more}
        values = {key: text for key, text in values.items() if text}
        if values:
            decisions.append(
                Decision(
                    table=table,
                    id=identifier,
                    vmbo=vmbo,
                    mbo=mbo,
                    values=values,
                    comments=(),
                    source=Source(name, "Overlap", len(decisions)),
                )
            )

    for pair in old.proposed:
        add("review", pair.id, pair.vmbo.id, pair.mbo.id)
    for n, pair in enumerate(data.draw(st.lists(st.sampled_from(old.pairs), max_size=3)), 1):
        add("own", f"own-{n}", pair.vmbo.id, pair.mbo.id, **{"vmbo goal": "doel", "mbo item": "item"})
    for gap in gaps(old, "vmbo"):
        add("gaps", gap.goal.id, gap.goal.id, "")
    add("agreements", "agr-1", "", "", agreement="Afspraak", pairs="1, 2")
    add("words", "a ~ b", "", "")
    add("agenda", "agenda-1", "", "", who="Anna")
    unplaced = (Unplaced(why="outside", values={"text": "los"}, source=Source(name, "Hiaten", 3)),)
    return Review(file=name, sha256=name, facts=facts, who=Who(), decisions=tuple(decisions), unplaced=unplaced)
