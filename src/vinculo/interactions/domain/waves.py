"""Which messages may be understood at once: those that can know nothing of each other."""

from collections.abc import Iterable, Sequence

from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.reply_address import read_token
from vinculo.lib.text.sort_key import sort_key


def marks_of(mail: ParsedMail, *, fingerprint: str, phone: str = "") -> frozenset[str]:
    """What another message must share with this one before it matters which of them came first.

    The same message again; the same sender, telephone or name (a customer is made once); the same
    thread.
    """
    letters = sort_key(mail.sender.name).partition(" ")[0].replace("n{", "n")
    tokens = (read_token(address) for address in mail.addressed_to)
    marks = {
        f"print:{fingerprint}",
        *(f"thread:{token.reply_key}" for token in tokens if token is not None),
        *(f"refers:{message_id}" for message_id in mail.referred_to),
    }
    if mail.sender.address:
        marks.add(f"from:{mail.sender.address}")
    if phone:
        marks.add(f"phone:{phone}")
    if letters:
        marks.add(f"name:{letters}")
    return frozenset(marks)


def waves(marks: Iterable[frozenset[str]]) -> Sequence[Sequence[int]]:
    """Positions in groups to be taken one after another; within one no mark stands twice.

    Of two that share a mark, the earlier stands in the earlier group.

    >>> waves([frozenset("a"), frozenset("b"), frozenset("ac"), frozenset("c")])
    [[0, 1], [2], [3]]
    """
    groups: list[list[int]] = []
    latest: dict[str, int] = {}
    for position, own in enumerate(marks):
        number = max((latest.get(mark, -1) for mark in own), default=-1) + 1
        if number == len(groups):
            groups.append([])
        groups[number].append(position)
        latest |= dict.fromkeys(own, number)
    return groups
