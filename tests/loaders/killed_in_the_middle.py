"""Takes in small returns until it is killed, writing down every receipt: python killed_in_the_middle.py VAR.

Everything is imported once. For every number that comes in a line a process is forked off, which takes in the returns
from that number on; its id is answered, and once more when it has ended.
"""

import json
import os
import sys
from itertools import count
from pathlib import Path

from domain.dates import read_moment
from domain.facts import Facts, load_facts
from loaders.intake import take_in
from queries.store import Store

HOUSE = Path(__file__).resolve().parents[2]


def numbered(workbook: bytes, number: int) -> bytes:
    """The same workbook in other bytes: with `number` as the comment of its package."""
    comment = str(number).encode()
    return workbook[:-2] + len(comment).to_bytes(2, "little") + comment


def take(facts: Facts, var: Path, first: int) -> None:
    """Take in the returns from number `first` on, each another file."""
    store = Store(f"duckdb:///{var}/ledger.duckdb", facts)
    workbook = (var / "return.xlsx").read_bytes()
    files = ((f"{number}.xlsx", numbered(workbook, number)) for number in count(first))
    told = os.open(var / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for receipt in take_in(store, facts, files, received_at=read_moment("2023-06-10"), by="示例", folder=var):
        os.write(told, (json.dumps(receipt.as_json()) + "\n").encode())


def main(var: Path) -> None:
    """Fork off as many as are asked for, one after the other; nothing is open before."""
    facts = load_facts(HOUSE / "data")
    for line in sys.stdin:
        forked = os.fork()
        if not forked:
            take(facts, var, int(line))
        print(forked, flush=True)
        os.waitpid(forked, 0)
        print(forked, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
