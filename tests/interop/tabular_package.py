"""A tabular data package (Frictionless Data) held to a descriptor: columns, types, formats, required cells, words, keys.

  wrong = Problems()
  check_package(folder, descriptor, wrong)         # descriptor: a datapackage.json, parsed
  print(wrong.text())

Written from the specifications of tabular data packages and HSDS alone; it shares nothing with what writes packages.
"""
import csv
import datetime
import math
import re

csv.field_size_limit(1 << 30)

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
# One address: RFC 5322's dot-atom, and a domain of at least two labels.
EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                   r"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")
# RFC 3986: a scheme, then its characters only, % with two digits; http needs a host.
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
HTTP = re.compile(r"https?://[^/?#\[\]@\s:]+(:[0-9]*)?([/?#].*)?", re.IGNORECASE)
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})")


class Problems:
    """What is wrong, each kind with its first example and its count."""

    def __init__(self):
        self.kinds = {}

    def add(self, where, what, example=""):
        kind = self.kinds.setdefault((where, what), [0, example])
        kind[0] += 1

    def text(self):
        return "\n".join(f"{where}: {what}" + (f" (first: {example}; {count} in all)" if example else "")
                         for (where, what), (count, example) in self.kinds.items())


def is_uri(cell):
    return bool(URI.fullmatch(cell)) and (not cell.lower().startswith("http") or bool(HTTP.fullmatch(cell)))


def is_date(cell):
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell)) and bool(datetime.date.fromisoformat(cell))
    except ValueError:
        return False


def is_number(cell):
    try:
        return math.isfinite(float(cell)) and not cell.strip() != cell and "_" not in cell
    except ValueError:
        return False


def problem_of(cell, field):
    """What a stated cell has wrong by the field's type, format and constraints; None where nothing."""
    kind, form = field.get("type", "string"), field.get("format")
    constraints = field.get("constraints", {})
    fits = {
        "string": lambda: True,
        "number": lambda: is_number(cell),
        "integer": lambda: bool(re.fullmatch(r"[+-]?[0-9]+", cell)),
        "boolean": lambda: cell in ("true", "false"),
        "date": lambda: bool(re.fullmatch("[0-9]{4}", cell)) if form == "%Y" else is_date(cell),
        "time": lambda: bool(TIME.fullmatch(cell)),
        "datetime": lambda: bool(MOMENT.fullmatch(cell)) and is_date(cell[:10]),
    }
    if not fits[kind]():
        return f"is no {kind}"
    formats = {"uuid": lambda: bool(UUID.fullmatch(cell)), "email": lambda: bool(EMAIL.fullmatch(cell)), "uri": lambda: is_uri(cell)}
    if kind == "string" and form in formats and not formats[form]():
        return f"is no {form}"
    if "enum" in constraints and cell not in constraints["enum"]:
        return f"is none of {constraints['enum']}"
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], cell):
        return "is not of its pattern"
    return None


def read_table(path):
    """The header and the records, as dicts."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader)
        return header, [dict(zip(header, record, strict=True)) for record in reader]


def check_records(table, records, fields, wrong):
    """Each record against the fields that stand in the table; an empty cell is not stated."""
    for field in fields:
        name, constraints = field["name"], field.get("constraints", {})
        seen = set()
        for record in records:
            cell = record.get(name, "")
            if cell == "":
                if constraints.get("required"):
                    wrong.add(f"{table}.{name}", "is required", record.get("id", "?"))
                continue
            if what := problem_of(cell, field):
                wrong.add(f"{table}.{name}", what, f"{record.get('id', '?')}: {cell[:60]!r}")
            if constraints.get("unique"):
                if cell in seen:
                    wrong.add(f"{table}.{name}", "is unique", cell)
                seen.add(cell)


def ids_of(tables, resource):
    return {record["id"] for record in tables.get(resource, []) if record.get("id")}


def check_references(resource, schema, tables, wrong):
    for key in schema.get("foreignKeys", []):
        target = key["reference"]["resource"] or resource
        known = ids_of(tables, target)
        for record in tables.get(resource, []):
            cell = record.get(key["fields"], "")
            if cell and cell not in known:
                wrong.add(f"{resource}.{key['fields']}", f"refers to no {target}", f"{record.get('id', '?')}: {cell}")


def check_package(folder, descriptor, wrong):
    """Every resource of the descriptor that is there. Gives (headers by file, records by resource)."""
    headers, tables = {}, {}
    for resource in descriptor["resources"]:
        path = folder / resource["path"]
        if path.is_file():
            headers[resource["path"]], tables[resource["name"]] = read_table(path)
    for resource in descriptor["resources"]:
        if resource["name"] not in tables:
            continue
        header, fields = headers[resource["path"]], resource["schema"]["fields"]
        for field in fields:
            if field["name"] not in header:
                wrong.add(resource["path"], f"lacks the column {field['name']}")
        if len(set(header)) != len(header):
            wrong.add(resource["path"], "has a column twice")
        check_records(resource["name"], tables[resource["name"]], fields, wrong)
        check_references(resource["name"], resource["schema"], tables, wrong)
    return headers, tables
