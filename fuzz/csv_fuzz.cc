// Any bytes as CSV: refused with a message, or read; what was read is written and read again to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kith/interop/csv.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

struct Records {
  std::vector<std::vector<std::string>> rows;
  absl::Status status;
};

Records Read(std::string_view text) {
  Records records;
  kith::CsvReader reader(text, "fuzz.csv");
  std::vector<std::string_view> fields;
  std::int64_t line = 0;
  while (reader.Next(fields)) {
    Require(!fields.empty() && reader.line() > line);
    line = reader.line();
    records.rows.emplace_back(fields.begin(), fields.end());
  }
  Require(fields.empty());
  records.status = reader.status();
  return records;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Records read = Read({reinterpret_cast<const char*>(data), size});
  Require(read.status.ok() || !read.status.message().empty());
  std::string written;
  for (const std::vector<std::string>& row : read.rows) kith::AppendCsvRecord(written, row);
  const Records again = Read(written);
  Require(again.status.ok());
  Require(again.rows == read.rows);
  return 0;
}
