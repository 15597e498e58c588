"""Work done in advance by a few threads, while what came of the work before is being used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def ahead(
    work: Callable[[Given], Made], given: Iterable[Given], *, hands: int, at_most: int, name: str
) -> Generator[Future[Made], None, None]:
    """`work` begun on all that is given, in order, by `hands` threads called `name`; `at_most` pieces in advance.

    What the work raises is raised where its result is asked for. When this is closed, what is being done is finished,
    and what was not begun is left.
    """
    waiting: deque[Future[Made]] = deque()
    threads = ThreadPoolExecutor(hands, thread_name_prefix=name)
    try:
        for each in given:
            waiting.append(threads.submit(work, each))
            if len(waiting) > at_most:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    except BaseException:
        threads.shutdown(cancel_futures=True)
        raise
    threads.shutdown(wait=False)
