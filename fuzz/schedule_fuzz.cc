// Rows of schedules.csv with any content, asked about any moment: no crash, no hang, and the answers agree with each other.
//
// Input: lines of fields between bars. The first line is the moment in Unix seconds and the horizon in minutes; every other one a row,
//   exception|freq|byday|bymonthday|byyearday|byweekno|wkst|interval|count|opens_at|closes_at|dtstart|until|valid_from|valid_to|description
// with `closed`, `instead`, `narrow` (instead, but of the location) or nothing first, numbers for times and for dates (days since 1970-01-01).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kMaxRows = 50;

std::string_view TakeUpTo(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::optional<std::int32_t> Number(std::string_view text) {
  const absl::StatusOr<long long> number = kith::ParseInteger(text);
  if (!number.ok()) return std::nullopt;
  return static_cast<std::int32_t>(*number);
}

std::optional<kith::Date> Day(std::string_view text) {
  const std::optional<std::int32_t> days = Number(text);
  if (!days) return std::nullopt;
  return kith::Date{*days};
}

kith::Schedule RowOf(std::string_view line) {
  kith::Schedule row;
  const std::string_view exception = TakeUpTo(line, '|');
  if (exception == "closed") row.exception = kith::ScheduleException::kClosed;
  if (exception == "instead" || exception == "narrow") row.exception = kith::ScheduleException::kInstead;
  (exception == "narrow" ? row.location_key : row.service_key) = "k";
  for (std::string* field : {&row.freq, &row.byday, &row.bymonthday, &row.byyearday, &row.byweekno, &row.wkst})
    *field = TakeUpTo(line, '|');
  for (std::optional<std::int32_t>* field : {&row.interval, &row.count, &row.opens_at, &row.closes_at})
    *field = Number(TakeUpTo(line, '|'));
  for (std::optional<kith::Date>* field : {&row.dtstart, &row.until, &row.valid_from, &row.valid_to})
    *field = Day(TakeUpTo(line, '|'));
  row.description = line;
  return row;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

void Ask(const kith::OpeningHours& hours, kith::Instant when, std::int64_t horizon) {
  const kith::Truth now = hours.OpenAt(when);
  const std::optional<kith::OpenInterval> next = hours.NextOpening(when, horizon);
  if (next) Require(next->opens < next->closes && next->closes > when);
  if (next) Require((next->opens <= when) == (now == kith::Truth::kTrue));
  Require(next || now != kith::Truth::kTrue);
  Require(!hours.always_open() || now != kith::Truth::kFalse);
  if (when.unix_seconds > INT64_MAX - 30 * 86400) return;
  const kith::Instant to{when.unix_seconds + 30 * 86400};
  const std::vector<kith::OpenInterval> openings = hours.Openings(when, to);
  for (std::size_t i = 1; i < openings.size(); ++i) Require(openings[i - 1].closes < openings[i].opens);
  Require(openings.empty() == (hours.OpenDuring(when, to) != kith::Truth::kTrue));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kith::TimeZone zone = *kith::TimeZone::Load("America/Los_Angeles");
  const std::string input(data, data + size);
  std::string_view text = input;
  std::string_view first = TakeUpTo(text, '\n');
  const long long when = kith::ParseInteger(TakeUpTo(first, '|')).value_or(0);
  const long long horizon = kith::ParseInteger(first).value_or(20'160);
  std::vector<kith::Schedule> rows;
  while (!text.empty() && rows.size() < kMaxRows) rows.push_back(RowOf(TakeUpTo(text, '\n')));
  const kith::OpeningHours hours = kith::OpeningHours::Build(rows, zone);
  const kith::Messages& spanish = *kith::Messages::Shipped("es");
  Require(!hours.summary().text.empty() && !hours.summary(spanish).text.empty());
  Ask(hours, {when}, horizon);
  for (const kith::Schedule& row : rows) {
    kith::LastRecurrence(row.description, {when}, zone);
    kith::NextRecurrence(row.description, {when}, zone);
    Require(kith::DescribeRecurrence(row.description).text.empty() ==
            kith::DescribeRecurrence(row.description, spanish).text.empty());
  }
  return 0;
}
