"""The bytes of a file -> grids of clean text, or cells as people left them; within bounds, whatever the format."""
