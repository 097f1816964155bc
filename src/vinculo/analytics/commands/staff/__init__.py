"""What the staffing command asks and how it answers."""
