"""The answer of a scoring as plain records: every figure with its n and its interval."""

from vinculo.feedback.domain.report.figures import figure_record, flag_records, subjects_record
from vinculo.feedback.domain.report.groups import split_record
from vinculo.feedback.domain.report.meaning import (
    drivers_record,
    feature_record,
    grid_record,
    reliability_records,
    zone_records,
)
from vinculo.feedback.domain.report.structure import structure_record
from vinculo.feedback.domain.report.voice import Record, Tell, Voice, interval_record

__all__ = [
    "Record",
    "Tell",
    "Voice",
    "drivers_record",
    "feature_record",
    "figure_record",
    "flag_records",
    "grid_record",
    "interval_record",
    "reliability_records",
    "split_record",
    "structure_record",
    "subjects_record",
    "zone_records",
]
