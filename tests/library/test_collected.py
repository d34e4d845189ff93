"""What goes from workbooks into a library: every decision once, of every group, and of nobody by name."""

from dataclasses import replace

from overlap.library.collected import Wishes, collected, group_of, groups_of
from overlap.library.decisions import united
from overlap.library.writing import library_tsv
from overlap.model import Action, Band, GapVerdict, Goal, Kwalificatie, Source, Verdict, Who
from overlap.model.elsewhere import Elsewhere, ElsewherePair
from overlap.review.copies.merge import merge

from ..support.copies import FACTS, GOALS, copy, decided, workbook_of


def of_school(review, school="Het Anker", **more):
    return replace(review, who=replace(review.who, school=school, **more))


NOORD = of_school(copy(decided(verdict="repetition", action="exemption"), group="Noord", behalf="vmbo", date="3-11-2026"))
ZUID = of_school(copy(decided(verdict="related"), group="Zuid", behalf="mbo", saved="2026-11-05T10:00:00Z"))


def verdicts(*reviews, wishes=Wishes()):
    library, _notices = collected(reviews, wishes)
    return {(one.group, one.vmbo.text, one.mbo.text): one.verdict for one in library.decisions}


def test_a_decision_goes_with_what_it_is_about_and_who_spoke_for_whom():
    (one,) = collected([NOORD], Wishes("Regio Noord"))[0].decisions
    assert (one.vmbo.text, one.mbo.text, one.verdict, one.action) == ("doel 0", "doel 0", Verdict.REPETITION, Action.EXEMPTION)
    assert (one.behalf, one.name, one.date, one.saved, one.band) == ("vmbo", "Regio Noord", "2026-11-03", "", Band.POSSIBLE)
    (other,) = collected([ZUID], Wishes())[0].decisions
    assert (other.name, other.date, other.saved) == ("", "2026-11-05", "2026-11-05T10:00:00Z")


def test_what_decides_nothing_stays_out():
    rows = [
        decided(verdict="discuss later"),
        decided("review", "v0+m1", action="exemption"),
        decided("gaps", "v1", vmbo="v1", verdict="gap"),
        decided("own", "own-1", vmbo="v1", verdict="repetition"),
        decided("words", "a ~ b", verdict="right"),
    ]
    assert verdicts(of_school(copy(*rows, group="Noord"))) == {}


def test_a_gap_goes_along_where_the_group_says_what_it_overlaps_with():
    rows = [
        decided("gaps", "v1", vmbo="v1", mbo="m2", verdict="overlap after all", with_="mbo 2"),
        decided("review", "v0+m0", verdict="deepening"),
        decided("gaps", "v0", vmbo="v0", mbo="m0", verdict="overlap after all"),
    ]
    review = of_school(copy(*rows, group="Noord"))
    assert verdicts(review) == {
        (group_of(review), "doel 1", "doel 2"): GapVerdict.OVERLAP,
        (group_of(review), "doel 0", "doel 0"): Verdict.DEEPENING,
    }


def test_an_mbo_item_goes_with_its_kwalificatie():
    kwalificatie = Kwalificatie("Kok", ("25180", "25181"))
    facts = replace(FACTS, goals={**GOALS, ("mbo", "m0"): replace(GOALS["mbo", "m0"], kwalificaties=(kwalificatie,))})
    (one,) = collected([replace(NOORD, facts=facts)], Wishes())[0].decisions
    assert (one.mbo.crebos, one.mbo.kwalificaties) == (("25180", "25181"), ("Kok",))


def test_no_name_of_a_person_school_or_group_is_in_the_file():
    text = "Een planning maken met J. Jansen"
    goal = Goal(text=text, kind="eindterm", source=Source("a.xlsx", "B", 1), id="v0", code="A1")
    facts = replace(FACTS, goals={**GOALS, ("vmbo", "v0"): goal})
    row = decided(verdict="repetition", who="Piet de Boer", remark="Jansen doet dit samen met Piet")
    review = of_school(copy(row, group="Werkgroep Jansen", facts=facts), vmbo_names="J. Jansen", mbo_names="Piet de Boer")
    for wishes in (Wishes(), Wishes("Groep van Jansen", remarks=True)):
        content = library_tsv(collected([review], wishes)[0]).decode()
        assert not [name for name in ("Jansen", "Piet", "Boer", "Anker", "Werkgroep") if name in content]
    assert "samen" not in library_tsv(collected([review], Wishes())[0]).decode()
    assert "samen" in content


def test_a_later_workbook_of_a_group_is_known_in_any_comparison():
    assert group_of(replace(NOORD, sha256="other", facts=replace(FACTS, fingerprint="g"))) == group_of(NOORD)
    assert group_of(of_school(NOORD, "het  anker")) == group_of(NOORD) != group_of(of_school(NOORD, "Elders"))


def test_groups_that_do_not_say_who_they_are_are_not_taken_for_each_other():
    school = [of_school(copy(decided(verdict="related"), file=name)) for name in ("a", "b")]
    assert group_of(school[0]) != group_of(school[1])
    alone = of_school(NOORD, "")
    assert group_of(alone) != group_of(replace(alone, facts=replace(FACTS, fingerprint="g")))
    assert [notice.code for notice in collected([alone], Wishes())[1]] == ["library-no-group"]
    assert collected([NOORD], Wishes())[1] == ()


def test_adding_twice_counts_once():
    once = collected([NOORD, ZUID], Wishes())[0]
    assert united([once, collected([ZUID, NOORD, NOORD], Wishes())[0]]) == once


def test_what_was_said_together_is_what_those_groups_say_now():
    other = decided("review", "v1+m1", verdict="related")
    copies = [replace(NOORD, decisions=(*NOORD.decisions, other)), ZUID]
    together = of_school(workbook_of(merge(copies), v0_m0="deepening", v2_m2="no overlap"), "")
    together = replace(together, who=Who(date="20-11-2026"))
    before = collected(copies, Wishes())[0]
    after = united([before, collected([together], Wishes())[0]])
    said = {(one.group, one.vmbo.text): one.verdict for one in after.decisions}
    (joint,) = {group for group, _text in said} - {group_of(NOORD), group_of(ZUID)}
    assert said == {
        (group_of(NOORD), "doel 0"): Verdict.DEEPENING,
        (group_of(ZUID), "doel 0"): Verdict.DEEPENING,
        (group_of(NOORD), "doel 1"): Verdict.RELATED,
        (joint, "doel 2"): Verdict.NO_OVERLAP,
    }
    assert groups_of([together]) >= {group_of(NOORD), group_of(ZUID), joint}


def test_the_band_is_that_of_the_program_whatever_a_library_made_of_it():
    told = ElsewherePair(groups={"no overlap": 3}, effect="lowered", matched=Band.CERTAIN)
    facts = replace(FACTS, elsewhere=Elsewhere((), {"v0+m0": told}))
    (one,) = collected([replace(NOORD, facts=facts)], Wishes())[0].decisions
    assert one.band == Band.CERTAIN


def test_a_workbook_that_lost_its_hidden_sheet_gives_nothing_unless_another_copy_has_the_whole_texts():
    goals = {key: replace(goal, text=goal.text[:3]) for key, goal in GOALS.items()}
    lost = replace(ZUID, facts=replace(FACTS, goals=goals, whole=False))
    assert collected([lost], Wishes())[0].decisions == ()
    assert {one.vmbo.text for one in collected([NOORD, lost], Wishes())[0].decisions} == {"doel 0"}
    assert collected([NOORD, lost], Wishes())[0].groups == {group_of(NOORD), group_of(lost)}
