"""Sizes of files as people type them: 12MB, 900kB, 12MiB, 12_000_000."""

import re

from parole_packet.errors import UsageError

_UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_UNITS |= {"kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}
_SIZE = re.compile(r"(\d+(?:_\d{3})*|\d+\.\d+) ?([a-z]*)", re.IGNORECASE)
_LEAST = 100_000
_LONGEST = 30
"""Characters of a size; a number of hundreds of digits is none that can be reckoned with."""


def byte_count(text: str | None) -> int | None:
    """Return a size in bytes, None for none. Raises UsageError for anything that is no size, or too small to be one."""
    if text is None:
        return None
    found = _SIZE.fullmatch(text.strip()[: _LONGEST + 1])
    if found is None or found[2].lower() not in _UNITS or len(found[0]) > _LONGEST:
        raise UsageError(
            f"`{text[:_LONGEST]}` is not a size", "write it as 12MB, 900kB, 12MiB or 12_000_000 (bytes)"
        )
    size = int(float(found[1].replace("_", "")) * _UNITS[found[2].lower()])
    if size < _LEAST:
        raise UsageError(
            f"no packet fits into {size:,} bytes", f"the least that --max-size takes is {_LEAST // 1000}kB"
        )
    return size
