"""The small grammars: codes, and the goals in one cell."""

import pytest

from overlap.reading.formats.text import clean
from overlap.reading.layout.codes import codes_in, kind_of, split_leading, split_trailing
from overlap.reading.layout.splitting import split_goals


@pytest.mark.parametrize(("text", "codes"), [
    ("P/RW/01/01-01", ["P/RW/01/01-01"]),
    ("P/RW/01/01-01, 02 en 03", ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/01-03"]),
    ("P/RW/01/01-01 t/m 03", ["P/RW/01/01-01", "P/RW/01/01-02", "P/RW/01/01-03"]),
    ("B1-K1-W1, B1-K1-W3 t/m W5", ["B1-K1-W1", "B1-K1-W3", "B1-K1-W4", "B1-K1-W5"]),
    ("B1-K1-W1 + B1-K1-W2", ["B1-K1-W1", "B1-K1-W2"]),
    ("B1-K1-W1 B1-K1-W2", ["B1-K1-W1", "B1-K1-W2"]),
    ("B1\u2011K1\u2011W1\nB1\u2011K1\u2011W2", ["B1-K1-W1", "B1-K1-W2"]),
    ("K/RW/05/1.1; 1.2", ["K/RW/05/1.1", "K/RW/05/1.2"]),
    ("1.1, 1.2", ["1.1", "1.2"]),
    ("", []),
])  # fmt: skip
def test_codes_in(text: str, codes: list[str]) -> None:
    assert list(codes_in(text)) == codes


@pytest.mark.parametrize(("text", "kind"), [
    ("P/RW/01/01-01", "eindterm"), ("K/RW/05/1.1", "eindterm"), ("PK/RW/b-1a", "eindterm"), ("P/RW/01", "onderdeel"),
    ("B1-K1", "kerntaak"), ("D1-K1-W2", "werkproces"), ("K0123", "keuzedeel"), ("1.1", "number"), ("band plakken", None), ("", None),
])  # fmt: skip
def test_kind_of(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(("text", "code", "rest"), [
    ("P/RW/01/01-01 De kandidaat kan", "P/RW/01/01-01", "De kandidaat kan"),
    ("B1-K1-W1: Repareert", "B1-K1-W1", "Repareert"),
    ("(1.1) band plakken", "", "(1.1) band plakken"),
    ("1.1. band plakken", "1.1", "band plakken"),
    ("Eindterm 1.1: band plakken", "1.1", "band plakken"),
    ("3 banden plakken", "", "3 banden plakken"),
    ("K/RW/05", "", "K/RW/05"),
])  # fmt: skip
def test_split_leading(text: str, code: str, rest: str) -> None:
    assert split_leading(text) == (code, rest)


@pytest.mark.parametrize(("text", "code", "rest"), [
    ("band plakken (P/RW/01/01-01)", "P/RW/01/01-01", "band plakken"),
    ("band plakken [B1-K1-W1, W2].", "B1-K1-W1, W2", "band plakken"),
    ("band plakken (2)", "", "band plakken (2)"),
    ("band plakken (met lijm)", "", "band plakken (met lijm)"),
])  # fmt: skip
def test_split_trailing(text: str, code: str, rest: str) -> None:
    assert split_trailing(text) == (code, rest)


@pytest.mark.parametrize(("text", "goals"), [
    ("banden plakken", ["banden plakken"]),
    ("• a doen\n• b doen;", ["a doen", "b doen"]),
    ("- a doen\n- b doen", ["a doen", "b doen"]),
    ("\uf0b7 a doen\n\uf0b7 b doen", ["a doen", "b doen"]),
    ("• a doen • b doen", ["a doen", "b doen"]),
    ("1. a doen\n2. b doen", ["a doen", "b doen"]),
    ("1) a doen 2) b doen 3) c doen", ["a doen", "b doen", "c doen"]),
    ("a) dit doen; b) dat doen", ["dit doen", "dat doen"]),
    ("• a doen\n- met x\n- met y\n• b doen", ["a doen - met x - met y", "b doen"]),
    ("De leerling kan:\n- a doen\n- b doen", ["a doen", "b doen"]),
    ("omgaan met:\n- sleutels\n- tangen", ["omgaan met: - sleutels - tangen"]),
    ("De kandidaat kan plakken; de kandidaat kan stellen", ["De kandidaat kan plakken", "de kandidaat kan stellen"]),
    ("Banden plakken en\nremmen stellen", ["Banden plakken en remmen stellen"]),
    ("Banden plakken\nRemmen stellen", ["Banden plakken", "Remmen stellen"]),
    ("P/RW/01/01-01\nbanden plakken\nP/RW/01/01-02\nremmen stellen", ["P/RW/01/01-01 banden plakken", "P/RW/01/01-02 remmen stellen"]),
    ("ruimtes schoonmaken; werkvolgorde en planning", ["ruimtes schoonmaken; werkvolgorde en planning"]),
])  # fmt: skip
def test_split_goals(text: str, goals: list[str]) -> None:
    assert split_goals(text) == goals


@pytest.mark.parametrize(("text", "seen"), [
    ("schoon-\nmaken", "schoonmaken"), ("schoonmaak-\nen onderhoud", "schoonmaak- en onderhoud"), ("P/RW/01/01-\n02", "P/RW/01/01-02"),
    ("Noord-\nHolland", "Noord-Holland"), ("a_x000D_\nb", "a\nb"), ("e\u0301e\u0301n", "één"), ("a \u00a0 b\u200b", "a b"),
])  # fmt: skip
def test_clean(text: str, seen: str) -> None:
    assert clean(text) == seen
