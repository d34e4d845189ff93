"""What teachers type: where it is asked, and where it is not."""

from overlap.locale import in_every_language
from overlap.workbook.form.fields import PENCIL, TABLES, known_fields
from overlap.workbook.form.spellings import compared, headers

from .desk import Desk
from .sheets import Follows, Sheet, Typed


class Filling(Desk):
    """Edits that put something in a cell."""

    def fill_in_as_asked(self):
        """Only that, on each sheet where the cells are not formulas."""
        for sheet in self.sheets:
            if not any(isinstance(cell, Follows) for row in sheet.cells for cell in row):
                self.fill_in(sheet)

    def fill_in(self, sheet=None):
        sheet = sheet or self.random.choice(self.sheets)
        places = [n for n, row in enumerate(sheet.rows) if row]
        for n in self.random.sample(places, min(len(places), self.random.randint(1, 6))):
            table, _id = sheet.rows[n]
            for one in known_fields(table):
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
        if any(isinstance(sheet.cells[n][column], Follows) for n in places[start : start + size]):
            return
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
            table, head = min(sheet.heads.items(), key=lambda one: one[1])
            names = [name for name in ("Uren", "Oordeel mbo", "Oordeel vmbo?") if compared(name) not in headers(table)]
            sheet.cells[head][at] = Typed(self.random.choice(names))
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
