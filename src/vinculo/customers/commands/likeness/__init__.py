"""The words and the form in which duplicates are told."""
