"""Teachers with all their edits."""

from copy import deepcopy

from overlap.workbook.form.fields import TABLES

from .moving import OWN, SHOWN, Moving


class Teachers(Moving):
    """A workbook in the hands of teachers, and what becomes of its sheets, keys and labels."""

    def work(self, steps: int, *, whole: bool = False) -> None:
        """Some edits at random, each kind as often as teachers do it; ``whole`` where the hidden sheet must stay."""
        kinds = [self.fill_in] * 6 + [self.paste, self.paste, self.retype, self.retype, self.sort, self.sort]
        kinds += [self.comment, self.sort_visible, self.hide, self.hide_column, self.filter, self.insert_row]
        kinds += [self.type_row, self.delete_row, self.delete_row, self.insert_column, self.delete_column, self.move_column]
        kinds += [self.own_column, self.own_column, self.cut_cell, self.cut_cell]
        kinds += [self.rename, self.copy, self.no_choice, self.note, self.drop_keys, self.clear_ids, self.relabel]
        for _ in range(3):
            self.fill_in()
        for _ in range(steps):
            self._do(self.random.choice(kinds))
        # at the end: what comes after would undo it
        last = (self.own_sheet, 0.4), (self.move_rows, 0.4), (self.delete_first_rows, 0.2), (self.merge_cells, 0.4)
        for kind, often in (*last, (self.delete_hidden_sheet, 0 if whole else 0.15)):
            if self.random.random() < often:
                self._do(kind)

    def _do(self, kind):
        self.log.append(kind.__name__)
        kind()

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
        needed = {"review": SHOWN, "gaps": {"goal", "place"}, "words": {"vmbo", "mbo"}}[table]
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

    def delete_first_rows(self):
        """The hidden row with keys, all that stands above the table, or its header too."""
        sheet = self.random.choice([s for s in self.sheets if s.heads])
        table, head = min(sheet.heads.items(), key=lambda one: one[1])
        size = self.random.choice([1, head, head + 1])
        if any(sheet.rows[:size]):
            return  # sorted to above the header
        self.damaged |= size > head or sheet.relabelled or sheet.own or table in OWN or bool(self.deleted_columns)
        for things in (sheet.cells, sheet.rows, sheet.comments):
            del things[:size]
        sheet.heads = {name: row - size for name, row in sheet.heads.items() if row >= size}
        sheet.hidden, sheet.filtered, sheet.keys = {n - size for n in sheet.hidden if n >= size}, "", False
        self.forget_what_is_gone()

    def delete_hidden_sheet(self):
        """What the program remembers of the workbook."""
        self.facts, self.damaged = False, True
