"""Two waves of ConectaSur: was anything wrong that you did not tell us?"""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from vinculo.config.demos.conectasur.matters import ZONE, Matter, Plan
from vinculo.customers.demo_year import customer_id
from vinculo.feedback.demo_year import YearInvitation, YearWave

DAY = timedelta(days=1)
WAVES = (
    ("primavera", "Primavera: ¿todo bien?", 215, "altas"),
    ("otono", "Después del verano", 62, "averias"),
)
MOST = 180
TEXTS = {
    "delay": ("Tardaron una semana y no llamé por no discutir.", "La espera fue larga."),
    "information": ("No entendí qué día venían.", "Nadie me explicó lo del equipo."),
    "billing": ("Hubo un cargo raro, pero era poco.",),
    "promise": ("Me iban a llamar y no llamaron.",),
    "fault": ("Se sigue cortando a veces.",),
}


def waves(plan: Plan, chance: Random) -> list[YearWave]:
    """One in spring, one after the summer; those who said not to be asked are left out."""
    return [_wave(plan, *told, chance) for told in WAVES]


def _wave(plan: Plan, key: str, name: str, back: int, service: str, chance: Random) -> YearWave:
    began = plan.at - back * DAY
    since = began - 120 * DAY
    met = {
        matter.customer.place: matter
        for matter in plan.matters
        if matter.service.key == service
        and matter.resolved_at
        and since < matter.resolved_at < began
    }
    able = [matter for matter in met.values() if matter.customer.may_ask]
    asked = chance.sample(able, min(len(able), MOST))
    asked.sort(key=lambda matter: matter.place)
    refused = sum(matter.customer.may_ask is False for matter in met.values())
    silent = sum(matter.customer.may_ask is None for matter in met.values())
    return YearWave(
        key=key,
        name=name,
        service=service,
        since=since.astimezone(ZONE).date(),
        until=began.astimezone(ZONE).date(),
        began_at=began,
        population=len(met),
        left_out={
            reason: count
            for reason, count in (("refused", refused), ("no_consent", silent))
            if count
        },
        worth=Decimal("118.00"),
        asked=tuple(_invitation(matter, began, chance) for matter in asked),
    )


def _invitation(matter: Matter, began: datetime, chance: Random) -> YearInvitation:
    said = 0.38 if matter.is_late else 0.14
    fate = chance.random()
    answered = began + chance.randrange(2, 120) * timedelta(hours=1)
    if fate < said:
        trouble = chance.choice(sorted(TEXTS))
        text, had_told = chance.choice(TEXTS[trouble]), chance.random() < 0.3
        return YearInvitation(
            customer_id=customer_id(matter.customer.place),
            state="said",
            answered_at=answered,
            trouble=trouble,
            text=text,
            had_told=had_told,
        )
    is_fine = fate < said + 0.3
    return YearInvitation(
        customer_id=customer_id(matter.customer.place),
        state="fine" if is_fine else "sent",
        answered_at=answered if is_fine else None,
        trouble="",
        text="",
        had_told=None,
    )
