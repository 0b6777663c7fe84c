// CsvReader: RFC 4180 text, record by record, without copying the file.
//
//   CsvReader reader(text, "services.csv");
//   while (reader.Next(fields)) ...             // fields of one record
//   if (!reader.status().ok()) return reader.status();
//
// Model     Comma, double quotes, "" inside quotes; CRLF, LF or CR ends a record; a byte order mark is skipped; a blank line is no record.
//           A quote inside an unquoted field is text. After a closing quote only a comma or the end of the record may follow.
// Errors    InvalidArgument with file and line: unterminated quote, text after a closing quote, a NUL byte. ResourceExhausted: a field longer than
//           kMaxCsvFieldBytes, more than kMaxCsvColumns.
// Lifetime  Fields stay valid until the next call of Next; `text` must outlive the reader.
// Cost      O(bytes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>

namespace kith {

inline constexpr std::size_t kMaxCsvFieldBytes = 64U << 20;  // outlines are long
inline constexpr std::size_t kMaxCsvColumns = 1024;
inline constexpr std::uint64_t kMaxCsvFileBytes = 16ULL << 30;

class CsvReader {
 public:
  CsvReader(std::string_view text, std::string file_name);

  // False at the end or on an error.
  bool Next(std::vector<std::string_view>& fields);
  // The line on which the record that Next gave begins, from 1.
  std::int64_t line() const { return record_line_; }
  std::size_t offset() const { return at_; }
  const absl::Status& status() const { return status_; }

 private:
  bool Fail(absl::Status status);
  bool ReadQuoted(std::string_view& field);
  std::string_view text_;
  std::string file_name_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::int64_t record_line_ = 0;
  std::vector<std::string> unquoted_;  // fields with doubled quotes; reused
  absl::Status status_;
};

// The field as CSV: quoted where it holds a comma, a quote, CR, LF, or blanks at an end.
void AppendCsvField(std::string& out, std::string_view field);

}  // namespace kith
