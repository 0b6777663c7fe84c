// The fit of an offer in words.
#include <string>
#include <vector>

#include "kith/base/text.h"
#include "src/match/appraisal.h"
#include "src/match/fit.h"
#include "src/match/fit_details.h"

namespace kith {
namespace {

using A = MessageArgument;

class FitSentences {
 public:
  FitSentences(const MatchIndex& index, const Query& query, const Offer& offer)
      : index_(index), query_(query), offer_(offer) {}

  // Without a full stop.
  Phrase Of(const FitFinding& finding) const {
    switch (finding.aspect) {
      case FitAspect::kLanguage:
        return LanguageSpoken(finding);
      case FitAspect::kCulture:
        return Culture(finding);
      case FitAspect::kAccessibility:
        return Access(finding);
      case FitAspect::kCost:
        return ByValue(finding, "fit.free"_message, "fit.fee"_message, "fit.cost_unknown"_message);
      case FitAspect::kWindow:
        return ByValue(finding, "fit.window_open"_message, "fit.window_closed"_message, "fit.window_unknown"_message);
      case FitAspect::kOneStop:
        return OneStop(finding);
      case FitAspect::kPreference:
        break;
    }
    return Say("fit.preferred"_message);
  }

  std::string Line(const Phrase& text) const {
    return Say("reason.note"_message, {A::Said("text", text), A::Key("end", EndOf(text.text))}).text;
  }

 private:
  Phrase Say(MessageCode code, MessageArguments arguments = {}) const { return query_.messages->Say(code, arguments); }
  Phrase Joined(const std::vector<Phrase>& items) const {
    return SayJoined(*query_.messages, "join.words"_message, items);
  }

  Phrase ByValue(const FitFinding& finding, MessageCode yes, MessageCode no, MessageCode unknown) const {
    return Say(!finding.known ? unknown : finding.value_q16 > 0 ? yes : no);
  }

  Phrase LanguageSpoken(const FitFinding& finding) const {
    if (!finding.known) return Say("fit.languages_unknown"_message);
    if (finding.detail == kNoLanguage) return Say("fit.no_language"_message);
    const Language& best = index_.catalog->records().languages[finding.detail];
    const Phrase said = query_.messages->Say("language.*"_message, best.code,
                                             {A::Name("name", best.name.empty() ? best.code : best.name)});
    return Say(best.interpreter ? "fit.interpreter"_message : "fit.staff_speak"_message, {A::Said("language", said)});
  }

  Phrase Culture(const FitFinding& finding) const {
    if (!finding.known) return Say(offer_.cultures.empty() ? "fit.cultures_unknown"_message : "fit.no_culture"_message);
    std::vector<Phrase> names;
    for (const TaxonomyTermId term : query_.wanted_cultures) {
      if (SharesCulture(index_, offer_, term)) names.push_back({index_.catalog->taxonomy_term(term).name});
    }
    return Say("fit.staff_share"_message, {A::Said("cultures", Joined(names))});
  }

  Phrase Access(const FitFinding& finding) const {
    if (!finding.known) return Say("fit.accessibility_unknown"_message);
    std::vector<Phrase> found;
    for (const std::string& word : query_.need->accessibility) {
      if (IsAccessible(index_, offer_, word)) found.push_back({word});
    }
    if (found.empty()) return Say("fit.not_accessible"_message);
    return Say("fit.accessible"_message, {A::Said("features", Joined(found))});
  }

  Phrase OneStop(const FitFinding& finding) const {
    if (finding.detail == 0) return Say("fit.no_other_need"_message);
    const auto others = static_cast<double>(query_.other_needs.size());
    return Say("fit.other_needs"_message, {A::Number("met", finding.detail), A::Number("count", others)});
  }

  const MatchIndex& index_;
  const Query& query_;
  const Offer& offer_;
};

}  // namespace

FitText DescribeFit(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  const FitSentences sentences(index, query, index.catalog->offer(appraisal.offer));
  FitText text;
  std::vector<Phrase> parts;
  for (const FitFinding& finding : appraisal.fit.all()) {
    parts.push_back(sentences.Of(finding));
    if (finding.known && finding.value_q16 > 0) text.reasons.push_back(sentences.Line(parts.back()));
  }
  text.reason = (parts.empty() ? query.messages->Say("fit.nothing"_message)
                               : SayJoined(*query.messages, "join.findings"_message, parts))
                    .text;
  return text;
}

}  // namespace kith
