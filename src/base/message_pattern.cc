#include "src/base/message_pattern.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/base/writing.h"

namespace kith {
namespace {

constexpr std::string_view kOther = "other";

bool IsKeyByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

class MessagePatternParser {
 public:
  MessagePatternParser(std::string_view text, MessagePattern& pattern) : text_(text), pattern_(pattern) {}

  std::string Run() {
    Pieces(pattern_.nodes_, 0, false);
    if (error_.empty() && at_ < text_.size()) Fail("a } without its {");
    return std::move(error_);
  }

 private:
  using Node = MessagePattern::Node;
  using Nodes = MessagePattern::Nodes;

  void Fail(std::string_view what) {
    if (error_.empty())
      error_ = std::string(what) + (at_ < text_.size() ? " at " + Quoted(text_.substr(at_)) : " at its end");
  }

  // Up to the end, or the brace that closes a choice.
  void Pieces(Nodes& nodes, int depth, bool in_plural) {
    std::string literal;
    const auto flush = [&] {
      if (!literal.empty()) nodes.push_back({Node::Kind::kText, std::move(literal), {}});
      literal.clear();
    };
    while (error_.empty() && at_ < text_.size() && text_[at_] != '}') {
      if (text_[at_] == '\'') {
        Apostrophe(literal);
      } else if (text_[at_] == '{') {
        flush();
        Placeholder(nodes, depth, in_plural);
      } else if (text_[at_] == '#' && in_plural) {
        flush();
        nodes.push_back({Node::Kind::kNumber, "", {}});
        ++at_;
      } else {
        literal += text_[at_++];
      }
    }
    flush();
  }

  void Apostrophe(std::string& literal) {
    const std::string_view rest = text_.substr(at_ + 1);
    if (rest.starts_with('\'')) {
      literal += '\'';
      at_ += 2;
    } else if (rest.starts_with('{') || rest.starts_with('}') || rest.starts_with('#')) {
      const std::size_t end = rest.find('\'');
      if (end == std::string_view::npos) return Fail("expected the apostrophe that ends what stands as it is,");
      literal += rest.substr(0, end);
      at_ += end + 2;
    } else {
      literal += text_[at_++];
    }
  }

  void Blanks() {
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  }

  std::string Word() {
    Blanks();
    const std::size_t from = at_;
    while (at_ < text_.size() && IsKeyByte(text_[at_])) ++at_;
    std::string word(text_.substr(from, at_ - from));
    Blanks();
    return word;
  }

  bool Take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void Placeholder(Nodes& nodes, int depth, bool in_plural) {
    ++at_;
    Node node{Node::Kind::kValue, Word(), {}};
    if (node.text.empty()) return Fail("expected the name of a value, as in {name},");
    if (Take('}')) {
      Use(node.text, false, true);
      return nodes.push_back(std::move(node));
    }
    if (!Take(',')) return Fail("expected , or }");
    const std::string format = Word();
    if (format == "capital") {
      node.kind = Node::Kind::kCapital;
      if (!Take('}')) return Fail("expected }");
    } else if (format == "select" || format == "plural") {
      node.kind = format == "plural" ? Node::Kind::kPlural : Node::Kind::kSelect;
      if (!Take(',')) return Fail("expected , and choices such as other {...}");
      Choices(node, depth, in_plural);
    } else {
      return Fail("expected capital, select or plural, not " + Quoted(format));
    }
    Use(node.text, node.kind == Node::Kind::kPlural, node.kind == Node::Kind::kCapital);
    nodes.push_back(std::move(node));
  }

  void Choices(Node& node, int depth, bool in_plural) {
    if (depth >= kMaxMessageDepth)
      return Fail("over the limit of " + std::to_string(kMaxMessageDepth) + " choices within choices");
    const bool plural = node.kind == Node::Kind::kPlural;
    for (Blanks(); error_.empty() && !Take('}'); Blanks()) {
      const std::string exact = plural && Take('=') ? "=" : "";
      const std::string key = exact + Word();
      if (key == exact || !Take('{')) return Fail("expected a choice such as other {...}, or } after the last,");
      const auto same = [&](const MessagePattern::Choice& choice) { return choice.key == key; };
      if (std::ranges::any_of(node.choices, same)) return Fail("the choice " + key + " stands twice");
      if (plural && !AddForm(key)) return;
      MessagePattern::Choice& choice = node.choices.emplace_back();
      choice.key = key;
      Pieces(choice.nodes, depth + 1, plural || in_plural);
      if (!Take('}')) return Fail("expected the } that ends the choice " + key);
    }
    const auto is_other = [](const MessagePattern::Choice& choice) { return choice.key == kOther; };
    if (std::ranges::none_of(node.choices, is_other)) Fail("{" + node.text + "} has no choice other {...}");
  }

