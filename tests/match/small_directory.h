// A directory small enough to reason about by hand: every offer that a test adds meets "food.pantry" and is open to everyone, free of defects, with
// room unknown and hours unknown, until the test changes it.
#pragma once

#include <memory>
#include <string>

#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"

namespace kith::testing {

// 2026-11-24T10:00 in Los Angeles, a Tuesday.
inline constexpr Instant kTuesdayAtTen{1795543200};

class SmallDirectory {
 public:
  SmallDirectory();

  // An offer with key "offer-<name>", of service "service-<name>" at location "location-<name>"; term by code.
  SmallDirectory& AddOffer(const std::string& name, LatLng where, const std::string& term = "food.pantry");
  Service& ServiceOf(const std::string& name);
  Location& LocationOf(const std::string& name);
  ServiceAtLocation& OfferOf(const std::string& name);
  // Open on `byday` from `opens_at` to `closes_at`, minutes since midnight.
  SmallDirectory& Open(const std::string& name, const std::string& byday, int opens_at, int closes_at);
  SmallDirectory& Count(const std::string& name, std::int64_t available, std::int64_t maximum, Instant updated,
                        Truth waitlist);
  // Replaces "require anyone" of that service.
  SmallDirectory& Require(const std::string& name, const std::string& expression);
  // Replaces "everywhere".
  SmallDirectory& ServesZip(const std::string& name, const std::string& zip);

  Directory& directory() { return directory_; }
  std::shared_ptr<const Catalog> Build() const;
  Matcher Match(const RankingPolicy& policy = {}) const;

 private:
  Directory directory_;
};

// At the corner of the two lines that the tests measure from, in ZIP 90033, by transit.
Household SomeHousehold();
Need SomeNeed(const std::string& term = "food");

}  // namespace kith::testing
