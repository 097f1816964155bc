"""Due dates per second of processor: the whole answer with all of its steps."""

import argparse
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bench._house import repeat, report, runs_option

from vinculo.lib.calendar.public_days import public_days
from vinculo.portfolio.domain.deadlines import Place
from vinculo.portfolio.domain.legal_due import Question, answer
from vinculo.portfolio.profiles import versions_of


def once(dates: int) -> dict[str, float]:
    profile, other = versions_of("es-ley10-2025")[0], versions_of("es-trlgdcu")[0]
    duty, also = profile.duty("ES10-15BD"), other.duty("ES-TRL-15D")
    assert duty
    assert also
    calendar = public_days("ES", "MD", years=(2024, 2032))
    place = Place(zone=ZoneInfo("Europe/Madrid"), calendar=calendar, words="ES MD")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(minutes=37 * number) for number in range(dates)]
    began = time.process_time()
    for moment in moments:
        answer(Question(profile=profile, duty=duty, started=moment, places=(place,)))
    alone = time.process_time() - began
    began = time.process_time()
    for moment in moments:
        answer(
            Question(
                profile=profile, duty=duty, started=moment, places=(place,), also=((other, also),)
            )
        )
    both = time.process_time() - began
    return {"dates_per_cpu_s": dates / alone, "with_the_other_term_per_cpu_s": dates / both}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dates", type=int, default=10_000)
    runs_option(parser)
    chosen = parser.parse_args()
    report("legal", dict(repeat(chosen.runs, lambda: once(chosen.dates))))


if __name__ == "__main__":
    main()
