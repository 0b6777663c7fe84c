#include "examples/kith/ranking_text.h"

#include <cstddef>
#include <vector>

#include "examples/kith/offer_text.h"
#include "kith/base/text.h"
#include "kith/catalog/public_view.h"

namespace kith_program {
namespace {

using A = kith::MessageArgument;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

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
    const A count = A::Number("count", ranking_.ranked);
    const A best = A::Number("best", static_cast<double>(ranking_.offers.size()));
    const std::string shown = ranking_.considered == 0 ? options_.Say("shown.nothing_listed"_message)
                              : ranking_.ranked == 0   ? options_.Say("shown.nothing"_message)
                              : ranking_.ranked > ranking_.offers.size()
                                  ? options_.Say("shown.best"_message, {best, count})
                                  : options_.Say("shown.all"_message, {count});
    return Paragraph(options_.Say("page.need"_message, {A::Said("need", {NeedText(catalog_, ranking_, options_)}),
                                                        A::Said("shown", {shown})}),
                     Style::kBold, options_);
  }

  std::string Offers() const {
    if (ranking_.offers.empty()) return "";
    std::vector<Column> columns = {
        {"#", 7, true}, {options_.Say("column.fits"_message), 4}, {options_.Say("column.service"_message)}};
    if (wide_) columns.push_back({options_.Say("column.organization"_message)});
    columns.insert(columns.end(), {{options_.Say("column.travel"_message), 14},
                                   {options_.Say("column.hours"_message), kHoursWidth},
                                   {options_.Say("column.room"_message), kRoomWidth},
                                   {options_.Say("column.score"_message), 6, true}});
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
    std::vector<Cell> row = {
        {std::to_string(i + 1)}, FitsCell(offer, options_), {Printable(view.service_name), Style::kBold}};
    if (wide_) row.push_back({Printable(view.organization_name)});
    row.push_back(TravelCell(offer.travel, options_));
    row.push_back(HoursCell(offer.hours, options_));
    row.push_back(RoomCell(offer.availability));
    row.push_back({Thousands(offer.score)});
    return row;
  }

  std::string Below(const kith::RankedOffer& offer) const {
    return Hanging(kBelow, "", 0, Whereabouts(catalog_, offer.offer), options_) + ListedHours(offer.hours) +
           Hanging(kBelow, options_.Say("label.why"_message), kLabelWidth, Why(offer, options_), options_) +
           Todo(offer, kBelow, options_) +
           Hanging(kBelow, options_.Say("label.offer"_message), kLabelWidth, OfferKey(offer.offer), options_);
  }

  // What the listing says of hours that are not known when they are asked for: a person may read more out of it.
  std::string ListedHours(const kith::Hours& hours) const {
    const kith::Truth open = hours.in_window.empty() ? hours.open_now : hours.open_in_window;
    if (open != kith::Truth::kUnknown || !hours.stated) return "";
    return Hanging(kBelow, options_.Say("column.hours"_message), kLabelWidth, Printable(hours.summary), options_);
  }

  std::string Exclusions() const {
    if (ranking_.excluded.empty()) return "";
    std::vector<kith::Phrase> counts;
    for (std::size_t i = 0; i < kith::kExclusionReasons; ++i) {
      const std::uint32_t count = ranking_.excluded_by_reason[i];
      if (count == 0) continue;
      const kith::Phrase reason = {
          options_.Say("exclusion.text"_message, {A::Key("reason", ToString(static_cast<kith::ExclusionReason>(i)))})};
      counts.push_back({options_.Say("page.count_of"_message, {A::Number("count", count), A::Said("reason", reason)})});
    }
    std::string text =
        Hanging(kIndent, options_.Say("label.not_shown"_message), kLabelWidth,
                options_.Say("page.not_shown"_message,
                             {A::Said("counts", SayJoined(*options_.messages, "join.words"_message, counts))}),
                options_);
    for (const std::uint32_t at : ranking_.near_misses) text += NearMiss(ranking_.excluded[at]);
    return text;
  }

  std::string NearMiss(const kith::Exclusion& exclusion) const {
    const kith::PublicView view = ViewOf(catalog_, exclusion.offer);
    std::string sentence = OfferName(catalog_, exclusion.offer);
    if (!view.location_name.empty() && view.location_name != view.organization_name)
      sentence += ", " + Printable(view.location_name);
    sentence += ": " + PrintableSaid(exclusion.sentence);
    if (!exclusion.would_change.empty()) sentence += " " + PrintableSaid(exclusion.would_change);
    sentence += " " + options_.Say("page.offer_key"_message, {A::Figure("key", OfferKey(exclusion.offer))});
    return Hanging(kIndent, options_.Say("label.near_miss"_message), kLabelWidth, sentence, options_);
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
                         const TextOptions& options, std::span<const std::string> ask_next) {
  const kith::Ranking& first = rankings.front();
  std::vector<kith::EmergencyNumber> numbers;
  for (const kith::Ranking& ranking : rankings)
    numbers.insert(numbers.end(), ranking.emergency.begin(), ranking.emergency.end());
  std::string text = Paragraph(options.Say("page.of_household"_message,
                                           {A::Name("household", Printable(first.household_id)),
                                            A::Said("moment", {TimeText(first.as_of, catalog.time_zone(), options)})}),
                               Style::kBold, options) +
                     EmergencyText(numbers, options);
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    text += "\n" + RankingWriter(catalog, rankings[i], options).Write();
    if (i < ask_next.size() && !ask_next[i].empty()) text += "\n" + ask_next[i];
  }
  return text + "\n" + FooterText(catalog, first, options);
}

}  // namespace kith_program
