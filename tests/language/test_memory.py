"""What is remembered: no more than it may be, always what the function gives, and what is often asked for."""

from hypothesis import given
from hypothesis import strategies as st

from overlap.language.memory import Memory


@given(st.lists(st.integers(0, 20)), st.integers(1, 12))
def test_a_memory_gives_what_its_function_gives_and_holds_no_more_than_it_may(asked, most):
    memory = Memory(lambda number: number or None, most)
    for number in asked:
        assert memory[number] == (number or None)
        assert len({*memory, *memory._aside}) <= max(2, most)


def test_what_is_asked_for_again_and_again_is_made_once():
    made = []
    memory = Memory(made.append, 20)
    for rare in range(1_000):
        memory["common"], memory[rare]
    assert made.count("common") == 1
