// Any text as opening hours: no crash, no hang, and what is read is hours that OpeningHours understands; what is not is kept as it was.
//
// Input: the first line is the year (or nothing), a bar, and `yes`, `no` or nothing for hours past midnight; the rest is the text. Its lines are read
// once more as columns, days|week of month|opens|closes|season.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kith/base/text.h"
#include "kith/schedule/hours_text.h"
#include "kith/schedule/opening_hours.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kMaxLines = 20;

std::string_view TakeUpTo(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

// What every reading promises.
void Check(const kith::HoursReading& reading) {
  using kith::HoursOutcome;
  Require(reading.rows.size() <= kith::kMaxHoursRows + 1);
  bool opens = false;
  for (const kith::Schedule& row : reading.rows) {
    const bool closed = row.exception == kith::ScheduleException::kClosed;
    opens = opens || row.opens_at.has_value();
    Require(row.opens_at.has_value() == row.closes_at.has_value());
    Require(!closed || !row.opens_at);
    Require(row.opens_at || closed || !row.description.empty());
  }
  const bool unknown = reading.outcome == HoursOutcome::kUnknown;
  Require(opens == (reading.outcome == HoursOutcome::kHours || reading.outcome == HoursOutcome::kPartly));
  Require(reading.why_not.empty() == (!unknown && reading.outcome != HoursOutcome::kPartly));
  Require(!unknown || (reading.rows.size() == 1 && reading.assumed.empty()));
  const kith::OpeningHours hours = kith::OpeningHours::Build(reading.rows, kith::TimeZone());
  Require(hours.defects().empty());
  Require(hours.known() == opens);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view text = input;
  std::string_view first = TakeUpTo(text, '\n');
  kith::HoursTextOptions options;
  if (const auto year = kith::ParseInteger(TakeUpTo(first, '|')); year.ok() && *year >= 1 && *year <= 9999)
    options.year = static_cast<std::int32_t>(*year);
  if (first == "yes") options.past_midnight = kith::Truth::kTrue;
  if (first == "no") options.past_midnight = kith::Truth::kFalse;
  const kith::HoursReading reading = kith::ReadHoursText(text, options);
  Check(reading);
  if (reading.outcome == kith::HoursOutcome::kUnknown) Require(reading.rows[0].description == kith::Trim(text));
  // A word that means nothing is never passed over.
  if (reading.outcome != kith::HoursOutcome::kEmpty)
    Require(kith::ReadHoursText(std::string(text) + " zzz", options).outcome == kith::HoursOutcome::kUnknown);
  for (int line = 0; line < kMaxLines && !text.empty(); ++line) {
    std::string_view cells = TakeUpTo(text, '\n');
    kith::HoursColumns columns;
    columns.days = TakeUpTo(cells, '|');
    columns.week_of_month = TakeUpTo(cells, '|');
    columns.opens = TakeUpTo(cells, '|');
    columns.closes = TakeUpTo(cells, '|');
    columns.season = cells;
    Check(kith::ReadHoursColumns(columns, options));
  }
  return 0;
}
