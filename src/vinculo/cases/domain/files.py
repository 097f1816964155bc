"""How much may go along with an answer: what most mailboxes take, and no more."""

from collections.abc import Sequence

from vinculo.kernel.errors import DomainError

MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE
"""All files of one answer: on the wire a third more, below the 25 to 30 MB that mailboxes take."""
MOST_FILES = 20
LONGEST_NAME = 200


class TooMuchToSendError(DomainError):
    """The files of one answer are larger together than mail carries."""

    code = "case_files_too_large"


class TooManyFilesError(DomainError):
    """One answer carries too many files."""

    code = "case_too_many_files"


class EmptyFileError(DomainError):
    """A file without content: probably not the one that was meant."""

    code = "case_empty_file"


def check_files(*, there: Sequence[int], new: Sequence[tuple[str, int]]) -> None:
    """Whether ``new`` (names and sizes in bytes) may join files of the sizes ``there``.

    Raises EmptyFileError, TooManyFilesError or TooMuchToSendError.
    """
    for name, size in new:
        if size == 0:
            raise EmptyFileError(name=shortened(name))
    if len(there) + len(new) > MOST_FILES:
        raise TooManyFilesError(most=MOST_FILES)
    total = sum(there) + sum(size for _, size in new)
    if total > MOST_BYTES:
        raise TooMuchToSendError(most=MOST_BYTES // MEBIBYTE, total=-(-total // MEBIBYTE))


def shortened(name: str) -> str:
    """A file's name without folders and control characters, its ending kept when it is long."""
    bare = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable())
    bare = bare.strip() or "archivo"
    if len(bare) <= LONGEST_NAME:
        return bare
    stem, dot, ending = bare.rpartition(".")
    if not stem or len(ending) > 12:
        return bare[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
