"""Teachers at work: edits at random on a real workbook, and what must come back of what they filled in.

A sheet is held as rows of values with, beside them, what each row is about and which field each column holds. What was
filled in is kept per sheet, so that copies, deleted rows and deleted columns need no rule of their own: what is left on
some sheet must be placed, or reported where copies differ.
"""

import io
import random
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field

import openpyxl
from openpyxl.comments import Comment

from overlap.locale import in_every_language
from overlap.workbook.form.fields import PENCIL, TABLES

SHEETS = ("Overlap", "Hiaten", "Afspraken", "Agenda", "Woorden")
OWN = ("own", "own words", "agreements")
_SHOWN = {"vmbo code", "vmbo goal", "mbo code", "mbo item"}  # what a row of the review is known by without its ids


@dataclass(frozen=True)
class Typed:
    """What was typed where nothing is asked, though it may be a word of ours or a bare number: must be reported there."""

    value: object


@dataclass
class Sheet:
    """A sheet: cells, comments by cell, per row (table, id) and per table and column the field."""

    name: str
    page: str  # as the program called it
    cells: list[list[object]]
    rows: list[tuple[str, str] | None]
    columns: list[dict[str, str]]  # per column: table -> field
    values: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    comments: list[dict[int, str]] = field(default_factory=list)  # per row: column -> text
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: str = ""  # the cells with a filter
    heads: dict[str, int] = field(default_factory=dict)  # table -> row of the header
    keys: bool = True
    sorted_apart: bool = False  # what is seen was sorted without the hidden ids: those tell nothing any more
    is_copy: bool = False
    relabelled: bool = False
    own: bool = False  # has a column of their own with words of ours
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # column, first and last row

    def tables(self):
        return sorted({row[0] for row in self.rows if row})

    def column(self, table, name):
        return next((n for n, fields in enumerate(self.columns) if fields.get(table) == name), None)


