"""The page as people use it, in Chromium: with the keyboard alone, in two tabs, where nothing can be kept."""

import json
import random
from dataclasses import replace

import pytest

from overlap.model import Decision, GapVerdict, Goal, Outcome, Source, Verdict
from overlap.model.elsewhere import Elsewhere, ElsewherePair, LibraryFile
from overlap.page import as_page
from overlap.report import report_of
from overlap.review.outcome.judged import Statements, origin_of
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result
from overlap.review.outcome.tally import side_result
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.decisions import read_review

from ..support.browser import axe, needs_axe, session
from ..support.levels import levels
from ..support.reports import facts, review
from ..support.reviews import filled

pytestmark = needs_axe
SOURCE = Source("a.xlsx", "Overlap", 5)
WHO = (["click", "#who-button"], ["type", "Groep A"], ["press", "Tab", "Tab", "Tab", "Tab", "v", "Tab", "Tab", "Enter"])


def asked(review):
    """How many pairs there are to judge."""
    return len(review.facts.asked)


def saved_in(folder):
    """The one file that was saved."""
    [path] = folder.glob("*.json")
    return read_review(path)


@pytest.fixture
def shared(tmp_path):
    """A page on which mbo items that are nearly the same share a card: its path, and the comparison."""
    comparison = levels(tmp_path)
    (tmp_path / "gedeeld.xlsx").write_bytes(workbook(comparison))
    of = read_review(tmp_path / "gedeeld.xlsx")
    path = tmp_path / "gedeeld.html"
    path.write_bytes(as_page(of, comparison_of(of.facts)))
    return path, comparison


def test_a_session_of_forty_pairs_by_keyboard_goes_into_the_report_whole(page, nobody, tmp_path):
    verdicts, actions = list(Verdict), ["drop in mbo", "drop in vmbo", "exemption", "together", "align", "none"]
    steps, said = [*WHO], {}
    for n, pair in enumerate(list(nobody.facts.pairs)[:40]):
        steps.append(["press", str(n % 5 + 1), "a", str(n % 6 + 1)])
        said[pair] = {"verdict": verdicts[n % 5], "action": actions[n % 6]}
        if n % 4 == 0:
            steps += [["press", "o"], ["type", f"opmerking {n}: j, k en 1"], ["press", "Escape"]]
            said[pair]["remark"] = f"opmerking {n}: j, k en 1"
        steps.append(["press", "j"])
    steps += [["press", "g", "1", "j", "2", "g"], ["text", "#judged"], ["text", "#unsaved"], ["click", "#save"], ["wait", 800]]
    judged, unsaved, after, errors = session(page(), *steps, ["text", "#unsaved"], ["errors"], downloads=tmp_path)
    assert (judged, unsaved, after) == (
        f"32 van {asked(nobody)} paren beoordeeld",
        "42 wijzigingen nog niet bewaard",
        "alles is bewaard",
    )
    assert errors == []
    back = saved_in(tmp_path)
    assert {one.id: dict(one.values) for one in back.of("review")} == said
    assert [one.values["verdict"] for one in back.of("gaps")] == ["gap", "overlap after all"]
    assert (back.who.group, back.who.behalf, back.unplaced) == ("Groep A", "vmbo", ())
    assert any("8 paren zijn te bespreken" in sentence for sentence in report_of(result([back])).sentences)


def test_what_was_decided_is_still_there_after_the_page_was_closed_in_the_middle(page, nobody):
    before, after = session(
        page(), ["press", "1", "j", "2", "o"], ["type", "half ge"], ["text", "#judged"], ["reload"], ["press", "k", "o"],
        ["value", "#remark"],
    )  # fmt: skip
    assert before == f"2 van {asked(nobody)} paren beoordeeld"
    assert after == "half ge"


def test_two_tabs_with_the_page_keep_what_is_decided_in_either(page):
    counts = session(
        page(), ["press", "1"], ["tab", 1], ["press", "2"], ["wait", 200], ["text", "#judged"], ["tab", 0],
        ["press", "j", "j", "3"], ["wait", 200], ["text", "#judged"], ["tab", 1], ["text", "#judged"],
        ["reload"], ["text", "#judged"],
    )  # fmt: skip
    assert [count.split()[0] for count in counts] == ["2", "3", "3", "3"]


