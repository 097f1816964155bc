"""Statistics that two contexts share: pure functions over numbers and numpy arrays.

Nothing here reads a file, a clock or a database, and nothing draws a random number that its
caller did not seed.
"""
