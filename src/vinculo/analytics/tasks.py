"""What analytics does by the clock."""

from vinculo.analytics.services import evaluating, expecting, measuring, thresholds
from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic


@periodic("analytics.watch_thresholds", cron="* * * * *")
def watch_thresholds(_due: int) -> None:
    """Say which live figures went beyond their limits."""
    thresholds.watch(at=clock.now())


@periodic("analytics.expect_today", cron="7,37 * * * *")
def expect_today(_due: int) -> None:
    """Once a day: what past weeks let expect of today; asked again until the day is there."""
    expecting.expect_today(at=clock.now())


@periodic("analytics.measure_standards", cron="20 3 * * *", queue="heavy")
def measure_standards(_due: int) -> None:
    """Each night: how the standards of all services were kept in the thirty days before."""
    measuring.measure(at=clock.now(), with_today=False)


@periodic("analytics.evaluate", cron="40 4 * * *", queue="heavy")
def evaluate(_due: int) -> None:
    """Each night: every parameter of the year's evaluation, counted in two ways."""
    evaluating.evaluate_lately(at=clock.now())
