// Retriever finds the first k of a ranking without looking at every offer.
//
// Model     A queue of tasks, best bound first. A task is a node of the need's trees, or an offer of which some steps are taken; its bound is no less than any score
//           below it (ceilings.h). The best is taken off and refined: a node into what is below it, an offer by the next step, which replaces a ceiling by
//           the value itself, or shuts the offer out. What has taken all steps has its score. When the best bound is below the k-th score, none of what is
//           left can be among the first k: its score is below that of k others, and equal scores alone are told apart by anything else.
// Threads   Of one thread.
// Cost      Every step is taken only by offers whose bound before it reaches the k-th score, and dear steps come last.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kith/eligibility/compiled_rules.h"
#include "kith/match/ranker.h"
#include "src/capacity/room_reader.h"
#include "src/match/appraisal.h"
#include "src/match/bound_queue.h"
#include "src/match/ceilings.h"
#include "src/match/moment_worth.h"
#include "src/match/need_index.h"
#include "src/match/query.h"
#include "src/match/travel_bounds.h"

namespace kith {

class Retriever {
 public:
  explicit Retriever(const MatchIndex& index);

  // In the order of the ranking. They live until the next call.
  std::span<const RankedRow> First(const Query& query, std::uint32_t limit);

 private:
  // What is found out of an offer, one after the other.
  enum class Step : std::uint8_t { kTravel, kRoom, kHours, kRules, kCatchment };
  static constexpr std::size_t kSteps = 5;
  using StepOrder = std::array<Step, kSteps>;
  static const StepOrder kByPoint, kByArea;
  struct Contender {
    Appraisal appraisal;
    PartValues most{};       // ceilings, and values of steps that are taken; before the wait
    std::uint8_t taken = 0;  // of steps_
  };
  enum class TaskKind : std::uint8_t { kNode, kWeighedNode, kOffer, kContender };
  struct Task {
    std::int32_t bound = 0;
    TaskKind kind = TaskKind::kNode;
    std::uint32_t at = 0;            // kOffer: its id; kContender: its place among contenders_
    std::int32_t rest = 0;           // of a node: of the bound, what is not for proximity; once weighed, of who asks
    const NeedNode* node = nullptr;  // of a node
  };

  void Begin(const Query& query, std::uint32_t limit);
  void BeginRules();
  bool MayCount(std::int32_t bound) const { return rows_.size() < limit_ || bound >= rows_.front().score; }
  void Push(const Task& task) {
    if (MayCount(task.bound)) tasks_.Push(task.bound, task);
  }
  // Whether some other task comes before one of this bound.
  bool IsBetter(std::int32_t bound) { return !tasks_.empty() && tasks_.most() > bound; }
  void PushNode(const NeedNode& node);
  void Weigh(Task task);
  // By its rules, the area it serves and the days on which it is listed, as far as a look tells.
  bool IsShutOut(const OfferGlance& glance);
  void PushOffer(const OfferGlance& glance, std::int32_t bound) {
    Push({.bound = bound, .kind = TaskKind::kOffer, .at = glance.offer.index()});
  }
  // What its rules say plainly: where that is yes or no, cases say it too.
  Truth AskRules(ServiceAtLocationId offer, std::uint32_t rules);
  void Refine(const Task& task);
  void Open(const Task& task);
  // A leaf whose sites are as near as their travel says.
  void OpenBlock(const NeedNode& leaf, std::int32_t rest);
  // Makes a contender of it.
  void Enter(ServiceAtLocationId offer);
  // Takes steps for as long as it is the best.
  void Settle(std::uint32_t at);
  // False where the offer is shut out.
  bool TakeStep(Step step, Contender& contender);
  bool TakeTravel(Contender& contender);
  void TakeFit(Contender& contender);
  bool TakeRoom(Contender& contender);
  bool TakeHours(Contender& contender);
  bool TakeRules(Contender& contender);
  EligibilityStanding Stand(ServiceAtLocationId offer);
  bool TakeCatchment(Contender& contender);
  void Finish(Contender& contender);
  Travel Visit(ServiceAtLocationId offer);

  MatchIndex index_;
  const Query* query_ = nullptr;
  std::uint32_t limit_ = 0;
  EligibilityScan scan_;
  StepOrder steps_{};
  StraightLineBounds travel_bounds_;
  Ceilings ceilings_;
  MomentWorth moment_;
  std::int32_t fullest_fit_;  // points of what fits in all respects
  BoundQueue<Task> tasks_;
  std::vector<Contender> contenders_;
  std::vector<RankedRow> rows_;  // a heap, the last of the first on top
  RoomReader room_;
  // What rules say of who asks, by OfferTraits::rules: where the number is that of this household, for whom the need is and the day.
  std::shared_ptr<const Household> judged_;
  std::string for_member_;
  Date day_;
  std::uint32_t asked_ = 0;
  static constexpr std::uint32_t kTruthBits = 2;
  static constexpr std::uint32_t kLastAsked = (1U << (32 - kTruthBits)) - 1;
  std::vector<std::uint32_t> said_;  // the number, and plainly what they say
  std::vector<std::uint32_t> stood_at_;
  std::vector<EligibilityStanding> stood_;
  // What was found of locations, for who stays here and goes so: where the stamp is this one's.
  std::uint32_t stamp_ = 0;
  Place place_;
  TravelMode mode_ = TravelMode::kTransit;
  std::vector<std::uint32_t> visited_;
  std::vector<Travel> visits_;
};

}  // namespace kith
