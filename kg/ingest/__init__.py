"""Ingest: files of text become Articles with their anatomy. Knows no language rules."""
