"""All scored pairs as a table in text, for other programs and for measuring."""

import csv
import io

from overlap.model import Comparison
from overlap.model.text import safe
from overlap.model.written import written

COLUMNS = ("vmbo_id", "vmbo_code", "mbo_id", "mbo_code", "score", "overlap", "band", "relation", "because")


def pairs_csv(comparison: Comparison) -> bytes:
    """Write every scored pair, also those not proposed, best score first: UTF-8, comma-separated, with a header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for pair in comparison.pairs:
        writer.writerow(
            (
                pair.vmbo.id,
                safe(pair.vmbo.code),
                pair.mbo.id,
                safe(pair.mbo.code),
                f"{pair.score:.4f}",
                f"{pair.overlap:.4f}",
                written(pair.band),
                written(pair.relation),
                safe("; ".join(pair.because)),
            )
        )
    return text.getvalue().encode("utf-8")
