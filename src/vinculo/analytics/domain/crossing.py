"""When a figure is beyond its limit."""

from vinculo.analytics.contracts import FALLS_SHORT, LiveFigure, QueueFigures


def is_beyond(figures: QueueFigures, figure: LiveFigure, limit: int) -> bool:
    """Whether the figure is worse than ``limit``; what is not known yet is not.

    On the limit is inside. Few free people matter only while something waits.
    """
    value = figures.of(figure)
    if value is None:
        return False
    if figure is LiveFigure.FREE:
        return value < limit and figures.waiting > 0
    return value < limit if figure in FALLS_SHORT else value > limit
