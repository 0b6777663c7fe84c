// RFC 4180 in and out. The reader hands out pieces of the text itself; only a field with doubled quotes is copied.
#include "kith/interop/csv.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/status.h"
#include "src/interop/text_repair.h"

namespace kith {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// What ends a run of plain text outside quotes, and inside them.
using ByteSet = std::array<bool, 256>;
constexpr ByteSet SetOf(std::string_view bytes) {
  ByteSet set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr ByteSet EndsUnquoted(char separator) {
  ByteSet set = SetOf(std::string_view("\r\n\0", 3));
  set[static_cast<unsigned char>(separator)] = true;
  return set;
}
constexpr ByteSet kStopsQuoted = SetOf(std::string_view("\"\r\n\0", 4));

std::size_t FindAny(std::string_view text, std::size_t from, const ByteSet& set) {
  while (from < text.size() && !set[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file_name, char separator)
    : text_(text), file_name_(std::move(file_name)), separator_(separator), ends_unquoted_(EndsUnquoted(separator)) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  if (const std::string_view why = WhyNoText(text_); !why.empty()) {
    record_line_ = 1;
    Fail(why);
  }
}

bool CsvReader::Fail(std::string_view what) {
  status_ = InputError({.file = file_name_, .line = record_line_, .record = "", .field = ""}, what);
  return false;
}

bool CsvReader::FailLimit(std::string_view what) {
  const InputPlace place{.file = file_name_, .line = record_line_, .record = "", .field = ""};
  status_ = absl::ResourceExhaustedError(ToString(place) + ": " + std::string(what));
  return false;
}

// Takes CRLF, LF or CR where one stands.
bool CsvReader::TakeLineEnd() {
  if (at_ >= text_.size() || (text_[at_] != '\r' && text_[at_] != '\n')) return false;
  at_ += text_.substr(at_).starts_with("\r\n") ? 2U : 1U;
  ++line_;
  return true;
}

bool CsvReader::Next(std::vector<std::string_view>& fields) {
  fields.clear();
  unquoted_count_ = 0;
  if (!status_.ok()) return false;
  while (TakeLineEnd()) {
  }
  if (at_ >= text_.size()) return false;
  record_line_ = line_;
  if (ReadRecord(fields)) return true;
  fields.clear();
  return false;
}

bool CsvReader::ReadRecord(std::vector<std::string_view>& fields) {
  while (true) {
    std::string_view field;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) {
      if (!ReadQuoted(field)) return false;
    } else {
      const std::size_t begin = at_;
      at_ = FindAny(text_, at_, ends_unquoted_);
      field = text_.substr(begin, at_ - begin);
    }
    if (field.size() > kMaxCsvFieldBytes)
      return FailLimit("a field is longer than " + std::to_string(kMaxCsvFieldBytes) + " bytes");
    if (fields.size() == kMaxCsvColumns)
      return FailLimit("a record has more than " + std::to_string(kMaxCsvColumns) + " fields");
    fields.push_back(field);
    if (at_ >= text_.size() || TakeLineEnd()) return true;
    if (text_[at_] == '\0') return Fail("a NUL byte; the file is not UTF-8 text");
    if (text_[at_] != separator_)
      return Fail(separator_ == ',' ? "text after a closing quote; a comma or the end of the line is expected"
                                    : "text after a closing quote; a separator or the end of the line is expected");
    ++at_;
  }
}

// Gives the text between the quotes as it stands, and hands on to ReadDoubledQuotes where a quote inside is doubled.
bool CsvReader::ReadQuoted(std::string_view& field) {
  const std::size_t begin = ++at_;
  while (true) {
    at_ = FindAny(text_, at_, kStopsQuoted);
    if (at_ >= text_.size()) return Fail("a quoted field is not closed before the end of the file");
    if (text_[at_] == '"') break;
    if (text_[at_] == '\0') return Fail("a NUL byte; the file is not UTF-8 text");
    TakeLineEnd();
    if (at_ - begin > kMaxCsvFieldBytes) break;  // ReadRecord reports it: a quote that is not closed reads no further
  }
  if (text_.substr(at_).starts_with("\"\"")) return ReadDoubledQuotes(begin, field);
  field = text_.substr(begin, at_ - begin);
  ++at_;
  return true;
}

// `at_` is at the first doubled quote of the field that begins at `begin`.
bool CsvReader::ReadDoubledQuotes(std::size_t begin, std::string_view& field) {
  if (unquoted_count_ == unquoted_.size()) unquoted_.emplace_back();
  std::string& plain = unquoted_[unquoted_count_++];
  plain.assign(text_.substr(begin, at_ - begin));
  while (true) {
    if (at_ >= text_.size()) return Fail("a quoted field is not closed before the end of the file");
    const std::size_t from = at_;
    if (text_[at_] == '\0') return Fail("a NUL byte; the file is not UTF-8 text");
    if (text_[at_] == '"') {
      if (++at_ >= text_.size() || text_[at_] != '"') break;
      plain += '"';
      ++at_;
      continue;
    }
    if (!TakeLineEnd()) at_ = FindAny(text_, at_, kStopsQuoted);
    plain.append(text_.substr(from, at_ - from));
    if (plain.size() > kMaxCsvFieldBytes) break;  // ReadRecord reports it
  }
  field = plain;
  return true;
}

void AppendCsvField(std::string& out, std::string_view field) {
  constexpr std::string_view kBlank = " \t";
  const bool plain = field.find_first_of(",\"\r\n") == std::string_view::npos && !field.starts_with(kByteOrderMark) &&
                     WhyNoText(field).empty() &&
                     (field.empty() || (kBlank.find(field.front()) == std::string_view::npos &&
                                        kBlank.find(field.back()) == std::string_view::npos));
  if (plain) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void AppendCsvRecord(std::string& out, const std::vector<std::string>& fields) {
  if (fields.size() == 1 && fields.front().empty()) out += "\"\"";
  for (const std::string& field : fields) {
    if (&field != &fields.front()) out += ',';
    AppendCsvField(out, field);
  }
  out += '\n';
}

}  // namespace kith
