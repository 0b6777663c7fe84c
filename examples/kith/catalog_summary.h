// What a directory holds and how much is known of its offers: what `kith check` shows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "examples/kith/layout.h"
#include "kith/catalog/catalog.h"
#include "kith/eligibility/check_rules.h"
#include "kith/interop/account.h"
#include "kith/interop/duplicates.h"
#include "kith/interop/health.h"

namespace kith_program {

struct CatalogSummary {
  std::uint64_t organizations = 0, services = 0, locations = 0, offers = 0;
  std::vector<std::pair<std::string, std::uint64_t>> offers_by_need;  // top-level terms that have offers, most first
  std::uint64_t without_need = 0;                                     // offers that meet none
  // Offers of which something is known.
  std::uint64_t hours_known = 0, area_known = 0, area_outlined = 0, rules_bound = 0, eligibility_text_only = 0;
  std::uint64_t capacity_known = 0, place_known = 0, phone_known = 0, remote = 0, confidential = 0;
  std::uint64_t status_unknown = 0, undated = 0, stale = 0, stale_after_days = 0;
  std::uint64_t rule_files = 0, rules = 0, rules_past_review = 0, rules_proposed = 0;
  kith::RuleCheck rule_check;
  std::vector<std::string> hours_defects;  // schedule rows that could not be read, one sentence for each offer
};

// InvalidArgument where a rule file cannot be read.
absl::StatusOr<CatalogSummary> Summarize(const kith::Catalog& catalog, kith::Instant as_of);

struct CheckedDirectory {
  const kith::Catalog* catalog = nullptr;
  const kith::ImportAccount* account = nullptr;
  CatalogSummary summary;
  kith::Instant as_of;
  kith::Health health;
  std::span<const kith::DuplicateSource> sources;  // the directory itself first
  kith::Duplicates duplicates;
};

std::string CheckText(const CheckedDirectory& checked, const TextOptions& options);
std::string CheckJson(const CheckedDirectory& checked);  // one line without its end

}  // namespace kith_program
