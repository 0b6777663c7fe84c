// A health check as a whole: findings of all parts, counted for the directory and for each organization.
#include "kith/interop/health.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "src/catalog/key_lookup.h"
#include "src/interop/health_data.h"

namespace kith {
namespace {

std::size_t Index(Trouble trouble) { return static_cast<std::size_t>(trouble); }

std::size_t BucketOf(Date date, Date today) {
  if (date > today) return 5;
  std::size_t bucket = 0;
  while (bucket < kFreshnessDays.size() && today - date > kFreshnessDays[bucket]) ++bucket;
  return bucket;
}

// The day in the column last_modified, which is a time in HSDS.
std::optional<Date> LastModified(const Service& service) {
  for (const auto& [column, text] : service.extras) {
    if (column != "last_modified") continue;
    const absl::StatusOr<Date> date = ParseDate(std::string_view(text).substr(0, 10));
    return date.ok() ? std::optional(*date) : std::nullopt;
  }
  return std::nullopt;
}

// Members of the first source, where there are several.
template <class Group, class Add>
void ForMembersWithin(const std::vector<Group>& groups, const Add& add) {
  for (const Group& group : groups) {
    const auto within = std::count_if(group.members.begin(), group.members.end(),
                                      [](const DuplicateRecord& member) { return member.source == 0; });
    if (within < 2) continue;
    for (const DuplicateRecord& member : group.members)
      if (member.source == 0) add(member.key, std::to_string(within) + " of them");
  }
}

void AddDuplicates(const Duplicates& duplicates, HealthData& data) {
  const Directory& directory = data.catalog.directory();
  ForMembersWithin(duplicates.sites, [&](const std::string& key, std::string detail) {
    const std::uint32_t row = FindRow(directory.locations, key);
    if (row != kNoRow && data.live_location[row])
      data.Add(Trouble::kDuplicateSite, row, data.owner_of_location[row], std::move(detail));
  });
  ForMembersWithin(duplicates.services, [&](const std::string& key, std::string detail) {
    const std::uint32_t row = FindRow(directory.services, key);
    if (row != kNoRow && data.live_service[row])
      data.Add(Trouble::kDuplicateService, row, data.owner_of_service[row], std::move(detail));
  });
}

class HealthCounter {
 public:
  HealthCounter(HealthData data, const Catalog& catalog) : data_(std::move(data)), catalog_(catalog) {}

  Health Count() && {
    health_.as_of = data_.today;
    SortFindings();
    Freshness();
    CountOffers();
    for (const Location& location : catalog_.directory().locations)
      if (location.confidential) ++health_.confidential;
    for (const HealthFinding& finding : data_.findings) {
      ++health_.counts[Index(finding.trouble)];
      health_.points += KindOf(finding.trouble).points;
      OrganizationHealth& own = ByOrganization(finding.organization);
      ++own.counts[Index(finding.trouble)];
      own.points += KindOf(finding.trouble).points;
    }
    RankOrganizations();
    health_.findings = std::move(data_.findings);
    health_.notes = std::move(data_.notes);
    return std::move(health_);
  }

 private:
  void SortFindings() {
    std::sort(data_.findings.begin(), data_.findings.end(), [](const HealthFinding& a, const HealthFinding& b) {
      return std::tie(a.trouble, a.record, a.detail) < std::tie(b.trouble, b.record, b.detail);
    });
  }

  void Freshness() {
    for (std::size_t row = 0; row < catalog_.directory().services.size(); ++row) {
      if (!data_.live_service[row]) continue;
      const Service& service = catalog_.directory().services[row];
      const std::optional<Date> modified = LastModified(service);
      ++health_.assured[service.assured_date ? BucketOf(*service.assured_date, data_.today) : 6];
      ++health_.modified[modified ? BucketOf(*modified, data_.today) : 6];
    }
  }

  // Offers that a serious trouble of their own, their service's or their site's spoils.
  std::vector<bool> Spoiled() const {
    std::set<std::uint32_t> services, locations;
    std::vector<bool> spoiled(catalog_.offer_count());
    for (const HealthFinding& finding : data_.findings) {
      const TroubleKind& kind = KindOf(finding.trouble);
      if (kind.points < kSeriousPoints) continue;
      if (kind.table == HealthTable::kOffer) spoiled[finding.record] = true;
      if (kind.table == HealthTable::kService) services.insert(finding.record);
      if (kind.table == HealthTable::kLocation) locations.insert(finding.record);
    }
    for (std::uint32_t i = 0; i < catalog_.offer_count(); ++i) {
      const Offer& offer = catalog_.offer(ServiceAtLocationId(i));
      if (services.contains(offer.service.index()) || locations.contains(offer.location.index())) spoiled[i] = true;
    }
    return spoiled;
  }

  void CountOffers() {
    health_.offers = catalog_.offer_count();
    const std::vector<bool> spoiled = Spoiled();
    for (std::uint32_t i = 0; i < catalog_.offer_count(); ++i) {
      OrganizationHealth& own = ByOrganization(catalog_.offer(ServiceAtLocationId(i)).organization.index());
      if (data_.closed[i]) {
        ++health_.closed;
        continue;
      }
      ++own.offers;
      if (spoiled[i]) continue;
      ++own.ready;
      ++health_.ready;
    }
  }

  OrganizationHealth& ByOrganization(std::uint32_t organization) {
    OrganizationHealth& own = organizations_[organization];
    own.organization = organization;
    return own;
  }

  void RankOrganizations() {
    for (auto& [position, own] : organizations_) {
      const std::vector<Trouble> worst = WorstFirst(own.counts);
      if (worst.empty()) continue;
      own.fix_first = worst.front();
      health_.organizations.push_back(own);
    }
    std::stable_sort(health_.organizations.begin(), health_.organizations.end(),
                     [](const OrganizationHealth& a, const OrganizationHealth& b) { return a.points > b.points; });
  }

  HealthData data_;
  const Catalog& catalog_;
  std::map<std::uint32_t, OrganizationHealth> organizations_;
  Health health_;
};

}  // namespace

absl::StatusOr<Health> CheckHealth(const Catalog& catalog, const Duplicates& duplicates, Instant as_of) {
  HealthData data(catalog, as_of);
  if (const absl::Status checked = CheckOffers(data); !checked.ok()) return checked;
  CheckPlaces(data);
  AddDuplicates(duplicates, data);
  return HealthCounter(std::move(data), catalog).Count();
}

}  // namespace kith
