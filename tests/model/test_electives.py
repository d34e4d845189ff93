"""Which goals are of a keuzevak or keuzedeel: what codes, headings, columns and sheets say."""

import pytest

from overlap.model import Goal, Heading, Source


def goal(*headings, code="", told="", sheet="Blad1"):
    section = tuple(Heading(*heading) if isinstance(heading, tuple) else Heading("", heading) for heading in headings)
    source = Source("pta.xlsx", sheet, 1)
    return Goal(text="doel", kind="eindterm", source=source, code=code, section=section, extra={"keuze": told} if told else {})


@pytest.mark.parametrize(
    ("of_all", "elective"),
    [
        (goal(("P/XX/01", "Basis")), goal(("K/XX/05", "Verdieping"))),
        (goal(code="P/XX/01/01-01"), goal(code="K/XX/05/01-01")),
        (goal(("PK/XX", "Kern")), goal(("K/X&Y/02", "Nog een"))),
        (goal("Profielmodule 2: Taart"), goal("Keuzevak 2: Taart")),
        (goal("Profielmodules"), goal("Beroepsgerichte keuzevakken", "Taart")),
        (goal("Taart", "Een keuzevak kiezen"), goal("Taart", "Keuzevak")),
        (goal("Profielvak en keuzevakken"), goal("3. Keuzemodule taart")),
        (goal("Taart", told="verplicht"), goal("Taart", told="keuze")),
        (goal("Taart", sheet="Profielmodules"), goal("Taart", sheet="Keuzevakken")),
        (goal(code="P/XX/01/01-01", sheet="Keuzevakken"), goal(sheet="KV 1 taart")),
        (goal(("B1-K1", "Bakt"), code="B1-K1-W1"), goal(("K0123", "Taart"), ("D1-K1", "Bakt taart"), code="D1-K1-W1")),
        (goal("Basisdeel", code="B1-K1-W1"), goal("Keuzedeel Taart", code="D1-K1-W1")),
        (goal(code="P2-K1-W3"), goal(code="D1-K1-W3")),
    ],
)
def test_what_says_that_not_all_take_it(of_all, elective):
    assert not of_all.elective
    assert elective.elective


@pytest.mark.parametrize(
    ("goal", "name"),
    [
        (goal(("K/XX/05", "Taart"), "Taak 1"), "K/XX/05 Taart"),
        (goal("Beroepsgericht", "Keuzevak Taart"), "Keuzevak Taart"),
        (goal("Taart", told="keuzevak"), "Taart"),
        (goal(code="K/XX/05/01-01"), "K/XX/05"),
        (goal(code="D2-K1-W1"), "D2"),
    ],
)
def test_the_name_is_that_of_the_heading_or_what_else_says_it(goal, name):
    assert goal.elective == name
