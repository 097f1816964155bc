"""``vinculo doctor``: looks at the installation and says for each finding what to do."""