def test_a_browser_that_keeps_nothing_is_told_of_and_its_decisions_can_be_saved(page, nobody, tmp_path):
    steps = [
        *WHO,
        ["refuse"],
        ["press", "1"],
        ["text", "#judged"],
        ["texts", "#not-kept:not([hidden])"],
        ["click", "#save"],
        ["wait", 800],
    ]
    judged, warned = session(page(), *steps, downloads=tmp_path)
    assert judged == f"1 van {asked(nobody)} paren beoordeeld"
    assert warned == ["Deze browser onthoudt niets: bewaar je oordelen voordat je deze pagina sluit."]
    assert [one.verdict for one in saved_in(tmp_path).decisions] == [Verdict.REPETITION]


def test_every_step_can_be_undone(page):
    steps = [["press", "1", "1", "2", "j", "3", "o"], ["type", "abc"], ["press", "Escape"]]
    texts = []
    for _n in range(5):
        steps += [["press", "u"], ["text", "#judged"]]
    texts = session(page(), *steps, ["text", "#said"], ["press", "u"], ["text", "#said"])
    counts = [int(text.split()[0]) for text in texts[:5]]
    assert counts == [2, 1, 0, 1, 0], "the remark, related, deepening, no verdict, repetition"
    assert texts[5:] == ["Ongedaan gemaakt.", "Er is niets om ongedaan te maken."]


def test_saved_decisions_go_on_in_another_browser(page, nobody, tmp_path):
    session(page(), *WHO, ["press", "1", "j", "2"], ["click", "#save"], ["wait", 800], downloads=tmp_path)
    [file] = tmp_path.glob("*.json")
    said, judged, who = session(
        page(name="other.html"),
        ["open", "#open", str(file)],
        ["wait", 300],
        ["text", "#opened"],
        ["text", "#judged"],
        ["text", "#who-now"],
    )
    assert (said, judged, who) == (
        "2 rijen overgenomen uit het bestand.",
        f"2 van {asked(nobody)} paren beoordeeld",
        "Groep A · vmbo",
    )
    file.write_text(json.dumps({**json.loads(file.read_text()), "facts": [["fingerprint", "anders"]]}))
    [said] = session(page(name="third.html"), ["open", "#open", str(file)], ["wait", 300], ["text", "#opened"])
    assert said == "Dit is geen bestand met oordelen over deze vergelijking."


@pytest.mark.parametrize("seed", range(3))
def test_coverage_on_the_page_is_that_of_the_report(page, nobody, seed):
    chance = random.Random(seed)
    labels, known = nobody.facts.labels, nobody.facts
    decisions = [
        Decision(table="review", id=pair.id, vmbo=pair.vmbo.id, mbo=pair.mbo.id, comments=(), source=SOURCE,
                 values={"verdict": chance.choice(list(Verdict))})
        for pair in chance.sample(list(known.pairs.values()), 50)
    ]  # fmt: skip
    for side, goal in chance.sample(list(known.gaps), 15):
        other = "mbo" if side == "vmbo" else "vmbo"
        met = chance.choice(known.of_side(other)).id
        ids = (goal, met) if side == "vmbo" else (met, goal)
        verdict = chance.choice(list(GapVerdict))
        values = {"verdict": verdict, **({"with": labels[other, met]} if verdict == GapVerdict.OVERLAP else {})}
        decisions.append(Decision(table="gaps", id=goal, vmbo=ids[0], mbo=ids[1], comments=(), source=SOURCE, values=values))
    for n in range(4):
        vmbo, mbo = chance.choice(known.of_side("vmbo")).id, chance.choice(known.of_side("mbo")).id
        values = {"vmbo goal": labels["vmbo", vmbo], "mbo item": labels["mbo", mbo], "verdict": chance.choice(list(Verdict))}
        decisions.append(Decision(table="own", id=f"own-{n + 1}", vmbo=vmbo, mbo=mbo, comments=(), source=SOURCE, values=values))
    path = page(*decisions, name=f"seed {seed}.html")
    shown = session(path, ["texts", "#coverage-vmbo li"], ["texts", "#coverage-mbo li"])
    told = replace(nobody, decisions=tuple(decisions))
    said = Statements([told], [origin_of(told)], known).everything()
    for side, texts in zip(("vmbo", "mbo"), shown, strict=True):
        outcomes = side_result(known, side, said).total.outcomes
        assert [int(text.split()[-1]) for text in texts] == [outcomes[name] for name in Outcome]


