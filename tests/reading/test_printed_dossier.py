"""A kwalificatiedossier in Word: the same goals as from its XML, with the kwalificaties that each of them is of."""

from pathlib import Path

import pytest

from overlap.problems import Unusable
from overlap.reading import read
from overlap.reading.many import read_many

from ..support.checkout import SHARED, needs_shared
from ..support.dossier import XML, told
from ..support.word import heading, items, paragraph, table, word_document

COVER = (
    paragraph("Kwalificatiedossier mbo"), paragraph("Fietsen"),
    paragraph("» Fietsenmaker (Crebonr. 90001)"), paragraph("» Steppenmaker (Crebonr. 90002)"),
    table(["Profielen", "Crebo", "Mbo-niveau"], ["P1 Fietsenmaker", "90001", "2"], ["P2 Steppenmaker", "90002", "3"]),
    heading(1, "Basisdeel"), heading(2, "B1-K1: Onderhoudt fietsen"),
)  # fmt: skip
PROFILE = (
    heading(1, "Profieldeel"), heading(2, "P1: Fietsenmaker"), heading(2, "P1-K1: Verkoopt fietsen"),
    heading(3, "P1-K1-W1: Adviseert"), paragraph("Omschrijving: De maker vraagt door."),
)  # fmt: skip
IN_PARAGRAPHS = (
    paragraph("Complexiteit: De maker doet eenvoudig werk."),
    paragraph("Vakkennis en vaardigheden"), paragraph("De beginnend beroepsbeoefenaar:"),
    items("heeft kennis van banden", "kan een lek vinden"),
    paragraph("Voor steppenmaker geldt aanvullend:"), items("kan een step vouwen"),
    heading(3, "B1-K1-W1: Plakt banden"),
    paragraph("Omschrijving: De maker zoekt het lek."), paragraph("Voor Steppenmaker geldt aanvullend:"),
    paragraph("Hij zoekt snel."), paragraph("Resultaat: De band is heel."),
    paragraph("Gedrag: De maker:"), items("werkt netjes", "ruimt op."), paragraph("Onderliggende competenties: Plannen"),
)  # fmt: skip
IN_TABLES = (
    table(
        ["Complexiteit", "De maker doet eenvoudig werk."],
        ["Vakkennis en vaardigheden", "De beginnend beroepsbeoefenaar:\n- heeft kennis van banden\n- kan een lek vinden\n"
         "Voor steppenmaker geldt aanvullend:\n- kan een step vouwen"],
    ),
    heading(3, "B1-K1-W1: Plakt banden"),
    table(
        ["Omschrijving", "De maker zoekt het lek.\nVoor Steppenmaker geldt aanvullend:\nHij zoekt snel."],
        ["Resultaat", "De band is heel."],
        ["Gedrag", "De maker:\n- werkt netjes\n- ruimt op.\nOnderliggende competenties: Plannen"],
    ),
)  # fmt: skip


@pytest.fixture(params=[IN_PARAGRAPHS, IN_TABLES], ids=["paragraphs", "tables"])
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "kd.docx"
    path.write_bytes(word_document(*COVER, *request.param, *PROFILE))
    return path


@pytest.fixture
def xml(tmp_path: Path) -> Path:
    path = tmp_path / "kd.xml"
    path.write_text(XML, encoding="utf-8")
    return path


def test_a_dossier_in_print_gives_what_its_xml_gives(printed: Path, xml: Path) -> None:
    whole = read(printed, whole=True)
    assert told(whole) == told(read(xml, whole=True))
    assert [goal.code for goal in whole.goals] == ["B1-K1-V1", "B1-K1-V2", "B1-K1-V3", "B1-K1-W1", "P1-K1-W1"]
    assert (whole.title, whole.kind) == ("Fietsen", "mbo")


def test_each_goal_tells_its_kwalificaties(printed: Path) -> None:
    by_code = {goal.code: goal.extra["kwalificatie"] for goal in read(printed, whole=True).goals}
    assert by_code == {
        **dict.fromkeys(("B1-K1-V1", "B1-K1-V2", "B1-K1-W1"), "Fietsenmaker / Steppenmaker"),
        "B1-K1-V3": "Steppenmaker",
        "P1-K1-W1": "Fietsenmaker",
    }


@pytest.mark.parametrize("name", ["fietsenmaker", "90001"])
def test_one_kwalificatie_is_chosen_from_print_as_from_xml(printed: Path, xml: Path, name: str) -> None:
    chosen = read(printed, kwalificaties=[name])
    assert told(chosen) == told(read(xml, kwalificaties=[name]))
    assert "Hij zoekt snel." not in chosen.goals[2].description


def test_where_nobody_chose_the_choice_is_listed(printed: Path) -> None:
    with pytest.raises(Unusable) as caught:
        read(printed)
    assert caught.value.notice.code == "choose-kwalificatie"
    assert "Fietsenmaker (90001), Steppenmaker (90002)" in str(caught.value)


def test_a_matrix_has_a_programme_for_each_kwalificatie(printed: Path) -> None:
    assert [curriculum.title for curriculum in read_many([printed], "mbo").curricula] == ["Fietsenmaker", "Steppenmaker"]


def test_a_dossier_of_a_school_without_codes_of_sbb(tmp_path: Path) -> None:
    path = tmp_path / "dossier.docx"
    path.write_bytes(
        word_document(
            heading(1, "Kerntaak 1: Onderhoudt fietsen"),
            heading(2, "Werkproces 1.1: Neemt de fiets in"), paragraph("Omschrijving: De medewerker noteert de klacht."),
            heading(2, "Werkproces 1.2: Repareert de fiets"), paragraph("Resultaat: De fiets rijdt."),
            heading(2, "Vakkennis en vaardigheden"), items("heeft kennis van fietsen", "kan een werkorder lezen"),
        )
    )  # fmt: skip
    dossier = read(path)
    assert [(goal.code, goal.text, goal.kind) for goal in dossier.goals] == [
        ("1.1", "Neemt de fiets in", "werkproces"),
        ("1.2", "Repareert de fiets", "werkproces"),
        ("", "heeft kennis van fietsen", "kennis"),
        ("", "kan een werkorder lezen", "vaardigheid"),
    ]
    assert dossier.goals[0].description == "De medewerker noteert de klacht."


def test_what_looks_like_a_goal_outside_the_kerntaken_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kd.docx"
    path.write_bytes(
        word_document(*COVER, *IN_PARAGRAPHS, *PROFILE, heading(1, "Extra van onze school"), items("kan een tandem repareren"))
    )
    (notice,) = read(path, whole=True).warnings
    assert (notice.code, notice.values["text"]) == ("text-not-read", "kan een tandem repareren")


@needs_shared
def test_a_dossier_that_a_school_copied_to_word_equals_the_publication() -> None:
    printed = read(SHARED / "documents" / "14-word-dossier.docx")
    published = read(SHARED / "sources" / "sbb" / "2755-dienstverlening.xml", kwalificaties=["sport en recreatie"])
    assert [goal.id for goal in printed.goals] == [goal.id for goal in published.goals]
    assert [goal.description for goal in printed.goals] == [goal.description for goal in published.goals]
