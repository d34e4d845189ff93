"""A kwalificatiedossier as SBB publishes it comes through whole. The dossier here is invented."""

from dataclasses import replace
from pathlib import Path

import pytest

from overlap.model import Curriculum, Goal, Heading, Kwalificatie, with_extra
from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.publications.dossier_files import looks_like_dossier
from overlap.reading.publications.sbb import read_dossier
from overlap.workbook.plain.programme import programme

SHARED = Path(__file__).parents[2].parent / "shared" / "sources" / "sbb"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the published dossiers are not here")

DOSSIER = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<sbb>
  <dossiers>
    <dossier nr="1" titel="Fietsen en steppen">
      <kennisenvaardigheden>
        <kennisofvaardigheid nr="10" titel="heeft kennis van banden " />
        <kennisofvaardigheid nr="11" titel="kan kennis van remmen toepassen" />
        <kennisofvaardigheid nr="12" titel="kan een step   opvouwen" />
        <kennisofvaardigheid nr="13" titel="heeft basiskennis van veiligheid" />
      </kennisenvaardigheden>
      <basis titel="Basisdeel">
        <basistaken><basiskerntaken>
          <kerntaak nr="20" titel="Onderhoudt voertuigen " hoofdstuk="1">
            <vakkennisenvaardigheden>
              <vakkennisenvaardigheden referentie="10" />
              <vakkennisenvaardigheden referentie="11" />
              <vakkennisenvaardigheden referentie="10" />
              <vakkennisenvaardigheden referentie="99" />
              <vakkennisenvaardighedenperprofiel>
                <aanvullend><profiel referentie="30" />
                  <vakkennisenvaardighedenonderdelen />
                </aanvullend>
                <aanvullend><profiel referentie="31" />
                  <vakkennisenvaardighedenonderdelen>
                    <vakkennisenvaardigheden referentie="12" />
                  </vakkennisenvaardighedenonderdelen>
                </aanvullend>
              </vakkennisenvaardighedenperprofiel>
              <vakkennisenvaardigheden_met_categorie>
                <categorie referentie="77"><vakkennisenvaardigheden referentie="13" /></categorie>
              </vakkennisenvaardigheden_met_categorie>
            </vakkennisenvaardigheden>
            <basiswerkprocessen>
              <werkproces nr="21" titel="Plakt banden" hoofdstuk="1">
                <werkprocesomschrijving><![CDATA[Zoekt het lek.
Plakt het.]]><werkprocesomschrijvingperprofiel><aanvullend><profiel referentie="31" /><omschrijving
                ><![CDATA[Pompt een step op.]]></omschrijving></aanvullend></werkprocesomschrijvingperprofiel
                ></werkprocesomschrijving>
                <werkprocesresultaat><![CDATA[<p>De band is <b>dicht</b> &amp; hard.</p>]]></werkprocesresultaat>
                <werkprocesgedrag><![CDATA[De monteur:
- werkt netjes;
- ruimt op.]]></werkprocesgedrag>
              </werkproces>
            </basiswerkprocessen>
          </kerntaak>
        </basiskerntaken></basistaken>
      </basis>
      <profielen titel="Profieldeel">
        <profiel nr="30" titel="Fietsenmaker" hoofdstuk="1" niveau="2">
          <omschrijving><sbu>3200</sbu></omschrijving>
          <creboinformatie><crebo ministerie="OCW">90001</crebo></creboinformatie>
          <profielkerntaken />
        </profiel>
        <profiel nr="31" titel="Steppenmaker" hoofdstuk="2" niveau="3">
          <omschrijving><sbu>4800</sbu></omschrijving>
          <creboinformatie><crebo ministerie="OCW">90002</crebo></creboinformatie>
          <profielkerntaken>
            <kerntaak nr="40" titel="Bouwt steppen" hoofdstuk="1">
              <vakkennisenvaardigheden><vakkennisenvaardigheden referentie="12" /></vakkennisenvaardigheden>
              <profielwerkprocessen><werkproces nr="41" titel="Last een frame" hoofdstuk="3" /></profielwerkprocessen>
            </kerntaak>
          </profielkerntaken>
        </profiel>
      </profielen>
      <verantwoordingsinformatie><profiel referentie="30"><eisen>Nee</eisen></profiel></verantwoordingsinformatie>
    </dossier>
  </dossiers>
</sbb>
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.xml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def codes(curriculum: Curriculum) -> list[str]:
    return [goal.code for goal in curriculum.goals]


def goal(curriculum: Curriculum, code: str) -> Goal:
    return next(goal for goal in curriculum.goals if goal.code == code)


def problem(path: Path, names: tuple[str, ...] = ()) -> Unusable:
    with pytest.raises(Unusable) as caught:
        read_dossier(path).curriculum(names)
    return caught.value


