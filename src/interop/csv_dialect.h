// What spreadsheet programs make of CSV: another separator, UTF-16.
//
//   absl::StatusOr<std::string> decoded = DecodeUtf16(bytes);       // only where IsUtf16(bytes)
//   CsvReader reader(text, "export.csv", DetectSeparator(text));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace kith {

// Whether the text begins with a byte order mark of UTF-16.
bool IsUtf16(std::string_view bytes);

// UTF-16 with a byte order mark as UTF-8. InvalidArgument where a byte is left over; half a character becomes U+FFFD.
absl::StatusOr<std::string> DecodeUtf16(std::string_view bytes);

// Of comma, semicolon, tab and bar the one that stands most often in the first line outside quotes; comma where none does. Of equals the first.
char DetectSeparator(std::string_view text);

// Of a header that was read with commas and is one cell in which another separator stands: that this is so, as the end of a message; else "".
std::string SeparatorHint(const std::vector<std::string>& header);

}  // namespace kith
