// JsonRecords: nested objects of HSDS 3 become rows of its tables.
//
//   JsonRecords records(log);
//   records.Add(json, *FindJsonEntity("service"), {table, 3, "/contents/2"});     // with all that is nested in it
//   ReadHsds3Files(SourceFiles::OfTexts(records.tables().Format()), ...);
//
// Model     A record that stands in several places is one: what a copy leaves empty the others fill; where they differ the first is kept, and that is
//           reported. The nesting says what belongs to what. A phone, schedule, attribute ... that stands in two services is two records, since a row
//           can name one: the second gets an id made of both, and its own stays in `source_id`. What has no id gets one of its content.
//           A location is confidential as soon as one of its copies says so.
//           Members that HSDS does not know are columns that are carried; objects and lists among them as JSON.
// Privacy   No issue quotes what an object holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

#include "src/interop/hsds_json_shape.h"
#include "src/interop/import_log.h"
#include "src/interop/made_tables.h"

namespace kith {

// Where a record stands first.
struct JsonOrigin {
  std::size_t table = 0;    // of the ImportLog: the file
  std::int64_t number = 0;  // of the outermost object, from 1
  std::string pointer;      // JSON pointer
  std::string id = {};      // as the source has it
  bool outermost = false;
};

class JsonRecords {
 public:
  explicit JsonRecords(ImportLog& log) : log_(log) {}

  void Add(simdjson::dom::object json, const JsonEntity& entity, const JsonOrigin& place);
  MadeTables& tables() { return tables_; }
  // By the number that `tables` gives.
  const JsonOrigin& origin(std::size_t number) const { return origins_[number]; }

 private:
  struct Object;  // one record while it is read

  std::string Make(Object& object);
  void ReadMembers(Object& object);
  void MakeParents(Object& object);
  void MakeChildren(const Object& object, const std::string& key);
  std::string MakeNested(const Object& object, const NestedMember& how, simdjson::dom::element value,
                         const std::string& pointer, const RecordCells& links);
  void SetLinks(Object& object);
  std::string KeyOf(Object& object);
  void KeepSecret(Object& object, const std::string& key);
  void AddRow(Object& object, const std::string& key);
  void Report(const Object& object, std::string_view field, std::string reason);

  ImportLog& log_;
  MadeTables tables_;
  std::vector<JsonOrigin> origins_;
};

// "/phones" + "0" with RFC 6901's escapes.
std::string JsonPointer(std::string_view above, std::string_view member);

}  // namespace kith
