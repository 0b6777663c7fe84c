#include "examples/kith/offer_option.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/layout.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith_program {
namespace {

constexpr std::size_t kShortestPrefix = 6;

}  // namespace

void AddOfferOption(CLI::App& command, std::string& offer) {
  command.add_option("--offer", offer, "The service at location, by its id or the beginning of it")
      ->type_name("ID")
      ->required();
}

absl::StatusOr<kith::ServiceAtLocationId> FindOffer(const kith::Catalog& catalog, const std::string& key) {
  const kith::ServiceAtLocationId offer = catalog.FindOffer(key);
  if (offer.valid()) return offer;
  std::vector<std::string_view> keys;
  std::vector<std::string> beginning;  // with `key`
  for (const kith::ServiceAtLocation& record : catalog.records().services_at_location) {
    keys.push_back(record.key);
    if (key.size() >= kShortestPrefix && record.key.starts_with(key)) beginning.push_back(record.key);
  }
  if (beginning.size() == 1) return catalog.FindOffer(beginning.front());
  if (beginning.size() > 1) {
    const std::size_t count = beginning.size();
    beginning.resize(std::min<std::size_t>(count, 3));
    return absl::InvalidArgumentError("--offer: " + Thousands(static_cast<long long>(count)) + " ids begin with " +
                                      key + ", such as " + kith::JoinList(beginning, ", ") +
                                      ": expected more of the id");
  }
  return absl::InvalidArgumentError("--offer: " + key + " is not an id in service_at_location.csv, nor the beginning " +
                                    "of one" + kith::DidYouMean(key, keys));
}

}  // namespace kith_program
