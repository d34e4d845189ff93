"""The avo programmes as SLO publishes them come through whole. The publication here is invented."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from overlap.model import Heading
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.many import read_many
from overlap.reading.publications.slo import read_publication
from overlap.workbook.plain.programme import programme

from ..support.checkout import SHARED, needs_shared

SLO_AVO = SHARED / "sources" / "slo-avo"
BB, GL = "861d98e4-e5ae-4ed7-89f6-f224605f7c97", "64852857-b601-419f-9cbb-e1335a185303"
DOMEIN, SUBDOMEIN, EINDTERM, VAK = (f"examenprogramma_{name}_id" for name in ("domein", "subdomein", "eindterm", "vakleergebied"))


def row(key: str, code: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "prefix": code, "title": title, **more}


def tables() -> dict[str, list[dict[str, Any]]]:
    """Two invented vakken that share a preambule; the codes of the second begin with another name than its own."""
    return {
        "examenprogramma": [
            row("p1", "ZK/vmbo", "Examenprogramma Zeilkunde vmbo", **{DOMEIN: ["pre", "d2", "d1"], VAK: ["v1"]}),
            row("p2", "WK/vmbo", "Examenprogramma Moderne vreemde talen Walvis vmbo gl/tl", **{DOMEIN: ["pre", "d3"]}),
        ],
        "vakleergebieden": [{"id": "v1", "title": "Zeilkunde"}],
        "domeinen": [
            row("pre", "PREAMBULE", "Wat iedereen leert", **{SUBDOMEIN: ["s1"]}),
            row("d1", "ZK/K/2", "Knopen", **{EINDTERM: ["e2", "e1"]}),
            row("d2", "ZK/K/10", "Wind", **{EINDTERM: ["e3", "weg"]}),
            row("d3", "WAL2/K/1", "Zingen", **{EINDTERM: ["e4"]}),
        ],
        "subdomeinen": [row("s1", "PREAMBULE/1", "Samenwerken", **{EINDTERM: ["e5"]})],
        "eindtermen": [
            row("e1", "ZK/K/2/3a", "De kandidaat kan\r\n een paalsteek leggen", niveau_id=[GL, BB]),
            row("e2", "ZK/K/2/3b", "De kandidaat kan een platte knoop leggen", niveau_id=[GL]),
            row("e3", "ZK/K/10/4", "De kandidaat kan de windrichting bepalen", niveau_id=[BB]),
            row("e4", "WAL2/K/1/1", "De kandidaat kan onder water zingen", niveau_id=[BB]),
            row("e5", "PREAMBULE/1/1.1", "De leerling leert samen een boot te varen", niveau_id=[BB, GL]),
        ],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "avo"
    path.mkdir()
    for name, rows in tables().items():
        (path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_the_list_runs_by_vak_and_what_vakken_share_comes_last(folder: Path) -> None:
    listed = read_publication(folder).list_onderdelen()
    assert [(o.profiel, o.profiel_title, o.code, o.goals) for o in listed] == [
        ("WK", "Walvis", "WAL2/K/1", 1),
        ("WK", "Walvis", "PREAMBULE", 1),
        ("ZK", "Zeilkunde", "ZK/K/2", 2),
        ("ZK", "Zeilkunde", "ZK/K/10", 1),
        ("ZK", "Zeilkunde", "PREAMBULE", 1),
    ]


def test_an_eindterm_has_its_domein_above_it_and_its_leerwegen(folder: Path) -> None:
    first, second, wind, shared = read_publication(folder).curriculum(("ZK",)).goals
    assert (first.code, first.text, first.levels) == ("ZK/K/2/3a", "De kandidaat kan een paalsteek leggen", ("BB", "GL"))
    assert first.section == (Heading("ZK/K/2", "Knopen"),)
    assert first.extra["profiel"] == "Zeilkunde"
    assert (second.code, wind.code) == ("ZK/K/2/3b", "ZK/K/10/4")
    assert shared.section == (Heading("PREAMBULE/1", "Samenwerken"),)
    assert [goal.of_preamble for goal in (first, second, wind, shared)] == [False, False, False, True]
    assert "profiel" not in shared.extra


def test_what_a_vak_names_and_is_not_there_is_told(folder: Path) -> None:
    assert [notice.code for notice in read_publication(folder).curriculum(("ZK",)).warnings] == ["reference-missing"]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (("zk",), ["ZK/K/2/3a", "ZK/K/2/3b", "ZK/K/10/4", "PREAMBULE/1/1.1"]),
        (("Zeilkunde",), ["ZK/K/2/3a", "ZK/K/2/3b", "ZK/K/10/4", "PREAMBULE/1/1.1"]),
        (("ZK/K/02",), ["ZK/K/2/3a", "ZK/K/2/3b"]),
        (("WAL2",), ["WAL2/K/1/1", "PREAMBULE/1/1.1"]),
        (("preambule",), ["PREAMBULE/1/1.1"]),
        (("WK", "ZK"), ["WAL2/K/1/1", "ZK/K/2/3a", "ZK/K/2/3b", "ZK/K/10/4", "PREAMBULE/1/1.1"]),
    ],
)
def test_a_vak_or_domein_is_chosen_by_what_people_call_it(folder: Path, wanted: tuple[str, ...], codes: list[str]) -> None:
    assert [goal.code for goal in read_publication(folder).curriculum(wanted).goals] == codes


def test_a_vak_that_is_not_there_is_told_with_those_that_are(folder: Path) -> None:
    with pytest.raises(Unusable, match="WK, ZK"):
        read_publication(folder).curriculum(("NE",))
    with pytest.raises(Unusable, match="ZK/K/2, ZK/K/10"):
        read_publication(folder).curriculum(("ZK/K/99",))


def test_each_vak_is_a_programme_of_its_own_for_a_matrix(folder: Path) -> None:
    curricula = read_many([folder], "vmbo").curricula
    assert [(curriculum.title, len(curriculum.goals)) for curriculum in curricula] == [("Walvis", 2), ("Zeilkunde", 4)]


def test_the_publication_that_lacks_least_is_the_one_that_is_told_about(folder: Path) -> None:
    (folder / "domeinen.json").unlink()
    with pytest.raises(Unusable, match=r"domeinen\.json") as caught:
        read_publication(folder)
    assert "module.json ontbreekt" not in str(caught.value)


def test_of_both_publications_in_one_folder_one_is_to_be_chosen(folder: Path) -> None:
    for name in ("profiel", "module", "keuzevak", "kern", "deeltaak", "kerndeel", "globale_eindterm"):
        (folder / f"{name}.json").write_text("[]", encoding="utf-8")
    with pytest.raises(Unusable) as caught:
        read_publication(folder)
    assert caught.value.notice.code == "several-slo"


def test_the_spreadsheet_of_a_vak_reads_back_the_same(folder: Path, tmp_path: Path) -> None:
    curriculum = read_publication(folder).curriculum(("ZK",))
    (tmp_path / "zk.xlsx").write_bytes(programme(curriculum))
    again = read(tmp_path / "zk.xlsx")
    assert (again.kind, again.title) == ("vmbo", "Zeilkunde")
    told = [(goal.id, goal.code, goal.text, goal.section, goal.levels, goal.extra) for goal in curriculum.goals]
    assert [(goal.id, goal.code, goal.text, goal.section, goal.levels, goal.extra) for goal in again.goals] == told


def counts_of_the_source() -> dict[str, int]:
    """The eindtermen that each programme names in the raw tables of SLO."""
    raw = {name: {row["id"]: row for row in json.loads((SLO_AVO / f"{name}.json").read_bytes())} for name in tables()}

    def below(record: dict[str, Any]) -> int:
        parts = (raw["subdomeinen"][part] for part in record.get(SUBDOMEIN, ()))
        return len(record.get(EINDTERM, ())) + sum(map(below, parts))

    programmes = raw["examenprogramma"].values()
    return {p["prefix"].removesuffix("/vmbo"): sum(below(raw["domeinen"][d]) for d in p[DOMEIN]) for p in programmes}


@needs_shared
def test_each_published_vak_has_the_counts_of_the_source() -> None:
    publication = read_publication(SLO_AVO)
    wanted = counts_of_the_source()
    assert (len(wanted), sum(wanted.values())) == (25, 1734)
    listed: Counter[str] = Counter()
    for onderdeel in publication.list_onderdelen():
        listed[onderdeel.profiel] += onderdeel.goals
    assert listed == wanted
    assert {vak: len(publication.curriculum((vak,)).goals) for vak in wanted} == wanted
    everything = publication.curriculum(tuple(wanted))
    assert len({goal.extra["source id"] for goal in everything.goals}) == len(everything.goals) == 791


@needs_shared
def test_each_published_vak_reads_back_with_every_text_and_leerweg(tmp_path: Path) -> None:
    publication = read_publication(SLO_AVO)
    for vak in counts_of_the_source():
        curriculum = publication.curriculum((vak,))
        (tmp_path / f"{vak}.xlsx").write_bytes(programme(curriculum))
        again = read(tmp_path / f"{vak}.xlsx")
        levels: dict[tuple[object, ...], set[str]] = {}
        for goal in curriculum.goals:
            levels.setdefault(goal.identity, set()).update(goal.levels)
        assert (again.kind, again.title) == ("vmbo", curriculum.title)
        assert {goal.identity: set(goal.levels) for goal in again.goals} == levels
