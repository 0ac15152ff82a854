"""Make a sheet for a blind reading of reworded bullets, and count what the reader wrote.

usage: python tools/blind_reading.py make BULLETS.txt SHEET.csv KEY.csv [--most 100] [--seed 1]
       python tools/blind_reading.py count SHEET.csv KEY.csv [--page PAGE.md]

``make`` rewords each line of BULLETS.txt and puts every changed one on the sheet, before and after in random order as A and B;
the key says which is which. The reader fills in three columns without seeing the key: ``better`` (A, B or equal),
``ungrammatical`` (A, B, both or empty) and ``adds`` (A or B where that text states something that the other does not).
"""

import argparse
import csv
import random
from collections import Counter
from pathlib import Path

from reframer import assess_bullet, load_rules

READ = ("number", "a", "b", "better", "ungrammatical", "adds")


def make(bullets: Path, sheet: Path, key: Path, most: int, seed: int) -> None:
    """Write the sheet and its key. Lines that the tool leaves as they are do not appear."""
    rules = load_rules()
    lines = [line.strip() for line in bullets.read_text("utf-8").splitlines() if line.strip()]
    changed = [(line, after) for line in lines if (after := assess_bullet(line, rules).after) != line]
    chance = random.Random(seed)
    rows = sorted(chance.sample(range(len(changed)), min(most, len(changed))))
    with sheet.open("w", encoding="utf-8", newline="") as read, key.open("w", encoding="utf-8", newline="") as hidden:
        on_sheet, on_key = csv.writer(read), csv.writer(hidden)
        on_sheet.writerow(READ)
        on_key.writerow(("number", "ours"))
        for number, row in enumerate(rows, start=1):
            before, after = changed[row]
            ours = chance.choice("AB")
            on_sheet.writerow((number, after, before, "", "", "") if ours == "A" else (number, before, after, "", "", ""))
            on_key.writerow((number, ours))
    print(f"{len(lines)} bullets, {len(changed)} changed, {len(rows)} on the sheet")


def count(sheet: Path, key: Path, page: Path | None) -> None:
    """Print the counts, and write the unveiled sheet as a Markdown page where one is asked for."""
    with sheet.open(encoding="utf-8", newline="") as read, key.open(encoding="utf-8", newline="") as hidden:
        rows, ours = list(csv.DictReader(read)), {row["number"]: row["ours"] for row in csv.DictReader(hidden)}
    counts: Counter[str] = Counter()
    lines = []
    for row in rows:
        own = ours[row["number"]]
        other = "B" if own == "A" else "A"
        better = row["better"].strip().upper()
        verdict = {own: "ours", other: "before", "EQUAL": "equal"}[better]
        wrong = row["ungrammatical"].strip().upper() == own  # where both are, it was so before
        adds = row["adds"].strip().upper() == own
        counts[verdict] += 1
        counts["ungrammatical"] += wrong
        counts["adds"] += adds
        notes = ", ".join(word for word, holds in (("ungrammatical", wrong), ("adds", adds)) if holds)
        before, after = (row["b"], row["a"]) if own == "A" else (row["a"], row["b"])
        lines.append(f"| {row['number']} | {_cell(before)} | {_cell(after)} | {verdict} | {notes} |")
    kept = counts["ours"] + counts["equal"]
    print(f"{len(rows)} lines: ours preferred {counts['ours']}, equal {counts['equal']}, before preferred {counts['before']}")
    share = kept / max(len(rows), 1)
    print(f"preferred or equal {share:.0%}; made ungrammatical {counts['ungrammatical']}; adding {counts['adds']}")
    if page is not None:
        page.write_text(
            "\n".join(("| # | before | after | preferred | noted |", "| --- | --- | --- | --- | --- |", *lines)) + "\n", "utf-8"
        )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Read the arguments and do one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(dest="mode", required=True)
    making = modes.add_parser("make")
    for name in ("bullets", "sheet", "key"):
        making.add_argument(name, type=Path)
    making.add_argument("--most", type=int, default=100)
    making.add_argument("--seed", type=int, default=1)
    counting = modes.add_parser("count")
    for name in ("sheet", "key"):
        counting.add_argument(name, type=Path)
    counting.add_argument("--page", type=Path)
    given = parser.parse_args()
    if given.mode == "make":
        make(given.bullets, given.sheet, given.key, given.most, given.seed)
    else:
        count(given.sheet, given.key, given.page)


if __name__ == "__main__":
    main()
