"""What can be done to orders and special requests."""
