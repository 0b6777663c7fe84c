// Matcher answers the main question: which offers suit this household's need, in which order, and why?
//
//   absl::StatusOr<Matcher> matcher = Matcher::Build(catalog, policy);
//   absl::StatusOr<Ranking> ranking = matcher->Rank(household, household.needs[0], as_of, {.limit = 10});
//
// Model     Hard filters in the order need, status and dates, catchment, eligibility, attendance and travel limit, hours, capacity; what is left is
//           scored in whole points (RankingPolicy). An open fact, area, hour or count never excludes.
// Order     Score descending, travel minutes ascending (unknown last), rotation ascending (a hash of household id, offer key and local day of
//           `as_of`), offer key ascending. Rank with limit k is the first k of that order.
// Threads   Immutable; const calls need no lock.
// Lifetime  Shares ownership of the catalog.
// Cost      Rank O(offers that meet the need x nodes of their rules): whom each serves is found once for all, but where a household has no point, whose ZIP area is
//           related to the areas served when they are first asked about. What is shown or explained: O(vertices of its areas) more.
// Errors    Build: as RuleBook::Build and RankingPolicy::Validate. Rank: NotFound where the need's term is not in the catalog (with the
//           nearest names), InvalidArgument where the need names a member that the household lacks, or places < 1.
// Method    Every offer that meets the need is looked at, in numbers; words are made for those that are shown, and for those that are explained.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/questions.h"
#include "kith/match/policy.h"
#include "kith/match/ranking.h"

namespace kith {

inline constexpr std::uint32_t kOffersAskedAbout = 50;  // by the next question, where no other number is said

class LiveCapacity;  // kith/capacity/live_capacity.h

struct RankOptions {
  std::uint32_t limit = 10;
  // False: what is shut out is counted (excluded_by_reason), and not explained: `excluded` and `near_misses` stay empty. Much faster.
  bool exclusions = true;
  // False: which offers are ranked is all that is asked, so that a Ranker (kith/match/ranker.h) need not look at the others. `ranked` and
  // `excluded_by_reason` are 0, `excluded` and `near_misses` empty, and the ranking says so (`counted`).
  bool counts = true;
  const Messages* messages = &Messages::English();  // the language of what is said; it outlives the call
  // Counts that are later than the catalog's, which stand in their place; of its rows, and outliving the call. Each is read once for an answer.
  const LiveCapacity* live = nullptr;
};

// One offer under the eye of one household: ranked or excluded, and where it stands.
struct Explanation {
  bool ranked = false;
  std::uint32_t rank = 0;             // from 1; 0 where it is excluded
  std::uint32_t of = 0;               // how many are ranked
  bool meets_need = true;             // false: the offer is for other needs; nothing else is set
  RankedOffer offer;                  // judged in full even where it is excluded
  std::vector<Exclusion> exclusions;  // every filter that shuts it out, not the first only
  Ranking context;                    // versions, need, as_of; its lists are empty
};

// What to ask next, and of which offers it speaks.
struct NextStep {
  std::vector<ServiceAtLocationId> offers;  // as ranked: answers name them by position
  std::uint32_t certain = 0;                // of which are eligible already
  std::uint32_t open = 0;                   // of which wait for an answer, of the client's or of the provider's
  std::uint32_t declined = 0;               // of the open ones: those that wait for what the client declined to state
  std::vector<Question> questions;
};

class Matcher {
 public:
  static absl::StatusOr<Matcher> Build(std::shared_ptr<const Catalog> catalog, RankingPolicy policy);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  absl::StatusOr<Ranking> Rank(const Household& household, const Need& need, Instant as_of, RankOptions options) const;
  absl::StatusOr<Explanation> Explain(const Household& household, const Need& need, ServiceAtLocationId offer,
                                      Instant as_of, const Messages& messages = Messages::English(),
                                      const LiveCapacity* live = nullptr) const;

  // Which facts to ask for next, best first: those that settle most of the first `offers` of the ranking (kith/eligibility/questions.h).
  // Of a ranking that Rank gave of this household, with a limit of at least `offers`, nothing is ranked again.
  absl::StatusOr<NextStep> NextQuestions(const Household& household, const Ranking& ranking,
                                         const QuestionPriors& priors, std::uint32_t offers = 50,
                                         const Messages& messages = Messages::English()) const;
  absl::StatusOr<NextStep> NextQuestions(const Household& household, const Need& need, Instant as_of,
                                         const QuestionPriors& priors, std::uint32_t offers = kOffersAskedAbout,
                                         const Messages& messages = Messages::English()) const;

  const Catalog& catalog() const;
  const RankingPolicy& policy() const;
  const AnswerVersions& versions() const;  // as in each of its answers

 private:
  friend class Ranker;
  friend struct MatcherAccess;  // src/match only
  struct Data;
  explicit Matcher(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace kith
