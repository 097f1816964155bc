"""What other contexts' tests may use of matters before the law."""
