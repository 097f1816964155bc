"""Instruments, one file each: what is asked and how it is counted. Each registers itself."""

from vinculo.feedback.domain.questionnaire import Instrument
from vinculo.kernel.registry import Registry, import_children

instruments: Registry[Instrument] = Registry("instruments")


def load() -> Registry[Instrument]:
    """Every instrument, registered."""
    import_children("vinculo.feedback.instruments")
    return instruments
