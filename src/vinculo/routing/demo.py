"""Practice rows of routing: a queue that gives its work out, skills of its team, and pauses."""

from datetime import datetime, timedelta

from vinculo.kernel.demo import demo_id, demo_parts
from vinculo.routing.domain.choice import Step
from vinculo.routing.services import setup
from vinculo.routing.services.queues import Giving, add_step, create_queue, set_giving

LEVELS = {"marta": (4, 3), "javier": (3, 0), "pilar": (5, 4)}
"""What each does: how well they know fibre, and English."""

PAUSES = (("Descanso", 15), ("Comida", 45), ("Formación", None))


def fill(at: datetime) -> None:
    """One queue for the one service: whoever of its team says to be there gets what waits."""
    queue_id = create_queue(
        queue_id=demo_id("queue:averias"),
        service_id=demo_id("service:averias"),
        name="Averías e instalación",
        team_id=demo_id("team:averias"),
        at=at - timedelta(days=60),
    )
    set_giving(queue_id=queue_id, giving=Giving(offers=True, offer_seconds=45))
    add_step(queue_id=queue_id, step=Step(after=timedelta(minutes=30), drops_language=True))
    fibre = setup.add_skill(name="Fibra")
    english = setup.add_skill(name="Inglés", language="en")
    for key, levels in LEVELS.items():
        for skill, level in zip((fibre, english), levels, strict=True):
            setup.set_level(user_id=demo_id(f"user:{key}"), skill_id=skill, level=level or None)
    for name, minutes in PAUSES:
        setup.keep_pause(name=name, max_minutes=minutes)


demo_parts.add("routing", fill)
