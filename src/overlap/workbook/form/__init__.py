"""What is asked of a group, and how it is known again in a workbook that comes back."""
