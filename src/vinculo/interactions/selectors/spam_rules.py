"""The company's rules against unwanted mail."""

from vinculo.interactions.contracts import SpamRuleKind, SpamRuleView
from vinculo.interactions.models import SpamRule


def spam_rules() -> list[SpamRuleView]:
    """All rules, by kind and value."""
    return [
        SpamRuleView(
            id=rule.pk, kind=SpamRuleKind(rule.kind), value=rule.value, made_at=rule.made_at
        )
        for rule in SpamRule.objects.order_by("kind", "value", "pk")
    ]