def test_pairs_that_share_a_row_are_judged_once_and_saved_for_all_but_those_that_differ(shared, tmp_path):
    page, comparison = shared
    (leader, followers), *_others = comparison.followers.items()
    steps = [
        ["press", "1", "o"], ["type", "samen"], ["press", "Escape"], ["text", "#judged"], ["text", "#unsaved"],
        ["choose", "#apart-2", "deepening"], ["press", "2", "1", "3"], ["wait", 300], ["reload"], ["press", "k"],
        ["value", "#apart-2"], ["value", "#apart-3"], ["click", "#save"], *WHO[1:], ["wait", 800], ["texts", "#rows .number"],
    ]  # fmt: skip
    judged, unsaved, own, taken, numbers = session(page, *steps, downloads=tmp_path)
    assert (judged, unsaved) == ("3 van 8 paren beoordeeld", "1 wijziging nog niet bewaard")
    assert (own, taken) == ("deepening", "related"), (
        "the one that was judged apart stays as it is when the row gets another verdict"
    )
    assert numbers == ["1", "4", "7", "8"], "a card has the number of its row in the workbook"
    values = {"verdict": "related", "remark": "samen"}
    said = {leader: values, followers[0].id: {"verdict": "deepening"}, followers[1].id: values}
    assert {one.id: dict(one.values) for one in saved_in(tmp_path).decisions} == said


def test_what_the_workbook_says_of_one_of_the_pairs_is_shown_and_stays(shared, tmp_path):
    _page, comparison = shared
    (leader, (pair, other)), *_others = comparison.followers.items()
    cells = {
        ("review", leader): {"verdict": "herhaling"},
        ("review", pair.id): {"verdict": "verdieping", "remark": "alleen hier"},
    }
    (tmp_path / "ingevuld.xlsx").write_bytes(filled(workbook(comparison), cells, {"group": "A"}))
    of = read_review(tmp_path / "ingevuld.xlsx")
    (tmp_path / "ingevuld.html").write_bytes(as_page(of, comparison_of(of.facts)))
    steps = [["press", "k", "k", "k"], ["texts", ".apart .own"], ["press", "2", "4", "o"], ["type", "samen"], ["click", "#save"]]
    (own,) = session(tmp_path / "ingevuld.html", *steps, ["wait", 800], downloads=tmp_path)
    assert own == ["alleen hier", ""]
    said = {one.id: (one.verdict, one.values.get("remark")) for one in saved_in(tmp_path).decisions}
    assert said[pair.id] == ("deepening", "alleen hier"), "also after the row had that verdict for a moment"
    assert said[leader] == said[other.id] == ("no overlap", "samen")


def test_a_step_on_a_shared_row_is_undone_for_all_its_pairs(shared):
    steps = [
        ["press", "1"],
        ["choose", "#apart-3", "no overlap"],
        ["press", "2", "u"],
        ["value", "#apart-2"],
        ["value", "#apart-3"],
    ]
    steps += [
        ["press", "u"],
        ["value", "#apart-3"],
        ["press", "u"],
        ["value", "#apart-2"],
        ["text", "#judged"],
        ["text", "#unsaved"],
    ]
    assert session(shared[0], *steps) == [
        "repetition", "no overlap", "repetition", "", "0 van 8 paren beoordeeld", "alles is bewaard"
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_any_session_on_shared_rows_counts_on_the_page_as_in_the_report_of_what_it_saves(shared, tmp_path, seed):
    chance = random.Random(seed)
    steps = []
    for n in range(12):
        steps.append(chance.choice([
            ["press", chance.choice("12345")], ["press", "a", chance.choice("123456"), "Escape"], ["press", "j"], ["press", "k"],
            ["press", "u"], ["press", "k", "k", "k", chance.choice("12345")],
        ]))  # fmt: skip
        if n in (4, 8):
            steps += [["press", "k", "k", "k"], ["choose", f"#apart-{chance.choice('23')}", str(chance.choice(list(Verdict)))]]
    steps += [
        ["texts", "#coverage-vmbo li"],
        ["texts", "#coverage-mbo li"],
        ["text", "#judged"],
        ["click", "#save"],
        *WHO[1:],
        ["wait", 800],
    ]
    *shown, judged = session(shared[0], *steps, downloads=tmp_path)
    back = saved_in(tmp_path)
    said = Statements([back], [origin_of(back)], back.facts).everything()
    for side, texts in zip(("vmbo", "mbo"), shown, strict=True):
        outcomes = side_result(back.facts, side, said).total.outcomes
        assert [int(text.split()[-1]) for text in texts] == [outcomes[name] for name in Outcome]
    assert int(judged.split()[0]) == progress([back]).decisions.pairs.judged


def test_what_other_groups_decided_stands_below_what_is_filled_in(tmp_path):
    comparison = levels(tmp_path)
    told = {comparison.proposed[-1].id: ElsewherePair(groups={"repetition": 3, "related": 1})}
    library = LibraryFile(file="b.tsv", sha256="a", groups=4, decisions=4)
    (tmp_path / "elders.xlsx").write_bytes(workbook(replace(comparison, elsewhere=Elsewhere((library,), told))))
    of = read_review(tmp_path / "elders.xlsx")
    (tmp_path / "elders.html").write_bytes(as_page(of, comparison_of(of.facts)))
    without, lines = session(
        tmp_path / "elders.html", ["texts", "#elsewhere:not([hidden])"], ["press", *"jjj"], ["texts", "#decide ~ #elsewhere li"]
    )  # fmt: skip
    assert (without, lines) == ([], ["3 groepen: herhaling · 1: verwant"])


def test_texts_from_a_document_stay_texts(tmp_path):
    evil = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- \u2028 ${alert(1)} {n}",
        "\u202eomgekeerd \U0001f600",
    ]
    goals = [
        Goal(
            text=f"{text} doel {n}",
            kind="eindterm",
            source=Source("a", "b", n),
            code=text[:12],
            description=text,
            id=f"{side}{n}",
        )
        for side in "vm"
        for n, text in enumerate(evil, 1)
    ]
    known = review(facts(goals, [(1, 1, None, None), (2, 2, None, None)]), group='"><script>alert(1)</script>')
    path = tmp_path / "evil.html"
    path.write_bytes(as_page(known, comparison_of(known.facts)))
    texts, who, errors, requests = session(
        path, ["texts", ".card .text"], ["press", "j", "1", "o"], ["type", "<b>vet</b>"], ["press", "Escape", "g", "1", "?"],
        ["text", "#who-now"], ["errors"], ["requests"],
    )  # fmt: skip
    assert texts == [f"{evil[0]} doel 1"] * 2
    assert who.startswith('"><script>alert(1)</script>')
    assert (errors, requests) == ([], ["file:"])


