#!/usr/bin/env python3
"""What Kith writes is an HSDS 3.1 package: it is held to its own datapackage.json, and, where the shared data is there, to the official
data package and JSON schemas of HSDS 3.1.

  hsds_export_test.py KITH SOURCE_FOLDER
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from tabular_package import Problems, check_package

KITH, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SHARED = pathlib.Path(os.environ.get("KITH_SHARED_DATA", SOURCE / ".." / "shared" / "data"))
OFFICIAL = SHARED / "hsds-schemas" / "3.1"

# Where the official descriptor contradicts its own documentation (docs/directory.md says how).
CONTRADICTIONS = {("program.organization_id", "is unique"), ("taxonomy_term.code", "is unique")}

# Asked of what is nested; the tabular descriptor has no such columns, and a count that nobody made is not stated.
BEYOND_TABLES = {"service_capacity": {"available", "updated"}}


def run(*arguments):
    subprocess.run([KITH, *map(str, arguments)], check=True, capture_output=True, text=True)


def export(folder):
    """Folders of packages that Kith wrote, by name."""
    made = {"the sample": folder / "sample", "a county": folder / "county"}
    run("import", "--from", "hsds3", SOURCE / "examples/data/los_angeles", "--out", made["the sample"])
    run("county", "--seed", "7", "--services", "300", "--households", "1", "--out", made["a county"])
    if (SHARED / "miami-211").is_dir():
        made["Miami"] = folder / "miami"
        run("import", "--from", "hsds1", SHARED / "miami-211", "--time-zone", "America/New_York", "--out", made["Miami"])
    return made


def check_own(folder, wrong):
    """Every file that lies there is declared, every column of it, and all is as declared."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    headers, tables = check_package(folder, descriptor, wrong)
    declared = {resource["path"]: resource for resource in descriptor["resources"]}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in declared:
            wrong.add(path.name, "is not declared")
            continue
        fields = [field["name"] for field in declared[path.name]["schema"]["fields"]]
        if fields != headers[path.name]:
            wrong.add(path.name, f"declares {fields}, has {headers[path.name]}")
    return tables


def typed(record, schema):
    """The record as JSON: empty cells are left out, numbers are numbers."""
    json_record = {}
    for name, cell in record.items():
        if cell == "":
            continue
        kind = schema.get("properties", {}).get(name, {}).get("type")
        try:
            json_record[name] = float(cell) if kind in ("number", "integer") else cell
        except ValueError:
            json_record[name] = cell
    return json_record


def tabular_schemas():
    """By resource: the JSON schema of a row. tabular.json, and the entities' own schemas for the tables that it lacks."""
    tabular = json.loads((OFFICIAL / "schema/tabular.json").read_text(encoding="utf-8"))
    schemas = {name: schema["items"] for name, schema in tabular["properties"].items()}
    for path in sorted((OFFICIAL / "schema").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "datapackage_metadata" in schema and schema["name"] not in schemas:
            schemas[schema["name"]] = schema
    for schema in schemas.values():
        # A row names by id what JSON nests.
        nested = {name for name, member in schema["properties"].items() if "$ref" in member or "items" in member}
        required = set(schema.get("required", [])) | set(schema.get("tabular_required", []))
        schema["required"] = sorted(required - nested - BEYOND_TABLES.get(schema["name"], set()))
        for name in nested:
            del schema["properties"][name]
    return schemas


def check_official(folder, jsonschema, wrong):
    descriptor = json.loads((OFFICIAL / "datapackage.json").read_text(encoding="utf-8"))
    headers, tables = check_package(folder, descriptor, wrong)
    own = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    names = {resource["path"]: resource["name"] for resource in own["resources"]}
    for resource in descriptor["resources"]:
        official = [field["name"] for field in resource["schema"]["fields"]]
        header = headers.get(resource["path"])
        if header is None:
            continue
        # service_capacity and unit have hardly a column there.
        if [name for name in header if name in official] != official:
            wrong.add(resource["path"], f"has other columns than {official}: {header}")
        if names[resource["path"]] != resource["name"]:
            wrong.add(resource["path"], f"is declared as {names[resource['path']]}, not {resource['name']}")
    for name, schema in tabular_schemas().items():
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for record in tables.get(name, []):
            for error in validator.iter_errors(typed(record, schema)):
                wrong.add(f"{name}.{error.json_path}", f"against the JSON schema: {error.validator}", f"{record.get('id')}: {error.message[:80]}")


def main():
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    failed = False
    with tempfile.TemporaryDirectory(prefix="kith-export-") as folder:
        made = export(pathlib.Path(folder))
        try:
            import jsonschema
        except ImportError:
            jsonschema = None
        for name, package in made.items():
            wrong = Problems()
            check_own(package, wrong)
            if OFFICIAL.is_dir() and jsonschema is not None:
                check_official(package, jsonschema, wrong)
            for kind in CONTRADICTIONS:
                wrong.kinds.pop(kind, None)
            failed |= bool(wrong.kinds)
            print(f"{name}:\n{wrong.text()}" if wrong.kinds else f"{name}: as declared")
    if not OFFICIAL.is_dir() or jsonschema is None:
        print("not held to the official schemas: no shared data, or no python3-jsonschema")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
