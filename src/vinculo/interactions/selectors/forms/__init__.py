"""Forms: what is being built, what was published, what was answered."""
