"""How alike two texts are, and marks by which texts that may be alike find each other.

A text is the set of its runs of SHINGLE words, case and punctuation left out. Two texts are copies when their sets
overlap by COPY (Jaccard: shared of all), or when the shorter text stands by PART in the longer: cut at the end. Of 2,415
pairs of different articles none reaches .2 and .35 (scripts/copies).

Texts that overlap share, almost surely, at least one of BANDS marks, by which they are found without comparing all with
all (MinHash, banded: one of 32 bands of 4 values is equal with probability 1 − (1 − J⁴)³²: .87 at J = .5, .988 at .6,
.9998 at .7, .003 at .1). Everything depends on the two texts alone.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import islice
from typing import Final

SHINGLE: Final = 3  # words
BANDS: Final = 32
VALUES: Final = 4  # of the MinHash in a band
COPY: Final = 0.6  # least Jaccard of copies
PART: Final = 0.7  # least share of the shorter text that the longer one has, too
LONG: Final = 50  # shingles from which on a part counts: one quoted sentence makes no copy
_SEED: Final = 1
_CHUNK: Final = 4096  # shingles at a time: a text of a million characters needs some megabytes only
_WORD: Final = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The runs of SHINGLE words of a text; a shorter text is one run; a text without words has none."""
    words = _WORD.findall(text.casefold())
    if len(words) <= SHINGLE:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(*(islice(words, k, None) for k in range(SHINGLE)), strict=False)))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, given as shingles, count as one."""
    shared, shorter = len(one & other), min(len(one), len(other))
    if not shared:
        return False
    return shared >= COPY * (len(one) + len(other) - shared) or (shorter >= LONG and shared >= PART * shorter)


def marks(found: frozenset[str]) -> list[int]:
    """One signed integer of 64 bits for each band, of a set of shingles; none of none."""
    if not found:
        return []
    from datasketch import MinHash

    sketch = MinHash(num_perm=BANDS * VALUES, seed=_SEED, scheme="affine32")
    ordered = [shingle.encode("utf-8", "surrogatepass") for shingle in found]
    for start in range(0, len(ordered), _CHUNK):
        sketch.update_batch(ordered[start : start + _CHUNK])
    raw = sketch.hashvalues.astype("<u4").tobytes()
    width = 4 * VALUES
    return [
        int.from_bytes(blake2b(raw[band * width : (band + 1) * width], digest_size=8, salt=band.to_bytes(2, "big")).digest(),
                       "big", signed=True)
        for band in range(BANDS)
    ]
