"""Every bench in turn; `python -m bench NAME` runs one of them."""

import runpy
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))


def main(asked: list[str]) -> int:
    """Run the benches named, or all; 2 for an unknown name."""
    if unknown := [name for name in asked if name not in NAMES]:
        print(f"没有这项测速：{'、'.join(unknown)}；可用：{'、'.join(NAMES)}", file=sys.stderr)
        return 2
    for name in asked or NAMES:
        print(f"\n== {name} ==", flush=True)
        runpy.run_module(f"bench.{name}", run_name="__main__")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
