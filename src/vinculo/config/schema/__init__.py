"""The tables of a new database, written at once instead of migration by migration."""
