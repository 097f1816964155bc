"""Tags of the one look; built in, so templates need not load them."""

from vinculo.ui.web import keeping
from vinculo.ui.web.rendering import register

__all__ = ["keeping", "register"]
