#include "kith/interop/ranking_json.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "kith/catalog/public_view.h"
#include "src/interop/fact_json.h"
#include "src/interop/household_words.h"
#include "src/interop/need_json.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

// What is not known is null, so that every member is always there.
template <class Value>
Json OrNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}
Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json TimeJson(const std::optional<Instant>& when, const TimeZone& zone) {
  return when ? Json(FormatInstant(*when, zone)) : Json();
}

Json ListJson(const std::vector<std::string>& texts) { return Json(texts); }

std::string_view Word(TravelBasis basis) {
  switch (basis) {
    case TravelBasis::kNoTravel:
      return "no_travel";
    case TravelBasis::kStraightLine:
      return "straight_line";
    case TravelBasis::kStraightLineFromArea:
      return "straight_line_from_area";
    case TravelBasis::kConfidential:
      return "confidential";
    case TravelBasis::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view Word(CatchmentBasis basis) {
  switch (basis) {
    case CatchmentBasis::kNoServiceArea:
      return "no_service_area";
    case CatchmentBasis::kEverywhere:
      return "everywhere";
    case CatchmentBasis::kOutline:
      return "outline";
    case CatchmentBasis::kZipCode:
      return "zip_code";
    case CatchmentBasis::kPlaceName:
      return "place_name";
    case CatchmentBasis::kAreaOutline:
      return "area_outline";
    case CatchmentBasis::kUndecided:
      break;
  }
  return "undecided";
}

Json LimitJson(const RuleConstant& limit) {
  if (const bool* flag = std::get_if<bool>(&limit)) return *flag;
  if (const double* number = std::get_if<double>(&limit)) return WriteFact(FactValue::Number(*number));
  if (const Money* money = std::get_if<Money>(&limit)) return WriteFact(FactValue::Amount(*money));
  if (const auto* words = std::get_if<std::vector<std::string>>(&limit)) return Json(*words);
  if (const auto* areas = std::get_if<AreaNames>(&limit)) return Json(areas->names);
  return {};  // of a table: TableJson
}

Json TableJson(const TableAmount& amount) {
  Json json;
  json["table"] = amount.table;
  json["vintage"] = OrNull(amount.vintage);
  json["percent"] = amount.percent;
  json["size_min"] = amount.min_size;
  json["size_max"] = OrNull(amount.max_size);
  json["least"] = WriteFact(FactValue::Amount(amount.least));
  json["greatest"] = amount.greatest ? WriteFact(FactValue::Amount(*amount.greatest)) : Json();
  json["valid_to"] = FormatDate(amount.valid_to);
  return json;
}

Json PartJson(const ReasonPart& part) {
  Json json;
  json["code"] = part.code;
  json["fact"] = OrNull(part.fact);
  json["member"] = OrNull(part.member);
  json["found"] = part.found.known() || part.found.state() != FactState::kNotAsked ? WriteFact(part.found) : Json();
  json["relation"] = OrNull(part.relation);
  json["limit"] = part.limit ? LimitJson(*part.limit) : Json();
  json["table"] = part.amount ? TableJson(*part.amount) : Json();
  json["question"] = OrNull(part.question);
  return json;
}

class AnswerWriter {
 public:
  explicit AnswerWriter(const Catalog& catalog) : catalog_(catalog), zone_(catalog.time_zone()) {}

  Json Head(const std::string& household_id, Instant as_of, const AnswerVersions& versions,
            const std::string& language) const {
    Json json;
    json["household"] = household_id;
    json.update(Context(as_of, versions, language));
    return json;
  }

  Json Context(Instant as_of, const AnswerVersions& versions, const std::string& language) const {
    Json json;
    json["as_of"] = FormatInstant(as_of, zone_);
    json["language"] = language;
    json["directory"]["name"] = catalog_.records().name;
    json["directory"]["sample"] = catalog_.records().sample;
    json["versions"]["program"] = versions.program;
    json["versions"]["catalog"] = versions.catalog;
    json["versions"]["rules"] = versions.rules;
    json["versions"]["policy"] = versions.policy;
    return json;
  }

  // The need as it was stated, the term that it was read as, and the numbers to call first.
  Json NeedHead(const Ranking& ranking) const {
    const TaxonomyTerm& term = catalog_.taxonomy_term(ranking.term);
    Json json;
    json["need"] = NeedJson(ranking.need, zone_);
    json["term"]["id"] = term.key;
    json["term"]["code"] = OrNull(term.code);
    json["term"]["name"] = term.name;
    json["emergency"] = Json::array();
    for (const EmergencyNumber& number : ranking.emergency) {
      Json entry;
      entry["number"] = number.number;
      entry["label"] = number.label;
      json["emergency"].push_back(std::move(entry));
    }
    return json;
  }

  Json OneNeed(const Ranking& ranking) const {
    Json json = NeedHead(ranking);
    json["error"] = Json();
    json["considered"] = ranking.considered;
    json["ranked"] = ranking.ranked;
    json["offers"] = Json::array();
    for (std::size_t i = 0; i < ranking.offers.size(); ++i) {
      Json offer;
      offer["rank"] = i + 1;
      offer.update(OfferJson(ranking.offers[i]));
      json["offers"].push_back(std::move(offer));
    }
    json["excluded"] = ExcludedJson(ranking.excluded_by_reason);
    json["near_misses"] = Json::array();
    for (const std::uint32_t at : ranking.near_misses) {
      Json miss = NamesJson(ViewOf(catalog_, ranking.excluded[at].offer));
      miss.update(ExclusionJson(ranking.excluded[at]));
      json["near_misses"].push_back(std::move(miss));
    }
    return json;
  }

  // The members of OneNeed.
  Json FailedNeed(const Need& need, const absl::Status& error) const {
    Json json;
    json["need"] = NeedJson(need, zone_);
    json["term"] = Json();
    json["emergency"] = Json::array();
    json["error"] = std::string(error.message());
    json["considered"] = 0;
    json["ranked"] = 0;
    json["offers"] = Json::array();
    json["excluded"] = Json::object();
    json["near_misses"] = Json::array();
    return json;
  }

  Json OfferJson(const RankedOffer& offer) const {
    Json json = NamesJson(ViewOf(catalog_, offer.offer));
    json["remote"] = offer.remote;
    json["score"] = offer.score;
    json["parts"] = PartsJson(offer);
    json["travel"] = TravelJson(offer.travel);
    json["catchment"]["serves"] = ToString(offer.catchment.serves);
    json["catchment"]["basis"] = Word(offer.catchment.basis);
    json["catchment"]["reason"] = offer.catchment.reason;
    json["eligibility"] = EligibilityJson(offer.eligibility);
    json["hours"] = HoursJson(offer.hours);
    json["availability"] = AvailabilityJson(offer.availability);
    json["reasons"] = ListJson(offer.reasons);
    json["ask"] = ListJson(offer.ask);
    json["ask_provider"] = ListJson(offer.ask_provider);
    json["bring"] = ListJson(offer.bring);
    json["notes"] = ListJson(offer.notes);
    return json;
  }

  static Json ExcludedJson(const std::array<std::uint32_t, kExclusionReasons>& by_reason) {
    Json json = Json::object();
    for (std::size_t i = 0; i < kExclusionReasons; ++i) {
      if (by_reason[i] > 0) json[std::string(ToString(static_cast<ExclusionReason>(i)))] = by_reason[i];
    }
    return json;
  }

  // What a caller needs to know of one client: see FormatReached.
  Json ReachedJson(const Ranking& ranking) const {
    Json json;
    json["household"] = ranking.household_id;
    json.update(NeedHead(ranking));
    if (ranking.offers.empty()) return json;
    const RankedOffer& offer = ranking.offers.front();
    json["score"] = offer.score;
    json["parts"] = PartsJson(offer);
    json["minutes"] = OrNull(offer.travel.minutes);
    json["eligible"] = ToString(offer.eligibility.eligible);
    json["serves"] = ToString(offer.catchment.serves);
    json["reasons"] = ListJson(offer.reasons);
    json["ask"] = ListJson(offer.ask);
    json["ask_provider"] = ListJson(offer.ask_provider);
    json["bring"] = ListJson(offer.bring);
    json["notes"] = ListJson(offer.notes);
    return json;
  }

  static Json ExclusionJson(const Exclusion& exclusion) {
    Json json;
    json["reason"] = ToString(exclusion.reason);
    json["sentence"] = exclusion.sentence;
    json["would_change"] = OrNull(exclusion.would_change);
    return json;
  }

  Json NamesJson(const PublicView& view) const {
    Json json;
    json["offer"] = view.offer_key;
    json["service"] = view.service_name;
    json["organization"] = view.organization_name;
    json["location"] = OrNull(view.location_name);
    json["where"] = view.where;
    json["phone"] = OrNull(view.phone);
    json["lat"] = view.point ? Json(view.point->lat_degrees()) : Json();
    json["lng"] = view.point ? Json(view.point->lng_degrees()) : Json();
    json["confidential"] = view.confidential;
    return json;
  }

 private:
  static Json PartsJson(const RankedOffer& offer) {
    Json parts = Json::array();
    for (const ScorePartValue& part : offer.parts) {
      Json json;
      json["part"] = ToString(part.part);
      json["weight"] = part.weight;
      json["value_q16"] = part.value_q16;
      json["points"] = part.points;
      json["reason"] = part.reason;
      parts.push_back(std::move(json));
    }
    return parts;
  }

  static Json TravelJson(const Travel& travel) {
    Json json;
    json["basis"] = Word(travel.basis);
    json["mode"] = WordFor(kTravelModes, travel.mode);
    json["minutes"] = OrNull(travel.minutes);
    json["minutes_min"] = OrNull(travel.minutes_min);
    json["minutes_max"] = OrNull(travel.minutes_max);
    json["in_person_minutes"] = OrNull(travel.in_person_minutes);
    json["meters"] = OrNull(travel.meters);
    return json;
  }

  static Json EligibilityJson(const EligibilityVerdict& verdict) {
    Json json;
    json["eligible"] = ToString(verdict.eligible);
    json["open_clauses"] = verdict.open_clauses;
    json["preferences"] = verdict.preferences;
    json["preferences_met"] = verdict.preferences_met;
    json["clauses"] = Json::array();
    for (const ClauseReason& reason : verdict.clauses) {
      Json clause;
      clause["holds"] = ToString(reason.truth);
      clause["rule"] = reason.rule;
      clause["clause"] = OrNull(reason.clause);
      clause["code"] = reason.code;
      clause["sentence"] = reason.sentence;
      clause["parts"] = Json::array();
      for (const ReasonPart& part : reason.parts) clause["parts"].push_back(PartJson(part));
      clause["ask"] = ListJson(reason.facts_to_ask);
      clause["would_change"] = OrNull(reason.would_change);
      clause["source"] = OrNull(reason.source);
      clause["declined"] = reason.declined;
      json["clauses"].push_back(std::move(clause));
    }
    return json;
  }

  Json HoursJson(const Hours& hours) const {
    Json json;
    json["known"] = hours.known;
    json["open_now"] = ToString(hours.open_now);
    json["open_in_window"] = ToString(hours.open_in_window);
    // What goes on for a week was not followed to its ends.
    constexpr std::int64_t kWeekSeconds = 7 * 24 * 3600;
    const bool endless = hours.next && hours.next->closes.unix_seconds - hours.next->opens.unix_seconds >= kWeekSeconds;
    const bool begun = endless && hours.open_now == Truth::kTrue;
    json["next_opens"] = hours.next && !begun ? TimeJson(hours.next->opens, zone_) : Json();
    json["next_closes"] = hours.next && !endless ? TimeJson(hours.next->closes, zone_) : Json();
    json["summary"] = hours.summary;
    json["brief"] = hours.brief;
    json["in_window"] = OrNull(hours.in_window);
    return json;
  }

  Json AvailabilityJson(const Availability& room) const {
    Json json;
    json["known"] = room.known;
    json["probability_q16"] = room.probability_q16;
    json["places"] = OrNull(room.places);
    json["certainly_full"] = room.certainly_full;
    json["waitlist"] = ToString(room.waitlist);
    json["next_refill"] = TimeJson(room.next_refill, zone_);
    json["units"] = Json::array();
    for (const UnitCount& count : room.units) {
      Json unit;
      unit["unit"] = count.unit;
      unit["available"] = OrNull(count.available);
      unit["maximum"] = OrNull(count.maximum);
      unit["observed_at"] = TimeJson(count.observed_at, zone_);
      unit["source"] = OrNull(count.source);
      unit["over_maximum"] = count.over_maximum;
      unit["refilled_since"] = count.refilled_since;
      json["units"].push_back(std::move(unit));
    }
    json["sentence"] = room.sentence;
    json["brief"] = room.brief;
    return json;
  }

  const Catalog& catalog_;
  const TimeZone& zone_;
};

// Bytes of a source that are no UTF-8 become U+FFFD.
std::string OneLine(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string FormatRankings(const Catalog& catalog, std::span<const Ranking> rankings) {
  const AnswerWriter writer(catalog);
  Json json = Json::object();
  if (!rankings.empty())
    json = writer.Head(rankings.front().household_id, rankings.front().as_of, rankings.front().versions,
                       rankings.front().language);
  json["needs"] = Json::array();
  for (const Ranking& ranking : rankings) json["needs"].push_back(writer.OneNeed(ranking));
  return OneLine(json);
}

std::string FormatAnswers(const Matcher& matcher, const Household& household, Instant as_of,
                          std::span<const NeedAnswer> answers, const Messages& messages) {
  const AnswerWriter writer(matcher.catalog());
  Json json = writer.Head(household.id, as_of, matcher.versions(), messages.language());
  json["needs"] = Json::array();
  for (const NeedAnswer& answer : answers)
    json["needs"].push_back(answer.ranking.ok() ? writer.OneNeed(*answer.ranking)
                                                : writer.FailedNeed(answer.need, answer.ranking.status()));
  return OneLine(json);
}

std::string FormatReached(const Matcher& matcher, ServiceAtLocationId offer, Instant as_of, const Reached& reached,
                          std::span<const Ranking> described, const Messages& messages) {
  const AnswerWriter writer(matcher.catalog());
  Json json = writer.NamesJson(ViewOf(matcher.catalog(), offer));
  json.update(writer.Context(as_of, matcher.versions(), messages.language()));
  json["suited"] = reached.suited;
  json["other_needs"] = reached.other_needs;
  json["excluded"] = AnswerWriter::ExcludedJson(reached.excluded_by_reason);
  json["errors"] = reached.errors.size();
  json["clients"] = Json::array();
  for (std::size_t i = 0; i < described.size(); ++i) {
    Json client;
    client["rank"] = i + 1;
    client.update(writer.ReachedJson(described[i]));
    json["clients"].push_back(std::move(client));
  }
  return OneLine(json);
}

std::string FormatExplanation(const Catalog& catalog, const Explanation& explanation) {
  const AnswerWriter writer(catalog);
  const Ranking& context = explanation.context;
  Json json = writer.Head(context.household_id, context.as_of, context.versions, context.language);
  json.update(writer.NeedHead(explanation.context));
  json["meets_need"] = explanation.meets_need;
  json["ranked"] = explanation.ranked;
  json["rank"] = explanation.ranked ? Json(explanation.rank) : Json();
  json["of"] = explanation.of;
  json["exclusions"] = Json::array();
  for (const Exclusion& exclusion : explanation.exclusions)
    json["exclusions"].push_back(writer.ExclusionJson(exclusion));
  json["offer"] = explanation.meets_need ? writer.OfferJson(explanation.offer) : Json();
  return OneLine(json);
}

}  // namespace kith
