"""The examenprogramma's as SLO publishes them come through whole. The publication here is invented."""

import json
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from overlap.model import Curriculum, Heading
from overlap.problems import Unusable
from overlap.reading.publications import records, slo
from overlap.reading.publications.slo import read_publication

SHARED = Path(__file__).parents[2].parent / "shared" / "sources" / "slo"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the publication of SLO is not here")
BG = "examenprogramma_bg_"


def row(key: str, code: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "prefix": code, "title": title, **more}


def publication() -> dict[str, list[Any]]:
    return {
        "profiel": [
            row(
                "p1", "RW", "Examenprogramma beroepsgericht Rijden en Wielen",
                **{f"{BG}kern_id": ["k1"], f"{BG}module_id": ["m2", "m1"], f"{BG}keuzevak_id": ["v1", "v2"]},
            ),
            row("p2", "MET", "Vliegen", **{f"{BG}module_id": ["m3"]}),
        ],
        "kern": [row("k1", "PK/RW", "Kern Rijden", **{f"{BG}kerndeel_id": ["kd1"]})],
        "kerndeel": [row("kd1", "PK/RW/b", "Vaardigheden", **{f"{BG}globale_eindterm_id": ["e5", "e6"]})],
        "module": [
            row("m1", "P/RW/01", "Fietsen", **{f"{BG}deeltaak_id": ["d1"]}),
            row("m2", "P/RW/02", "Steppen", **{f"{BG}deeltaak_id": ["d2", "weg"]}),
            row("m3", "P/MET/01", "Zweven", **{f"{BG}deeltaak_id": []}),
        ],
        "keuzevak": [
            row("v1", "K/RW/09", "Vouwen", **{f"{BG}deeltaak_id": ["d3"]}),
            row("v2", "K/RW/09", "Vouwen nieuw", **{f"{BG}deeltaak_id": ["d4"]}),
        ],
        "deeltaak": [
            row("d1", "P/RW/01/01", "Banden plakken", **{f"{BG}globale_eindterm_id": ["e2", "e1"]}),
            row("d2", "P/RW/02/01", "Remmen", **{f"{BG}globale_eindterm_id": ["e3"]}),
            row("d3", "K/RW/09/1", "Vouwfiets", **{f"{BG}globale_eindterm_id": ["e4"]}),
            row("d4", "K/RW/09/01", "Vouwfiets", **{f"{BG}globale_eindterm_id": ["e7"]}),
        ],
        "globale_eindterm": [
            row("e1", "P/RW/01/01-01", "De kandidaat kan\r\n een \u200bband plakken ",
                niveau_id=["n3", "n1"], replaces=["oud1", "oud2"]),
            row("e2", "P/RW/01/01-02", "De kandidaat kan pompen", niveau_id=["n2"], description="Met de\nhand"),
            row("e3", "P/RW/09/05-01", "De kandidaat kan remmen", niveau_id=["n2", "n9"]),
            row("e4", "K/RW/09/1.1", "De kandidaat kan vouwen", niveau_id=[]),
            row("e5", "PK/RW/b-10", "De kandidaat kan rekenen"),
            row("e6", "PK/RW/b-9", "De kandidaat kan schrijven"),
            row("e7", "K/RW/09/01-01", "De kandidaat kan ontvouwen"),
            "geen record",
        ],
        "niveaus": [row(f"n{n}", str(n), f"bb vmbo {way}") for n, way in enumerate(("bb", "kb", "gl"), start=1)]
        + [row("n9", "9", "vwo 6")],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "publicatie"
    path.mkdir()
    for name, rows in publication().items():
        (path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return path


def zipped(path: Path, prefix: str = "", **more: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in publication().items():
            archive.writestr(f"{prefix}{name}.json", json.dumps(rows))
        for name, content in more.items():
            archive.writestr(name, content)
    return path


def codes(curriculum: Curriculum) -> list[str]:
    return [goal.code for goal in curriculum.goals]


def problem(path: Path, *onderdelen: str) -> Unusable:
    with pytest.raises(Unusable) as caught:
        read_publication(path).curriculum(onderdelen)
    assert str(caught.value)
    return caught.value


def test_the_list_runs_by_profiel_kern_modules_keuzevakken(folder: Path) -> None:
    found = read_publication(folder).list_onderdelen()
    assert [(o.profiel, o.code, o.soort, o.goals) for o in found] == [
        ("MET", "P/MET/01", "module", 0),
        ("RW", "PK/RW", "kern", 2),
        ("RW", "P/RW/01", "module", 2),
        ("RW", "P/RW/02", "module", 1),
        ("RW", "K/RW/09", "keuzevak", 1),
        ("RW", "K/RW/09", "keuzevak", 1),
    ]


def test_an_eindterm_has_its_module_and_deeltaak_above_it(folder: Path) -> None:
    first, second = read_publication(folder).curriculum(("P/RW/01",)).goals
    assert first.text == "De kandidaat kan een band plakken"
    assert first.kind == "eindterm"
    assert (first.code, first.codes) == ("P/RW/01/01-01", ("P/RW/01/01-01",))
    assert first.section == (Heading("P/RW/01", "Fietsen"), Heading("P/RW/01/01", "Banden plakken"))
    assert first.levels == ("BB", "GL")
    assert first.extra == {"profiel": "Rijden en Wielen", "replaces": "oud1; oud2", "source id": first.extra["source id"]}
    assert (first.source.sheet, first.source.row) == ("globale_eindterm.json", 1)
    assert second.description == "Met de hand"


def test_a_profiel_is_its_kern_and_all_its_modules_and_keuzevakken(folder: Path) -> None:
    read = read_publication(folder).curriculum(("rw",))
    assert read.title == "Rijden en Wielen"
    assert read.kind == "vmbo"
    assert codes(read) == [
        "PK/RW/b-9", "PK/RW/b-10", "P/RW/01/01-01", "P/RW/01/01-02", "P/RW/09/05-01", "K/RW/09/1.1", "K/RW/09/01-01",
    ]  # fmt: skip


def test_what_occurs_twice_or_is_missing_is_warned_about(folder: Path) -> None:
    warnings = read_publication(folder).curriculum(("RW",)).warnings
    assert [w.code for w in warnings] == ["onderdeel-twice", "reference-missing"]
    assert "v1 (Vouwen), v2 (Vouwen nieuw)" in str(warnings[0])


def test_a_code_that_occurs_twice_is_chosen_by_its_id(folder: Path) -> None:
    error = problem(folder, "K/RW/09")
    assert error.notice.code == "ambiguous-onderdeel"
    assert "v1" in str(error)
    assert "v2" in str(error)
    assert codes(read_publication(folder).curriculum(("v2",))) == ["K/RW/09/01-01"]


@pytest.mark.parametrize("written", ["P/RW/01", "p/rw/1", " P/R&W/01 ", "P / RW / 01"])
def test_a_code_may_be_written_as_people_do(folder: Path, written: str) -> None:
    assert len(read_publication(folder).curriculum((written,)).goals) == 2


def test_the_names_of_profielen_are_known_by_their_short_forms() -> None:
    assert [slo._plain(name) for name in ("Z&W", "M&T", "MaT", "P/MaT/01")] == ["ZW", "MET", "MT", "P/MT/1"]


@pytest.mark.parametrize(("wanted", "code"), [("K/RW/77", "nothing-left"), ("XX", "nothing-left"), ("MET", "no-table")])
def test_what_is_not_there_is_refused(folder: Path, wanted: str, code: str) -> None:
    assert problem(folder, wanted).notice.code == code


def test_nothing_chosen_is_refused_with_the_profielen(folder: Path) -> None:
    error = problem(folder)
    assert error.notice.code == "choose-onderdeel"
    assert "MET, RW" in str(error)


@pytest.mark.parametrize("prefix", ["", "publicatie/json/"])
def test_a_zip_gives_the_same_as_the_folder(folder: Path, tmp_path: Path, prefix: str) -> None:
    from_zip = read_publication(zipped(tmp_path / "slo.zip", prefix)).curriculum(("RW",))
    from_folder = read_publication(folder).curriculum(("RW",))
    assert [(g.id, g.extra, g.section) for g in from_zip.goals] == [(g.id, g.extra, g.section) for g in from_folder.goals]
    assert from_zip.sha256 == from_folder.sha256


LEERWEGEN = {
    "861d98e4-e5ae-4ed7-89f6-f224605f7c97": "BB", "8574855d-0670-42bf-9f73-dc6706278b8b": "KB",
    "64852857-b601-419f-9cbb-e1335a185303": "GL", "8450c011-f812-4f89-97a9-6b8820baffc5": "TL",
}  # fmt: skip


def downloaded() -> dict[str, list[Any]]:
    """The tables as the public repository has them: with the ids of SLO's leerwegen, and without the table of them."""
    tables = publication()
    del tables["niveaus"]
    tables["globale_eindterm"][0]["niveau_id"] = [*LEERWEGEN, "onbekend"]
    return tables


def written(folder: Path, tables: dict[str, list[Any]]) -> Path:
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


@pytest.mark.parametrize("below", ["", "curriculum-bg-main", "curriculum-bg-main/data"])
def test_what_is_downloaded_is_read_as_it_comes(tmp_path: Path, below: str) -> None:
    """GitHub puts a folder around the files; niveaus.json is of another repository."""
    written(tmp_path / "download" / below, downloaded())
    (tmp_path / "download" / "package.json").write_text("{}", encoding="utf-8")
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for file in (tmp_path / "download").rglob("*.json"):
            target.write(file, file.relative_to(tmp_path))
    for path in (tmp_path / "download", archive):
        assert read_publication(path).curriculum(("P/RW/01",)).goals[0].levels == ("BB", "KB", "GL", "TL")


def test_of_two_publications_in_a_folder_one_is_to_be_chosen(tmp_path: Path) -> None:
    for name in ("2024", "2026"):
        written(tmp_path / "slo" / name, downloaded())
    error = problem(tmp_path / "slo", "RW")
    assert error.notice.code == "several-slo"
    assert "2024, 2026" in str(error)


@needs_shared
def test_the_leerwegen_are_known_by_the_ids_of_slo() -> None:
    niveaus = {niveau["id"]: niveau["title"] for niveau in json.loads((SHARED / "niveaus.json").read_bytes())}
    assert {key: niveaus[key].removeprefix("bb vmbo ").upper() for key in LEERWEGEN} == LEERWEGEN


@pytest.mark.parametrize("name", ["../erbuiten.json", "/etc/passwd", "a\\..\\b", "C:/x.json", "x" * 300, "b/module.json"])
def test_a_zip_with_an_unsafe_name_is_refused(tmp_path: Path, name: str) -> None:
    assert problem(zipped(tmp_path / "slo.zip", **{name: "[]"}), "RW").notice.code == "file-unsafe"


def test_what_unpacks_to_too_much_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "slo.zip")
    monkeypatch.setattr(records, "LIMIT_UNPACKED", 1000)
    assert problem(path, "RW").notice.code == "file-too-large"
    assert problem(folder, "RW").notice.code == "file-too-large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[{", "file-broken"),
        ("{}", "file-broken"),
        ("[" * 100_000, "file-broken"),
        ("\udcff", "file-broken"),
        ("[1, null, {}, [], {\"id\": 5}]", "file-broken"),
    ],
)  # fmt: skip
def test_a_damaged_table_is_told(folder: Path, content: str, code: str) -> None:
    (folder / "profiel.json").write_text(content, encoding="utf-8", errors="surrogateescape")
    error = problem(folder, "RW")
    assert error.notice.code == code
    assert "publicatie" in str(error)


