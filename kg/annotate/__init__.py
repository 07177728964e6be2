"""Annotate: Articles become parses in Universal Dependencies v2. The only stage that imports spaCy."""