def test_the_kwalificaties_have_title_crebo_niveau_and_sbu(dossier: Path) -> None:
    found = read_dossier(dossier).kwalificaties
    assert [(k.title, k.crebo, k.niveau, k.sbu, k.part) for k in found] == [
        ("Fietsenmaker", "90001", "2", "3200", "P1"),
        ("Steppenmaker", "90002", "3", "4800", "P2"),
    ]


def test_a_kwalificatie_is_the_basisdeel_and_its_own_profieldeel(dossier: Path) -> None:
    read = read_dossier(dossier)
    assert codes(read.curriculum(("90001",))) == ["B1-K1-V1", "B1-K1-V2", "B1-K1-V4", "B1-K1-W1"]
    basis = ["B1-K1-V1", "B1-K1-V2", "B1-K1-V3", "B1-K1-V4", "B1-K1-W1"]
    assert codes(read.curriculum(("step",))) == [*basis, "P2-K1-V1", "P2-K1-W3"]


def test_a_kwalificatie_is_named_by_part_of_its_title_in_any_case_or_by_crebo(dossier: Path) -> None:
    read = read_dossier(dossier)
    assert read.curriculum(("FIETS",)).title == "Fietsenmaker"
    assert read.curriculum(("90002", "fiets")).title == "Fietsenmaker / Steppenmaker"


def test_what_holds_for_several_kwalificaties_names_them_all(dossier: Path) -> None:
    both = read_dossier(dossier).curriculum(("90001", "90002"))
    shared, own = goal(both, "B1-K1-V1"), goal(both, "B1-K1-V3")
    assert shared.extra == {
        "kwalificatie": "Fietsenmaker / Steppenmaker",
        "crebo": "90001 / 90002",
        "sbu": "3200 / 4800",
    }
    assert shared.levels == ("2", "3")
    assert own.extra == {"kwalificatie": "Steppenmaker", "crebo": "90002", "sbu": "4800"}
    assert own.levels == ("3",)


def test_the_id_of_a_goal_does_not_depend_on_what_else_was_chosen(dossier: Path) -> None:
    read = read_dossier(dossier)
    alone, both = read.curriculum(("step",)), read.curriculum(("step", "fiets"))
    assert {g.id for g in alone.goals} <= {g.id for g in both.goals}


def test_a_werkproces_has_omschrijving_resultaat_and_gedrag_in_that_order(dossier: Path) -> None:
    found = goal(read_dossier(dossier).curriculum(("fiets",)), "B1-K1-W1")
    assert found.text == "Plakt banden"
    assert found.kind == "werkproces"
    assert found.section == (Heading("B1-K1", "Onderhoudt voertuigen"),)
    assert found.description.split("\n") == [
        "Zoekt het lek. Plakt het.",
        "De band is dicht & hard.",
        "De monteur: - werkt netjes; - ruimt op.",
    ]


def test_a_text_that_is_added_for_one_kwalificatie_is_there_for_that_one_only(dossier: Path) -> None:
    read = read_dossier(dossier)
    assert "Pompt een step op." not in goal(read.curriculum(("fiets",)), "B1-K1-W1").description
    assert goal(read.curriculum(("step",)), "B1-K1-W1").description.startswith("Zoekt het lek. Plakt het. Pompt een step op.\n")


def test_vakkennis_is_kennis_or_vaardigheid(dossier: Path) -> None:
    read = read_dossier(dossier).curriculum(("step",))
    kinds = {g.text: g.kind for g in read.goals if g.kind != "werkproces"}
    assert kinds == {
        "heeft kennis van banden": "kennis",
        "kan kennis van remmen toepassen": "vaardigheid",
        "kan een step opvouwen": "vaardigheid",
        "heeft basiskennis van veiligheid": "kennis",
    }


def test_the_source_of_a_goal_is_its_part_and_the_line_in_the_xml(dossier: Path) -> None:
    found = goal(read_dossier(dossier).curriculum(("step",)), "P2-K1-W3").source
    assert (found.file, found.sheet) == ("dossier.xml", "Profieldeel P2")
    assert "Last een frame" in DOSSIER.splitlines()[found.row - 1]


def test_an_item_named_twice_or_missing_is_warned_about(dossier: Path) -> None:
    warnings = read_dossier(dossier).curriculum(("fiets",)).warnings
    assert [w.code for w in warnings] == ["duplicate-goal", "reference-missing"]
    assert all(str(w) for w in warnings)


def test_without_a_choice_the_kwalificaties_are_listed(dossier: Path) -> None:
    error = problem(dossier)
    assert error.notice.code == "choose-kwalificatie"
    assert "Fietsenmaker (90001)" in str(error)
    assert "Steppenmaker (90002)" in str(error)


def test_a_name_that_fits_several_kwalificaties_is_refused_unless_it_is_the_whole_title(dossier: Path) -> None:
    assert problem(dossier, ("maker",)).notice.code == "choose-kwalificatie"
    dossier.write_text(DOSSIER.replace("Steppenmaker", "Fietsenmaker plus"), encoding="utf-8")
    assert read_dossier(dossier).curriculum(("fietsenmaker",)).title == "Fietsenmaker"


