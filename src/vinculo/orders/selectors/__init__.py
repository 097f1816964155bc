"""Reads of orders and special requests."""
