// CsvReader: RFC 4180 text, record by record, without copying the file.
//
//   CsvReader reader(text, "services.csv");
//   while (reader.Next(fields)) ...             // fields of one record
//   if (!reader.status().ok()) return reader.status();
//
// Model     Comma (or another separator), double quotes, "" inside quotes; CRLF, LF or CR ends a record; a byte order mark is skipped; a blank line
//           is no record. A quote inside an unquoted field is text. After a closing quote only a separator or the end of the record may follow.
// Errors    InvalidArgument with file and line: unterminated quote, text after a closing quote, a NUL byte (as UTF-16 has them).
//           ResourceExhausted: a field longer than kMaxCsvFieldBytes, more than kMaxCsvColumns. After an error Next stays false.
// Lifetime  Fields stay valid until the next call of Next; `text` must outlive the reader.
// Cost      O(bytes).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
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
  CsvReader(std::string_view text, std::string file_name, char separator = ',');

  // False at the end or on an error.
  bool Next(std::vector<std::string_view>& fields);
  // The line on which the record that Next gave begins, from 1.
  std::int64_t line() const { return record_line_; }
  std::size_t offset() const { return at_; }
  const absl::Status& status() const { return status_; }

 private:
  bool ReadRecord(std::vector<std::string_view>& fields);
  bool ReadQuoted(std::string_view& field);
  bool ReadDoubledQuotes(std::size_t begin, std::string_view& field);
  bool TakeLineEnd();
  bool Fail(std::string_view what);
  bool FailLimit(std::string_view what);

  std::string_view text_;
  std::string file_name_;
  char separator_;
  std::array<bool, 256> ends_unquoted_;  // by byte: what ends a run of plain text outside quotes
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::int64_t record_line_ = 0;
  std::deque<std::string> unquoted_;  // this record's fields that had doubled quotes; the strings are reused
  std::size_t unquoted_count_ = 0;
  absl::Status status_;
};

// Appends the field as CSV: quoted where it holds a comma, a quote, CR, LF, blanks at an end or a byte order mark at its beginning.
void AppendCsvField(std::string& out, std::string_view field);
// Appends one record and its LF. A record of one empty field is written "", as a blank line is no record.
void AppendCsvRecord(std::string& out, const std::vector<std::string>& fields);

}  // namespace kith
