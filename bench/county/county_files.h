// A county on disk: the directory as an HSDS 3.1 package, the households as lines of a client file, and a summary of what was made.
//
//   CountySummary summary(county);
//   KITH_RETURN_IF_ERROR(CheckCountyFolder("out"));
//   absl::Status written = WriteCounty(county, "out", &summary, {});
//   written = WriteHouseholds(county, "clients.ndjson", &summary, {});
//   std::cout << summary.ToText();
//
// Model     Written as it is made: memory does not grow with the number of services or households. The package's bytes are those of
//           WriteHsds3(county.ToDirectory()). Files are put in place only when all of them are written.
// Errors    Of the file system, with the path; AlreadyExists as WriteHsds3's.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "bench/county/county.h"

namespace kith {

// Counts of what was made, for people to compare with the tables that it was drawn from.
class CountySummary {
 public:
  explicit CountySummary(const County& county);

  void AddService(std::uint32_t number);
  void AddRecords(const Directory& d);  // a part, of any kind
  void AddHousehold(std::uint32_t number, const Household& household);

  struct OfPlanningArea {
    std::uint64_t population = 0, sites = 0, services = 0, households = 0, persons = 0;
    std::uint64_t over_65 = 0, under_18 = 0, ages_known = 0;
    std::uint64_t income_known = 0, poor = 0, below_twice = 0;  // below the poverty line, below twice of it
    std::uint64_t with_car = 0, medi_cal = 0, uninsured = 0, coverage_known = 0;
    std::map<std::string, std::uint64_t, std::less<>> languages;  // first ones
    OfPlanningArea& operator+=(const OfPlanningArea& other);
  };
  const std::array<OfPlanningArea, kPlanningAreas>& planning_areas() const { return areas_; }
  OfPlanningArea whole() const;
  std::uint64_t records() const { return records_; }
  std::uint64_t vertices() const { return vertices_; }

  std::string ToText() const;

 private:
  const County& county_;
  std::array<OfPlanningArea, kPlanningAreas> areas_;
  std::map<std::string, std::uint64_t, std::less<>> kinds_;    // services by their first need
  std::map<std::string, std::uint64_t, std::less<>> extents_;  // service areas by kind
  std::uint64_t records_ = 0, vertices_ = 0;
};

// How many of how many things of a kind are done; may be empty.
using CountyProgress = std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)>;

// Whether a county may take the folder's place without asking: it is not there, holds nothing of a directory, or a made-up county. AlreadyExists where it
// holds another directory.
absl::Status CheckCountyFolder(const std::filesystem::path& folder);

absl::Status WriteCounty(const County& county, const std::filesystem::path& folder, CountySummary* summary,
                         const CountyProgress& progress);
absl::Status WriteHouseholds(const County& county, const std::filesystem::path& file, CountySummary* summary,
                             const CountyProgress& progress);

}  // namespace kith
