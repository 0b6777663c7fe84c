// Cleaning and linking on seeded worlds, whole and damaged: Check, Cleaned and Build agree to the record, in any order of the input, and the links of a
// catalog are those that a scan of its tables finds.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/public_view.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeeds = 150;

Directory DamagedWorld(std::uint64_t seed) {
  Directory directory = MakeWorld(seed, {.services = 10}).directory;
  Damage(directory, seed, 3 + static_cast<std::uint32_t>(seed % 40));
  return directory;
}

// Calls `visit(name, before, after)` for every table whose records have a key.
template <class Visit>
void ForEachTable(const Directory& a, const Directory& b, Visit visit) {
  visit("organizations", a.organizations, b.organizations);
  visit("programs", a.programs, b.programs);
  visit("services", a.services, b.services);
  visit("locations", a.locations, b.locations);
  visit("addresses", a.addresses, b.addresses);
  visit("service_at_location", a.services_at_location, b.services_at_location);
  visit("service_areas", a.service_areas, b.service_areas);
  visit("areas", a.areas, b.areas);
  visit("schedules", a.schedules, b.schedules);
  visit("service_capacity", a.capacities, b.capacities);
  visit("units", a.units, b.units);
  visit("taxonomies", a.taxonomies, b.taxonomies);
  visit("taxonomy_terms", a.taxonomy_terms, b.taxonomy_terms);
  visit("attributes", a.attributes, b.attributes);
  visit("languages", a.languages, b.languages);
  visit("accessibility", a.accessibility, b.accessibility);
  visit("cost_options", a.cost_options, b.cost_options);
  visit("required_documents", a.required_documents, b.required_documents);
  visit("phones", a.phones, b.phones);
}

TEST(DamagedWorldsTest, EveryRecordIsKeptAsItWasOrReported) {
  std::size_t repaired = 0, rejected = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds && !HasFailure(); ++seed) {
    const Directory before = DamagedWorld(seed);
    std::map<std::string, std::size_t> rejections;
    std::set<std::pair<std::string, std::string>> repairs;
    std::set<std::pair<std::string, std::string>>
        completed;  // by an organization that was added: the record itself may be as it was
    for (const Defect& defect : CatalogBuilder(before).Check()) {
      ASSERT_FALSE(defect.reason.empty());
      if (defect.fate == DefectFate::kRejected) {
        ++rejections[defect.table];
        ++rejected;
      } else {
        (defect.field == "organization_id" ? completed : repairs).insert({defect.table, defect.record});
        ++repaired;
      }
    }
    const Directory after = CatalogBuilder(before).Cleaned();
    ForEachTable(before, after, [&](const std::string& name, const auto& old_table, const auto& new_table) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + name);
      std::size_t untouched = 0, changed = 0;
      for (const auto& record : new_table) {
        const bool as_it_was = std::find(old_table.begin(), old_table.end(), record) != old_table.end();
        const bool reported = repairs.contains({name, record.key});
        const bool is_new =
            std::none_of(old_table.begin(), old_table.end(), [&](const auto& old) { return old.key == record.key; });
        if (is_new) {
          EXPECT_EQ(name, "organizations") << record.key;
          continue;
        }
        EXPECT_TRUE(as_it_was || reported || completed.contains({name, record.key})) << record.key;
        // Of several records with one key the one that is kept may be repaired to what another was.
        const bool only = 1 == std::count_if(old_table.begin(), old_table.end(),
                                             [&](const auto& old) { return old.key == record.key; });
        EXPECT_FALSE(as_it_was && reported && only) << record.key;
        ++(as_it_was ? untouched : changed);
      }
      EXPECT_EQ(untouched + changed + rejections[name], old_table.size());
    });
  }
  EXPECT_GT(repaired, 500U);
  EXPECT_GT(rejected, 500U);
}

TEST(DamagedWorldsTest, WhatIsCleanedIsClean) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Directory cleaned = CatalogBuilder(DamagedWorld(seed)).Cleaned();
    const std::vector<Defect> left = CatalogBuilder(cleaned).Check();
    ASSERT_TRUE(left.empty()) << "seed " << seed << ": " << left.front().table << " " << left.front().record << " "
                              << left.front().field << ": " << left.front().reason;
    ASSERT_EQ(CatalogBuilder(cleaned).Cleaned(), cleaned) << "seed " << seed;
  }
}

TEST(DamagedWorldsTest, BuildHoldsWhatCleanedGives) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Directory damaged = DamagedWorld(seed);
    const absl::StatusOr<Catalog> catalog = CatalogBuilder(damaged).Build();
    ASSERT_TRUE(catalog.ok()) << "seed " << seed << ": " << catalog.status();
    ASSERT_EQ(catalog->directory(), CatalogBuilder(damaged).Cleaned()) << "seed " << seed;
  }
}

