#include "src/match/fit.h"

#include <algorithm>
#include <optional>

#include "kith/base/text.h"
#include "src/match/appraisal.h"
#include "src/match/fit_details.h"
#include "src/match/travel_to.h"

namespace kith {
namespace {

// What the aspect is worth; nothing where the need does not ask for it.
using Measured = std::optional<FitFinding>;

FitFinding Unknown(FitAspect aspect) { return {aspect, false, kUnknownFitQ16}; }

std::int32_t LanguageValue(const Language& language, const std::vector<std::string>& spoken) {
  const auto at = std::find(spoken.begin(), spoken.end(), language.code);
  if (at == spoken.end()) return 0;
  return LanguageFitQ16(at == spoken.begin(), language.interpreter);
}

Measured LanguageSpoken(const MatchIndex& index, const Query& query, const Offer& offer) {
  const std::vector<std::string>& spoken = query.household->languages;
  if (spoken.empty()) return std::nullopt;
  bool recorded = false;
  FitFinding best{FitAspect::kLanguage, true, 0, kNoLanguage};
  for (const std::uint32_t row : offer.languages) {
    const Language& language = index.catalog->records().languages[row];
    if (language.code.empty()) continue;
    recorded = true;
    if (const std::int32_t value = LanguageValue(language, spoken); value > best.value_q16) {
      best.value_q16 = value;
      best.detail = row;
    }
  }
  return recorded ? best : Unknown(FitAspect::kLanguage);
}

Measured CultureShared(const MatchIndex& index, const Query& query, const Offer& offer) {
  const std::vector<TaxonomyTermId>& wanted = query.wanted_cultures;
  if (wanted.empty()) return std::nullopt;
  const auto matched = static_cast<std::size_t>(
      std::ranges::count_if(wanted, [&](TaxonomyTermId term) { return SharesCulture(index, offer, term); }));
  if (matched == 0) return Unknown(FitAspect::kCulture);
  // A link that is missing is no "no".
  return FitFinding{FitAspect::kCulture, true, kUnknownFitQ16 + ShareQ16(matched, wanted.size()) / 2};
}

Measured AccessFound(const MatchIndex& index, const Query& query, const Appraisal& appraisal, const Offer& offer) {
  const std::vector<std::string>& wanted = query.need->accessibility;
  if (wanted.empty() || !CanBeVisited(index, query, appraisal.offer)) return std::nullopt;
  if (offer.accessibility.empty()) return Unknown(FitAspect::kAccessibility);
  const auto found = static_cast<std::size_t>(
      std::ranges::count_if(wanted, [&](const std::string& word) { return IsAccessible(index, offer, word); }));
  return FitFinding{FitAspect::kAccessibility, true, ShareQ16(found, wanted.size())};
}

Measured Cost(const MatchIndex& index, const Query& query, const Offer& offer) {
  if (!query.need->free_only_preferred) return std::nullopt;
  bool priced = false;
  for (const std::uint32_t row : offer.cost_options) {
    const CostOption& cost = index.catalog->records().cost_options[row];
    const bool valid =
        (!cost.valid_from || *cost.valid_from <= query.day) && (!cost.valid_to || query.day <= *cost.valid_to);
    if (!valid || !cost.amount_cents) continue;
    if (*cost.amount_cents == 0) return FitFinding{FitAspect::kCost, true, kOneQ16};
    priced = true;
  }
  return priced ? FitFinding{FitAspect::kCost, true, 0} : Unknown(FitAspect::kCost);
}

Measured OpenInWindow(const Query& query, const Appraisal& appraisal) {
  if (!query.window) return std::nullopt;
  switch (appraisal.opening.open_in_window) {
    case Truth::kTrue:
      return FitFinding{FitAspect::kWindow, true, kOneQ16};
    case Truth::kUnknown:
      return Unknown(FitAspect::kWindow);
    case Truth::kFalse:
      break;
  }
  return FitFinding{FitAspect::kWindow, true, 0};
}

Measured OneStop(const MatchIndex& index, const Query& query, const Appraisal& appraisal, const Offer& offer) {
  const std::size_t others = query.other_needs.size();
  if (others == 0 || !CanBeVisited(index, query, appraisal.offer)) return std::nullopt;
  std::uint32_t met = 0;
  for (const TaxonomyTermId other : query.other_needs)
    if (index.needs->MeetsAt(other, offer.location)) ++met;
  return FitFinding{FitAspect::kOneStop, true, ShareQ16(met, others), met};
}

Measured Preferred(const Appraisal& appraisal) {
  if (appraisal.premises.preferences_met <= 0) return std::nullopt;  // a point in favour, never against
  return FitFinding{FitAspect::kPreference, true, kOneQ16};
}

}  // namespace

bool SharesCulture(const MatchIndex& index, const Offer& offer, TaxonomyTermId term) {
  if (!term.valid()) return false;
  const std::span<const TaxonomyTermId> subtree = index.catalog->Subtree(term);
  return std::ranges::any_of(offer.cultures,
                             [&](TaxonomyTermId have) { return std::ranges::binary_search(subtree, have); });
}

bool IsAccessible(const MatchIndex& index, const Offer& offer, const std::string& word) {
  return std::ranges::any_of(offer.accessibility, [&](std::uint32_t row) {
    const Accessibility& text = index.catalog->records().accessibility[row];
    return ContainsIgnoringCase(text.description, word) || ContainsIgnoringCase(text.details, word);
  });
}

std::int32_t FitFindings::value_q16() const {
  if (count_ == 0) return kOneQ16;
  std::int64_t sum = 0;
  for (const FitFinding& finding : all()) sum += finding.value_q16;
  const auto count = static_cast<std::int64_t>(count_);
  return static_cast<std::int32_t>((sum + count / 2) / count);
}

FitFindings MeasureFit(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  const Offer& offer = index.catalog->offer(appraisal.offer);
  FitFindings findings;
  for (const Measured& measured :
       {LanguageSpoken(index, query, offer), CultureShared(index, query, offer),
        AccessFound(index, query, appraisal, offer), Cost(index, query, offer), OpenInWindow(query, appraisal),
        OneStop(index, query, appraisal, offer), Preferred(appraisal)}) {
    if (measured) findings.Add(*measured);
  }
  return findings;
}

}  // namespace kith
