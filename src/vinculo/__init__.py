"""Vínculo: a company's whole relation with its customers, in one application."""

__version__ = "0.1.0"
