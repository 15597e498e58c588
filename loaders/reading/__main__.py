"""A reader of workbooks, as a process of its own: `python -m loaders.reading LINE`, its facts on standard input."""

import pickle
import sys
from multiprocessing.connection import Connection

from loaders.reading.isolation import leave_the_network


def main(line: int) -> None:
    """Serve what is asked over the inherited `line`, with the facts and limits that the server gives."""
    leave_the_network()
    # Imported only now: its libraries start threads, and a process that has some may not leave the network.
    from loaders.reading.nursery import serve

    facts, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - pickled by the server itself
    serve(Connection(line), facts, limits)


if __name__ == "__main__":
    main(int(sys.argv[1]))
