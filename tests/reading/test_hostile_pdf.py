"""PDF's that are broken, locked, scanned or made to harm: they end with a message, soon and within bounds."""

import contextlib
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from overlap.model import Curriculum
from overlap.problems import Unusable
from overlap.reading import read

from ..support.pdf import Sheet, joined, pdf_document, stream

EDGES = [50, 130, 330, 400, 480]
TEXT = b"BT /F1 12 Tf 50 700 Td (De kandidaat kan koken) Tj ET\n"


def a_document(*, packed: bool = True, change: Callable[[list[bytes]], None] | None = None) -> bytes:
    page = Sheet()
    page.write("PTA Wonen", size=16, bold=True)
    rows = [[f"P/ZW/01/01-0{n}", f"De kandidaat kan taak {n}\nuitvoeren", "SE1", str(n)] for n in range(1, 6)]
    page.table(EDGES, [["Code", "Eindterm", "Toets", "Periode"], *rows])
    return pdf_document(page, packed=packed, change=change)


def code_of(path: Path, data: bytes) -> str:
    path = path / "pta.pdf"
    path.write_bytes(data)
    with pytest.raises(Unusable) as error:
        read(path)
    assert path.name in str(error.value)
    return error.value.notice.code


def with_contents(contents: bytes, resources: bytes = b"/Font<</F1 3 0 R>>", more: tuple[bytes, ...] = ()) -> bytes:
    """A page with such contents; further objects count from 6."""

    def change(objects: list[bytes]) -> None:
        objects[4] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 6 0 R/Resources<<%b>>>>" % resources
        objects[5] = contents
        objects.extend(more)

    return pdf_document(Sheet(), change=change)


def test_a_scan_says_that_it_has_no_text(tmp_path: Path) -> None:
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\nx\nendstream"
    )
    data = with_contents(stream(b"600 0 0 800 0 0 cm /I Do"), b"/XObject<</I 7 0 R>>", (picture,))
    assert code_of(tmp_path, data) == "pdf-without-text"


def test_a_password_is_named(tmp_path: Path) -> None:
    data = a_document().replace(
        b"/Root 1 0 R", b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % ((b"00" * 32,) * 2)
    )
    assert code_of(tmp_path, data) == "pdf-encrypted"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_what_is_cut_off_is_damaged(tmp_path: Path, kept: float) -> None:
    data = a_document()
    assert code_of(tmp_path, data[: int(len(data) * kept)]) == "file-broken"


def test_a_damaged_stream_is_no_shorter_programme(tmp_path: Path) -> None:
    data = bytearray(a_document())
    place = data.rfind(b"stream\n", 0, data.rfind(b"endstream")) + 60
    data[place : place + 20] = bytes(20)
    assert code_of(tmp_path, bytes(data)) == "file-broken"


def test_too_many_pages(tmp_path: Path) -> None:
    page = Sheet()
    page.write("tekst")
    assert code_of(tmp_path, pdf_document(*[page] * 401)) == "pdf-too-large"


@pytest.mark.parametrize(
    "filters", [b"/FlateDecode", b"[/FlateDecode/FlateDecode]", b"[/FlateDecode/FlateDecode/FlateDecode]"], ids=["1", "2", "3"]
)
def test_a_bomb_is_not_unpacked(tmp_path: Path, filters: bytes) -> None:
    data = b"q " * (40 * 2**20)
    for _filter in range(filters.count(b"/")):
        data = zlib.compress(data, 9)
    bomb = b"<</Filter%b/Length %d>>stream\n%b\nendstream" % (filters, len(data), data)
    assert code_of(tmp_path, with_contents(bomb)) == "pdf-too-large"


def test_drawings_inside_drawings_end_in_time(tmp_path: Path) -> None:
    forms = tuple(
        stream(
            b"/X%d Do " % (n + 1) * 12 if n < 11 else TEXT,
            about=b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>/XObject<</X%d %d 0 R>>>>"
            % (n + 1, n + 8),
        )
        for n in range(12)
    )
    data = with_contents(stream(b"/X0 Do"), b"/XObject<</X0 7 0 R>>", forms)
    assert code_of(tmp_path, data) in ("pdf-too-large", "file-broken")


def test_nothing_in_a_document_is_run_or_fetched(tmp_path: Path) -> None:
    path = tmp_path / "pta.pdf"
    action = b"/OpenAction<</S/JavaScript/JS(this.submitForm\\('http://127.0.0.1:9/'\\))>>/AA<</WC<</S/Launch/F(calc.exe)>>>>"

    def change(objects: list[bytes]) -> None:
        objects[0] = b"<</Type/Catalog/Pages 2 0 R%b>>" % action

    path.write_bytes(a_document(change=change))
    assert len(read(path).goals) == 5


def test_numbers_without_measure(tmp_path: Path) -> None:
    big = b"1e38 1e38 -1e38 1e38 1e38 1e38 cm BT /F1 1e30 Tf 1e38 0 0 1e38 0 0 Tm (De kandidaat kan koken) Tj ET 0 0 m 1e38 1e38 l S"
    assert code_of(tmp_path, with_contents(stream(big))) in ("pdf-without-text", "no-goals-in-text", "file-broken")


def _damaged(data: bytes, chance: random.Random) -> bytes:
    what, changed = chance.choice(["flip", "cut", "drop", "swap", "number", "contents"]), bytearray(data)
    if what == "flip":
        for _n in range(chance.choice([1, 5, 50])):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    elif what == "cut":
        changed = changed[: chance.randrange(len(changed))] + b"\nstartxref\n0\n%%EOF"
    elif what == "drop":
        place = chance.randrange(len(changed))
        del changed[place : place + chance.choice([1, 20, 400])]
    elif what == "swap":
        one, other = sorted(chance.sample([match.span(1) for match in re.finditer(rb"<<(.{5,80}?)>>", data, re.S)], 2))
        changed = (
            changed[: one[0]] + changed[slice(*other)] + changed[one[1] : other[0]] + changed[slice(*one)] + changed[other[1] :]
        )
    elif what == "number":
        match = chance.choice(list(re.finditer(rb"\d+", data)))
        changed[slice(*match.span())] = chance.choice([b"0", b"-1", b"2147483648", b"1e30"])
    else:
        numbers = [str(chance.choice([-1e9, 0, 0.001, 1e9])) for _n in range(6)]
        return with_contents(stream(f"{' '.join(numbers)} cm {numbers[0]} w 0 0 m {numbers[1]} 5 l S ".encode() + TEXT * 3))
    return bytes(changed)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_document_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "pta.pdf"
    path.write_bytes(_damaged(a_document(packed=seed % 2 == 0), chance))
    with contextlib.suppress(Unusable):
        assert isinstance(read(path), Curriculum)


def test_objects_that_refer_to_themselves(tmp_path: Path) -> None:
    data = joined([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000000>>"])
    assert code_of(tmp_path, data) in ("file-broken", "pdf-too-large")
