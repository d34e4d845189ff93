"""A workbook after a workbook: what was decided before, or by several groups, in the cells of a new one."""
