#include "bench/inputs.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <utility>

#include "bench/county/county_files.h"
#include "bench/stop.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"

namespace kith {
namespace {

constexpr std::uint64_t kCountySeed = 2026;

std::filesystem::path SourceFolder() { return KITH_SOURCE_DIR; }

// Written for the benchmarks, removed with the program.
class CountyFolder {
 public:
  explicit CountyFolder(const County& county)
      : path_(std::filesystem::temp_directory_path() / ("kith_bench_" + std::to_string(::getpid()))) {
    OrStop(WriteCounty(county, path_, nullptr, {}));
  }
  ~CountyFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  CountyFolder(const CountyFolder&) = delete;
  CountyFolder& operator=(const CountyFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::vector<Household> ReadHouseholds(const TimeZone& zone) {
  std::vector<Household> households;
  for (const char* name : {"rosa.json", "caller.json", "ernesto_and_luzviminda.json"}) {
    std::ifstream file(SourceFolder() / "examples/data/households" / name, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    HouseholdReader reader(text, name, zone);
    for (Household household; reader.Next(household);) households.push_back(household);
    OrStop(reader.status());
  }
  return households;
}

void Finish(Input& input) {
  input.directory = OrStop(ReadHsds3(input.folder, {})).directory;
  input.catalog = std::make_shared<const Catalog>(OrStop(CatalogBuilder(input.directory).Build()));
  input.matcher = std::make_shared<const Matcher>(OrStop(Matcher::Build(input.catalog, RankingPolicy())));
}

Input MakeSample() {
  Input input;
  input.folder = SourceFolder() / "examples/data/los_angeles";
  Finish(input);
  input.as_of = OrStop(ParseInstant("2026-11-24T10:00", input.catalog->time_zone()));
  input.households = ReadHouseholds(input.catalog->time_zone());
  return input;
}

Input MakeCounty() {
  const CountyOptions options{.seed = kCountySeed, .services = 5'000, .households = 64};
  const County county =
      OrStop(County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)})));
  static const CountyFolder kFolder(county);
  Input input;
  input.folder = kFolder.path();
  Finish(input);
  input.as_of = county.as_of();
  for (std::uint32_t i = 0; i < county.household_count(); ++i) input.households.push_back(county.HouseholdAt(i));
  return input;
}

}  // namespace

std::size_t Input::records() const {
  const Directory& d = directory;
  return d.organizations.size() + d.programs.size() + d.services.size() + d.locations.size() + d.addresses.size() +
         d.services_at_location.size() + d.service_areas.size() + d.areas.size() + d.schedules.size() +
         d.capacities.size() + d.units.size() + d.taxonomies.size() + d.taxonomy_terms.size() + d.attributes.size() +
         d.languages.size() + d.accessibility.size() + d.cost_options.size() + d.required_documents.size() +
         d.phones.size();
}

const Input& InputOf(InputName name) {
  if (name == InputName::kSample) {
    static const Input kSample = MakeSample();
    return kSample;
  }
  static const Input kCounty = MakeCounty();
  return kCounty;
}

}  // namespace kith
