"""What orders ask of cases: no case ends before its special request was told."""

from vinculo.cases import api as cases
from vinculo.orders.services import requesting

cases.end_gates.add("orders", requesting.gate)
