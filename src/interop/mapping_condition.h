// Conditions: which rows a mapping leaves out, and of which it makes records. "{inactive} is t", "{City} is not one of Stockton, San Jose".
//
// Model     `TEMPLATE is [not] empty`, `is [not] TEXT`, `is [not] one of TEXT, TEXT`, `contains TEXT`, `begins with TEXT`, `is under NUMBER`, `is over NUMBER`.
//           Case does not matter. What is no number is neither under nor over one.
// Errors    InvalidArgument with the mapping's line: none of these forms; as Template.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "src/interop/mapping_template.h"

namespace kith {

class Condition {
 public:
  static absl::StatusOr<Condition> Parse(std::string_view text, const TemplateScope& scope);
  bool Holds(const RowView& row) const;
  const std::string& text() const { return text_; }
  const Template& subject() const { return subject_; }

 private:
  enum class Test : std::uint8_t { kEmpty, kEquals, kContains, kBegins, kUnder, kOver };
  std::string text_;
  Template subject_;
  Test test_ = Test::kEquals;
  bool negated_ = false;
  std::vector<std::string> values_;
  double number_ = 0;
};

}  // namespace kith
