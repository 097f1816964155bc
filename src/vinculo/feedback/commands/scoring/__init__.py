"""The parts of ``vinculo feedback score``: its options, the reading and the files it writes."""
