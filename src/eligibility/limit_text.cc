#include "src/eligibility/limit_text.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using A = MessageArgument;

Phrase SayTable(const Messages& messages, std::string_view name, std::string_view label) {
  return messages.Say("table.*"_message, name, {A::Text("words", label)});
}

// "200% of the 2026 poverty guideline", "60% of the 2026 state median income", "the 2026 calfresh gross".
Phrase SayShare(const Messages& messages, const TableLimit& limit, const ParameterTable& table,
                std::string_view vintage) {
  const A year = vintage.empty() ? A::Key("vintage", "none") : A::Figure("vintage", vintage);
  const Phrase name = SayTable(messages, table.name(), table.label());
  if (limit.percent == 100 && !IsGeneralTable(table.name()))
    return messages.Say("share.whole"_message, {year, A::Said("table", name)});
  return messages.Say("share.percent"_message, {A::Number("percent", limit.percent), year, A::Said("table", name)});
}

// A household that may have so many more is one of "or more": each child expected of each person who is not listed counts for up to ten.
bool IsOpenEnded(const LimitRange& range) {
  constexpr std::int32_t kTellableMore = 12;
  return !range.max_size || *range.max_size - range.min_size > kTellableMore;
}

Phrase SaySize(const Messages& messages, const LimitRange& range) {
  const A least = A::Number("least", range.min_size);
  if (IsOpenEnded(range)) return messages.Say("size.from"_message, {least});
  if (*range.max_size == range.min_size) return messages.Say("size.one"_message, {A::Number("size", range.min_size)});
  return messages.Say("size.between"_message, {least, A::Number("greatest", *range.max_size)});
}

Phrase SayAmounts(const Messages& messages, const LimitRange& range, CompareOp op, Period period) {
  Phrase least = SayMoney(messages, LeastOf(range, op, period));
  const std::optional<Money> most = GreatestOf(range, op, period);
  if (range.past_table && range.max_size == range.min_size)
    return messages.Say("limit.no_less"_message, {A::Said("least", least)});
  if (!most || IsOpenEnded(range)) return messages.Say("limit.from"_message, {A::Said("least", least)});
  const Phrase greatest = SayMoney(messages, *most);
  if (least.text == greatest.text) return least;
  const A from = A::Said("least", least), to = A::Said("greatest", greatest);
  return range.max_size == range.min_size ? messages.Say("limit.between"_message, {from, to})
                                          : messages.Say("limit.to"_message, {from, to});
}

std::string_view WhyKey(const LimitRange& range) {
  if (range.missing == LimitMissing::kTooLarge && range.row != nullptr) return "too_large";
  return range.missing == LimitMissing::kNoPlace ? "no_place" : "no_date";
}

bool IsRoundedUp(CompareOp op) { return op == CompareOp::kLt || op == CompareOp::kGe; }

}  // namespace

Period PeriodOf(const LimitAsked& asked, const Scope& scope) {
  const ParameterTable* table = TableOf(asked.limit);
  if (table == nullptr || table->once()) return Period::kOnce;
  const FactValue amount = LookUp(asked.compare.fact, scope);
  const bool stated = amount.type() == FactType::kMoney && amount.period() != Period::kOnce;
  return stated ? amount.period() : Period::kMonth;
}

Money LeastOf(const LimitRange& range, CompareOp op, Period period) {
  return RoundedLimit(*range.limits->min, period, IsRoundedUp(op));
}

std::optional<Money> GreatestOf(const LimitRange& range, CompareOp op, Period period) {
  if (!range.limits->max) return std::nullopt;
  return RoundedLimit(*range.limits->max, period, IsRoundedUp(op));
}

Phrase SayLimit(const Messages& messages, const LimitAsked& asked, const Scope& scope, bool wanted) {
  const TableLimit& limit = asked.limit;
  const ParameterTable* table = TableOf(limit);
  if (table == nullptr)
    return messages.Say("limit.no_table"_message, {A::Number("percent", limit.percent), A::Text("table", limit.table)});
  const Period period = PeriodOf(asked, scope);
  const LimitRange range = FindLimits(limit, scope, period);
  const bool has_row = range.limits || WhyKey(range) == "too_large";
  const Phrase share = SayShare(messages, limit, *table, has_row ? std::string_view(range.row->vintage) : "");
  const Phrase size = SaySize(messages, range);
  if (!range.limits)
    return messages.Say("limit.not_known"_message,
                        {A::Said("share", share), A::Said("size", size), A::Said("date", SayDate(messages, scope.day)),
                         A::Key("why", WhyKey(range))});
  return messages.Say(
      "limit.table"_message,
      {A::Said("amount", SayAmounts(messages, range, asked.op, period)), A::Said("share", share), A::Said("size", size),
       A::Key("unborn", limit.unborn == UnbornCount::kNotCounted ? "not_counted" : "counted"),
       A::Said("valid_to", SayDate(messages, range.valid_until + -1)), A::Key("purpose", wanted ? "wanted" : "told")});
}

Phrase WhyNoLimit(const Messages& messages, const TableLimit& limit, const LimitRange& range, Date day) {
  const ParameterTable* table = TableOf(limit);
  const Phrase name = SayTable(messages, limit.table, table == nullptr ? limit.table : table->label());
  const A label = A::Said("table", name);
  switch (range.past_table ? LimitMissing::kTooLarge : range.missing) {
    case LimitMissing::kExpired:
      return messages.Say("note.limit_expired"_message,
                          {label, A::Said("date", SayDate(messages, range.known_until + -1))});
    case LimitMissing::kTooEarly:
      return messages.Say("note.limit_too_early"_message,
                          {label, A::Said("date", SayDate(messages, range.known_from))});
    case LimitMissing::kNoPlace:
      return messages.Say("note.limit_no_place"_message, {label});
    case LimitMissing::kTooLarge:
      return messages.Say("note.limit_too_large"_message, {label});
    case LimitMissing::kBetween:
    case LimitMissing::kNothing:
      break;
  }
  return messages.Say("note.limit_not_known"_message, {label, A::Said("date", SayDate(messages, day))});
}

}  // namespace kith