TEST(DamagedWorldsTest, TheOrderOfTheInputChangesNothing) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Directory damaged = DamagedWorld(seed);
    Directory shuffled = damaged;
    Shuffle(shuffled, seed);
    ASSERT_EQ(CatalogBuilder(damaged).Check(), CatalogBuilder(shuffled).Check()) << "seed " << seed;
    ASSERT_EQ(CatalogBuilder(damaged).Cleaned(), CatalogBuilder(shuffled).Cleaned()) << "seed " << seed;
    ASSERT_EQ(CatalogBuilder(damaged).Build()->version(), CatalogBuilder(shuffled).Build()->version())
        << "seed " << seed;
  }
}

// Rows of `table` that belong to an offer, by a scan.
template <class Row, class Belongs>
std::vector<std::uint32_t> Scan(const std::vector<Row>& table, Belongs belongs) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < table.size(); ++i)
    if (belongs(table[i])) rows.push_back(i);
  return rows;
}

// The site's own rows, else the service's.
template <class Row>
std::vector<std::uint32_t> OwnElseService(const std::vector<Row>& table, const ServiceAtLocation& offer) {
  std::vector<std::uint32_t> own =
      Scan(table, [&](const Row& row) { return row.service_at_location_key == offer.key; });
  if (!own.empty()) return own;
  return Scan(table, [&](const Row& row) {
    return row.service_at_location_key.empty() && row.service_key == offer.service_key;
  });
}

std::vector<std::uint32_t> ListOf(std::span<const std::uint32_t> rows) { return {rows.begin(), rows.end()}; }

// 1: the site's own, 2: its service's, 3: its location's, 0: not of this offer.
int LevelOf(const Schedule& row, const ServiceAtLocation& offer) {
  if (!row.service_at_location_key.empty()) return row.service_at_location_key == offer.key ? 1 : 0;
  const bool here = row.location_key.empty() || row.location_key == offer.location_key;
  if (!row.service_key.empty()) return row.service_key == offer.service_key && here ? 2 : 0;
  return here ? 3 : 0;
}

std::vector<std::uint32_t> RegularRows(const Directory& d, const ServiceAtLocation& offer) {
  for (const int level : {1, 2, 3}) {
    auto rows = Scan(d.schedules, [&](const Schedule& row) {
      return row.exception == ScheduleException::kNone && LevelOf(row, offer) == level;
    });
    if (!rows.empty()) return rows;
  }
  return {};
}

TEST(DamagedWorldsTest, LinksAreThoseThatAScanFinds) {
  for (std::uint64_t seed = 1; seed <= kSeeds && !HasFailure(); ++seed) {
    const Catalog catalog = *CatalogBuilder(DamagedWorld(seed)).Build();
    const Directory& d = catalog.directory();
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
      const ServiceAtLocation& row = catalog.service_at_location(ServiceAtLocationId(i));
      const Offer& offer = catalog.offer(ServiceAtLocationId(i));
      SCOPED_TRACE("seed " + std::to_string(seed) + ", offer " + row.key);
      EXPECT_EQ(catalog.service(offer.service).key, row.service_key);
      EXPECT_EQ(catalog.location(offer.location).key, row.location_key);
      EXPECT_EQ(catalog.organization(offer.organization).key, catalog.service(offer.service).organization_key);
      EXPECT_EQ(ListOf(offer.service_areas), OwnElseService(d.service_areas, row));
      EXPECT_EQ(ListOf(offer.capacities), OwnElseService(d.capacities, row));
      EXPECT_EQ(ListOf(offer.schedules), RegularRows(d, row));
      EXPECT_EQ(ListOf(offer.schedule_exceptions), Scan(d.schedules, [&](const Schedule& schedule) {
                  return schedule.exception != ScheduleException::kNone && LevelOf(schedule, row) != 0;
                }));
      EXPECT_EQ(ListOf(offer.languages), Scan(d.languages, [&](const Language& language) {
                  return language.service_key == row.service_key || language.location_key == row.location_key;
                }));
      EXPECT_EQ(ListOf(offer.cost_options),
                Scan(d.cost_options, [&](const CostOption& cost) { return cost.service_key == row.service_key; }));
      EXPECT_NE(offer.attendance, 0);
    }
  }
}

// Two catalogs that differ in where their confidential sites lie show the same of every offer that is at one.
TEST(DamagedWorldsTest, ConfidentialSitesLookTheSameWhereverTheyLie) {
  std::size_t seen = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Directory before = MakeWorld(seed, {.services = 10}).directory;
    Directory after = before;
    MoveConfidentialSites(after, seed);
    const Catalog here = *CatalogBuilder(before).Build();
    const Catalog there = *CatalogBuilder(after).Build();
    ASSERT_EQ(here.version(), there.version()) << "seed " << seed;
    for (std::uint32_t i = 0; i < here.offer_count(); ++i) {
      const PublicView a = ViewOf(here, ServiceAtLocationId(i)), b = ViewOf(there, ServiceAtLocationId(i));
      ASSERT_EQ(a.where, b.where);
      ASSERT_EQ(a.phone, b.phone);
      ASSERT_EQ(a.location_name, b.location_name);
      ASSERT_EQ(a.point, b.point);
      seen += a.confidential;
    }
  }
  EXPECT_GT(seen, 100U);
}

}  // namespace
}  // namespace kith
