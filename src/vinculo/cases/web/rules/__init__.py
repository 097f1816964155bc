"""Pages of the rules of the desk."""
