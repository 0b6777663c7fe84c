#include "examples/kith/explanation_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "examples/kith/offer_text.h"
#include "kith/base/text.h"
#include "kith/interop/fact_label.h"

namespace kith_program {
namespace {

using A = kith::MessageArgument;
using kith::Truth;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

constexpr int kIndent = 2;

std::string Percent(std::int32_t q16) {
  const std::int64_t tenths = (std::int64_t{q16} * 1000 + kith::kOneQ16 / 2) / kith::kOneQ16;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string TruthText(Truth truth, const TextOptions& options) {
  const std::string_view key = truth == Truth::kTrue ? "yes" : truth == Truth::kFalse ? "no" : "open";
  return options.Say("verdict.truth"_message, {A::Key("truth", key)});
}

class ExplanationWriter {
 public:
  ExplanationWriter(const kith::Catalog& catalog, const kith::Explanation& explanation, const TextOptions& options)
      : catalog_(catalog), explanation_(explanation), offer_(explanation.offer), options_(options) {}

  std::string Verdict() const {
    if (!explanation_.meets_need)
      return options_.Say("verdict.not_for_need"_message,
                          {A::Name("term", Printable(catalog_.taxonomy_term(explanation_.context.term).name))}) +
             "\n";
    if (explanation_.ranked) {
      const std::string ranked = options_.Say(
          "verdict.ranked"_message, {A::Number("rank", explanation_.rank), A::Number("count", explanation_.of)});
      return options_.Say("verdict.points"_message, {A::Said("ranked", {Styled(ranked, Style::kSure, options_)}),
                                                     A::Number("score", offer_.score)}) +
             "\n";
    }
    const std::string not_offered = options_.Say("verdict.not_offered"_message);
    return options_.Say("verdict.filters"_message,
                        {A::Said("not_offered", {Styled(not_offered, Style::kDanger, options_)}),
                         A::Number("count", static_cast<double>(explanation_.exclusions.size()))}) +
           "\n";
  }

  std::string Exclusions() const {
    std::string text;
    for (const kith::Exclusion& exclusion : explanation_.exclusions) {
      const std::string reason = options_.Say("exclusion.text"_message, {A::Key("reason", ToString(exclusion.reason))});
      text +=
          Line("label.why_not"_message,
               options_.Say("page.excluded_for"_message,
                            {A::Said("reason", {reason}), A::Said("sentence", {PrintableSaid(exclusion.sentence)})}));
      text += Line("label.change"_message, exclusion.would_change.empty() ? options_.Say("page.nothing_changes"_message)
                                                                          : PrintableSaid(exclusion.would_change));
    }
    return text.empty() ? text : Section(options_.Say("section.shut_out"_message)) + text;
  }

  std::string Score() const {
    Table table({{options_.Say("column.part"_message), 12},
                 {options_.Say("column.weight"_message), 6, true},
                 {options_.Say("column.value"_message), 6, true},
                 {options_.Say("column.points"_message), 6, true}});
    for (const kith::ScorePartValue& part : offer_.parts)
      table.Add({{options_.Say("score.part"_message, {A::Key("part", ToString(part.part))})},
                 {Thousands(part.weight)},
                 {Percent(part.value_q16)},
                 {Thousands(part.points)}});
    table.Add({{options_.Say("score.part"_message, {A::Key("part", "score")})}, {}, {}, {Thousands(offer_.score)}});
    std::string text =
        Section(explanation_.ranked ? options_.Say("section.score"_message) : options_.Say("section.score_if"_message));
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
    std::string text =
        Section(options_.Say("section.eligible"_message, {A::Said("truth", {TruthText(verdict.eligible, options_)})}));
    for (const kith::ClauseReason& clause : verdict.clauses) text += Clause(clause);
    if (verdict.preferences > 0)
      text += Line("label.preferred"_message,
                   options_.Say("page.preferences"_message,
                                {A::Number("met", verdict.preferences_met), A::Number("count", verdict.preferences)}));
    return text;
  }

  std::string Area() const {
    return Section(options_.Say("section.area"_message,
                                {A::Said("truth", {TruthText(offer_.catchment.serves, options_)})})) +
           Sentence(Printable(offer_.catchment.reason));
  }

  std::string Hours() const {
    std::string text = Section(options_.Say("section.hours"_message)) +
                       Line("label.now"_message, PrintableSaid(offer_.hours.brief)) +
                       Line("label.week"_message, Printable(offer_.hours.summary));
    if (explanation_.context.need.window)
      text += Line(
          "label.wanted"_message,
          options_.Say("page.in_window"_message, {A::Said("truth", {TruthText(offer_.hours.open_in_window, options_)}),
                                                  A::Said("hours", {Printable(offer_.hours.in_window)})}));
    return text;
  }

  std::string Room() const {
    return Section(options_.Say("section.room"_message)) + Sentence(Printable(offer_.availability.sentence)) +
           Line("label.chance"_message,
                options_.Say("page.chance"_message,
                             {A::Figure("chance", Percent(offer_.availability.probability_q16))}));
  }

  std::string Next() const {
    const std::string todo = Todo(offer_, kIndent, options_);
    return todo.empty() ? todo : Section(options_.Say("section.todo"_message)) + todo;
  }

 private:
  std::string Section(const std::string& title) const { return "\n" + Styled(title, Style::kBold, options_) + "\n"; }
  std::string Labelled(std::string_view label, const std::string& text) const {
    const int width = std::max(kLabelWidth, Width(TruthText(Truth::kUnknown, options_)));  // "por aclarar" is longer
    return Hanging(kIndent, label, width, text, options_);
  }
  std::string Line(kith::MessageCode label, const std::string& text) const {
    return Labelled(options_.Say(label), text);
  }

  std::string Sentence(const std::string& text) const { return Hanging(kIndent, "", 0, text, options_); }

  std::string Clause(const kith::ClauseReason& clause) const {
    const std::string_view has = clause.clause.empty()   ? (clause.source.empty() ? "none" : "source")
                                 : clause.source.empty() ? "clause"
                                                         : "both";
    std::string text = Labelled(TruthText(clause.truth, options_), PrintableSaid(clause.sentence));
    text += Labelled(
        "", options_.Say("page.rule"_message,
                         {A::Name("rule", Printable(clause.rule)), A::Figure("clause", Printable(clause.clause)),
                          A::Name("source", Printable(clause.source)), A::Key("has", has)}));
    if (!clause.would_change.empty()) text += Line("label.change"_message, PrintableSaid(clause.would_change));
    if (clause.declined) text += Line("label.declined"_message, options_.Say("page.declined"_message));
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
      Paragraph(options.Say("verdict.for_household"_message, {A::Name("household", Printable(context.household_id)),
                                                              A::Said("need", {NeedText(catalog, context, options)})}),
                Style::kPlain, options) +
      EmergencyText(context.emergency, options) + "\n" + writer.Verdict();
  if (explanation.meets_need) {
    text += writer.Exclusions() + writer.Score() + writer.Eligibility() + writer.Area() + writer.Hours() +
            writer.Room() + writer.Next();
  }
  return text + "\n" + FooterText(catalog, context, options);
}

}  // namespace kith_program
