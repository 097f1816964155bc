"""Whether what was typed may be meant for a name: no word farther off than a slip."""

from vinculo.lib.text.folding import fold

LETTERS_A_SLIP = 4
"""One wrong, missing, doubled or turned letter for each four of a word, at least one."""


def is_near(typed: str, name: str) -> bool:
    """Whether each word of ``typed`` begins or is, but for slips, a word of ``name``.

    >>> is_near("Lucia Romreo", "Lucía Romero Vidal"), is_near("averia", "Panadería El Molino")
    (True, False)
    """
    words = fold(name).split()
    return all(any(_slips(word, other) for other in words) for word in fold(typed).split())


def _slips(typed: str, word: str) -> bool:
    most = max(len(typed) // LETTERS_A_SLIP, 1)
    if word.startswith(typed):
        return True
    return abs(len(typed) - len(word)) <= most and distance(typed, word) <= most


def distance(one: str, other: str) -> int:
    """Letters added, taken, changed or turned with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, match in enumerate(other, start=1):
            cost = letter != match
            best = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + cost)
            turned = row > 1 and column > 1 and letter == other[column - 2]
            if turned and one[row - 2] == match:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        before, last = last, now
    return last[-1]
