"""Reads of the delivery context, one file for each subject."""
