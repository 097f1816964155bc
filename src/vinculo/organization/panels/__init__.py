"""Parts of this context for the pages of others."""
