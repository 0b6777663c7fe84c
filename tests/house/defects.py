#!/usr/bin/env python3
"""Every defect of docs/defects.md names a test, and each of these tests exists. defects.py --root DIR"""
import argparse
import pathlib
import re
import sys

TEST = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\)", re.M)


def check(root):
    """What is wrong with docs/defects.md, one line each."""
    root = pathlib.Path(root)
    tests = {".".join(match) for path in (root / "tests").rglob("*_test.cc") for match in TEST.findall(path.read_text(encoding="utf-8"))}
    found, defects = [], 0
    for number, line in enumerate((root / "docs/defects.md").read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or cells[0] == "defect" or set(cells[0]) <= {"-"}:
            continue
        defects += 1
        names = re.findall(r"`([^`]+)`", cells[-1])
        if len(cells) != 3 or not names:
            found.append(f"docs/defects.md:{number}: a defect, its fate and its test are expected")
        found += [f"docs/defects.md:{number}: there is no test {name}" for name in names if name not in tests]
    if defects == 0:
        found.append("docs/defects.md: no defects")
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    problems = check(parser.parse_args().root)
    print("\n".join(problems) if problems else "each defect has its test")
    sys.exit(1 if problems else 0)
