"""What the cells of a column look like, measured: how many hold codes, dates, crosses, or open as goals do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from overlap.reading.layout.codes import codes_in, is_code, is_telling, kind_of, looks_coded, split_code
from overlap.reading.layout.vocabulary import is_mark, is_phrase, opens_as_goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the cells of a column look like; shares from 0 to 1 of the filled ones."""

    rows: int = 0  # cells, empty ones too
    filled: int = 0
    unvalued: int = 0  # formulas without a value: something stands there, and cannot be read
    distinct: int = 0
    code_share: float = 0.0
    own_codes: float = 0.0  # what can be a code of any grammar
    date_share: float = 0.0
    telling: float = 0.0  # codes of a programme or dossier, not just numbers
    mark_share: float = 0.0
    stem_share: float = 0.0  # "De kandidaat kan …", also behind a code
    led: float = 0.0  # texts behind a code of a programme or dossier
    phrases: float = 0.0  # different texts that end or open with a verb, as goals without a stem do
    mean_length: float = 0.0
    worded: float = 0.0  # more than one word
    running: bool = False  # 1, 2, 3 …: numbers of rows, no codes
    numerals: float = 0.0  # whole numbers

    def names_rows(self, texts: "Profile") -> bool:
        """Tell whether these are codes, one for each text beside them, and not just numbers."""
        each = self.filled and self.distinct >= 0.8 * texts.distinct
        return bool(each) and self.code_share > 0.8 and not self.running and self.numerals < 0.5


def profile(cells: Sequence[str], *, unvalued: int = 0, dates: int = 0) -> Profile:
    """Measure what the cells of one column look like; empty ones do not count.

    Args:
        cells: their texts.
        unvalued: how many of the empty ones hold a formula without a value.
        dates: how many of the filled ones hold a date.
    """
    filled = [cell for cell in cells if cell]
    n = len(filled)
    if not n:
        return Profile(rows=len(cells), unvalued=unvalued)
    codes = [cell for cell in filled if is_code(cell)]
    telling = sum(1 for cell in codes if any(kind_of(part) != "number" for part in codes_in(cell)))
    marks = sum(1 for cell in filled if is_mark(cell))
    texts = [split_code(cell) for cell in filled]
    stems = sum(1 for _code, text in texts if opens_as_goal(text))
    numbers = [int(cell.rstrip(".")) for cell in filled if cell.rstrip(".").isdecimal() and len(cell) < 7]
    running = len(numbers) == n > 2 and all(b - a == 1 for a, b in pairwise(numbers))
    length = sum(map(len, filled)) / n
    return Profile(
        rows=len(cells),
        filled=n,
        unvalued=unvalued,
        distinct=len(set(filled)),
        code_share=len(codes) / n,
        own_codes=sum(map(looks_coded, filled)) / n,
        date_share=dates / n,
        telling=telling / n,
        mark_share=marks / n,
        stem_share=stems / n,
        led=sum(1 for code, _text in texts if code and is_telling(code)) / n,
        phrases=sum(map(is_phrase, {*filled})) / n,
        mean_length=length,
        worded=sum(1 for cell in filled if " " in cell) / n,
        running=running,
        numerals=len(numbers) / n,
    )
