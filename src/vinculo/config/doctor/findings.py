"""What the doctor found, and how bad it is."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at; ``remedy`` says what to do unless it is good."""

    key: str
    grade: Grade
    words: str
    remedy: str = ""


def good(key: str, words: str) -> Finding:
    return Finding(key=key, grade=Grade.GOOD, words=words)


def warning(key: str, words: str, remedy: str) -> Finding:
    return Finding(key=key, grade=Grade.WARNING, words=words, remedy=remedy)


def bad(key: str, words: str, remedy: str) -> Finding:
    return Finding(key=key, grade=Grade.BAD, words=words, remedy=remedy)