def test_axe_finds_no_violation_in_pairs_gaps_and_dialogs(page, tmp_path):
    path = page()
    for found in axe(path):
        assert (found["violations"], found["wider"], found["requests"]) == ([], False, 1), (found["scheme"], found["width"])
    shown = session(
        path, ["press", "1", "g", "2"], ["axe"], ["press", "?"], ["axe"], ["press", "Escape"], ["click", "#who-button"], ["axe"]
    )
    assert shown == [[], [], []]


def test_five_hundred_pairs_are_no_slower_to_judge(tmp_path):
    goals = [
        Goal(
            text=f"{side} doel {n}",
            kind="eindterm",
            source=Source("a", "b", n),
            code=f"{n}",
            description="woorden " * 60,
            id=f"{side}{n}",
        )
        for side in "vm"
        for n in range(1, 101)
    ]
    known = review(facts(goals, [(n, (n + k) % 100 + 1, None, None) for n in range(1, 101) for k in range(5)]))
    path = tmp_path / "many.html"
    path.write_bytes(as_page(known, comparison_of(known.facts)))
    steps = [step for n in range(1, 61) for step in (["press", str(n % 4 + 1), "j"],)]
    took, judged = session(path, ["clock"], *steps, ["clock"], ["text", "#judged"])
    assert judged == "60 van 500 paren beoordeeld"
    assert took < 60 * 250, "milliseconds, of a verdict and the next pair; a quarter of that on an idle machine"


def test_filters_and_search_leave_what_fits(page, nobody):
    all_, found, open_, none = session(
        page(), ["text", "#how-many"], ["press", "/"], ["type", "strijken"], ["text", "#how-many"], ["press", "Enter"],
        ["press", "1", "/", *["Backspace"] * 8], ["choose", "#filter-state", "judged"], ["text", "#how-many"],
        ["press", "Escape"], ["press", "/"], ["type", "qqq"], ["text", "#how-many"],
    )  # fmt: skip
    assert all_ == f"{asked(nobody)} te zien"
    assert 0 < int(found.split()[0]) < 20
    assert int(open_.split()[0]) == 1
    assert none == "1 te zien", "the pair that is shown stays in the list"


def test_letters_can_be_switched_off(page):
    counts = session(
        page(), ["press", "?"], ["click", "#keys-on"], ["press", "Escape"], ["press", "1"], ["text", "#judged"],
        ["click", "[for=verdict-1]"], ["text", "#judged"],
    )  # fmt: skip
    assert [count.split()[0] for count in counts] == ["0", "1"]
