"""The published data that the tests repeat, read from the development dependency ``lifetimes``."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from vinculo.value.domain.histories import Histories, histories

END_OF_CALIBRATION = np.datetime64("1997-09-30")


def folder() -> Path:
    """Where the data sets lie; the package itself is not imported (it warns)."""
    spec = find_spec("lifetimes")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "datasets"


@lru_cache(maxsize=1)
def cdnow_summary() -> pd.DataFrame:
    """2,357 customers of CDNOW in 39 weeks: x, t_x, T and the mean spent."""
    return pd.read_csv(folder() / "cdnow_customers_summary_with_transactions.csv")


def cdnow() -> Histories:
    frame = cdnow_summary()
    return histories(frame["x"], frame["t_x"], frame["T"])


def donations() -> Histories:
    """11,104 donors in six years, 22 different histories."""
    frame = pd.read_csv(folder() / "donations.csv")
    return histories(frame["frequency"], frame["recency"], frame["periods"], frame["weights"])


@lru_cache(maxsize=2)
def transactions(name: str = "CDNOW_sample.txt") -> pd.DataFrame:
    """Purchases: customer, day, amount."""
    columns = ["customer", "date", "units", "amount"]
    if name == "CDNOW_sample.txt":
        columns = ["master", *columns]
    skip = 1 if name == "CDNOW_master.txt" else 0
    frame = pd.read_csv(
        folder() / name, sep=r"\s+", header=None, names=columns, skiprows=skip, dtype=str
    )
    frame["date"] = pd.to_datetime(frame["date"], format="%Y%m%d")
    frame["amount"] = frame["amount"].astype(float)
    return frame[["customer", "date", "amount"]]
