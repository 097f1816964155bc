"""Writes of routing: one public function is one use case in one transaction."""
