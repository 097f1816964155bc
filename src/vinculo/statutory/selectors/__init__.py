"""What the pages and other contexts read of matters before the law."""
