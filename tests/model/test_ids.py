"""An id stays the same as long as code, text and section do."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from overlap.model import Goal, Heading, Source, with_ids

words = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=20)
goals = st.builds(
    Goal,
    text=words,
    kind=st.just("eindterm"),
    source=st.builds(Source, words, words, st.integers(1, 9999)),
    code=words,
    section=st.lists(st.builds(Heading, words, words), max_size=2).map(tuple),
)


@given(st.lists(goals, max_size=8))
def test_ids_are_unique(found):
    ids = [goal.id for goal in with_ids(found)]
    assert len(set(ids)) == len(ids)


@given(goals, st.builds(Source, words, words, st.integers(1, 9999)), words, st.lists(goals, max_size=3))
def test_an_id_does_not_depend_on_place_file_description_or_other_goals(goal, elsewhere, description, others):
    (alone,) = with_ids([goal])
    moved = replace(goal, source=elsewhere, description=description, levels=("BB",))
    found = with_ids([*(o for o in others if o.identity != goal.identity), moved])
    assert found[-1].id == alone.id


@given(goals, words)
def test_another_text_is_another_goal(goal, text):
    (first,), (second,) = with_ids([goal]), with_ids([replace(goal, text=goal.text + text + "x")])
    assert first.id != second.id


def test_case_and_white_space_do_not_make_another_goal():
    goal = Goal(text="Een maaltijd bereiden", kind="eindterm", source=Source("a.xlsx", "Blad1", 2))
    (first,), (second,) = with_ids([goal]), with_ids([replace(goal, text="een  maaltijd bereiden ")])
    assert first.id == second.id


def test_equal_goals_are_counted():
    goal = Goal(text="Een maaltijd bereiden", kind="eindterm", source=Source("a.xlsx", "Blad1", 2))
    first, second = with_ids([goal, goal])
    assert second.id == f"{first.id}-2"
