#include "src/base/message_file.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::string_view kFamilyEnd = ".*";

bool IsCode(std::string_view code) {
  if (code.ends_with(kFamilyEnd)) code.remove_suffix(1);
  return !code.empty() && std::ranges::all_of(code, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
  });
}

std::string FamilyOf(std::string_view code) {
  return std::string(code.substr(0, code.find('.'))) + std::string(kFamilyEnd);
}

std::string NamesOf(const std::vector<MessageValueName>& values) {
  std::vector<std::string> names;
  for (const MessageValueName& value : values) names.push_back("{" + value.name + "}");
  return names.empty() ? "no values" : JoinList(names, ", ");
}

class Reading {
 public:
  Reading(std::string_view file_name, const MessageTable* reference, MessageTable& data)
      : file_(file_name), reference_(reference), data_(data) {}

  absl::Status Run(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.size() > kMaxMessageFileBytes)
      return absl::ResourceExhaustedError(file_ + ": longer than the limit of " + std::to_string(kMaxMessageFileBytes) +
                                          " bytes");
    if (!IsValidUtf8(text)) return Error("", "is not UTF-8");
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      KITH_RETURN_IF_ERROR(Line(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    KITH_RETURN_IF_ERROR(End());
    return Whole();
  }

 private:
  absl::Status Error(std::string_view code, std::string_view what) const {
    return InputError({file_, code.empty() ? line_ : entry_line_, "", std::string(code)}, what);
  }

  // An entry goes on in lines that begin with a blank.
  absl::Status Line(std::string_view line) {
    const std::string_view content = Trim(line);
    if (content.empty() || content.front() == '#') return End();
    if (line.front() != ' ' && line.front() != '\t') {
      KITH_RETURN_IF_ERROR(End());
      entry_line_ = line_;
      entry_ = content;
      return absl::OkStatus();
    }
    if (entry_.empty()) return Error("", Quoted(content) + " goes on where nothing began: expected code = text");
    if (entry_.size() + content.size() > 2 * kMaxMessageBytes) return TooLong(entry_.substr(0, entry_.find(' ')));
    entry_.append(" ").append(content);
    return absl::OkStatus();
  }

  absl::Status TooLong(std::string_view code) const {
    return absl::ResourceExhaustedError(ToString(InputPlace{file_, entry_line_, "", std::string(code)}) +
                                        ": longer than the limit of " + std::to_string(kMaxMessageBytes) + " bytes");
  }

  absl::Status End() {
    if (entry_.empty()) return absl::OkStatus();
    const std::string entry = std::exchange(entry_, "");
    const std::size_t sign = entry.find('=');
    if (sign == std::string::npos)
      return InputError({file_, entry_line_, "", ""}, Quoted(entry) + " has no =: expected code = text");
    const std::string_view left = Trim(std::string_view(entry).substr(0, sign));
    const std::string_view right = Trim(std::string_view(entry).substr(sign + 1));
    return left.starts_with('@') ? Setting(left, right) : Entry(left, right);
  }

  absl::Status Setting(std::string_view name, std::string_view value) {
    if (!data_.codes.empty()) return Error(name, "stands after messages: expected it before them");
    if (name == "@language") {
      data_.language = value;
      const bool tag =
          !value.empty() && value.size() <= 35 && IsCode(value) && value.find('.') == std::string_view::npos;
      return tag ? absl::OkStatus()
                 : Error(name, Quoted(value) + ": expected the tag of a language, such as ko or zh-Hant");
    }
    if (name == "@name") {
      data_.name = value;
      return absl::OkStatus();
    }
    if (name == "@direction") {
      data_.writing.right_to_left = value == "rtl";
      return value == "rtl" || value == "ltr" ? absl::OkStatus() : Error(name, Quoted(value) + ": expected ltr or rtl");
    }
    constexpr std::string_view kPlural = "@plural.";
    if (name.starts_with(kPlural)) return Plural(name, name.substr(kPlural.size()), value);
    return Error(name, "expected @language, @name, @direction or @plural.one and its like");
  }

  absl::Status Plural(std::string_view name, std::string_view form, std::string_view value) {
    constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many"};
    if (std::ranges::find(kForms, form) == std::end(kForms))
      return Error(name, "expected @plural.zero, one, two, few or many; other needs no rule");
    PluralRule rule;
    if (const std::string wrong = rule.Parse(value); !wrong.empty()) return Error(name, wrong);
    data_.writing.plurals.emplace_back(form, std::move(rule));
    return absl::OkStatus();
  }

  absl::Status Entry(std::string_view left, std::string_view text) {
    MessageEntry entry;
    const std::size_t open = left.find('(');
    const std::string_view code = Trim(left.substr(0, open));
    if (!IsCode(code))
      return InputError({file_, entry_line_, "", ""},
                        Quoted(code) + " is no code: expected letters, digits, dots, - and _");
    if (text.size() > kMaxMessageBytes) return TooLong(code);
    const MessageEntry* reference = reference_ == nullptr ? nullptr : reference_->FindOrFamily(code);
    if (reference_ != nullptr && reference == nullptr) return Error(code, "no message has this code" + Suggest(code));
    KITH_RETURN_IF_ERROR(Values(code, open == std::string_view::npos ? "" : left.substr(open), reference, entry));
    if (const std::string wrong = entry.pattern.Parse(text); !wrong.empty()) return Error(code, wrong);
    KITH_RETURN_IF_ERROR(Uses(code, entry));
    if (data_.codes.size() >= kMaxMessages)
      return absl::ResourceExhaustedError(file_ + ": over the limit of " + std::to_string(kMaxMessages) + " messages");
    if (!data_.entries.try_emplace(std::string(code), std::move(entry)).second)
      return Error(code, "stands a second time");
    data_.codes.emplace_back(code);
    return absl::OkStatus();
  }

  std::string Suggest(std::string_view code) const {
    const std::vector<std::string_view> codes(reference_->codes.begin(), reference_->codes.end());
    return DidYouMean(code, codes);
  }

  // The reference says which values a message has; elsewhere they may be repeated.
  absl::Status Values(std::string_view code, std::string_view list, const MessageEntry* reference,
                      MessageEntry& entry) const {
    if (!list.empty() && (!list.starts_with('(') || !list.ends_with(')') || list.size() < 3))
      return Error(code, Quoted(list) + ": expected values such as (name, count: number)");
    for (const std::string& part : SplitList(list, "(),")) {
      const std::size_t colon = part.find(':');
      MessageValueName value{std::string(Trim(std::string_view(part).substr(0, colon)))};
      value.number = colon != std::string::npos;
      if (value.number && Trim(std::string_view(part).substr(colon + 1)) != "number")
        return Error(code, Quoted(part) + ": expected a name, or name: number");
      entry.values.push_back(std::move(value));
    }
    if (reference == nullptr) reference = data_.Find(FamilyOf(code));  // in the reference itself
    if (reference == nullptr) return absl::OkStatus();
    if (!list.empty() && entry.values != reference->values)
      return Error(code,
                   "has other values in English: expected " + NamesOf(reference->values) + ", or none before the =");
    entry.values = reference->values;
    return absl::OkStatus();
  }

  absl::Status Uses(std::string_view code, const MessageEntry& entry) const {
    for (const MessagePattern::Use& use : entry.pattern.uses()) {
      const auto value = std::ranges::find(entry.values, use.name, &MessageValueName::name);
      if (value == entry.values.end())
        return Error(code, "{" + use.name + "} is not among its values: expected " + NamesOf(entry.values));
      if (use.plural && !value->number)
        return Error(code, "{" + use.name + "} is no number: expected select, not plural");
    }
    for (const std::string& form : entry.pattern.plural_forms()) {
      const auto of_form = [&](const auto& plural) { return plural.first == form; };
      if (form != "other" && std::ranges::none_of(data_.writing.plurals, of_form))
        return Error(code, "the language has no form " + form + ": expected a line @plural." + form + " before");
    }
    return absl::OkStatus();
  }

  absl::Status Whole() {
    line_ = 0;
    if (data_.language.empty()) return Error("", "expected a line such as @language = ko");
    if (data_.name.empty()) data_.name = data_.language;
    std::ranges::sort(data_.codes);
    if (reference_ != nullptr)
      std::ranges::set_difference(reference_->codes, data_.codes, std::back_inserter(data_.missing));
    return absl::OkStatus();
  }

  std::string file_;
  const MessageTable* reference_;
  MessageTable& data_;
  std::int64_t line_ = 0;
  std::int64_t entry_line_ = 0;
  std::string entry_;
};

}  // namespace

