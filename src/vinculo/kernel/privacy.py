"""What a column may tell about a person; every column of every model is classed."""

from enum import StrEnum


class Privacy(StrEnum):
    """How much a column tells about a person.

    A model lists all its columns in ``privacy: ClassVar[Mapping[str, Privacy]]``, by column name.
    """

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    SECRET = "secret"  # noqa: S105