@pytest.mark.parametrize("name", ["bakker", "9000", "", " "])
def test_a_name_that_fits_none_is_refused(dossier: Path, name: str) -> None:
    assert problem(dossier, (name,)).notice.code == "nothing-left"


def test_a_dossier_with_one_kwalificatie_needs_no_choice(dossier: Path) -> None:
    start, end = DOSSIER.index('        <profiel nr="31"'), DOSSIER.index("      </profielen>")
    dossier.write_text(DOSSIER[:start] + DOSSIER[end:], encoding="utf-8")
    assert read_dossier(dossier).curriculum().title == "Fietsenmaker"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (DOSSIER[:900], "file-broken"),
        ("<sbb><dossiers>", "file-broken"),
        ('<?xml version="1.0" encoding="klingon"?><sbb/>', "file-broken"),
        ("<boek><titel/></boek>", "not-sbb"),
        ("<sbb></sbb>", "not-sbb"),
        ("PK\x03\x04", "not-sbb"),
        ("code;titel\nB1-K1;Lassen", "not-sbb"),
        ("", "file-empty"),
        ('<!DOCTYPE sbb [<!ENTITY a "b">]><sbb>&a;</sbb>', "file-unsafe"),
        ('<!DOCTYPE sbb SYSTEM "file:///etc/passwd"><sbb/>', "file-unsafe"),
        ("<sbb><dossiers><dossier/></dossiers></sbb>", "no-table"),
        ("<sbb>" * 5000, "file-too-large"),
        ("<sbb>" + "<dossier/>" * 200_001 + "</sbb>", "file-too-large"),
    ],
    ids=range(13),
)
def test_bad_input_is_told_by_its_problem(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "slecht.xml"
    path.write_text(content, encoding="utf-8")
    error = problem(path)
    assert error.notice.code == code
    assert "slecht.xml" in str(error)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert problem(tmp_path / "weg.xml").notice.code == "file-missing"


def test_a_dossier_is_recognised_by_its_content(dossier: Path, tmp_path: Path) -> None:
    other = tmp_path / "anders.xml"
    other.write_text("<sbbx/>")
    assert looks_like_dossier(dossier)
    assert not looks_like_dossier(other)
    assert not looks_like_dossier(tmp_path)
    other.write_bytes(DOSSIER.lstrip("\ufeff").encode("utf-16"))
    assert looks_like_dossier(other)


@needs_shared
@pytest.mark.parametrize(
    ("file", "goals"),
    [
        ("2635-pedagogisch-werk.xml", {"25486": 75, "25484": 113, "25485": 94}),
        ("2755-dienstverlening.xml", {"25499": 39, "25498": 47, "25500": 43}),
    ],
)
def test_every_item_of_a_published_dossier_comes_through(file: str, goals: dict[str, int]) -> None:
    read = read_dossier(SHARED / file)
    assert {k.crebo: len(read.curriculum((k.crebo,)).goals) for k in read.kwalificaties} == goals
    whole = read.curriculum(tuple(goals))
    raw = (SHARED / file).read_text(encoding="utf-8-sig")
    werkprocessen = [g for g in whole.goals if g.kind == "werkproces"]
    assert len(werkprocessen) == raw.count("<werkproces ")
    assert all(len(g.description.split("\n")) == 3 for g in werkprocessen)
    assert len({g.id for g in whole.goals}) == len(whole.goals)


def test_a_title_with_a_slash_in_it_stays_one_kwalificatie_also_through_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "dossier.xml"
    path.write_text(DOSSIER.replace("Fietsenmaker", "Fietsenmaker / monteur"), encoding="utf-8")
    both = read_dossier(path).curriculum(("90001", "90002"))
    names = [("Fietsenmaker / monteur", ("90001",)), ("Steppenmaker", ("90002",))]
    first = Goal(
        text="Is van de fiets alleen", kind="kennis", source=both.goals[0].source, code="P1-K1-V1", section=(Heading("P1-K1"),)
    )
    own = with_extra(first, {"kwalificatie": "Fietsenmaker / monteur", "crebo": "90001"})
    spreadsheet = tmp_path / "dossier.xlsx"
    spreadsheet.write_bytes(programme(replace(both, goals=(*both.goals, own))))
    for curriculum in (both, read(spreadsheet, expected="mbo")):
        shared = goal(curriculum, "B1-K1-V1")
        assert [(k.title, k.crebos) for k in shared.kwalificaties] == names
        assert curriculum.title == "Fietsenmaker / monteur / Steppenmaker"


def test_a_kwalificatie_of_a_goal_has_its_niveau(dossier: Path) -> None:
    shared = goal(read_dossier(dossier).curriculum(("90001", "90002")), "B1-K1-V1")
    assert shared.kwalificaties == (Kwalificatie("Fietsenmaker", ("90001",), "2"), Kwalificatie("Steppenmaker", ("90002",), "3"))