const MessageEntry* MessageTable::Find(std::string_view code) const {
  const auto found = entries.find(code);
  return found == entries.end() ? nullptr : &found->second;
}

const MessageEntry* MessageTable::FindOrFamily(std::string_view code) const {
  const MessageEntry* entry = Find(code);
  return entry == nullptr ? Find(FamilyOf(code)) : entry;
}

namespace {

absl::StatusOr<std::unique_ptr<MessageTable>> ReadData(std::string_view text, std::string_view file_name,
                                                       const MessageTable* reference) {
  auto data = std::make_unique<MessageTable>();
  KITH_RETURN_IF_ERROR(Reading(file_name, reference, *data).Run(text));
  return data;
}

}  // namespace

absl::StatusOr<Messages> MessageFile::ReadReference(std::string_view text, std::string_view file_name) {
  absl::StatusOr<std::unique_ptr<MessageTable>> data = ReadData(text, file_name, nullptr);
  if (!data.ok()) return data.status();
  return Messages(*std::move(data));
}

absl::StatusOr<Messages> MessageFile::Read(std::string_view text, std::string_view file_name,
                                           const Messages& reference) {
  absl::StatusOr<std::unique_ptr<MessageTable>> data = ReadData(text, file_name, reference.table_.get());
  if (!data.ok()) return data.status();
  (*data)->below = reference.table_.get();
  return Messages(*std::move(data));
}

