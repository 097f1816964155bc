"""What people write is kept whole or refused with words, never cut in silence."""

from vinculo.kernel.errors import DomainError


class TooLongError(DomainError):
    """More characters than there is room for; nothing was kept."""

    code = "words_too_long"


def whole(words: str, *, most: int) -> str:
    """These words, where they fit; a new line counts as one. Raises TooLongError."""
    plain = words.replace("\r\n", "\n")
    if len(plain) > most:
        raise TooLongError(most=most, n=len(plain))
    return plain
