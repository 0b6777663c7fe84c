#include "src/interop/mapping_condition.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/interop/mapping_text.h"

namespace kith {
namespace {

constexpr std::string_view kForms =
    "a condition is `{column} is [not] empty`, `is [not] TEXT`, `is [not] one of TEXT, TEXT`, `is under NUMBER`, `is "
    "over NUMBER`, "
    "`contains TEXT` or `begins with TEXT`";

// Where the word begins outside braces and quotes; npos where it does not.
std::size_t FindWordOutside(std::string_view text, std::string_view word) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '{') ++depth;
    if (text[i] == '}') --depth;
    if (depth == 0 && text.substr(i).starts_with(word)) return i;
  }
  return std::string_view::npos;
}

bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = Trim(text.substr(prefix.size()));
  return true;
}

// Parts between commas outside quotes.
std::vector<std::string> Texts(std::string_view list) {
  std::vector<std::string> texts;
  while (true) {
    const std::size_t comma = FindWordOutside(list, ",");
    texts.push_back(Unquoted(Trim(list.substr(0, comma))));
    if (comma == std::string_view::npos) return texts;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

absl::StatusOr<Condition> Condition::Parse(std::string_view text, const TemplateScope& scope) {
  constexpr std::array<std::pair<std::string_view, Test>, 3> kVerbs = {
      {{" is", Test::kEquals}, {" contains ", Test::kContains}, {" begins with ", Test::kBegins}}};
  Condition made;
  made.text_ = text;
  std::size_t at = std::string_view::npos;
  std::string_view verb;
  for (const auto& [word, test] : kVerbs) {
    const std::size_t found = FindWordOutside(text, word);
    if (found >= at) continue;
    at = found;
    verb = word;
    made.test_ = test;
  }
  if (at == std::string_view::npos) return MappingError(scope.file, scope.line, kForms);
  std::string_view rest = text.substr(at + verb.size());
  if (made.test_ == Test::kEquals && !rest.starts_with(' ')) return MappingError(scope.file, scope.line, kForms);
  rest = Trim(rest);
  absl::StatusOr<Template> subject = Template::Parse(Trim(text.substr(0, at)), scope);
  if (!subject.ok()) return subject.status();
  made.subject_ = *std::move(subject);
  if (made.test_ == Test::kEquals) {
    made.negated_ = TakePrefix(rest, "not ");
    if (rest == "empty") {
      made.test_ = Test::kEmpty;
      return made;
    }
    if (TakePrefix(rest, "one of ")) {
      made.values_ = Texts(rest);
      return made;
    }
    const bool under = TakePrefix(rest, "under ");
    if (under || TakePrefix(rest, "over ")) {
      const absl::StatusOr<double> number = ParseDouble(rest);
      if (!number.ok()) return MappingError(scope.file, scope.line, Quoted(rest) + " is not a number");
      made.number_ = *number;
      made.test_ = under ? Test::kUnder : Test::kOver;
      return made;
    }
  }
  if (rest.empty()) return MappingError(scope.file, scope.line, kForms);
  made.values_ = {Unquoted(rest)};
  return made;
}

bool Condition::Holds(const RowView& row) const {
  CellProblems unheard;  // a cell that cannot be read is told where a record is made of it
  const std::string text = subject_.Text(row, unheard);
  const auto any = [&](auto holds) { return std::any_of(values_.begin(), values_.end(), holds); };
  bool holds = false;
  switch (test_) {
    case Test::kEmpty:
      holds = text.empty();
      break;
    case Test::kEquals:
      holds = any([&](const std::string& value) { return EqualsIgnoringCase(text, value); });
      break;
    case Test::kContains:
      holds = any([&](const std::string& value) { return ContainsIgnoringCase(text, value); });
      break;
    case Test::kBegins:
      holds = any([&](const std::string& value) {
        return EqualsIgnoringCase(std::string_view(text).substr(0, value.size()), value);
      });
      break;
    case Test::kUnder:
    case Test::kOver: {
      const absl::StatusOr<double> number = ParseDouble(text);
      if (!number.ok()) return false;
      holds = test_ == Test::kUnder ? *number < number_ : *number > number_;
      break;
    }
  }
  return holds != negated_;
}

}  // namespace kith
