"""Forms about the portfolio."""
