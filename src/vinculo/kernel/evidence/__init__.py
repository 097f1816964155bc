"""Evidence: lines that only grow, chained by their hashes, without a person's words.

The lines of a transaction are written with it; a sealer chains them within a minute or two
(:mod:`.sealing`), and anybody can repeat the chain (:mod:`.hashing`, :mod:`.checking`).
"""

from vinculo.kernel.evidence.writing import (
    Proof,
    digest_of,
    digests_of,
    forget,
    is_content_of,
    record,
    record_all,
    together,
)

__all__ = [
    "Proof",
    "digest_of",
    "digests_of",
    "forget",
    "is_content_of",
    "record",
    "record_all",
    "together",
]
