"""Writes of conversations: one file a subject."""
