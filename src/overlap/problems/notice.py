"""An entry of the catalogue at a place: told beside a result, or raised where the run is impossible."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Final

from overlap.locale import Counted, Message, gettext, in_number

from .catalogue import CATALOGUE

_ENDS: Final = (".", "!", "?", "…", ":")


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem at a place: file, and where known sheet and row, or page or paragraph (counted from 1).

    ``values`` fill the templates of the catalogue. A `Message` among them is translated; everything else is what somebody
    wrote (the name of a sheet, a group, a column) and stays as it is.
    """

    code: str
    file: str = ""
    _: KW_ONLY
    sheet: str = ""
    row: int | None = None
    page: int = 0
    paragraph: int = 0
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> str:
        """Say where it is: "plan.xlsx, sheet PTA, row 7", "pta.docx, paragraph 12"; "" where that is not known."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(gettext("sheet {name}").format(name=self.sheet))
        if self.row is not None:
            parts.append(gettext("row {number}").format(number=self.row))
        if self.page:
            parts.append(gettext("page {number}").format(number=self.page))
        if self.paragraph:
            parts.append(gettext("paragraph {number}").format(number=self.paragraph))
        return ", ".join(parts)

    @property
    def message(self) -> str:
        """Say what is wrong, in the language of this run."""
        return self._filled(CATALOGUE[self.code].message)

    @property
    def remedy(self) -> str:
        """Say what to do about it, in the language of this run."""
        return self._filled(CATALOGUE[self.code].remedy)

    @property
    def told(self) -> str:
        """Say what is wrong and what to do about it, as sentences: a message that ends on a text of a file gets its full stop."""
        message = self.message
        return f"{message}{'' if message.endswith(_ENDS) else '.'} {self.remedy}"

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.place, self.told)))

    def _filled(self, template: Message) -> str:
        translated = {name: gettext(value) if isinstance(value, Message) else value for name, value in self.values.items()}
        text = in_number(template, self.values["count"]) if isinstance(template, Counted) else gettext(template)
        return text.format(**translated)


class Unusable(Exception):  # noqa: N818 - named for what the input is
    """The input or the call cannot be used: one notice to show, exit status 2."""

    def __init__(self, code: str, file: str = "", *, sheet: str = "", row: int | None = None, **values: Any) -> None:
        self.notice = Notice(code, file, sheet=sheet, row=row, values=values)
        super().__init__(str(self.notice))
