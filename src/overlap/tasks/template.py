"""Write an empty, explained spreadsheet to fill in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from overlap.locale import gettext as _
from overlap.output.files import save
from overlap.workbook.plain.template import template

from .results import claimed

TemplateKind = Literal["vmbo", "mbo", "begrippen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequest:
    """What the form is for (a programme of a side, or own words), and where it goes (None: a name in the current folder)."""

    kind: TemplateKind
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOutcome:
    """Where the form was written, and the name under which one that was filled in is kept."""

    written: Path
    kept: Path | None = None


def run(request: TemplateRequest) -> TemplateOutcome:
    """Write an empty form.

    Raises:
        Unusable: it cannot be written there.
    """
    usual = _("template-{kind}.xlsx").format(kind=request.kind)
    target = claimed(request.output, usual, force=request.force)
    [saved] = save([(target, template(request.kind))])
    return TemplateOutcome(written=saved.path, kept=saved.kept)
