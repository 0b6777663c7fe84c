#include "kith/eligibility/poverty_guideline.h"

#include "kith/eligibility/parameters.h"

namespace kith {
namespace {

// Of the 48 states and D.C.
constexpr std::string_view kRegion;
constexpr double kWhole = 100;

const ParameterTable& Guidelines() {
  static const std::shared_ptr<const ParameterTable> kGuidelines = ParameterTables::Shipped().Find("fpl");
  return *kGuidelines;
}

}  // namespace

PovertyGuidelineSpan KnownPovertyGuidelines() {
  PovertyGuidelineSpan span;
  bool first = true;
  for (const ParameterRow& row : Guidelines().rows()) {
    if (row.region != kRegion) continue;
    if (first) span.from = row.from;
    span.until = row.until;
    first = false;
  }
  return span;
}

std::optional<PovertyGuideline> FindPovertyGuideline(std::int32_t size, Date day) {
  const ParameterTable& table = Guidelines();
  const ParameterRow* row = table.RowOn(kRegion, kWhole, day);
  const std::optional<std::int64_t> cents = row == nullptr ? std::nullopt : row->CentsFor(size);
  if (!cents) return std::nullopt;
  return PovertyGuideline{*cents, static_cast<int>(row->from.ymd().year()), table.UntilOf(*row), row->source};
}

}  // namespace kith
