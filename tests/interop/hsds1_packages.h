// Packages of HSDS 1.x and 2.0 for tests: a smallest one, and what every import of one must keep.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"
#include "src/interop/hsds1_read.h"
#include "src/interop/uuid.h"
#include "tests/interop/packages.h"

namespace kith {

inline std::string KeyOf(const std::string& name) { return UuidV5(kKithNamespace, name); }

// A package that imports without an issue: one organization, service, location and service at location, with `more` added or instead.
inline PackageTexts Package(const PackageTexts& more = {}) {
  PackageTexts texts = {{"organizations.csv", "id,name,description\n1,Org,\n"},
                        {"services.csv", "id,organization_id,name,status\n10,1,Food,active\n"},
                        {"locations.csv", "id,organization_id,name,latitude,longitude\n20,1,Hall,34.05,-118.25\n"},
                        {"services_at_location.csv", "id,service_id,location_id\n30,10,20\n"}};
  for (const auto& [name, text] : more) texts[name] = text;
  return texts;
}

// What every import must keep: the account adds up, the catalog finds nothing to clean, and HSDS 3 gives the same directory back.
inline Import Read(const PackageTexts& texts) {
  absl::StatusOr<Import> import = ReadHsds1Files(SourceFiles::OfTexts(texts), "test", {});
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances()) << import->account.ToText();
  EXPECT_TRUE(CatalogBuilder(import->directory).Check().empty());
  const absl::StatusOr<Import> again = ReadTexts(MustFormat(import->directory));
  EXPECT_TRUE(again.ok()) << again.status();
  if (again.ok()) {
    EXPECT_EQ(IssueLines(again->account), "");
    EXPECT_TRUE(again->directory == import->directory);
  }
  return *std::move(import);
}

inline std::string Issues(const PackageTexts& more) { return IssueLines(Read(Package(more)).account); }

inline std::string Extra(const Extras& extras, std::string_view column) {
  for (const auto& [name, text] : extras) {
    if (name == column) return text;
  }
  return "";
}

}  // namespace kith
