"""The gap of expectation and perception over ten million answers, by Ibis.

    python -m bench.gaps [--answers 10000000] [--runs 5] [--spark PYTHON]

``--spark`` names a Python that has ``vinculo``'s extra ``spark`` (pyspark 4.0 and Java): the same
expression then runs on Spark ``local[2]`` and must give the same whole numbers.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = 20261122
ROOT = Path(__file__).resolve().parents[1]
MARK = "gaps-on-spark:"


def write(path: Path, answers: int) -> None:
    """Answers of people to all questions, as Parquet, a twentieth of them missing."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from vinculo.feedback.domain.gaps.names import DIMENSION_OF, DIMENSIONS, ITEMS

    draw = np.random.default_rng(SEED)
    codes = np.array([DIMENSIONS.index(DIMENSION_OF[item]) for item in ITEMS], dtype=np.int8)
    writer = None
    for start in range(0, answers, 1 << 20):
        place = np.arange(start, min(start + (1 << 20), answers))
        level = draw.normal(0, 0.5, len(place))
        columns = {
            "response_id": pa.array(place // len(ITEMS)),
            "dimension": pa.DictionaryArray.from_arrays(codes[place % len(ITEMS)], DIMENSIONS),
        }
        for name, mean in (("expectation", 6.1), ("perception", 5.2)):
            drawn = np.clip(np.rint(mean + level + draw.normal(0, 0.9, len(place))), 1, 7)
            columns[name] = pa.array(drawn.astype(np.int8), mask=draw.random(len(place)) < 0.05)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def on_duckdb(path: Path) -> dict[str, int]:
    """The whole numbers, by DuckDB from the file."""
    import ibis

    from vinculo.feedback.facts.quality_gaps import gap_sums

    connection = ibis.duckdb.connect()
    found = connection.to_pyarrow(gap_sums(connection.read_parquet(path))).to_pylist()[0]
    return {key: int(value) for key, value in found.items()}


def on_spark(path: Path) -> dict[str, object]:
    """The same by Spark; started first, so that its start is not counted."""
    import ibis
    from pyspark.sql import SparkSession

    from vinculo.feedback.facts.quality_gaps import gap_sums

    build = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = build.config("spark.driver.memory", "3g").getOrCreate()
    session.range(1).count()
    connection = ibis.pyspark.connect(session)
    began = time.monotonic()
    found = connection.to_pyarrow(gap_sums(connection.read_parquet(str(path)))).to_pylist()[0]
    took = time.monotonic() - began
    session.stop()
    return {"seconds": took, "sums": {key: int(value) for key, value in found.items()}}


def spark_of(python: str, path: Path) -> dict[str, object] | None:
    """Spark's answer from a Python of its own; ``None``, said loudly, when it cannot run."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PYSPARK_PYTHON": python,
        "PYSPARK_DRIVER_PYTHON": python,
    }
    ended = subprocess.run(
        [python, "-m", "bench.gaps", "--on-spark", str(path)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        cwd=ROOT,
    )
    told = [line for line in ended.stdout.splitlines() if line.startswith(MARK)]
    if told:
        return json.loads(told[-1].removeprefix(MARK))
    print(
        f"!!! NO SE HA COMPARADO CON SPARK: {ended.stderr.strip().splitlines()[-1:]}",
        file=sys.stderr,
    )
    return None


def timed(path: Path) -> tuple[dict[str, int], float, float]:
    """The whole numbers, seconds on the clock, seconds of CPU."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
    found = on_duckdb(path)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found, time.monotonic() - began, cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--runs", "--repeat", dest="runs", type=int, default=3)
    parser.add_argument("--spark", default=os.environ.get("VINCULO_SPARK_PYTHON", sys.executable))
    parser.add_argument("--on-spark", metavar="FILE", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.on_spark:
        print(MARK + json.dumps(on_spark(Path(chosen.on_spark))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        write(path, chosen.answers)
        runs = [timed(path) for _ in range(chosen.runs)]
        spark = spark_of(chosen.spark, path)
    report(chosen.answers, runs, spark)


def report(
    answers: int,
    runs: list[tuple[dict[str, int], float, float]],
    spark: dict[str, object] | None,
) -> None:
    """One line of JSON; it fails when two engines or two runs disagree."""
    from vinculo.feedback.facts.quality_gaps import figures

    sums = runs[0][0]
    line = {
        "bench": "gaps",
        "answers": answers,
        "load": round(os.getloadavg()[0], 1),
        "seconds": round(statistics.median(run[1] for run in runs), 3),
        "first_seconds": round(runs[0][1], 3),
        "cpu_seconds": round(statistics.median(run[2] for run in runs), 3),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "gap": figures(sums)["overall"].value,
        "people": sums["n_overall"],
        "spark_seconds": None if spark is None else round(float(str(spark["seconds"])), 2),
        "spark_equal": None if spark is None else spark["sums"] == sums,
    }
    print(json.dumps(line))
    if any(run[0] != sums for run in runs) or line["spark_equal"] is False:
        sys.exit("two engines or two runs disagree")


if __name__ == "__main__":
    main()
