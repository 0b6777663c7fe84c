#include "src/match/reasons.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "src/eligibility/documents.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

using A = MessageArgument;

constexpr std::size_t kMaxClauseReasons = 3;  // a person reads no more at a glance; the verdict holds them all

void AddOnce(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

// Rules and listings write the same document in different ways: photo_id, "Photo ID".
void AddDocumentOnce(std::vector<std::string>& documents, const std::string& document) {
  const auto same = [&](const std::string& other) { return FoldName(other) == FoldName(document); };
  if (!document.empty() && std::none_of(documents.begin(), documents.end(), same)) documents.push_back(document);
}

void AddClauses(const Messages& messages, const EligibilityVerdict& verdict, std::vector<std::string>& reasons) {
  std::vector<std::string_view> told;  // as each reads alone
  std::size_t left = 0;
  bool after = false;
  for (const ClauseReason& clause : verdict.clauses) {
    if (clause.truth != verdict.eligible) continue;
    if (told.size() >= kMaxClauseReasons) {
      ++left;
    } else if (std::find(told.begin(), told.end(), clause.sentence) == told.end()) {
      told.emplace_back(clause.sentence);
      const bool condition = !clause.sentence_after.empty();
      AddOnce(reasons, after && condition ? clause.sentence_after : clause.sentence);
      after = after || condition;
    }
  }
  if (left > 0 && verdict.eligible == Truth::kUnknown)
    AddOnce(reasons,
            messages.Say("reason.more_conditions"_message, {A::Number("count", static_cast<double>(left))}).text);
}

void GatherQuestions(const Query& query, RankedOffer& offer) {
  offer.ask = offer.eligibility.ask;
  offer.ask_provider = offer.eligibility.ask_provider;
  if (offer.catchment.serves == Truth::kUnknown) {
    const Place& place = query.household->place;
    if (place.empty()) {
      AddOnce(offer.ask, "residence.zip");
    } else if (!place.point && offer.catchment.basis != CatchmentBasis::kNoServiceArea) {
      AddOnce(offer.ask, "residence.address");
    } else {
      AddOnce(offer.ask_provider, query.messages->Say("question.area"_message).text);
    }
  }
  const Truth open = query.need->window ? offer.hours.open_in_window : offer.hours.open_now;
  if (open == Truth::kUnknown) AddOnce(offer.ask_provider, query.messages->Say("question.hours"_message).text);
  const Availability& room = offer.availability;
  if (room.certainly_full && room.waitlist == Truth::kUnknown)
    AddOnce(offer.ask_provider, query.messages->Say("question.waitlist"_message).text);
}

void GatherNotes(const MatchIndex& index, const Query& query, const Appraisal& appraisal, RankedOffer& offer) {
  const Offer& links = index.catalog->offer(offer.offer);
  const Service& service = index.catalog->service(links.service);
  const Location& site = index.catalog->location(links.location);
  const Messages& messages = *query.messages;
  const auto dated = [&](MessageCode code, Date date) {
    const Phrase day = SayDate(messages, date);
    return messages.Say(code, {A::Said("date", day)}).text;
  };
  AddOnce(offer.notes, service.alert);
  if (service.status == ServiceStatus::kUnknown) AddOnce(offer.notes, messages.Say("note.status_unknown"_message).text);
  if (!service.assured_date) {
    AddOnce(offer.notes, messages.Say("note.never_confirmed"_message).text);
  } else if (query.day - *service.assured_date > index.policy->stale_after_days) {
    AddOnce(offer.notes, dated("note.old_listing"_message, *service.assured_date));
  }
  for (const std::optional<Date>& closed : {site.closed, index.catalog->service_at_location(offer.offer).closed}) {
    if (closed && *closed > query.day) AddOnce(offer.notes, dated("note.here_until"_message, *closed));
  }
  if (ClosesBeforeArrival(index, query, appraisal))
    AddOnce(offer.notes, messages.Say("note.closes_before_arrival"_message).text);
  for (const UnitCount& unit : offer.availability.units) {
    if (unit.over_maximum)
      AddOnce(offer.notes, messages.Say("note.over_maximum"_message, {A::Text("unit", unit.unit)}).text);
  }
}

}  // namespace

void GatherReasons(const MatchIndex& index, const Query& query, const Appraisal& appraisal, const FitText& fit,
                   RankedOffer& offer) {
  const Messages& messages = *query.messages;
  AddOnce(offer.reasons, offer.catchment.reason);
  AddClauses(messages, offer.eligibility, offer.reasons);
  AddOnce(offer.reasons, DescribeTravel(messages, offer.travel, index.policy->distance_unit));
  const std::string& hours = offer.hours.in_window.empty() ? offer.hours.brief : offer.hours.in_window;
  AddOnce(offer.reasons, messages.Say("reason.hours"_message, {A::Said("hours", {hours})}).text);
  AddOnce(offer.reasons, offer.availability.sentence);
  for (const std::string& reason : fit.reasons) AddOnce(offer.reasons, reason);
  GatherQuestions(query, offer);
  offer.bring = offer.eligibility.bring;
  for (const std::uint32_t row : index.catalog->offer(offer.offer).required_documents) {
    AddDocumentOnce(offer.bring, SayDocument(messages, index.catalog->records().required_documents[row].document).text);
  }
  GatherNotes(index, query, appraisal, offer);
}

}  // namespace kith
