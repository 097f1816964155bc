"""Judge the packaged classifier on phrases that it was not tuned on, as the product uses it.

``python -m tools.mood.heldout [--deep] [--show]``; any other file of ``label|text`` lines by
``--file FILE``. Language detection is part of what is judged.
"""

import argparse
from pathlib import Path

import numpy as np

from tools.mood.fitting import EMOTIONS, LABELS, POLARITIES
from tools.mood.train import phrases, tell
from vinculo.lib.text.mood import UNCLASSIFIED, mood_of

Row = tuple[str, str, str]


def judge(rows: list[Row], *, deep: bool, show: bool) -> None:
    moods = [mood_of(text, deep=deep) for _language, _label, text in rows]
    truth = np.array([POLARITIES.index(LABELS[label][0]) for _, label, _ in rows])
    guess = np.array([POLARITIES.index(mood.polarity) for mood in moods])
    languages = sorted({language for language, _, _ in rows})
    for language in languages:
        mine = np.array([row[0] == language for row in rows])
        tell(f"polarity, {language}", truth[mine], guess[mine], POLARITIES)
    tell("polarity", truth, guess, POLARITIES)
    named = [n for n, mood in enumerate(moods) if mood.emotion != UNCLASSIFIED]
    print(f"\nemotion named for {len(named)} of {len(rows)}")
    felt = np.array([EMOTIONS.index(LABELS[rows[n][1]][1]) for n in named])
    said = np.array([EMOTIONS.index(moods[n].emotion) for n in named])
    tell("emotion, where named", felt, said, EMOTIONS)
    known = [
        mood.language.code == language for (language, _, _), mood in zip(rows, moods, strict=True)
    ]
    print(f"\nlanguage right: {sum(known)} of {len(known)}")
    if show:
        for place in np.flatnonzero(truth != guess):
            print(POLARITIES[truth[place]][:3], POLARITIES[guess[place]][:3], rows[place][2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--file", type=Path)
    chosen = parser.parse_args()
    rows = phrases("heldout")
    if chosen.file:
        lines = chosen.file.read_text(encoding="utf-8").splitlines()
        rows = [("", *line.split("|", 1)) for line in lines if line and line[0] != "#"]
    judge(rows, deep=chosen.deep, show=chosen.show)


if __name__ == "__main__":
    main()
