// The parts of a score in words.
#include <string>

#include "src/match/appraisal.h"
#include "src/match/score.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

using A = MessageArgument;

std::string EligibilityText(const Messages& messages, const Premises& premises) {
  switch (And(premises.eligible, premises.serves)) {
    case Truth::kTrue:
      return messages.Say("score.eligible"_message).text;
    case Truth::kFalse:
      return messages.Say("score.shut_out"_message).text;
    case Truth::kUnknown:
      break;
  }
  const auto open = static_cast<double>(OpenConditions(premises));
  return messages.Say("score.conditions_open"_message, {A::Number("count", open)}).text;
}

std::string FreshnessText(const Messages& messages, const Service& service) {
  if (!service.assured_date) return messages.Say("note.never_confirmed"_message).text;
  return messages.Say("score.confirmed"_message, {A::Said("date", SayDate(messages, *service.assured_date))}).text;
}

}  // namespace

std::array<ScorePartValue, kScoreParts> DescribeParts(const MatchIndex& index, const Query& query,
                                                      const Appraisal& appraisal, const RankedOffer& offer,
                                                      const std::string& fit) {
  const Messages& messages = *query.messages;
  const RankingPolicy& policy = *index.policy;
  const Service& service = index.catalog->service(index.catalog->offer(offer.offer).service);
  std::array<std::string, kScoreParts> reasons = {DescribeTravel(messages, appraisal.travel, policy.distance_unit),
                                                  EligibilityText(messages, appraisal.premises),
                                                  offer.availability.sentence, FreshnessText(messages, service), fit};
  if (WaitCounts(query, appraisal.wait)) {
    const std::string wait = DescribeWait(index, query, appraisal.wait, offer.hours.brief);
    const Phrase needed = messages.Say(
        "score.needed"_message,
        {A::Key("urgency", query.need->urgency == Urgency::kToday ? "today" : "this_week"), A::Said("wait", {wait})});
    for (const ScorePart part : kPartsThatWait) {
      std::string& reason = reasons[static_cast<std::size_t>(part)];
      reason = SayJoined(messages, "join.sentences"_message, {{reason}, needed}).text;
    }
  }
  std::array<ScorePartValue, kScoreParts> parts;
  for (std::size_t i = 0; i < kScoreParts; ++i) {
    parts[i] = {static_cast<ScorePart>(i), policy.weights.points[i], appraisal.values_q16[i], appraisal.points[i],
                std::move(reasons[i])};
  }
  return parts;
}

}  // namespace kith
