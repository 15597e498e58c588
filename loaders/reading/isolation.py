"""No network for the process that reads: what a workbook might make it do, it cannot tell anyone."""

import ctypes
from contextlib import suppress

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def leave_the_network() -> bool:
    """Put this process and its children into a network of their own, without any device; False where refused.

    Some systems refuse it to containers or to ordinary users; a process with more than one thread is refused too.
    """
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None, use_errno=True).unshare
        return any(unshare(ways) == 0 for ways in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))
    return False