class Teachers:
    """A workbook in the hands of teachers. ``content`` is how the program wrote it."""

    def __init__(self, content: bytes, seed: int) -> None:
        self.random = random.Random(seed)
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheets = [_sheet(self.book[name]) for name in SHEETS]
        self.log: list[str] = []
        self.nowhere: list[str] = []  # texts that belong to nothing: must be reported
        self.not_choices: list[str] = []
        self.deleted_columns: set[tuple[str, str]] = set()  # table, field
        self.count = 0
        self.labels = defaultdict(list)
        for row in self.book["_overlap"].values:
            if row[0] == "goal":
                self.labels[row[1]].append(row[3])

    def work(self, steps: int) -> None:
        """Some edits at random, each kind as often as teachers do it."""
        kinds = [self.fill_in] * 6 + [self.paste, self.paste, self.retype, self.retype]
        kinds += [
            self.comment,
            self.sort,
            self.sort,
            self.sort_visible,
            self.hide,
            self.hide_column,
            self.filter,
            self.insert_row,
        ]
        kinds += [self.type_row, self.delete_row, self.delete_row, self.insert_column, self.delete_column, self.move_column]
        kinds += [self.own_column, self.own_column, self.cut_cell, self.cut_cell]
        kinds += [self.rename, self.copy, self.no_choice, self.note, self.drop_keys, self.clear_ids, self.relabel]
        for _ in range(3):
            self.fill_in()
        for _ in range(steps):
            kind = self.random.choice(kinds)
            self.log.append(kind.__name__)
            kind()
        for kind in (self.own_sheet, self.move_rows, self.merge_cells):  # at the end: what comes after would undo it
            if self.random.random() < 0.4:
                self.log.append(kind.__name__)
                kind()

    # filling in

    def fill_in(self):
        sheet = self.random.choice(self.sheets)
        places = [n for n, row in enumerate(sheet.rows) if row]
        for n in self.random.sample(places, min(len(places), self.random.randint(1, 6))):
            table, _id = sheet.rows[n]
            for one in TABLES[table]:
                column = sheet.column(table, one.name)
                if one.fill_in and column is not None and self.random.random() < 0.6:
                    typed, meant = self._answer(table, one)
                    sheet.cells[n][column] = typed
                    sheet.values[sheet.rows[n]][one.name] = meant
                    if one.name == "verdict":
                        sheet.values[sheet.rows[n]].pop("no choice", None)

    def _answer(self, table, one):
        choices = list(one.choices.items())
        if choices:
            name, label = self.random.choice(choices)
            return self._carelessly(self.random.choice(sorted(in_every_language(label)))), name
        if one.goals or one.name == "with":
            label = self.random.choice(self.labels[one.goals or "mbo"])
            return label, label
        return self._unique(), self.last

    def _carelessly(self, label):
        way = self.random.randrange(6)
        if way == 1:
            label = label.upper()
        elif way == 2:
            label = label.capitalize()
        elif way == 3:
            label = f"  {label} "
        elif way == 4:
            label = label.replace(" ", "  ")
        elif way == 5:
            label = f"{PENCIL} {label}"
        return label

    def _unique(self):
        self.count += 1
        self.last = self.random.choice(
            ["afspraak {}: eerst in leerjaar 3", "Zie ook: {}\nmet de collega's", "=4 uur ({})", "ja? {}"]
        )
        self.last = self.last.format(chr(97 + self.count % 26) + "x" * (self.count // 26) + "q").lstrip("=")
        return self.last

    def paste(self):
        """Copy what stands in some cells of a column to the cells below them."""
        sheet = self.random.choice(self.sheets)
        table = self.random.choice(sheet.tables() or [""])
        fields = [one.name for one in TABLES.get(table, ()) if one.fill_in and sheet.column(table, one.name) is not None]
        places = [n for n, row in enumerate(sheet.rows) if row and row[0] == table]
        if not fields or len(places) < 4:
            return
        name, size = self.random.choice(fields), self.random.randint(1, 2)
        column, start = sheet.column(table, name), self.random.randrange(len(places) - 2 * size + 1)
        for source, target in zip(places[start : start + size], places[start + size : start + 2 * size], strict=True):
            old, new = (sheet.values[sheet.rows[n]] for n in (source, target))
            sheet.cells[target][column] = sheet.cells[source][column]
            for kind in (name, "no choice") if name == "verdict" else (name,):
                new.pop(kind, None)
                if kind in old:
                    new[kind] = old[kind]

    def retype(self):
        """Write a choice that stands there with other capitals and spaces."""
        sheet = self.random.choice(self.sheets)
        for n, row in enumerate(sheet.rows):
            name = self.random.choice(("verdict", "action"))
            if row and name in sheet.values[row] and (column := sheet.column(row[0], name)) is not None:
                plain = str(sheet.cells[n][column]).strip(f" {PENCIL}")
                sheet.cells[n][column] = self._carelessly(" ".join(plain.lower().split()))

    def no_choice(self):
        sheet = self.random.choice(self.sheets)
        places = [(n, row[0]) for n, row in enumerate(sheet.rows) if row and sheet.column(row[0], "verdict") is not None]
        if places:
            n, table = self.random.choice(places)
            sheet.cells[n][sheet.column(table, "verdict")] = self._unique()
            sheet.values[sheet.rows[n]].pop("verdict", None)
            sheet.values[sheet.rows[n]]["no choice"] = self.last

    def comment(self):
        sheet = self.random.choice(self.sheets)
        column = self.random.randrange(len(sheet.columns))
        if places := [n for n, row in enumerate(sheet.rows) if row and column not in sheet.comments[n]]:
            sheet.comments[self.random.choice(places)][column] = self._unique()

    def note(self):
        """A text where nothing is asked: right of everything, or below it."""
        sheet = self.random.choice(self.sheets)
        if self.random.random() < 0.5:
            self._add_row(sheet, len(sheet.rows))
            sheet.cells[-1][1] = self._unique()
        else:
            self._add_column(sheet, len(sheet.columns))
            sheet.cells[self.random.randrange(1, 3)][-1] = self._unique()
        self.nowhere.append(self.last)

    def own_column(self):
        """A column of their own with words of ours and whole numbers, with or without a header."""
        sheet = self.random.choice(self.sheets)
        # where the column of the verdict or the action can be known by its contents only, another with such words is one too
        choices = [one.name for table in sheet.tables() for one in TABLES[table] if one.choices]
        plain = sheet.keys and not sheet.relabelled and all(any(name in f.values() for f in sheet.columns) for name in choices)
        at = len(sheet.columns) if self.random.random() < 0.7 else self.random.randint(0, len(sheet.columns))
        self._add_column(sheet, at)
        if sheet.heads and self.random.random() < 0.7:
            sheet.cells[min(sheet.heads.values())][at] = Typed(self.random.choice(["Uren", "Oordeel mbo", "Oordeel vmbo?"]))
        places = [n for n, row in enumerate(sheet.rows) if row]
        for n in self.random.sample(places, min(len(places), 3)):
            sheet.cells[n][at] = Typed(self._word_or_number() if plain else self.random.randint(0, 40))
        sheet.own |= plain

    def _word_or_number(self):
        words = ["herhaling", "verwant", "mogelijk", "zeker", "afstemmen", "mbo", "Opmerking"]
        return self.random.choice([*words, self.random.randint(0, 40), self.random.randint(0, 40)])

    def own_sheet(self):
        """A sheet of their own with words of ours and whole numbers."""
        cells = [[Typed(self._word_or_number()) for _ in range(3)] for _ in range(4)]
        sheet = Sheet("Notulen", "", cells, [None] * 4, [{}, {}, {}], comments=[{} for _ in cells], is_copy=True)
        self.sheets.append(sheet)

    def cut_cell(self):
        """Cut a choice from its cell: to the right of the table, or over a text of ours."""
        sheet = self.random.choice(self.sheets)
        for n, row in enumerate(sheet.rows):
            name = self.random.choice(("verdict", "action"))
            if row is None or name not in sheet.values[row] or self.random.random() < 0.5:
                continue
            source = sheet.column(row[0], name)
            target = sheet.column("review", self.random.choice(("because", "certainty")))
            if target is None or row[0] != "review":
                self._add_column(sheet, len(sheet.columns))
                target = len(sheet.columns) - 1
            sheet.cells[n][target] = Typed(str(sheet.cells[n][source]))
            sheet.cells[n][source] = None
            del sheet.values[row][name]
            return

    # what moves

    def move_rows(self):
        """Cut some rows of the review to a sheet of their own, without the header."""
        sheet = self.random.choice([s for s in self.sheets if s.page == "Overlap"])
        ids = [sheet.column("review", name) for name in ("id", "vmbo id", "mbo id")]
        if None in ids:
            return
        places = [n for n, row in enumerate(sheet.rows) if row and all(sheet.cells[n][column] for column in ids)]
        if len(places) < 6:
            return
        moved = sorted(self.random.sample(places, 3))
        things = ([sheet.cells[n] for n in moved], [sheet.rows[n] for n in moved], deepcopy(sheet.columns))
        comments = [sheet.comments[n] for n in moved]
        apart = Sheet(f"Apart {len(self.log)}", "", *things, comments=comments, is_copy=True, keys=False)
        for n in moved:
            if sheet.rows[n] in sheet.values:
                apart.values[sheet.rows[n]] = sheet.values.pop(sheet.rows[n])
            sheet.cells[n], sheet.rows[n], sheet.comments[n] = [None] * len(sheet.columns), None, {}
        self.sheets.append(apart)

    def merge_cells(self):
        """Merge cells of a column with choices over some rows: one answer for them all."""
        sheet = self.random.choice([s for s in self.sheets if s.page == "Overlap"])
        column, size = sheet.column("review", "verdict"), self.random.randint(2, 4)
        starts = [n for n in range(len(sheet.rows) - size) if all(sheet.rows[n : n + size])]
        if column is None or not starts:
            return
        first = self.random.choice(starts)
        typed, meant = self._answer("review", next(one for one in TABLES["review"] if one.name == "verdict"))
        for n in range(first, first + size):
            sheet.cells[n][column] = typed if n == first else None
            sheet.values[sheet.rows[n]].pop("no choice", None)
            sheet.values[sheet.rows[n]]["verdict"] = meant
        sheet.merged.append((column, first, first + size - 1))

    def sort(self):
        sheet = self.random.choice(self.sheets)
        table = self.random.choice(sheet.tables() or [""])
        places = [n for n, row in enumerate(sheet.rows) if row and row[0] == table]
        order = self.random.sample(places, len(places))
        for things in (sheet.cells, sheet.rows, sheet.comments):
            copied = [things[n] for n in order]
            for n, thing in zip(places, copied, strict=True):
                things[n] = thing

    def sort_visible(self):
        """Sort what can be seen of the review only: the hidden ids stay where they are."""
        sheet = self.random.choice(self.sheets)
        missing = {name for name in _SHOWN if sheet.column("review", name) is None}
        if sheet.page != "Overlap" or missing:
            return
        ids = [sheet.column("review", name) for name in ("id", "vmbo id", "mbo id")]
        places = [n for n, row in enumerate(sheet.rows) if row]
        before = {n: [sheet.cells[n][c] for c in ids if c is not None] for n in places}
        order = self.random.sample(places, len(places))
        for things in (sheet.cells, sheet.rows, sheet.comments):
            copied = [things[n] for n in order]
            for n, thing in zip(places, copied, strict=True):
                things[n] = thing
        for n in places:
            for c, value in zip([c for c in ids if c is not None], before[n], strict=True):
                sheet.cells[n][c] = value
        sheet.sorted_apart = True

    def hide(self):
        sheet = self.random.choice(self.sheets)
        sheet.hidden |= set(self.random.sample(range(len(sheet.rows)), len(sheet.rows) // 3))

    def hide_column(self):
        sheet = self.random.choice(self.sheets)
        sheet.hidden_columns.add(self.random.randrange(len(sheet.columns)))

    def filter(self):
        """Show only the rows of a table with some text, as a filter does."""
        sheet = self.random.choice(self.sheets)
        table = self.random.choice(sheet.tables() or [""])
        places = [n for n, row in enumerate(sheet.rows) if row and row[0] == table]
        if places:
            sheet.hidden |= {n for n in places if self.random.random() < 0.7}
            sheet.filtered = f"A{max(1, places[0])}:{openpyxl.utils.get_column_letter(len(sheet.columns))}{places[-1] + 1}"

    def insert_row(self):
        sheet = self.random.choice(self.sheets)
        self._add_row(sheet, self.random.randrange(len(sheet.rows)))

    def type_row(self):
        """A row in which only a remark was typed: it is about nothing we know, but it must not be lost."""
        sheet = self.random.choice([s for s in self.sheets if s.page == "Overlap"] or [None])
        if sheet and (column := sheet.column("review", "remark")) is not None:
            places = [n for n, row in enumerate(sheet.rows) if row]
            if places:
                at = self.random.choice(places)
                self._add_row(sheet, at)
                sheet.cells[at][column] = self._unique()
                self.nowhere.append(self.last)

    def delete_row(self):
        sheet = self.random.choice(self.sheets)
        if places := [n for n, row in enumerate(sheet.rows) if row]:
            n = self.random.choice(places)
            sheet.values.pop(sheet.rows[n], None)
            for things in (sheet.cells, sheet.rows, sheet.comments):
                del things[n]
            sheet.heads = {table: head - (head > n) for table, head in sheet.heads.items()}

    def insert_column(self):
        """A column of their own, with something in it."""
        sheet = self.random.choice(self.sheets)
        at = self.random.randint(0, len(sheet.columns))
        self._add_column(sheet, at)
        if sheet.heads:
            sheet.cells[min(sheet.heads.values())][at] = "Eigen kolom"
        if places := [n for n, row in enumerate(sheet.rows) if row]:
            n = self.random.choice(places)
            sheet.cells[n][at] = self._unique()
            sheet.values[sheet.rows[n]]["beside"] = self.last

    def delete_column(self):
        sheet = self.random.choice(self.sheets)
        columns = [n for n, fields in enumerate(sheet.columns) if fields and self._may_go(sheet, fields)]
        if not columns:
            return
        n = self.random.choice(columns)
        for table, name in sheet.columns[n].items():
            self.deleted_columns.add((table, name))
            for key, values in sheet.values.items():
                if key[0] == table:
                    values.pop(name, None)
                    if name == "verdict":
                        values.pop("no choice", None)
        self.nowhere = [text for text in self.nowhere if all(row[n] != text for row in sheet.cells)]
        del sheet.columns[n]
        for row, comments in zip(sheet.cells, sheet.comments, strict=True):
            del row[n]
            moved = {m - (m > n): text for m, text in comments.items() if m != n}
            comments.clear()
            comments.update(moved)

    def _may_go(self, sheet, fields):
        """Not the last that tells what a row is about, and no more than the half of the headers."""
        if sheet.sorted_apart and set(fields.values()) & _SHOWN:
            return False
        if sheet.own and any(one.choices and one.name == fields.get(table) for table in fields for one in TABLES[table]):
            return False
        left: dict = {table: {f[table] for f in sheet.columns if table in f} for table in fields}
        for table, name in fields.items():
            left[table].discard(name)
            has_id = {"review": {"id"}, "gaps": {"id", "side"}}.get(table, {"id"}) <= left[table]
            shown = {"review": _SHOWN, "gaps": {"goal", "place"}, "words": {"vmbo", "mbo"}, "agenda": {"id"}}.get(table, set())
            if not (has_id or shown <= left[table]) or 3 * len(left[table]) < 2 * len(TABLES[table]):
                return False
            if table in OWN and not sheet.keys:
                return False
        return True

    def move_column(self):
        sheet = self.random.choice(self.sheets)
        old, new = (self.random.randrange(len(sheet.columns)) for _ in range(2))
        order = list(range(len(sheet.columns)))
        order.insert(new, order.pop(old))
        sheet.columns = [sheet.columns[n] for n in order]
        sheet.cells = [[row[n] for n in order] for row in sheet.cells]
        sheet.comments = [{order.index(n): text for n, text in row.items()} for row in sheet.comments]

    # what becomes of sheets, keys and labels

    def rename(self):
        sheet = self.random.choice(self.sheets)
        sheet.name = f"{sheet.name[:20]} {len(self.log)}"

    def copy(self):
        if len(self.sheets) < 8:
            sheet = deepcopy(self.random.choice(self.sheets))
            sheet.name, sheet.is_copy = f"{sheet.name[:18]} kopie {len(self.log)}", True
            self.sheets.append(sheet)

    def drop_keys(self):
        """Delete the rows with keys, or move them to where nobody expects them."""
        sheet = self.random.choice(self.sheets)
        if any(table in OWN for table in sheet.tables()) and any(t in OWN for t, _f in self.deleted_columns):
            return
        if sheet.relabelled or sheet.own:
            return  # with the headers changed and the keys gone nobody can tell
        rows = [n for n, row in enumerate(sheet.cells) if any(str(cell).startswith("overlap:") for cell in row)]
        if self.random.random() < 0.7:
            for n in rows:
                sheet.cells[n] = [None] * len(sheet.columns)
            sheet.keys = False

    def clear_ids(self):
        sheet = self.random.choice(self.sheets)
        for n, row in enumerate(sheet.rows):
            if row and row[0] in {"review", "gaps", "words"} and self.random.random() < 0.3 and self._shows(sheet, row[0]):
                for name in ("id", "vmbo id", "mbo id"):
                    if (column := sheet.column(row[0], name)) is not None:
                        sheet.cells[n][column] = None

    def _shows(self, sheet, table):
        needed = {"review": _SHOWN, "gaps": {"goal", "place"}, "words": {"vmbo", "mbo"}}[table]
        return all(sheet.column(table, name) is not None for name in needed)

    def relabel(self):
        """Another header; where the keys are gone, only above a column of choices, which tell what it is themselves."""
        sheet = self.random.choice(self.sheets)
        for table in sheet.tables():
            choices = {one.name for one in TABLES[table] if one.choices}
            columns = [n for n, f in enumerate(sheet.columns) if f.get(table) in choices or (table in f and sheet.keys)]
            if columns and table in sheet.heads and not (sheet.own and not sheet.keys) and (sheet.keys or table == "review"):
                sheet.cells[sheet.heads[table]][self.random.choice(columns)] = f"Kop {chr(97 + len(self.log) % 26)}"
                sheet.relabelled = True

    def _add_row(self, sheet, at):
        sheet.cells.insert(at, [None] * len(sheet.columns))
        sheet.rows.insert(at, None)
        sheet.comments.insert(at, {})
        sheet.heads = {table: head + (head >= at) for table, head in sheet.heads.items()}

    def _add_column(self, sheet, at):
        sheet.columns.insert(at, {})
        for row in sheet.cells:
            row.insert(at, None)
        sheet.comments = [{n + (n >= at): text for n, text in row.items()} for row in sheet.comments]

    def save(self) -> bytes:
        """The workbook as they leave it."""
        for sheet in self.sheets:
            page = self.book.create_sheet(sheet.name) if sheet.is_copy else self.book[sheet.page]
            page.title = sheet.name
            _write(page, sheet)
        content = io.BytesIO()
        self.book.save(content)
        return content.getvalue()


def _sheet(page) -> Sheet:
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    width = len(cells[0])
    columns = [{} for _ in range(width)]
    rows: list[tuple[str, str] | None] = [None] * len(cells)
    heads, table = {}, None
    for n, row in enumerate(cells):
        keys = {m: str(cell).split(":")[1:] for m, cell in enumerate(row) if str(cell).startswith("overlap:")}
        if keys:
            table = next(iter(keys.values()))[0]
            for m, (_table, name) in keys.items():
                columns[m][table] = name
        elif row[0] == "id":
            heads[table] = n
        elif table in heads and row[0]:
            rows[n] = (table, str(row[0]) + (f"@{row[9]}" if table == "gaps" else ""))
    return Sheet(page.title, page.title, cells, rows, columns, comments=[{} for _ in cells], heads=heads)


def _write(page, sheet):
    page.tables.clear()
    page.conditional_formatting = type(page.conditional_formatting)()
    for merged in list(page.merged_cells.ranges):
        page.unmerge_cells(str(merged))
    for row in page.iter_rows():
        for cell in row:
            cell.value, cell.hyperlink = None, None
    for column, first, last in sheet.merged:
        page.merge_cells(start_row=first + 1, end_row=last + 1, start_column=column + 1, end_column=column + 1)
    for n, row in enumerate(sheet.cells, 1):
        for m, value in enumerate(row, 1):
            if isinstance(value, Typed):
                page.cell(n, m).value, page.cell(n, m).number_format = value.value, "General"
            elif value is not None:
                page.cell(n, m).value = value
        for m, text in sheet.comments[n - 1].items():
            page.cell(n, m + 1).comment = Comment(text, "Een docent")
    for n in sheet.hidden_columns:
        page.column_dimensions[openpyxl.utils.get_column_letter(n + 1)].hidden = True
    if sheet.filtered:
        page.auto_filter.ref = sheet.filtered
    for n in sheet.hidden:
        page.row_dimensions[n + 1].hidden = True
