// XML as a tree of elements.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/element_tree.h"
#include "src/interop/utf8.h"

namespace kith {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool EndsName(char c) { return kBlanks.find(c) != std::string_view::npos || c == '>' || c == '/' || c == '='; }

class XmlParser {
 public:
  XmlParser(std::string_view text, std::string file, const ElementLimits& limits)
      : text_(text), file_(std::move(file)), limits_(limits) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  absl::StatusOr<Element> Parse(std::string& version) {
    while (status_.ok() && !done_) {
      if (at_ >= text_.size()) {
        Fail("the text ends early");
      } else if (text_[at_] != '<') {
        TakeText();
      } else if (!SkipMarkup(version)) {
        TakeTag();
      }
    }
    while (status_.ok() && at_ < text_.size()) {
      if (kBlanks.find(text_[at_]) != std::string_view::npos) {
        ++at_;
      } else if (text_[at_] != '<' || !SkipMarkup(version)) {
        Fail("something stands behind the last element");
      }
    }
    if (!status_.ok()) return status_;
    return std::move(root_);
  }

 private:
  bool Fail(std::string_view what) {
    if (status_.ok()) status_ = InputError({file_, Line(), "", ""}, what);
    return false;
  }
  std::int64_t Line() {
    const std::size_t to = std::min(at_, text_.size());
    line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                        text_.begin() + static_cast<std::ptrdiff_t>(to), '\n');
    counted_ = to;
    return line_;
  }
  bool At(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  // Steps behind `end`; what stands before it.
  std::string_view Until(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    if (found == std::string_view::npos) {
      Fail("the text ends early: no " + std::string(end));
      return "";
    }
    const std::string_view before = text_.substr(at_, found - at_);
    at_ = found + end.size();
    return before;
  }

  // What is no tag: comments, instructions, character data. False where it is one.
  bool SkipMarkup(std::string& version) {
    if (At("<!--")) {
      Until("-->");
    } else if (At("<?")) {
      const std::string_view header = Until("?>");
      const std::size_t from = header.find("version=");
      if (header.starts_with("<?xml ") && from != std::string_view::npos && from + 9 < header.size()) {
        const std::string_view value = header.substr(from + 9);
        version = value.substr(0, value.find(header[from + 8]));
      }
    } else if (At("<![CDATA[")) {
      if (open_.empty()) return !Fail("text outside of all elements");
      at_ += 9;
      open_.back().text += Until("]]>");
    } else if (At("<!")) {
      Fail("a document type or another declaration is not read");
    } else {
      return false;
    }
    return true;
  }

  void TakeText() {
    const std::string_view raw = text_.substr(at_, text_.find('<', at_) - at_);
    if (open_.empty()) {
      if (raw.find_first_not_of(kBlanks) != std::string_view::npos) Fail("text outside of all elements");
    } else {
      Decode(raw, open_.back().text);
    }
    at_ += raw.size();
  }

  bool Decode(std::string_view raw, std::string& out) {
    for (std::size_t amp; (amp = raw.find('&')) != std::string_view::npos;) {
      out += raw.substr(0, amp);
      const std::size_t end = raw.find(';', amp);
      if (end == std::string_view::npos || end - amp > 10) return Fail("an & that begins no entity: write &amp;");
      if (!Entity(raw.substr(amp + 1, end - amp - 1), out)) return false;
      raw.remove_prefix(end + 1);
    }
    out += raw;
    return true;
  }

  bool Entity(std::string_view name, std::string& out) {
    constexpr std::pair<std::string_view, char> kNamed[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [known, character] : kNamed) {
      if (name != known) continue;
      out += character;
      return true;
    }
    if (const std::optional<std::uint32_t> code = CodeOf(name)) {
      AppendUtf8(out, *code);
      return true;
    }
    return Fail(Quoted("&" + std::string(name) + ";") + " is no entity of XML");
  }

  // Of #9 and #x9.
  static std::optional<std::uint32_t> CodeOf(std::string_view name) {
    if (!name.starts_with('#')) return std::nullopt;
    const bool hex = name.starts_with("#x");
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t code = 0;
    for (const char c : name) {
      const std::size_t digit = std::string_view("0123456789abcdef").find(ToLower({&c, 1}));
      if (digit >= (hex ? 16U : 10U)) return std::nullopt;
      code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
      if (code > 0x10FFFF) return std::nullopt;
    }
    const bool is_character = code == 9 || code == 10 || code == 13 || (code >= 32 && (code < 0xD800 || code > 0xDFFF));
    return name.empty() || !is_character ? std::nullopt : std::optional(code);
  }

  void TakeTag() {
    if (At("</")) {
      at_ += 2;
      const std::string_view name = Trim(Until(">"));
      if (!status_.ok()) return;
      if (open_.empty() || open_.back().name != name) {
        Fail("</" + std::string(name) + "> closes " +
             (open_.empty() ? std::string("nothing") : "<" + open_.back().name + ">"));
      } else {
        Close();
      }
      return;
    }
    Element element;
    element.line = Line();
    ++at_;
    element.name = TakeName();
    if (element.name.empty()) Fail("a < that begins no element: write &lt;");
    while (status_.ok() && TakeAttribute(element)) continue;
    const bool empty = At("/>");
    if (status_.ok() && !empty && !At(">")) Fail("the tag " + Quoted(element.name) + " is not closed");
    if (!status_.ok()) return;
    at_ += empty ? 2 : 1;
    Open(std::move(element));
    if (empty && status_.ok()) Close();
  }

  std::string TakeName() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !EndsName(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  void SkipBlanks() {
    while (at_ < text_.size() && kBlanks.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  // False where none follows, and on an error.
  bool TakeAttribute(Element& element) {
    SkipBlanks();
    if (at_ >= text_.size() || text_[at_] == '>' || text_[at_] == '/') return false;
    std::string name = TakeName();
    SkipBlanks();
    if (name.empty() || !At("=")) return Fail("an attribute without a value in " + Quoted(element.name));
    ++at_;
    SkipBlanks();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote != '"' && quote != '\'') return Fail("the value of " + Quoted(name) + " stands in no quotes");
    ++at_;
    std::string value;
    const std::string_view raw = Until(std::string_view(&quote, 1));
    if (!status_.ok() || !Decode(raw, value)) return false;
    element.attributes.emplace_back(std::move(name), std::move(value));
    return true;
  }

  void Open(Element element) {
    if (++count_ > limits_.elements || open_.size() >= limits_.depth) {
      const bool many = count_ > limits_.elements;
      status_ = absl::ResourceExhaustedError(
          ToString(InputPlace{file_, element.line, "", ""}) +
          (many ? ": more than " + std::to_string(limits_.elements) + " elements"
                : ": more than " + std::to_string(limits_.depth) + " elements in each other"));
      return;
    }
    open_.push_back(std::move(element));
  }
  void Close() {
    Element element = std::move(open_.back());
    open_.pop_back();
    element.text = std::string(Trim(element.text));
    if (open_.empty()) {
      root_ = std::move(element);
      done_ = true;
    } else {
      open_.back().children.push_back(std::move(element));
    }
  }

  std::string_view text_;
  std::string file_;
  ElementLimits limits_;
  std::size_t at_ = 0, counted_ = 0, count_ = 0;
  std::int64_t line_ = 1;
  bool done_ = false;
  std::vector<Element> open_;
  Element root_;
  absl::Status status_;
};

}  // namespace

std::string_view Element::Attribute(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& each) { return each.first == attribute; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

absl::StatusOr<Element> ParseXml(std::string_view text, const std::string& file, const ElementLimits& limits,
                                 std::string& version) {
  return XmlParser(text, file, limits).Parse(version);
}

}  // namespace kith
