"""Reads of conversations: one file a subject."""
