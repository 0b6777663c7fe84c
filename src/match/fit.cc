#include "src/match/fit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "kith/base/text.h"
#include "src/match/travel_to.h"

namespace kith {
namespace {

constexpr std::int32_t kUnknownQ16 = kOneQ16 / 2;

struct Aspect {
  std::int32_t value_q16 = 0;
  std::string reason;  // without a full stop

  static Aspect Unknown(std::string reason) { return {kUnknownQ16, std::move(reason), false}; }
  bool known = true;
};

std::int32_t Share(std::size_t part, std::size_t whole) {
  return static_cast<std::int32_t>(static_cast<std::size_t>(kOneQ16) * part / whole);
}

std::int32_t LanguageValue(const Language& language, const std::vector<std::string>& spoken) {
  const auto at = std::find(spoken.begin(), spoken.end(), language.code);
  if (at == spoken.end()) return 0;
  if (at == spoken.begin()) return language.interpreter ? 49152 : kOneQ16;
  return language.interpreter ? 32768 : 40960;
}

std::optional<Aspect> LanguageAspect(const MatchIndex& index, const Query& query, const Offer& offer) {
  const std::vector<std::string>& spoken = query.household->languages;
  if (spoken.empty()) return std::nullopt;
  bool recorded = false;
  const Language* best = nullptr;
  std::int32_t best_value = 0;
  for (const std::uint32_t row : offer.languages) {
    const Language& language = index.catalog->records().languages[row];
    if (language.code.empty()) continue;
    recorded = true;
    if (const std::int32_t value = LanguageValue(language, spoken); value > best_value) {
      best = &language;
      best_value = value;
    }
  }
  if (!recorded) return Aspect::Unknown("languages are not recorded");
  if (best == nullptr) return Aspect{0, "none of the household's languages is recorded"};
  return Aspect{best_value, (best->interpreter ? "interpreter for " : "staff speak ") +
                                (best->name.empty() ? best->code : best->name)};
}

std::optional<Aspect> CultureAspect(const MatchIndex& index, const Query& query, const Offer& offer) {
  const std::vector<TaxonomyTermId>& wanted = query.wanted_cultures;
  if (wanted.empty()) return std::nullopt;
  if (offer.cultures.empty()) return Aspect::Unknown("culture and lived experience of the staff are not recorded");
  std::size_t matched = 0;
  std::vector<std::string> names;
  for (const TaxonomyTermId term : wanted) {
    if (!term.valid()) continue;
    const std::span<const TaxonomyTermId> subtree = index.catalog->Subtree(term);
    const auto meets = [&](TaxonomyTermId have) { return std::binary_search(subtree.begin(), subtree.end(), have); };
    if (std::none_of(offer.cultures.begin(), offer.cultures.end(), meets)) continue;
    ++matched;
    names.push_back(index.catalog->taxonomy_term(term).name);
  }
  if (names.empty()) return Aspect::Unknown("none of the wanted cultures or lived experiences is recorded");
  // A link that is missing is no "no".
  return Aspect{kUnknownQ16 + Share(matched, wanted.size()) / 2, "staff share " + JoinList(names, ", ")};
}

std::optional<Aspect> AccessibilityAspect(const MatchIndex& index, const Query& query, const RankedOffer& judged,
                                          const Offer& offer) {
  const std::vector<std::string>& wanted = query.need->accessibility;
  if (wanted.empty() || !CanBeVisited(index, query, judged.offer)) return std::nullopt;
  if (offer.accessibility.empty()) return Aspect::Unknown("accessibility is not recorded");
  std::vector<std::string> found;
  for (const std::string& word : wanted) {
    for (const std::uint32_t row : offer.accessibility) {
      const Accessibility& text = index.catalog->records().accessibility[row];
      if (!ContainsIgnoringCase(text.description, word) && !ContainsIgnoringCase(text.details, word)) continue;
      found.push_back(word);
      break;
    }
  }
  return Aspect{Share(found.size(), wanted.size()), found.empty() ? "wanted accessibility is not among what is recorded"
                                                                  : "accessible: " + JoinList(found, ", ")};
}

std::optional<Aspect> CostAspect(const MatchIndex& index, const Query& query, const Offer& offer) {
  if (!query.need->free_only_preferred) return std::nullopt;
  bool priced = false;
  for (const std::uint32_t row : offer.cost_options) {
    const CostOption& cost = index.catalog->records().cost_options[row];
    const bool valid =
        (!cost.valid_from || *cost.valid_from <= query.day) && (!cost.valid_to || query.day <= *cost.valid_to);
    if (!valid || !cost.amount_cents) continue;
    if (*cost.amount_cents == 0) return Aspect{kOneQ16, "free"};
    priced = true;
  }
  return priced ? Aspect{0, "has a fee"} : Aspect::Unknown("cost is not recorded");
}

std::optional<Aspect> WindowAspect(const Query& query, const RankedOffer& judged) {
  if (!query.window) return std::nullopt;
  switch (judged.hours.open_in_window) {
    case Truth::kTrue:
      return Aspect{kOneQ16, "open in the wanted time"};
    case Truth::kUnknown:
      return Aspect::Unknown("hours in the wanted time are not known");
    case Truth::kFalse:
      break;
  }
  return Aspect{0, "closed in the wanted time"};
}

std::optional<Aspect> OneStopAspect(const MatchIndex& index, const Query& query, const RankedOffer& judged,
                                    const Offer& offer) {
  const std::size_t others = query.other_need_locations.size();
  if (others == 0 || !CanBeVisited(index, query, judged.offer)) return std::nullopt;
  std::size_t met = 0;
  for (const std::vector<bool>& locations : query.other_need_locations)
    if (locations[offer.location.index()]) ++met;
  const std::string needs =
      others == 1 ? "the household's other need" : "of the household's " + std::to_string(others) + " other needs";
  if (met == 0) return Aspect{0, "no other need of the household is met there"};
  return Aspect{Share(met, others), others == 1
                                        ? "one stop: " + needs + " may be met there too"
                                        : "one stop: " + std::to_string(met) + " " + needs + " may be met there too"};
}

std::optional<Aspect> PreferenceAspect(const RankedOffer& judged) {
  const EligibilityVerdict& verdict = judged.eligibility;
  if (verdict.preferences_met <= 0) return std::nullopt;  // a point in favour, never against
  return Aspect{kOneQ16, "the service prefers households such as this"};
}

std::string Sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

}  // namespace

Fit JudgeFit(const MatchIndex& index, const Query& query, const RankedOffer& judged) {
  const Offer& offer = index.catalog->offer(judged.offer);
  Fit fit;
  std::int64_t sum = 0;
  std::int64_t count = 0;
  std::vector<std::string> parts;
  for (const std::optional<Aspect>& aspect :
       {LanguageAspect(index, query, offer), CultureAspect(index, query, offer),
        AccessibilityAspect(index, query, judged, offer), CostAspect(index, query, offer), WindowAspect(query, judged),
        OneStopAspect(index, query, judged, offer), PreferenceAspect(judged)}) {
    if (!aspect) continue;
    sum += aspect->value_q16;
    ++count;
    parts.push_back(aspect->reason);
    if (aspect->known && aspect->value_q16 > 0) fit.reasons.push_back(Sentence(aspect->reason));
  }
  if (count > 0) fit.value_q16 = static_cast<std::int32_t>((sum + count / 2) / count);
  fit.reason = parts.empty() ? "nothing particular is asked for" : JoinList(parts, "; ");
  return fit;
}

}  // namespace kith
