#!/usr/bin/env python3
"""docs/household.schema.json takes and refuses the same clients as the reader does (household_file_test.cc reads the same files)."""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: the Python package jsonschema is not installed")
    sys.exit(77)

ROOT = pathlib.Path(sys.argv[1])


def lines(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield f"{path.name}:{number}", json.loads(line)


def main():
    schema = json.loads((ROOT / "docs/household.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = []
    clients = ROOT / "tests/interop/clients"
    for where, client in lines(clients / "accepted.ndjson"):
        wrong += [f"{where}: refused: {error.json_path}: {error.message}" for error in validator.iter_errors(client)]
    for where, entry in lines(clients / "rejected.ndjson"):
        if validator.is_valid(entry["client"]) != entry.get("beyond_schema", False):
            wrong.append(f"{where}: {'taken' if validator.is_valid(entry['client']) else 'refused'}")
    for path in sorted((ROOT / "examples/data/households").glob("*.json")):
        text = path.read_text(encoding="utf-8")
        try:
            households = [json.loads(text)]
        except ValueError:
            households = [json.loads(line) for line in text.splitlines() if line.strip()]
        for household in households:
            wrong += [f"{path.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(household)]
    print("\n".join(wrong) if wrong else "the schema and the reader agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
