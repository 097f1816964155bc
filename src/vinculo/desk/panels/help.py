"""The «?» of every page: it leads to the help about that page."""

from vinculo.kernel.slots import Panel, panels

panels.add(
    "desk.help",
    Panel(
        slot="topbar.help",
        order=10,
        template="desk/help/_link.html",
        may=lambda actor: actor.user_id is not None,
        load=lambda _actor, _subject: True,
        query_budget=0,
    ),
)