@pytest.mark.parametrize("value", [None, 5, "tekst", {"a": 1}, [1, None, ["x"]]])
@pytest.mark.parametrize("key", ["prefix", "title", f"{BG}deeltaak_id", "replaces"])
def test_a_value_of_another_type_never_breaks_the_reading(folder: Path, key: str, value: Any) -> None:
    for name, rows in publication().items():
        changed = [{**r, key: value} if isinstance(r, dict) else r for r in rows]
        (folder / f"{name}.json").write_text(json.dumps(changed), encoding="utf-8")
    with suppress(Unusable):  # and nothing else
        read_publication(folder).curriculum(("RW",))


def test_what_no_file_can_hold_is_left_out_of_the_texts(folder: Path) -> None:
    rows = publication()["globale_eindterm"]
    rows[0]["title"] = "De kandidaat \ud800kan \ufffeplakken"
    (folder / "globale_eindterm.json").write_text(json.dumps(rows), encoding="utf-8")
    assert read_publication(folder).curriculum(("P/RW/01",)).goals[0].text == "De kandidaat kan plakken"


def test_a_folder_or_file_that_is_something_else_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "module.json").unlink()
    error = problem(folder, "RW")
    assert error.notice.code == "not-slo"
    assert "module.json" in str(error)
    other = tmp_path / "x.zip"
    other.write_bytes(b"PK\x03\x04 kapot")
    assert problem(other, "RW").notice.code == "file-broken"
    other.write_text("tekst")
    assert problem(other, "RW").notice.code == "not-slo"
    assert problem(tmp_path / "weg", "RW").notice.code == "file-missing"


