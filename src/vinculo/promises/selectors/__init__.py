"""Reads of the promises context."""
