"""Pure functions over words and names."""
