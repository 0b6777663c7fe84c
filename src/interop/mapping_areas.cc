#include "src/interop/mapping_areas.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/us_states.h"

namespace kith {
namespace {

struct PlaceField {
  std::string_view field, type;
};
constexpr std::array<PlaceField, 4> kPlaceFields = {
    {{"cities", "city"}, {"counties", "county"}, {"states", "state"}, {"planning_areas", "planning_area"}}};

// As FoldName gives them; no place is called so.
constexpr auto kNoValue = std::to_array<std::string_view>(
    {"", "n a", "na", "nil", "no data", "none", "not applicable", "not available", "null", "unknown"});
constexpr auto kMany = std::to_array<std::string_view>({"all", "any", "anywhere", "citywide", "countywide", "every",
                                                        "everywhere", "multiple", "nationwide", "other", "others",
                                                        "regionwide", "several", "statewide", "various"});
constexpr auto kManyOf =
    std::to_array<std::string_view>({"all ", "any ", "every ", "entire ", "multiple ", "various "});
constexpr auto kProvinces = std::to_array<std::string_view>(
    {"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"});  // of Canada

template <class List>
bool Has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool MeansMany(std::string_view folded) {
  return Has(kMany, folded) ||
         std::ranges::any_of(kManyOf, [&](std::string_view words) { return folded.starts_with(words); });
}

// Two letters that are those of no state or province.
bool IsNoStatesLetters(const std::string& name) {
  return name.size() == 2 && !IsUsState(name) &&
         std::ranges::none_of(kProvinces, [&](std::string_view code) { return EqualsIgnoringCase(code, name); });
}

// The items of a field without those that stand for no value.
MappingItems TakeStated(FieldTexts& texts, std::string_view field, Expansion& expansion) {
  MappingItems stated;
  for (std::string& item : TakeItems(texts, field)) {
    if (Has(kNoValue, FoldName(item))) {
      expansion.problems.push_back({std::string(field), Quoted(item) + " names no place: not stated"});
    } else {
      stated.push_back(std::move(item));
    }
  }
  return stated;
}

// What the fields of places say, as extents: of named places, and of words that name none.
struct StatedPlaces {
  std::string named, words;
};

StatedPlaces TakePlaces(FieldTexts& texts, Expansion& expansion) {
  StatedPlaces places;
  for (const PlaceField& of : kPlaceFields) {
    for (const std::string& name : TakeStated(texts, of.field, expansion)) {
      if (MeansMany(FoldName(name))) {
        expansion.problems.push_back(
            {std::string(of.field), Quoted(name) + " names no one place: kept as text, whom it serves is unknown"});
        places.words += (places.words.empty() ? "" : "; ") + name;
        continue;
      }
      if (of.type == "state" && IsNoStatesLetters(name))
        expansion.problems.push_back({std::string(of.field), Quoted(name) + " are the letters of no state: kept"});
      places.named += (places.named.empty() ? "" : "; ") + std::string(of.type) + ":" + name;
    }
  }
  return places;
}

}  // namespace

void ExpandServiceArea(FieldTexts texts, Expansion& expansion) {
  const MappingItems zips = TakeStated(texts, "zip_codes", expansion);
  StatedPlaces places = TakePlaces(texts, expansion);
  const std::string everywhere_text = TakeField(texts, "everywhere");
  const std::optional<bool> everywhere = ParseYesNo(everywhere_text);
  if (!everywhere && !everywhere_text.empty())
    expansion.problems.push_back({"everywhere", Quoted(everywhere_text) + " is neither yes nor no: not stated"});
  const auto add = [&](std::string_view type, std::string extent) {
    RecordCells cells = CellsOf(texts);
    cells["extent"] = std::move(extent);
    cells["extent_type"] = type;
    expansion.records.push_back(std::move(cells));
  };
  if (everywhere.value_or(false)) add("everywhere", "");
  if (!zips.empty()) add("zip_codes", JoinList(zips, " "));
  if (!places.named.empty()) add("places", std::move(places.named));
  if (!places.words.empty()) add("text", std::move(places.words));
  if (expansion.records.empty()) expansion.records.push_back(CellsOf(texts));
}

}  // namespace kith
