"""What can be done to matters before the law."""
