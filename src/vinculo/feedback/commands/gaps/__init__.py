"""What ``vinculo gaps compute`` reads, says and promises."""
