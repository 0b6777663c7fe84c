// MessagePattern: one message with its values and choices; a subset of ICU MessageFormat.
//
//   {label} is {value}{relation, select, under {, under {limit}} other {}}
//   {count, plural, one {# more condition is} other {# more conditions are}} open.
//   {condition, capital}.
//
// Model     `capital` writes the first letter large, but of a name. A `select` compares the value with its keys to the letter, a `plural` first with
//           =N, then with the forms of the language's rule; `other` says the rest and must be there. Within a plural, # is its number.
//           An apostrophe before a brace or # takes it as it stands, to the next apostrophe; '' is one apostrophe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/messages.h"
#include "src/base/plural_rule.h"

namespace kith {

// How a language writes.
struct MessageWriting {
  bool right_to_left = false;
  std::vector<std::pair<std::string, PluralRule>> plurals;  // "one" and its rule; what none takes is "other"
};

class MessagePattern {
 public:
  // "" where it is understood, else what is wrong and what was expected.
  std::string Parse(std::string_view text);
  // `right_to_left`: the lines that it is said in, which may be of another language than the pattern.
  void Format(std::span<const MessageArgument> arguments, const MessageWriting& writing, bool right_to_left,
              Phrase& said) const;

  // A value that the pattern uses, each once.
  struct Use {
    std::string name;
    bool plural = false;
    bool shown = false;  // else choices alone are made by it
  };
  const std::vector<Use>& uses() const { return uses_; }
  const std::vector<std::string>& plural_forms() const { return plural_forms_; }  // "one", "few" ..., each once

 private:
  friend class MessagePatternParser;
  struct Choice;
  struct Node {
    enum class Kind : std::uint8_t { kText, kValue, kCapital, kSelect, kPlural, kNumber };
    Kind kind = Kind::kText;
    std::string text;  // kText; else the value's name
    std::vector<Choice> choices;
  };
  using Nodes = std::vector<Node>;
  struct Choice {
    std::string key;
    Nodes nodes;
  };
  class Writer;
  Nodes nodes_;
  std::vector<Use> uses_;
  std::vector<std::string> plural_forms_;
};

}  // namespace kith
