#include "examples/kith/reach_text.h"

#include <vector>

#include "examples/kith/offer_text.h"
#include "kith/base/text.h"

namespace kith_program {
namespace {

using A = kith::MessageArgument;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

constexpr int kIndent = 2;
constexpr int kBelow = 9;  // as in the tables of kith rank

std::string Heading(const kith::Reached& reached, const TextOptions& options) {
  const A count = A::Number("count", reached.suited);
  const A best = A::Number("best", static_cast<double>(reached.clients.size()));
  return Paragraph(reached.suited == 0                       ? options.Say("reach.nobody"_message)
                   : reached.suited > reached.clients.size() ? options.Say("reach.best"_message, {best, count})
                                                             : options.Say("reach.all"_message, {count}),
                   Style::kBold, options);
}

std::string Clients(const kith::Catalog& catalog, std::span<const kith::Ranking> described,
                    const TextOptions& options) {
  if (described.empty()) return "";
  Table table({{"#", 7, true},
               {options.Say("column.fits"_message), 4},
               {options.Say("column.household"_message)},
               {options.Say("column.need"_message)},
               {options.Say("column.travel"_message), 14},
               {options.Say("column.hours"_message), kHoursWidth},
               {options.Say("column.score"_message), 6, true}});
  for (std::size_t i = 0; i < described.size(); ++i) {
    const kith::RankedOffer& offer = described[i].offers.front();
    table.Add({{std::to_string(i + 1)},
               FitsCell(offer, options),
               {Printable(described[i].household_id), Style::kBold},
               {NeedText(catalog, described[i], options)},
               TravelCell(offer.travel, options),
               HoursCell(offer.hours, options),
               {Thousands(offer.score)}});
  }
  const std::vector<TableLine> lines = table.Lines(kIndent, options);
  std::string text = "\n" + lines[0].text;
  for (std::size_t i = 0; i < described.size(); ++i) {
    const kith::RankedOffer& offer = described[i].offers.front();
    text += (i > 0 ? "\n" : "") + lines[i + 1].text;
    // What the table has no room for stands below it in full.
    if (lines[i + 1].cut)
      text += Hanging(kBelow, "", 0,
                      Printable(described[i].household_id) + ": " + NeedText(catalog, described[i], options), options);
    text += Hanging(kBelow, options.Say("label.why"_message), kLabelWidth, Why(offer, options), options) +
            Todo(offer, kBelow, options);
    if (!described[i].emergency.empty())
      text += Hanging(kBelow, options.Say("label.note"_message), kLabelWidth, options.Say("reach.safety"_message),
                      options, Style::kDanger);
  }
  return text;
}

std::string NotSuited(const kith::Reached& reached, const TextOptions& options) {
  std::vector<kith::Phrase> counts;
  if (reached.other_needs > 0)
    counts.push_back({options.Say("reach.other_needs"_message, {A::Number("count", reached.other_needs)})});
  for (std::size_t i = 0; i < kith::kExclusionReasons; ++i) {
    if (reached.excluded_by_reason[i] == 0) continue;
    const kith::Phrase reason = {
        options.Say("exclusion.text"_message, {A::Key("reason", ToString(static_cast<kith::ExclusionReason>(i)))})};
    counts.push_back({options.Say("page.count_of"_message,
                                  {A::Number("count", reached.excluded_by_reason[i]), A::Said("reason", reason)})});
  }
  if (counts.empty()) return "";
  const kith::Phrase all = SayJoined(*options.messages, "join.words"_message, counts);
  return "\n" + Hanging(kIndent, options.Say("label.not_shown"_message), kLabelWidth,
                        options.Say("page.not_shown"_message, {A::Said("counts", all)}), options);
}

}  // namespace

std::string ReachText(const kith::Matcher& matcher, kith::ServiceAtLocationId offer, kith::Instant as_of,
                      const kith::Reached& reached, std::span<const kith::Ranking> described,
                      const TextOptions& options) {
  const kith::Catalog& catalog = matcher.catalog();
  kith::Ranking versions;
  versions.as_of = as_of;
  versions.versions = matcher.versions();
  return Paragraph(OfferName(catalog, offer), Style::kBold, options) +
         Paragraph(Whereabouts(catalog, offer), Style::kPlain, options) + Heading(reached, options) +
         Clients(catalog, described, options) + NotSuited(reached, options) + "\n" +
         FooterText(catalog, versions, options);
}

}  // namespace kith_program
