"""Work that falls apart in jobs: spread over processes, and kept for a run that was stopped."""
