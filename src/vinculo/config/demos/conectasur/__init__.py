"""ConectaSur: an internet provider of the south of Spain, with a year behind it."""

from vinculo.config.demos import USUAL, DemoCompany, demo_companies
from vinculo.config.demos.conectasur import writing
from vinculo.kernel.demo import DemoName

demo_companies.add(
    USUAL,
    DemoCompany(
        key=USUAL,
        name=DemoName(name="ConectaSur", domain="conectasur.example.com"),
        before={"cases": writing.numbers},
        after={
            "identity": writing.logins,
            "organization": writing.teams,
            "portfolio": writing.services,
            "routing": writing.queues,
            "feedback": writing.rating_rules,
        },
        last=(
            writing.customers,
            writing.cases,
            writing.goods,
            writing.calls,
            writing.ratings,
            writing.complaints,
            writing.lawful,
            writing.results,
            writing.watched,
        ),
    ),
)
