"""The practice company's portfolio."""
