"""The web server's own layer: everything that must not wait for one of Django's few threads."""
