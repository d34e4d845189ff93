"""Where pupils and the group differ most, each sentence stands once with all that was decided about it."""

from overlap.model.pupils import PupilCount
from overlap.report.pupils import Asked, each_once, most_differing


def decided(codes, verdict, action="", *, new=False, had=1, not_had=9):
    """Something that was decided, and what pupils say of its sentence."""
    count = PupilCount(had=had, not_had=not_had)
    return Asked(sentence="Ik heb geleerd.", codes=codes, verdict=verdict, action=action, look="", new=new, count=count)


def test_a_sentence_of_several_pairs_names_each_verdict_and_action_once():
    rows = [decided("A", "verdieping"), decided("B", "herhaling", "vrijstelling"), decided("C", "herhaling", "vrijstelling")]
    [differing] = most_differing(rows)
    assert (differing.codes, differing.verdict, differing.action) == ("A\nB\nC", "verdieping\nherhaling", "vrijstelling")


def test_what_most_pupils_agree_with_is_not_named():
    assert most_differing([decided("A", "herhaling", had=9, not_had=1), decided("A", "nieuw", new=True)]) == ()


def test_a_sentence_about_several_pairs_is_listed_once_and_counts_for_all():
    [listed] = each_once([decided("A", "herhaling", had=9), decided("B", "verdieping", had=9), decided("A", "herhaling", had=9)])
    assert (listed.codes, listed.verdict, listed.count.had) == ("A\nB", "herhaling\nverdieping", 9)
