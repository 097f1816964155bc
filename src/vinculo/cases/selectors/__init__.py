"""Reads of cases, filtered by policy where they are made."""