absl::StatusOr<Messages> MessageFile::ReadOnShipped(std::string_view text, std::string_view file_name) {
  const Messages& english = Messages::English();
  absl::StatusOr<std::unique_ptr<MessageTable>> data = ReadData(text, file_name, english.table_.get());
  if (!data.ok()) return data.status();
  const Messages* shipped = Messages::Shipped((*data)->language);
  (*data)->below = (shipped == nullptr ? english : *shipped).table_.get();
  if (shipped != nullptr) {
    (*data)->missing = shipped->missing();
    if ((*data)->writing.plurals.empty()) (*data)->writing.plurals = shipped->table_->writing.plurals;
  }
  return Messages(*std::move(data));
}

absl::StatusOr<Messages> MessageFile::ReadOver(const Messages& below, std::string_view text,
                                               std::string_view file_name) {
  absl::StatusOr<std::unique_ptr<MessageTable>> data = ReadData(text, file_name, Messages::English().table_.get());
  if (!data.ok()) return data.status();
  if ((*data)->language != below.language())
    return InputError({std::string(file_name), 0, "", "@language"},
                      (*data)->language + ": expected " + below.language() + ", the language that it adds to");
  std::erase_if((*data)->missing,
                [&](const std::string& code) { return !std::ranges::binary_search(below.missing(), code); });
  if ((*data)->writing.plurals.empty()) (*data)->writing.plurals = below.table_->writing.plurals;
  (*data)->writing.right_to_left = below.right_to_left();
  (*data)->below = below.table_.get();
  return Messages(*std::move(data));
}

}  // namespace kith
