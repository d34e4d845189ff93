"""Word documents that are damaged or ask too much end with a message, soon."""

import contextlib
import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import read

from ..support.word import CHAPTERS, FROM_FIVE, heading, items, paragraph, table, word_document

DOCUMENT = word_document(
    heading(1, "Module 1 Wielen"), items("De kandidaat kan een band plakken", "De kandidaat kan spaken", numbers=CHAPTERS, level=1),
    table(["Toets", "SE1"], ["Wat moet je kunnen?", "een band plakken\neen wiel spaken"], ["Periode", "2"]),
    heading(2, "B1-K1: Onderhoudt fietsen"), paragraph("Vakkennis en vaardigheden"), items("heeft kennis van fietsen", numbers=FROM_FIVE),
    heading(3, "B1-K1-W1: Plakt banden"), paragraph("Omschrijving: De maker zoekt het lek."),
)  # fmt: skip
ODD = (b"", b"-1", b"0", b"9", b"99999999999", b"x", "²".encode())  # in the place of a number or a name


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return memory.getvalue()


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Bytes changed or gone, values that make no sense, or tags that are missing or stand there twice."""
    what, content = dice.randrange(3), bytearray(data)
    if what == 0:
        for _n in range(dice.randint(1, 6)):
            at = dice.randrange(len(content))
            content[at : at + dice.randint(0, 40)] = bytes(dice.randrange(256) for _m in range(dice.randint(0, 3))) or b"?"
        return bytes(content)
    pattern = rb'w:\w+="([^"]*)"' if what == 1 else rb"(</?w:[^>]*>)"
    places = list(re.finditer(pattern, data))
    for match in sorted(dice.sample(places, min(len(places), dice.randint(1, 6))), key=lambda match: -match.start()):
        content[match.start(1) : match.end(1)] = dice.choice(ODD if what == 1 else (b"", match[1] * 2, b"<w:tbl/>", b"<w:p/>"))
    return bytes(content)


def attack(folder: Path, cases: int, seed: int) -> None:
    dice = random.Random(seed)
    whole = parts(DOCUMENT)
    path = folder / "plan.docx"
    for _n in range(cases):
        name = dice.choice([name for name in whole if name.startswith("word/")])
        broken = packed({**whole, name: damaged(whole[name], dice)})
        path.write_bytes(damaged(broken, dice) if dice.random() < 0.2 else broken)
        with contextlib.suppress(Unusable):
            assert isinstance(read(path, whole=True), Curriculum)


def test_damaged_word_documents_end_with_a_message(tmp_path: Path) -> None:
    attack(tmp_path, 200, seed=3)


@pytest.mark.long
def test_many_damaged_word_documents_end_with_a_message(tmp_path: Path) -> None:
    attack(tmp_path, 3_000, seed=4)


def test_more_paragraphs_than_anybody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("overlap.reading.formats.word.LIMIT_LINES", 1000)
    monkeypatch.setattr("overlap.reading.formats.word.LIMIT_ROWS", 300)
    path = tmp_path / "plan.docx"
    for blocks in (paragraph("") * 1001, items("De kandidaat kan een band plakken") * 302):
        path.write_bytes(word_document(blocks))
        with pytest.raises(Unusable) as caught:
            read(path)
        assert caught.value.notice.code == "file-too-large"


def test_a_style_that_is_based_on_itself_and_a_list_that_is_another_one_without_end(tmp_path: Path) -> None:
    members = parts(DOCUMENT)
    members["word/styles.xml"] = members["word/styles.xml"].replace(b'basedOn w:val="Standaard"', b'basedOn w:val="Kop1"')
    members["word/numbering.xml"] = members["word/numbering.xml"].replace(
        b'<w:abstractNum w:abstractNumId="3">',
        b'<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="l"/><w:numStyleLink w:val="l"/>',
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(packed(members))
    assert read(path).goals
