#include "src/match/reasons.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "src/match/conditions.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

constexpr std::size_t kMaxClauseReasons = 3;  // a person reads no more at a glance; the verdict holds them all

void AddOnce(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

// Rules and listings write the same document in different ways: photo_id, "Photo ID".
void AddDocumentOnce(std::vector<std::string>& documents, const std::string& document) {
  const auto same = [&](const std::string& other) { return FoldName(other) == FoldName(document); };
  if (!document.empty() && std::none_of(documents.begin(), documents.end(), same)) documents.push_back(document);
}

void AddClauses(const EligibilityVerdict& verdict, std::vector<std::string>& reasons) {
  std::vector<std::string> told;
  std::size_t left = 0;
  for (const ClauseReason& clause : verdict.clauses) {
    if (clause.truth != verdict.eligible) continue;
    if (told.size() < kMaxClauseReasons) {
      AddOnce(told, clause.sentence);
    } else {
      ++left;
    }
  }
  JoinConditions(told);
  for (std::string& sentence : told) AddOnce(reasons, std::move(sentence));
  if (left > 0 && verdict.eligible == Truth::kUnknown)
    AddOnce(reasons, std::to_string(left) + (left == 1 ? " more condition is open." : " more conditions are open."));
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
      AddOnce(offer.ask_provider, "Which area does it serve, and is the household's place in it?");
    }
  }
  const Availability& room = offer.availability;
  if (room.certainly_full && room.waitlist == Truth::kUnknown)
    AddOnce(offer.ask_provider, "It is full: does it take names for a waitlist?");
}

void GatherNotes(const MatchIndex& index, const Query& query, RankedOffer& offer) {
  const Offer& links = index.catalog->offer(offer.offer);
  const Service& service = index.catalog->service(links.service);
  const Location& site = index.catalog->location(links.location);
  AddOnce(offer.notes, service.alert);
  if (service.status == ServiceStatus::kUnknown)
    AddOnce(offer.notes, "The listing does not say whether the service is active.");
  if (!service.assured_date) {
    AddOnce(offer.notes, "When the listing was last confirmed is not recorded.");
  } else if (query.day - *service.assured_date > index.policy->stale_after_days) {
    AddOnce(offer.notes, "Old listing: last confirmed " + FormatDate(*service.assured_date) + ". Call before going.");
  }
  for (const std::optional<Date>& closed : {site.closed, index.catalog->service_at_location(offer.offer).closed}) {
    if (closed && *closed > query.day) AddOnce(offer.notes, "Here only until " + FormatDate(*closed) + ".");
  }
  if (ClosesBeforeArrival(index, query, offer)) AddOnce(offer.notes, "Closes before the household can be there.");
  for (const UnitCount& unit : offer.availability.units) {
    if (unit.over_maximum) AddOnce(offer.notes, "The source counts more free than there are (" + unit.unit + ").");
  }
}

}  // namespace

void GatherReasons(const MatchIndex& index, const Query& query, const Fit& fit, RankedOffer& offer) {
  AddOnce(offer.reasons, offer.catchment.reason);
  AddClauses(offer.eligibility, offer.reasons);
  AddOnce(offer.reasons, DescribeTravel(offer.travel, index.policy->distance_unit));
  AddOnce(offer.reasons, "Hours: " + (offer.hours.in_window.empty() ? offer.hours.brief : offer.hours.in_window) + ".");
  AddOnce(offer.reasons, offer.availability.sentence);
  for (const std::string& reason : fit.reasons) AddOnce(offer.reasons, reason);
  GatherQuestions(query, offer);
  offer.bring = offer.eligibility.bring;
  for (const std::uint32_t row : index.catalog->offer(offer.offer).required_documents) {
    AddDocumentOnce(offer.bring, index.catalog->records().required_documents[row].document);
  }
  GatherNotes(index, query, offer);
}

}  // namespace kith
