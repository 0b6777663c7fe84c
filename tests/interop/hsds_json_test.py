#!/usr/bin/env python3
"""The sample as nested JSON, made here after the official schemas and held to them, imports as its tables do.

  hsds_json_test.py KITH SOURCE_FOLDER
"""
import collections
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from tabular_package import read_table

KITH, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SHARED = pathlib.Path(os.environ.get("KITH_SHARED_DATA", SOURCE / ".." / "shared" / "data"))
SCHEMAS = SHARED / "hsds-schemas" / "3.1" / "schema"
# Tables of no entity, which JSON has no place for.
TABLES_ONLY = {"center_visits.csv"}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def kith(*arguments):
    subprocess.run([KITH, *map(str, arguments)], check=True, capture_output=True, text=True)


def load_entities():
    """By name: the file, the type of each column, the nested members as (member, child, is_list)."""
    entities = {}
    for path in sorted(SCHEMAS.glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "datapackage_metadata" not in schema:
            continue
        types, nested = {}, []
        for name, member in schema["properties"].items():
            reference = member.get("$ref") or member.get("items", {}).get("$ref")
            if reference:
                nested.append((name, pathlib.Path(reference).stem, "items" in member))
            else:
                types[name] = member.get("type", "string")
        entities[schema["name"]] = (schema["path"], types, nested)
    return entities


class Nesting:
    """Objects made of rows; what was put into one is remembered."""

    def __init__(self, folder):
        self.entities = load_entities()
        self.rows, self.by_id, self.children, self.used = {}, {}, {}, collections.defaultdict(set)
        for name, (path, _, _) in self.entities.items():
            rows = read_table(folder / path)[1] if (folder / path).is_file() else []
            self.rows[name] = rows
            self.by_id[name] = {row["id"]: row for row in rows}
            # (column, id) -> rows that name it there; attributes and metadata name any entity.
            children = self.children[name] = collections.defaultdict(list)
            for row in rows:
                for column, cell in row.items():
                    if column.endswith("_id") and cell:
                        children[column, cell].append(row)

    def nested_in(self, entity, row):
        for member, child, is_list in self.entities[entity][2]:
            if not is_list:
                found = self.by_id[child].get(row.get(child + "_id", ""))
                if found:
                    yield member, child, False, [found]
                continue
            if child == "attribute":
                found = [one for one in self.children[child]["link_id", row["id"]] if one["link_entity"] == entity]
            elif child == "metadata":
                found = [one for one in self.children[child]["resource_id", row["id"]] if one["resource_type"] == entity]
            else:
                found = self.children[child][entity + "_id", row["id"]]
            if found:
                yield member, child, True, found

    def build(self, entity, row):
        _, types, _ = self.entities[entity]
        made = {}
        for column, cell in row.items():
            if cell:
                made[column] = (float(cell) if "." in cell else int(cell)) if types.get(column) == "number" else cell
        for member, child, is_list, rows in self.nested_in(entity, row):
            objects = [self.build(child, one) for one in rows]
            # What the nesting says stands in no column.
            for one in objects:
                for column in (entity + "_id",) if child not in ("attribute", "metadata") else (
                        "link_id", "link_entity", "resource_id", "resource_type"):
                    if is_list:
                        one.pop(column, None)
            if not is_list:
                made.pop(child + "_id")
            made[member] = objects if is_list else objects[0]
        self.used[entity].add(row["id"])
        return made

    def rest(self):
        """What is nested nowhere, as tables."""
        return {path: [dict(row) for row in self.rows[name] if row["id"] not in self.used[name]]
                for name, (path, _, _) in self.entities.items()
                if any(row["id"] not in self.used[name] for row in self.rows[name])}


def write_json(tables, folder, jsonschema):
    """Gives what the objects have wrong by the official schemas."""
    nesting, wrong = Nesting(tables), []
    folder.mkdir()
    for entity, name in (("service", "services.ndjson"), ("organization", "organizations.json")):
        schema = json.loads(gzip.decompress((SCHEMAS / f"compiled_{entity}.json.gz").read_bytes()))
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        objects = [nesting.build(entity, row) for row in nesting.rows[entity]]
        wrong += [f"{entity} {one['id']}: {error.json_path}: {error.message[:100]}"
                  for one in objects for error in validator.iter_errors(one)]
        text = ("\n".join(json.dumps(one) for one in objects) if name.endswith(".ndjson") else
                json.dumps({"total_items": len(objects), "contents": objects}, indent=1))
        (folder / name).write_text(text, encoding="utf-8")
    rest = nesting.rest()
    rest["areas.csv"] = read_table(tables / "areas.csv")[1]
    (folder / "rest.json").write_text(json.dumps(rest), encoding="utf-8")
    return wrong


def stated(path):
    return {row["id"]: {column: cell for column, cell in row.items() if cell} for row in read_table(path)[1]}


def differences(first, second):
    for path in sorted({path.name for path in [*first.glob("*.csv"), *second.glob("*.csv")]} - TABLES_ONLY):
        if not (first / path).is_file() or not (second / path).is_file():
            yield f"{path}: only in one of both"
            continue
        before, after = stated(first / path), stated(second / path)
        for key in sorted(before.keys() | after.keys()):
            if before.get(key) != after.get(key):
                yield f"{path} {key}: {before.get(key)} became {after.get(key)}"


def main():
    if not SCHEMAS.is_dir():
        skip("no shared data")
    try:
        import jsonschema
    except ImportError:
        skip("the Python package jsonschema is not installed")
    with tempfile.TemporaryDirectory(prefix="kith-json-") as folder:
        folder = pathlib.Path(folder)
        kith("import", "--from", "hsds3", SOURCE / "examples/data/los_angeles", "--out", folder / "tables")
        wrong = write_json(folder / "tables", folder / "json", jsonschema)
        kith("import", "--from", "hsds3-json", folder / "json", "--time-zone", "America/Los_Angeles", "--strict",
             "--report", folder / "report.json", "--out", folder / "again")
        account = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        wrong += [f"{issue['file']}:{issue['line']} {issue['field']}: {issue['reason']}" for issue in account["issues"]]
        wrong += differences(folder / "tables", folder / "again")
    print("\n".join(wrong[:40]) if wrong else "the sample as nested JSON is the sample")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
