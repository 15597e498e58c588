"""A command line whose reader may leave early, as `head` does: it then ends quietly."""

import os
import sys
from collections.abc import Callable, Sequence

_NOBODY_READS = 141  # what shells give for it: 128 + SIGPIPE


def answered(main: Callable[[list[str]], int], words: Sequence[str]) -> int:
    """The exit code of `main`, all it printed written out; 141 where nobody reads on."""
    try:
        code = main(list(words))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    return code
