"""What somebody who chooses an option of a form says that the matter is."""

from collections.abc import Callable

from vinculo.kernel.registry import Registry

form_meanings: Registry[Callable[[], str]] = Registry("what the options of a form may mean")
"""The words of each thing that a matter may be, in the reader's language; whoever has a use for
it registers it, and its key is what an option keeps."""
