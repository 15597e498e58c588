"""How a command line ends: quietly where nobody reads on, as `head` does not, with a number for what nobody foresaw."""

import os
import sys
from collections.abc import Callable, Sequence

import settings
from queries.logbook import number_of, open_log

_NOBODY_READS = 141  # what shells give for it: 128 + SIGPIPE
_UNFORESEEN = 4


def answered(main: Callable[[list[str]], int], words: Sequence[str]) -> int:
    """The exit code of `main`, all it printed written out; 141 where nobody reads on.

    4 for a fault that `main` does not know: a person gets a number, and the log its traceback.
    """
    open_log(settings.VAR)
    try:
        code = main(list(words))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except Exception as fault:
        print(f"出现意外故障，编号 {number_of(fault)}，详情已记入日志 gongjian.log。", file=sys.stderr)
        return _UNFORESEEN
    return code
