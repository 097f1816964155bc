"""One BG/NBD fit by another library, in a process (and, if need be, an interpreter) of its own.

``python bench/_value_peers.py lifetimes|pymc FILE.npz`` prints one JSON line. Reading the data and
importing the library are not counted; what a library compiles for the fit is.
"""

import json
import os
import resource
import sys
import warnings

import numpy as np


def cpu() -> float:
    own, below = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime


def by_lifetimes(x, t_x, age) -> dict[str, object]:
    from lifetimes import BetaGeoFitter

    begun = cpu()
    found = BetaGeoFitter().fit(x, t_x, age).params_
    return {"cpu_s": cpu() - begun, **{k: float(found[k]) for k in ("r", "alpha", "a", "b")}}


def by_pymc(x, t_x, age) -> dict[str, object]:
    import pandas as pd
    import pymc_marketing
    from pymc_extras.prior import Prior
    from pymc_marketing.clv import BetaGeoModel

    names = ("r", "alpha", "a", "b")
    frame = pd.DataFrame(
        {"customer_id": np.arange(len(x)), "frequency": x, "recency": t_x, "T": age}
    )
    flat = {name: Prior("HalfFlat") for name in names}
    begun = cpu()
    try:
        model = BetaGeoModel(data=frame, model_config=flat)
        model.fit(method="map", progressbar=False)
    except TypeError:  # the interface of 1.x
        model = BetaGeoModel(model_config=flat)
        model.fit(frame, method="map", progressbar=False)
    spent = cpu() - begun
    found = model.idata.posterior
    return {
        "cpu_s": spent,
        "version": pymc_marketing.__version__,
        **{name: float(np.asarray(found[name].values).ravel()[0]) for name in names},
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    data = np.load(sys.argv[2])
    peer = {"lifetimes": by_lifetimes, "pymc": by_pymc}[sys.argv[1]]
    print(json.dumps(peer(data["x"], data["t_x"], data["age"])))
