"""The company's rules against unwanted mail."""

from vinculo.customers import api as customers
from vinculo.interactions.contracts import SpamRuleKind, SpamRuleView
from vinculo.interactions.models import SpamRule


def spam_rules() -> list[SpamRuleView]:
    """All rules, by kind and value, but those against somebody whom nobody reads."""
    seen = SpamRule.objects.exclude(value__in=customers.hidden_addresses())
    return [
        SpamRuleView(
            id=rule.pk, kind=SpamRuleKind(rule.kind), value=rule.value, made_at=rule.made_at
        )
        for rule in seen.order_by("kind", "value", "pk")
    ]
