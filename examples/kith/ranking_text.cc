#include "examples/kith/ranking_text.h"

#include <cstddef>
#include <vector>

#include "examples/kith/offer_text.h"
#include "kith/base/text.h"
#include "kith/catalog/public_view.h"

namespace kith_program {
namespace {

constexpr int kIndent = 2;
constexpr int kBelow = 9;                     // cells before what stands under a row: rank, mark and their gaps
constexpr int kOrganizationColumnFrom = 100;  // narrower terminals have the organization under the row

class RankingWriter {
 public:
  RankingWriter(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options)
      : catalog_(catalog), ranking_(ranking), options_(options), wide_(options.width >= kOrganizationColumnFrom) {}

  std::string Write() const {
    std::string text = Heading();
    for (const std::string& block : {Offers(), Exclusions()}) {
      if (!block.empty()) text += "\n" + block;
    }
    return text;
  }

 private:
  std::string Heading() const {
    std::string shown = "nothing suits";
    if (ranking_.considered == 0) {
      shown = "the directory lists nothing for it";
    } else if (ranking_.ranked > 0) {
      shown = Count(ranking_.ranked, "offer", "offers");
      if (ranking_.ranked > ranking_.offers.size())
        shown = "the best " + Thousands(static_cast<long long>(ranking_.offers.size())) + " of " + shown;
    }
    return Paragraph(NeedText(catalog_, ranking_) + ": " + shown, Style::kBold, options_);
  }

  std::string Offers() const {
    if (ranking_.offers.empty()) return "";
    std::vector<Column> columns = {{"#", 7, true}, {"Fits", 4}, {"Service"}};
    if (wide_) columns.push_back({"Organization"});
    columns.insert(columns.end(), {{"Travel", 14}, {"Hours", kHoursWidth}, {"Room", kRoomWidth}, {"Score", 6, true}});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < ranking_.offers.size(); ++i) table.Add(Row(i));
    const std::vector<TableLine> lines = table.Lines(kIndent, options_);
    std::string text = lines[0].text;
    for (std::size_t i = 0; i < ranking_.offers.size(); ++i) {
      text += (i > 0 ? "\n" : "") + lines[i + 1].text;
      // What the table has no room for stands below it in full.
      if (lines[i + 1].cut || !wide_)
        text += Hanging(kBelow, "", 0, OfferName(catalog_, ranking_.offers[i].offer), options_);
      text += Below(ranking_.offers[i]);
    }
    return text;
  }

  std::vector<Cell> Row(std::size_t i) const {
    const kith::RankedOffer& offer = ranking_.offers[i];
    const kith::PublicView view = ViewOf(catalog_, offer.offer);
    std::vector<Cell> row = {{std::to_string(i + 1)}, FitsCell(offer), {Printable(view.service_name), Style::kBold}};
    if (wide_) row.push_back({Printable(view.organization_name)});
    row.push_back(TravelCell(offer.travel));
    row.push_back(HoursCell(offer.hours));
    row.push_back(RoomCell(offer.availability));
    row.push_back({Thousands(offer.score)});
    return row;
  }

  std::string Below(const kith::RankedOffer& offer) const {
    return Hanging(kBelow, "", 0, Whereabouts(catalog_, offer.offer), options_) +
           Hanging(kBelow, "Why", kLabelWidth, Why(offer), options_) + Todo(offer, kBelow, options_) +
           Hanging(kBelow, "Offer", kLabelWidth, OfferKey(offer.offer), options_);
  }

  std::string Exclusions() const {
    if (ranking_.excluded.empty()) return "";
    std::vector<std::string> counts;
    for (std::size_t i = 0; i < kith::kExclusionReasons; ++i) {
      const std::uint32_t count = ranking_.excluded_by_reason[i];
      if (count > 0)
        counts.push_back(Thousands(count) + " " + std::string(ToText(static_cast<kith::ExclusionReason>(i))));
    }
    std::string text = Hanging(kIndent, "Not shown", kLabelWidth, kith::JoinList(counts, ", ") + ".", options_);
    for (const std::uint32_t at : ranking_.near_misses) text += NearMiss(ranking_.excluded[at]);
    return text;
  }

  std::string NearMiss(const kith::Exclusion& exclusion) const {
    const kith::PublicView view = ViewOf(catalog_, exclusion.offer);
    std::string sentence = OfferName(catalog_, exclusion.offer);
    if (!view.location_name.empty() && view.location_name != view.organization_name)
      sentence += ", " + Printable(view.location_name);
    sentence += ": " + Printable(exclusion.sentence);
    if (!exclusion.would_change.empty()) sentence += " " + Printable(exclusion.would_change);
    sentence += " (offer " + OfferKey(exclusion.offer) + ")";
    return Hanging(kIndent, "Near miss", kLabelWidth, sentence, options_);
  }

  // What kith explain takes.
  std::string OfferKey(kith::ServiceAtLocationId offer) const {
    return Printable(catalog_.service_at_location(offer).key);
  }

  const kith::Catalog& catalog_;
  const kith::Ranking& ranking_;
  const TextOptions& options_;
  bool wide_;
};

}  // namespace

std::string RankingsText(const kith::Catalog& catalog, std::span<const kith::Ranking> rankings,
                         const TextOptions& options) {
  const kith::Ranking& first = rankings.front();
  std::vector<kith::EmergencyNumber> numbers;
  for (const kith::Ranking& ranking : rankings)
    numbers.insert(numbers.end(), ranking.emergency.begin(), ranking.emergency.end());
  std::string text = Paragraph(Printable(first.household_id) + " on " + TimeText(first.as_of, catalog.time_zone()),
                               Style::kBold, options) +
                     EmergencyText(numbers, options);
  for (const kith::Ranking& ranking : rankings) text += "\n" + RankingWriter(catalog, ranking, options).Write();
  return text + "\n" + FooterText(catalog, first, options);
}

}  // namespace kith_program
