"""A reader of workbooks, as a process of its own: `python -m loaders.reading DATA LINE`."""

import sys
from multiprocessing.connection import Connection
from pathlib import Path

from loaders.reading.isolation import leave_the_network


def main(data: Path, line: int) -> None:
    """Serve what is asked over the inherited `line`, with the facts and limits in `data`."""
    leave_the_network()
    # Imported only now: its libraries start threads, and a process that has some may not leave the network.
    from domain.facts import load_facts
    from loaders.reading.limits import load_limits
    from loaders.reading.nursery import serve

    serve(Connection(line), load_facts(data), load_limits(data))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
