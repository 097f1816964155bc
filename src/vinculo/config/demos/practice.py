"""The practice company: a shop's worth of rows, quick to load."""

from vinculo.config.demos import SMALL, DemoCompany, demo_companies
from vinculo.kernel.demo import DemoName

demo_companies.add(SMALL, DemoCompany(key=SMALL, name=DemoName()))
