// HsdsJsonScanner: the objects of a JSON text of HSDS 3, one at a time, so that only one needs to be in memory.
//
//   HsdsJsonScanner scanner(*source, "services.json");
//   while (scanner.Next()) parse(scanner.text(), scanner.pointer(), scanner.list());
//   if (!scanner.status().ok()) ...
//
// Model     One object; an array of objects; several values one after the other, a line each or not (NDJSON); a page of an API, whose objects are its member
//           `contents`; a tabular package as JSON, whose members are lists named after its files (`services.csv`). Other members of a page are left alone.
// Errors    Of JsonScanner; a file without any value.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "src/interop/json_scanner.h"

namespace kith {

inline constexpr std::size_t kMaxHsdsObjectBytes = 64U << 20;

class HsdsJsonScanner final : public JsonScanner {
 public:
  HsdsJsonScanner(ByteSource& source, std::string file)
      : JsonScanner(source, std::move(file), kMaxHsdsObjectBytes, "an object") {}

  // False at the end or on an error.
  bool Next();
  // JSON pointer (RFC 6901) of the object from the value on the top level on: "", "/3", "/contents/3".
  std::string pointer() const;
  // The list's name where the object stands in one that is named after a file: "services.csv".
  const std::string& list() const { return file_list_; }

 private:
  bool EnterValue();
  bool ReadMember();

  bool in_members_ = false;
  bool in_list_ = false;
  bool any_value_ = false;
  bool lists_seen_ = false;  // in this object: it is no record
  std::string file_list_;
  std::string list_pointer_;
  std::uint64_t in_list_number_ = 0;
};

}  // namespace kith
