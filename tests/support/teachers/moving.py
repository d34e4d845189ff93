"""What teachers move, add and delete: rows, columns and cells."""

from copy import deepcopy

import openpyxl

from overlap.workbook.form.fields import TABLES

from .filling import Filling
from .sheets import Sheet, Typed

OWN = ("own", "own words", "agreements")
SHOWN = {"vmbo code", "vmbo goal", "mbo code", "mbo item"}


class Moving(Filling):
    """Edits that put what is there somewhere else."""

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
        missing = {name for name in SHOWN if sheet.column("review", name) is None}
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
            self._delete(sheet, self.random.choice(places))

    def _delete(self, sheet, n):
        sheet.values.pop(sheet.rows[n], None)
        for things in (sheet.cells, sheet.rows, sheet.comments):
            del things[n]
        sheet.heads = {table: head - (head > n) for table, head in sheet.heads.items()}

    def keep_half(self, half):
        """Delete the other half of the pairs: the workbook was split, and each group got a part."""
        for sheet in self.sheets:
            for n in reversed(sheet.places("review")):
                if sum(map(ord, sheet.rows[n][1])) % 2 != half:
                    self._delete(sheet, n)

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
        del sheet.columns[n]
        for row, comments in zip(sheet.cells, sheet.comments, strict=True):
            del row[n]
            moved = {m - (m > n): text for m, text in comments.items() if m != n}
            comments.clear()
            comments.update(moved)
        self.forget_what_is_gone()

    def _may_go(self, sheet, fields):
        """Not the last that tells what a row is about, and no more than the half of the headers."""
        if sheet.sorted_apart and set(fields.values()) & SHOWN:
            return False
        # a choice that was cut to a column of its own is read as that of its row when the column it came from is gone: right,
        # but neither told nor missing
        beside = any(isinstance(row[n], Typed) for row in sheet.cells for n, known in enumerate(sheet.columns) if not known)
        choices = any(one.choices and one.name == fields.get(table) for table in fields for one in TABLES[table])
        if choices and (sheet.own or beside):
            return False
        known = {table: {one.name for one in TABLES[table]} for table in fields}
        left: dict = {table: {f[table] for f in sheet.columns if f.get(table) in known[table]} for table in fields}
        for table, name in fields.items():
            left[table].discard(name)
            has_id = {"review": {"id"}, "gaps": {"id", "side"}}.get(table, {"id"}) <= left[table]
            shown = {"review": SHOWN, "gaps": {"goal", "place"}, "words": {"vmbo", "mbo"}, "agenda": {"id"}}.get(table, set())
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
