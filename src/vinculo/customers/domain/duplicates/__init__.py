"""Who stands twice in a file of customers: probabilistic record linkage, with its reasons."""
