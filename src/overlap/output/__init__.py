"""Where results go: claimed before the work starts, written whole or not at all."""
