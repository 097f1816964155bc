"""Forms that somebody filled in on a page of ours."""

from vinculo.interactions.channels import channels
from vinculo.interactions.channels.filled_in import read_form

channels.add("form", read_form)
