"""Letters and paper forms that an agent registered, with their scans."""

from vinculo.interactions.channels import channels
from vinculo.interactions.channels.filled_in import read_letter

channels.add("letter", read_letter)
