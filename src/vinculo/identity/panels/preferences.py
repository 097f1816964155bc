"""The switches for language, theme and keys, in every page's head, are kept with the login."""

from vinculo.identity.contracts import Theme
from vinculo.identity.services.accounts import set_language, set_single_keys, set_theme
from vinculo.kernel.actor import Actor
from vinculo.ui import preferences


def keep(actor: Actor, choice: preferences.Choice) -> None:
    """Store what the signed-in person chose."""
    if actor.user_id is None:
        return
    if choice.language is not None:
        set_language(user_id=actor.user_id, language=choice.language)
    if choice.theme is not None:
        set_theme(user_id=actor.user_id, theme=Theme(choice.theme))
    if choice.single_keys is not None:
        set_single_keys(user_id=actor.user_id, are_on=choice.single_keys)


preferences.keepers.add("identity", keep)
