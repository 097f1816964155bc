"""Copies of an installation: one encrypted file with the database, the files and the keys."""
