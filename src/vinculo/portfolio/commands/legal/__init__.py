"""What the commands about legal terms share: their questions, and their words."""
