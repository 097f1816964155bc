"""Rules of the desk: what happens by itself, told in words, tried before and kept on record."""
