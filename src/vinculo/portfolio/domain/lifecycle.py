"""How a service moves through the portfolio."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts import Phase, Stage


@dataclass(frozen=True, order=True)
class Position:
    """Where a service stands: whether it is offered, and what is being done to it."""

    stage: Stage
    phase: Phase

    @property
    def key(self) -> str:
        """The position as one word, for a form."""
        return f"{self.stage}.{self.phase}"


STRATEGY = Position(Stage.PIPELINE, Phase.STRATEGY)
DESIGN = Position(Stage.PIPELINE, Phase.DESIGN)
TRANSITION = Position(Stage.PIPELINE, Phase.TRANSITION)
OPERATION = Position(Stage.CATALOGUE, Phase.OPERATION)
IMPROVEMENT = Position(Stage.CATALOGUE, Phase.IMPROVEMENT)
RETIRED = tuple(Position(Stage.RETIRED, phase) for phase in Phase)
LIVE = (STRATEGY, DESIGN, TRANSITION, OPERATION, IMPROVEMENT)

MOVES: Mapping[Position, tuple[Position, ...]] = MappingProxyType(
    {
        STRATEGY: (DESIGN,),
        DESIGN: (TRANSITION, STRATEGY),
        TRANSITION: (OPERATION, DESIGN),
        OPERATION: (IMPROVEMENT, DESIGN),
        IMPROVEMENT: (OPERATION, DESIGN),
    }
)
"""From each position where a service that lives may go, besides being retired."""

FIRST = MappingProxyType(
    {
        Stage.PIPELINE: STRATEGY,
        Stage.CATALOGUE: OPERATION,
        Stage.RETIRED: Position(Stage.RETIRED, Phase.OPERATION),
    }
)
"""Where a service begins that is entered in a stage."""


class IllegalMoveError(DomainError):
    """A service does not go from there to there."""

    code = "service_illegal_move"


class MoveDateError(DomainError):
    """The day of a move lies in the future, or before the move that came last."""

    code = "service_move_date"


class MoveReasonError(DomainError):
    """Nobody could know later why it moved."""

    code = "service_move_reason"


def moves_from(position: Position) -> tuple[Position, ...]:
    """Where a service may go next; what is retired may only be thought of anew."""
    if position.stage is Stage.RETIRED:
        return (STRATEGY,)
    return (*MOVES[position], Position(Stage.RETIRED, position.phase))


def check_move(
    *,
    here: Position,
    there: Position,
    on: date,
    last: date,
    today: date,
    reason: str,
) -> None:
    """Raises IllegalMoveError, MoveDateError, MoveReasonError."""
    if there not in moves_from(here):
        raise IllegalMoveError
    if not last <= on <= today:
        raise MoveDateError(last=last, today=today)
    if not reason.strip():
        raise MoveReasonError


def position_of(key: str) -> Position:
    """The position that :attr:`Position.key` names. Raises IllegalMoveError."""
    stage, _, phase = key.partition(".")
    try:
        return Position(Stage(stage), Phase(phase))
    except ValueError:
        raise IllegalMoveError from None
