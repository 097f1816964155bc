"""``vinculo mail``: the listener at which other mail servers hand messages over."""