  bool AddForm(const std::string& key) {
    constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many", kOther};
    if (key.starts_with('=') && ParseInteger(key.substr(1)).ok()) return true;
    if (std::ranges::find(kForms, key) == std::end(kForms)) {
      Fail(Quoted(key) + " is no form of a plural: expected =0, zero, one, two, few, many or other");
      return false;
    }
    std::vector<std::string>& forms = pattern_.plural_forms_;
    if (std::ranges::find(forms, key) == forms.end()) forms.push_back(key);
    return true;
  }

  void Use(const std::string& name, bool plural, bool shown) {
    for (MessagePattern::Use& use : pattern_.uses_) {
      if (use.name != name) continue;
      use.plural = use.plural || plural;
      use.shown = use.shown || shown;
      return;
    }
    pattern_.uses_.push_back({name, plural, shown});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  MessagePattern& pattern_;
  std::string error_;
};

std::string MessagePattern::Parse(std::string_view text) { return MessagePatternParser(text, *this).Run(); }

class MessagePattern::Writer {
 public:
  Writer(std::span<const MessageArgument> arguments, const MessageWriting& writing, bool right_to_left, Phrase& said)
      : arguments_(arguments), writing_(writing), right_to_left_(right_to_left), said_(said) {}

  void Write(const Nodes& nodes, const MessageArgument* number) {
    for (const Node& node : nodes) {
      if (node.kind == Node::Kind::kText) {
        said_.text += node.text;
      } else if (node.kind == Node::Kind::kNumber) {
        if (number != nullptr) Value(*number);
      } else if (const MessageArgument* argument = Find(node.text)) {
        WriteWith(node, *argument, number);
      }
    }
  }

 private:
  const MessageArgument* Find(std::string_view name) const {
    const auto found = std::ranges::find(arguments_, name, &MessageArgument::name);
    return found == arguments_.end() ? nullptr : &*found;
  }

  void WriteWith(const Node& node, const MessageArgument& argument, const MessageArgument* number) {
    if (node.kind == Node::Kind::kValue) return Value(argument);
    if (node.kind == Node::Kind::kSelect) return Write(ChoiceOf(node, argument.text()).nodes, number);
    if (node.kind == Node::Kind::kPlural) return Write(FormOf(node, argument).nodes, &argument);
    const bool name = argument.kind() == MessageArgument::Kind::kName || argument.begins_with_name();
    if (name) return Value(argument);
    said_.text += Capitalized(argument.text());
  }

  void Value(const MessageArgument& argument) {
    using Kind = MessageArgument::Kind;
    if (said_.text.empty()) said_.begins_with_name = argument.kind() == Kind::kName || argument.begins_with_name();
    const bool foreign = argument.kind() != Kind::kPhrase && argument.kind() != Kind::kKey;
    if (!right_to_left_ || !foreign) {
      said_.text += argument.text();
    } else {
      said_.text += Isolated(argument.text(), argument.kind() == Kind::kNumber);
    }
  }

  static const Choice& ChoiceOf(const Node& node, std::string_view key) {
    const Choice* other = nullptr;
    for (const Choice& choice : node.choices) {
      if (choice.key == key) return choice;
      if (choice.key == kOther) other = &choice;
    }
    return *other;
  }

  const Choice& FormOf(const Node& node, const MessageArgument& argument) const {
    const std::optional<std::uint64_t> number = argument.whole();
    if (!number) return ChoiceOf(node, kOther);
    const Choice& exact = ChoiceOf(node, "=" + std::to_string(*number));
    if (exact.key != kOther) return exact;
    const auto form =
        std::ranges::find_if(writing_.plurals, [&](const auto& rule) { return rule.second.Holds(*number); });
    return ChoiceOf(node, form == writing_.plurals.end() ? kOther : std::string_view(form->first));
  }

  std::span<const MessageArgument> arguments_;
  const MessageWriting& writing_;
  bool right_to_left_;
  Phrase& said_;
};

void MessagePattern::Format(std::span<const MessageArgument> arguments, const MessageWriting& writing,
                            bool right_to_left, Phrase& said) const {
  Writer(arguments, writing, right_to_left, said).Write(nodes_, nullptr);
}

}  // namespace kith
