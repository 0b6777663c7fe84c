#include "examples/kith/explanation_text.h"

#include <string_view>
#include <vector>

#include "examples/kith/offer_text.h"
#include "kith/base/text.h"
#include "kith/interop/fact_label.h"

namespace kith_program {
namespace {

using kith::Truth;

constexpr int kIndent = 2;

std::string Percent(std::int32_t q16) {
  const std::int64_t tenths = (std::int64_t{q16} * 1000 + kith::kOneQ16 / 2) / kith::kOneQ16;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

Cell TruthCell(Truth truth) {
  return truth == Truth::kTrue    ? Cell{"yes", Style::kSure}
         : truth == Truth::kFalse ? Cell{"no", Style::kDanger}
                                  : Cell{"open", Style::kUnsure};
}

class ExplanationWriter {
 public:
  ExplanationWriter(const kith::Catalog& catalog, const kith::Explanation& explanation, const TextOptions& options)
      : catalog_(catalog), explanation_(explanation), offer_(explanation.offer), options_(options) {}

  std::string Verdict() const {
    if (!explanation_.meets_need)
      return "This offer is for other needs, not for " +
             Printable(catalog_.taxonomy_term(explanation_.context.term).name) + ".\n";
    if (explanation_.ranked) {
      return Styled("Ranked " + Thousands(explanation_.rank) + " of " + Thousands(explanation_.of), Style::kSure,
                    options_) +
             ", " + Thousands(offer_.score) + " of 10,000 points.\n";
    }
    return Styled("Not offered", Style::kDanger, options_) + ": " +
           Count(explanation_.exclusions.size(), "filter shuts", "filters shut") + " it out.\n";
  }

  std::string Exclusions() const {
    std::string text;
    for (const kith::Exclusion& exclusion : explanation_.exclusions) {
      text += Line("Why not", std::string(ToText(exclusion.reason)) + ": " + Printable(exclusion.sentence));
      text += Line("Change", exclusion.would_change.empty() ? "Nothing the household or its worker can do."
                                                            : Printable(exclusion.would_change));
    }
    return text.empty() ? text : Section("What shuts it out") + text;
  }

  std::string Score() const {
    Table table({{"Part", 12}, {"Weight", 6, true}, {"Value", 6, true}, {"Points", 6, true}});
    for (const kith::ScorePartValue& part : offer_.parts)
      table.Add({{std::string(ToString(part.part))},
                 {Thousands(part.weight)},
                 {Percent(part.value_q16)},
                 {Thousands(part.points)}});
    table.Add({{"score"}, {}, {}, {Thousands(offer_.score)}});
    std::string text = Section(explanation_.ranked ? "Score" : "Score, were it not shut out");
    const std::vector<TableLine> lines = table.Lines(0, options_);
    const int width = Width(lines.back().text) - 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool has_reason = i > 0 && i <= offer_.parts.size();
      std::string row = lines[i].text;
      row.pop_back();
      text += has_reason ? Hanging(kIndent, row, width + 1, Printable(offer_.parts[i - 1].reason), options_)
                         : std::string(kIndent, ' ') + row + "\n";
    }
    return text;
  }

  std::string Eligibility() const {
    const kith::EligibilityVerdict& verdict = offer_.eligibility;
    const Cell eligible = TruthCell(verdict.eligible);
    std::string text = Section("Eligible: " + eligible.text);
    for (const kith::ClauseReason& clause : verdict.clauses) text += Clause(clause);
    if (verdict.preferences > 0)
      text += Line("Preferred", Thousands(verdict.preferences_met) + " of " +
                                    Count(static_cast<std::size_t>(verdict.preferences), "preference", "preferences") +
                                    " met; preferences never shut anyone out.");
    return text;
  }

  std::string Area() const {
    return Section("In the area it serves: " + TruthCell(offer_.catchment.serves).text) +
           Sentence(Printable(offer_.catchment.reason));
  }

  std::string Hours() const {
    std::string text =
        Section("Hours") + Line("Now", Printable(offer_.hours.brief)) + Line("Week", Printable(offer_.hours.summary));
    if (explanation_.context.need.window)
      text += Line("Wanted", "open in the wanted time: " + TruthCell(offer_.hours.open_in_window).text + "; " +
                                 Printable(offer_.hours.in_window));
    return text;
  }

  std::string Room() const {
    return Section("Room") + Sentence(Printable(offer_.availability.sentence)) +
           Line("Chance", "~" + Percent(offer_.availability.probability_q16) + " that a place is free");
  }

  std::string Next() const {
    const std::string todo = Todo(offer_, kIndent, options_);
    return todo.empty() ? todo : Section("To do") + todo;
  }

 private:
  std::string Section(const std::string& title) const { return "\n" + Styled(title, Style::kBold, options_) + "\n"; }
  std::string Line(std::string_view label, const std::string& text) const {
    return Hanging(kIndent, label, kLabelWidth, text, options_);
  }

  std::string Sentence(const std::string& text) const { return Hanging(kIndent, "", 0, text, options_); }

  std::string Clause(const kith::ClauseReason& clause) const {
    const Cell truth = TruthCell(clause.truth);
    std::string text = Line(truth.text, Printable(clause.sentence));
    std::string rule = "rule " + Printable(clause.rule);
    if (!clause.clause.empty()) rule += ": " + Printable(clause.clause);
    if (!clause.source.empty()) rule += " (" + Printable(clause.source) + ")";
    text += Line("", rule);
    if (!clause.would_change.empty()) text += Line("Change", Printable(clause.would_change));
    if (clause.declined) text += Line("Declined", "The client declined to say; that leaves it open.");
    return text;
  }

  const kith::Catalog& catalog_;
  const kith::Explanation& explanation_;
  const kith::RankedOffer& offer_;
  const TextOptions& options_;
};

}  // namespace

std::string ExplanationText(const kith::Catalog& catalog, kith::ServiceAtLocationId offer,
                            const kith::Explanation& explanation, const TextOptions& options) {
  const kith::Ranking& context = explanation.context;
  const ExplanationWriter writer(catalog, explanation, options);
  std::string text =
      Paragraph(OfferName(catalog, offer), Style::kBold, options) +
      Paragraph(Whereabouts(catalog, offer), Style::kPlain, options) +
      Paragraph("for " + Printable(context.household_id) + ": " + NeedText(catalog, context), Style::kPlain, options) +
      EmergencyText(context.emergency, options) + "\n" + writer.Verdict();
  if (explanation.meets_need) {
    text += writer.Exclusions() + writer.Score() + writer.Eligibility() + writer.Area() + writer.Hours() +
            writer.Room() + writer.Next();
  }
  return text + "\n" + FooterText(catalog, context, options);
}

}  // namespace kith_program
