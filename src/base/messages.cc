#include "kith/base/messages.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "kith/base/number_text.h"
#include "src/base/message_file.h"
#include "src/base/shipped_messages.h"
#include "src/base/short_date.h"
#include "src/base/writing.h"

namespace kith {
namespace {

constexpr std::string_view kReference = "en.messages";
constexpr double kMaxWhole = 9e15;     // exact in a double, and in 64 bits
constexpr std::size_t kMaxListed = 8;  // a person reads no more at a glance

const std::vector<const Messages*>& AllShipped() {
  static const auto* const all = [] {
    auto* const read = new std::vector<const Messages*>{&Messages::English()};
    for (const ShippedMessages& file : ShippedMessageFiles()) {
      if (file.name != kReference)
        read->push_back(new Messages(*MessageFile::Read(file.text, file.name, Messages::English())));
    }
    return read;
  }();
  return *all;
}

// The values of a message are those that English names: a slip of ours otherwise.
[[maybe_unused]] bool Agree(const MessageEntry& reference, MessageArguments arguments) {
  return arguments.size() == reference.values.size() &&
         std::ranges::all_of(arguments, [&](const MessageArgument& argument) {
           const auto value = std::ranges::find(reference.values, argument.name(), &MessageValueName::name);
           return value != reference.values.end() &&
                  (!value->number || argument.kind() == MessageArgument::Kind::kNumber);
         });
}

}  // namespace

MessageArgument MessageArgument::Number(std::string_view name, double value) {
  MessageArgument argument(name, Kind::kNumber, "");
  argument.own_ = FormatNumber(value);
  if (value >= 0 && value <= kMaxWhole && value == std::floor(value))
    argument.whole_ = static_cast<std::uint64_t>(value);
  return argument;
}

// A shipped file that cannot be read is a slip of ours, which a test finds.
const Messages& Messages::English() {
  static const auto* const english = [] {
    const std::vector<ShippedMessages> files = ShippedMessageFiles();
    const auto file = std::ranges::find(files, kReference, &ShippedMessages::name);
    return new Messages(*MessageFile::ReadReference(file->text, file->name));
  }();
  return *english;
}

const Messages* Messages::Shipped(std::string_view language) {
  const std::vector<const Messages*>& all = AllShipped();
  const auto found =
      std::ranges::find_if(all, [&](const Messages* messages) { return messages->language() == language; });
  return found == all.end() ? nullptr : *found;
}

std::vector<std::string_view> Messages::ShippedLanguages() {
  std::vector<std::string_view> languages;
  for (const Messages* messages : AllShipped()) languages.push_back(messages->language());
  return languages;
}

absl::StatusOr<Messages> Messages::Parse(std::string_view text, std::string_view file_name) {
  return MessageFile::ReadOnShipped(text, file_name);
}

absl::StatusOr<Messages> Messages::ParseOver(const Messages& below, std::string_view text, std::string_view file_name) {
  return MessageFile::ReadOver(below, text, file_name);
}

Messages::Messages(std::unique_ptr<const MessageTable> table) : table_(std::move(table)) {}
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;
Messages::~Messages() = default;

const std::string& Messages::language() const { return table_->language; }
const std::string& Messages::name() const { return table_->name; }
bool Messages::right_to_left() const { return table_->writing.right_to_left; }
const std::vector<std::string>& Messages::missing() const { return table_->missing; }

// What a language does not say is said by one below it, as its own lines: apart from those that run the other way.
Phrase Messages::SayFrom(const MessageTable& table, const MessageEntry& entry, MessageArguments arguments) const {
  assert(Agree(entry, arguments));
  Phrase said;
  const bool right_to_left = table_->writing.right_to_left;
  entry.pattern.Format(arguments, table.writing, right_to_left, said);
  if (right_to_left && !table.writing.right_to_left) said.text = SetApart(said.text);
  return said;
}

Phrase Messages::Say(MessageCode code, MessageArguments arguments) const {
  for (const MessageTable* table = table_.get(); table != nullptr; table = table->below) {
    const MessageEntry* entry = table->Find(code.text());
    if (entry == nullptr) continue;
    return SayFrom(*table, *entry, arguments);
  }
  assert(false && "a test finds every code that has no message");
  return {std::string(code.text())};
}

namespace {

std::string MemberCode(MessageCode family, std::string_view member) {
  return std::string(family.text().substr(0, family.text().size() - 1)).append(member);
}

}  // namespace

Phrase Messages::Say(MessageCode family, std::string_view member, MessageArguments arguments) const {
  const std::string code = MemberCode(family, member);
  for (const MessageTable* table = table_.get(); table != nullptr; table = table->below) {
    const MessageEntry* entry = table->Find(code);
    if (entry == nullptr) continue;
    return SayFrom(*table, *entry, arguments);
  }
  return Say(family, arguments);
}

bool Messages::Has(MessageCode family, std::string_view member) const {
  const std::string code = MemberCode(family, member);
  for (const MessageTable* table = table_.get(); table != nullptr; table = table->below)
    if (table->Find(code) != nullptr) return true;
  return false;
}

Phrase SayMoney(const Messages& messages, Money money) {
  const std::string amount = FormatMoney({money.cents, Period::kOnce});
  const MessageArguments amounts = {MessageArgument::Figure("amount", amount)};
  switch (money.period) {
    case Period::kWeek:
      return messages.Say("money.week"_message, amounts);
    case Period::kMonth:
      return messages.Say("money.month"_message, amounts);
    case Period::kYear:
      return messages.Say("money.year"_message, amounts);
    case Period::kOnce:
      break;
  }
  return messages.Say("money.once"_message, amounts);
}

namespace {

Phrase SayDateWith(const Messages& messages, MessageCode code, Date date) {
  const std::chrono::year_month_day ymd = date.ymd();
  return messages.Say(code, {MessageArgument::Figure("iso", FormatDate(date)),
                             MessageArgument::Figure("year", std::to_string(static_cast<int>(ymd.year()))),
                             MessageArgument::Number("month", static_cast<unsigned>(ymd.month())),
                             MessageArgument::Number("day", static_cast<unsigned>(ymd.day()))});
}

}  // namespace

Phrase SayDate(const Messages& messages, Date date) { return SayDateWith(messages, "date.day"_message, date); }
Phrase SayShortDate(const Messages& messages, Date date) { return SayDateWith(messages, "date.short"_message, date); }

Phrase SayJoined(const Messages& messages, MessageCode joint, const std::vector<Phrase>& items) {
  Phrase joined = items.empty() ? Phrase{} : items.front();
  for (std::size_t i = 1; i < items.size(); ++i) {
    const std::string_view place = items.size() == 2 ? "two" : i + 1 == items.size() ? "end" : "middle";
    joined = messages.Say(joint, {MessageArgument::Said("before", joined), MessageArgument::Said("last", items[i]),
                                  MessageArgument::Key("place", place)});
  }
  return joined;
}

Phrase SaySome(const Messages& messages, MessageCode joint, const std::vector<Phrase>& items) {
  if (items.size() <= kMaxListed) return SayJoined(messages, joint, items);
  const std::vector<Phrase> first(items.begin(), items.begin() + kMaxListed);
  return messages.Say("join.and_more"_message,
                      {MessageArgument::Said("list", SayJoined(messages, joint, first)),
                       MessageArgument::Number("count", static_cast<double>(items.size() - kMaxListed))});
}

// ASCII, Arabic, Armenian, Devanagari and full-width ends of sentences.
std::string_view EndOf(std::string_view text) {
  constexpr std::string_view kStops[] = {".",      "?",      "!",      "\u061F", "\u06D4",
                                         "\u0589", "\u0964", "\u3002", "\uFF01", "\uFF1F"};
  const auto ends = [&](std::string_view stop) { return text.ends_with(stop); };
  return text.empty() || std::ranges::any_of(kStops, ends) ? "stop" : "open";
}

}  // namespace kith
