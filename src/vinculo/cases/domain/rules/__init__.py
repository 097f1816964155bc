"""Rules of the desk as plain values: what must hold, what wakes what, and how much is too much."""
