"""Building forms, keeping what was chosen, taking and reading answers."""
