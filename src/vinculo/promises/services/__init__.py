"""What can be done to promises and claims; each public function is one transaction."""
