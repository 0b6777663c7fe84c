// Small text helpers that several floors share. ASCII only where case matters: other bytes are left as they are. Errors: none. Cost: O(bytes) each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace kith {

std::string_view Trim(std::string_view text);  // blanks, tabs, CR, LF at both ends
std::string ToLower(std::string_view text);
bool EqualsIgnoringCase(std::string_view a, std::string_view b);
bool ContainsIgnoringCase(std::string_view text, std::string_view part);
// Lower case, runs of anything but letters and digits as one blank, trimmed: "L.A.  County" -> "l a county". For comparing names.
std::string FoldName(std::string_view name);
// Parts between any of `separators`, trimmed, empty ones dropped.
std::vector<std::string> SplitList(std::string_view text, std::string_view separators);
std::string JoinList(const std::vector<std::string>& parts, std::string_view separator);
// InvalidArgument where `text` is not one whole finite decimal number.
absl::StatusOr<double> ParseDouble(std::string_view text);
absl::StatusOr<long long> ParseInteger(std::string_view text);
bool IsAscii(std::string_view text);
bool IsValidUtf8(std::string_view text);

}  // namespace kith
