"""Pages of forms: the public one, the builder, paper and counter."""
