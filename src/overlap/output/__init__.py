"""Where results go: claimed before the work starts, written whole or not at all; and the templates that pages are made of."""