@needs_shared
def test_all_eindtermen_of_the_publication_are_read() -> None:
    read = read_publication(SHARED)
    everything = read.curriculum(tuple(dict.fromkeys(o.profiel for o in read.list_onderdelen())))
    kern = [goal for goal in everything.goals if goal.section[0].code.startswith("PK/")]
    assert (len(everything.goals) - len(kern), len(kern)) == (3071, 402)
    assert len({goal.id for goal in everything.goals}) == 3473


@needs_shared
def test_each_unit_has_as_many_eindtermen_as_in_the_source() -> None:
    raw = {name: json.loads((SHARED / f"{name}.json").read_bytes()) for name in publication()}
    size = {part["id"]: len(part[f"{BG}globale_eindterm_id"]) for name in ("deeltaak", "kerndeel") for part in raw[name]}
    wanted = {
        unit["id"]: sum(size[part] for part in unit[f"{BG}{below}_id"])
        for name, below in (("module", "deeltaak"), ("keuzevak", "deeltaak"), ("kern", "kerndeel"))
        for unit in raw[name]
    }
    read = read_publication(SHARED)
    assert {o.id: o.goals for o in read.list_onderdelen()} == wanted
    assert {o.id: len(read.curriculum((o.id,)).goals) for o in read.list_onderdelen()} == wanted
    assert Counter(o.soort for o in read.list_onderdelen()) == {"keuzevak": 158, "module": 40, "kern": 10}
