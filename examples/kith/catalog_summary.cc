#include "examples/kith/catalog_summary.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "kith/catalog/public_view.h"
#include "kith/eligibility/rule_book.h"
#include "kith/match/policy.h"
#include "kith/schedule/opening_hours.h"

namespace kith_program {
namespace {

class Summarizer {
 public:
  Summarizer(const kith::Catalog& catalog, kith::Instant as_of)
      : catalog_(catalog), today_(catalog.time_zone().ToLocal(as_of).date) {}

  absl::StatusOr<CatalogSummary> Run() && {
    const absl::StatusOr<kith::RuleBook> rules = kith::RuleBook::Build(catalog_);
    if (!rules.ok()) return rules.status();
    Tables();
    Rules(rules->rules());
    summary_.rules_proposed = rules->proposed().size();
    summary_.rule_check = kith::CheckRules(*rules, today_);
    for (std::uint32_t i = 0; i < catalog_.offer_count(); ++i) OneOffer(kith::ServiceAtLocationId(i));
    Needs();
    return std::move(summary_);
  }

 private:
  void Tables() {
    const kith::CatalogRecords& records = catalog_.records();
    summary_.organizations = records.organizations.size();
    summary_.services = records.services.size();
    summary_.locations = records.locations.size();
    summary_.offers = catalog_.offer_count();
    for (const kith::RuleFile& file : records.rule_files)
      summary_.rule_files += kith::IsParameterFile(file.name) ? 0U : 1U;
    summary_.stale_after_days = static_cast<std::uint64_t>(policy_.stale_after_days);
  }

  void Rules(const std::vector<kith::Rule>& rules) {
    summary_.rules = rules.size();
    for (const kith::Rule& rule : rules) {
      for (const kith::RuleBinding& binding : rule.bindings) bound_.insert({binding.target, binding.key});
      if (rule.review_by && *rule.review_by < today_) ++summary_.rules_past_review;
    }
  }

  bool HasRule(kith::ServiceAtLocationId id, const kith::Service& service) const {
    return bound_.contains({kith::RuleTarget::kServiceAtLocation, catalog_.service_at_location(id).key}) ||
           bound_.contains({kith::RuleTarget::kService, service.key}) ||
           (!service.program_key.empty() && bound_.contains({kith::RuleTarget::kProgram, service.program_key}));
  }

  void Areas(const kith::Offer& offer) {
    if (!offer.service_areas.empty()) ++summary_.area_known;
    const auto outlined = [&](std::uint32_t row) {
      return catalog_.records().service_areas[row].extent_type == kith::ExtentType::kGeoJson;
    };
    if (std::any_of(offer.service_areas.begin(), offer.service_areas.end(), outlined)) ++summary_.area_outlined;
  }

  void Hours(kith::ServiceAtLocationId id) {
    const kith::OpeningHours hours = kith::OpeningHours::Build(catalog_, id);
    if (hours.known()) ++summary_.hours_known;
    for (const std::string& defect : hours.defects())
      summary_.hours_defects.push_back(catalog_.service_at_location(id).key + ": " + defect);
  }

  void Listing(const kith::Service& service) {
    if (service.status == kith::ServiceStatus::kUnknown) ++summary_.status_unknown;
    if (!service.assured_date) {
      ++summary_.undated;
    } else if (today_ - *service.assured_date > policy_.stale_after_days) {
      ++summary_.stale;
    }
  }

  void OneOffer(kith::ServiceAtLocationId id) {
    const kith::Offer& offer = catalog_.offer(id);
    const kith::Service& service = catalog_.service(offer.service);
    const kith::PublicView view = ViewOf(catalog_, id);
    Areas(offer);
    Hours(id);
    Listing(service);
    if (HasRule(id, service)) {
      ++summary_.rules_bound;
    } else if (!service.eligibility_description.empty()) {
      ++summary_.eligibility_text_only;
    }
    const auto counted = [&](std::uint32_t row) { return catalog_.records().capacities[row].available.has_value(); };
    if (std::any_of(offer.capacities.begin(), offer.capacities.end(), counted)) ++summary_.capacity_known;
    if (view.point) ++summary_.place_known;
    if (!view.phone.empty()) ++summary_.phone_known;
    if (view.confidential) ++summary_.confidential;
    if ((offer.attendance & kith::kRemote) != 0) ++summary_.remote;
  }

  void Needs() {
    const kith::RecordTable<kith::TaxonomyTerm>& terms = catalog_.records().taxonomy_terms;
    std::set<kith::ServiceAtLocationId> meeting;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
      if (!terms[i].parent_key.empty()) continue;
      const std::span<const kith::ServiceAtLocationId> offers = catalog_.OffersFor(kith::TaxonomyTermId(i));
      meeting.insert(offers.begin(), offers.end());
      if (!offers.empty()) summary_.offers_by_need.emplace_back(terms[i].name, offers.size());
    }
    std::stable_sort(summary_.offers_by_need.begin(), summary_.offers_by_need.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    summary_.without_need = summary_.offers - meeting.size();
  }

  const kith::Catalog& catalog_;
  kith::Date today_;
  kith::RankingPolicy policy_;
  CatalogSummary summary_;
  std::set<std::pair<kith::RuleTarget, std::string>> bound_;
};

}  // namespace

absl::StatusOr<CatalogSummary> Summarize(const kith::Catalog& catalog, kith::Instant as_of) {
  return Summarizer(catalog, as_of).Run();
}

}  // namespace kith_program
