"""What a person sees and is asked in the terminal: results, warnings, the summary of a comparison, the two files to compare."""
