#!/usr/bin/env python3
"""Sums up a CTest run: test_summary.py <junit file> <ctest's exit code>

Prints why each skipped test was skipped, then "N passed, N failed, N skipped". Exits 1 if a test failed, if CTest
did, or if no test ran.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree

# GTEST_SKIP() prints "<file>:<line>: Skipped" and then what the test said.
REASON = re.compile(r": Skipped\n(.+)")


def count(report, exit_code):
    """(passed, failed, [(name, reason) of each skipped])"""
    passed, failed, skipped = 0, 0, []
    cases = xml.etree.ElementTree.parse(report).getroot().iter("testcase") if pathlib.Path(report).exists() else []
    for case in cases:
        if case.get("status") == "run":
            passed += 1
        elif case.find("skipped") is not None and "SKIP_" in case.find("skipped").get("message", ""):
            reason = REASON.search(case.findtext("system-out") or "")
            skipped.append((case.get("name"), reason.group(1) if reason else "no reason given"))
        else:
            failed += 1
    if failed == 0 and (exit_code != 0 or passed == 0):
        failed = 1
    return passed, failed, skipped


def main():
    passed, failed, skipped = count(sys.argv[1], int(sys.argv[2]))
    for name, reason in skipped:
        print(f"skipped {name}: {reason}")
    print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
