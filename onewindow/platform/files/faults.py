"""What a cleaning may find, as the exit code of its process; and the bounds it keeps."""

from enum import IntEnum

PIXELS = 40_000_000
PAGES = 2_000


class Fault(IntEnum):
    """Why a file is not taken."""

    PASSWORD = 10
    ACTIVE = 11
    PIXELS = 12
    PAGES = 13
