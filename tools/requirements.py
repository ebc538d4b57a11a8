"""`./ow requirements`: which rows of what the policy texts ask for have tests that passed."""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "docs" / "requirements.csv"
PASSED = ROOT / "var" / "requirements.json"  # test → rows, written by every run of the tests


def rows() -> list[dict[str, str]]:
    """Return the rows: id, area, what must hold, how it is accepted."""
    with ROWS.open(newline="") as file:
        return list(csv.DictReader(file))


def known() -> set[str]:
    """Return the ids of the rows."""
    return {row["id"] for row in rows()}


def shown() -> dict[str, list[str]]:
    """Return the tests that passed, by row."""
    found: dict[str, list[str]] = {}
    if PASSED.exists():
        for test, ids in json.loads(PASSED.read_text()).items():
            for row in ids:
                found.setdefault(row, []).append(test)
    return found


def main() -> int:
    """Print every row that is shown with its tests, then how many of each area are."""
    tests = shown()
    if not tests:
        print("还没有结果：请先运行 ./ow test", file=sys.stderr)
        return 1
    every, covered = Counter[str](), Counter[str]()
    for row in rows():
        every[row["area"]] += 1
        if row["id"] in tests:
            covered[row["area"]] += 1
            print(f"{row['id']}  {row['area']:<6} {row['must']}")
            print("".join(f"        {test}\n" for test in sorted(tests[row["id"]])), end="")
    print()
    for area, count in sorted(every.items()):
        print(f"{area:<8} {covered[area]:>4} / {count}")
    print(f"{'合计':<6} {covered.total():>4} / {every.total()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
