#include "tests/match/naive_ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "kith/base/exp2.h"
#include "kith/base/hash.h"
#include "kith/base/text.h"
#include "kith/capacity/availability.h"
#include "kith/geo/distance.h"
#include "kith/geo/outline.h"
#include "kith/schedule/opening_hours.h"
#include "kith/travel/straight_line.h"
#include "tests/match/naive_catchment.h"

namespace kith {
namespace {

constexpr std::int32_t kHalf = 32768;

template <class Record>
const Record& Get(const std::vector<Record>& table, const std::string& key) {
  return *std::find_if(table.begin(), table.end(), [&](const Record& record) { return record.key == key; });
}

const TaxonomyTerm* FindTerm(const Directory& d, const std::string& text) {
  for (const TaxonomyTerm& term : d.taxonomy_terms)
    if (term.key == text) return &term;
  for (const TaxonomyTerm& term : d.taxonomy_terms)
    if (!term.code.empty() && term.code == text) return &term;
  for (const TaxonomyTerm& term : d.taxonomy_terms)
    if (!FoldName(term.name).empty() && FoldName(term.name) == FoldName(text)) return &term;
  return nullptr;
}

// Is `key` the term `ancestor` or below it?
bool IsOrIsBelow(const Directory& d, std::string key, const std::string& ancestor) {
  while (!key.empty() && key != ancestor) key = Get(d.taxonomy_terms, key).parent_key;
  return key == ancestor;
}

bool Meets(const Directory& d, const ServiceAtLocation& offer, const std::string& term) {
  const std::string& program = Get(d.services, offer.service_key).program_key;
  return std::any_of(d.attributes.begin(), d.attributes.end(), [&](const Attribute& link) {
    const bool of_offer = (link.link_entity == "service_at_location" && link.link_key == offer.key) ||
                          (link.link_entity == "service" && link.link_key == offer.service_key) ||
                          (link.link_entity == "program" && !program.empty() && link.link_key == program);
    return of_offer && (link.link_type.empty() || link.link_type == "need") && !link.taxonomy_term_key.empty() &&
           IsOrIsBelow(d, link.taxonomy_term_key, term);
  });
}

// Half of one, rounded to the nearest: (a x b + 1/2) in 1/65536.
std::int32_t Times(std::int32_t a, std::int32_t b) {
  return static_cast<std::int32_t>((static_cast<std::int64_t>(a) * b + kHalf) >> 16);
}

std::int32_t Share(std::size_t part, std::size_t whole) {
  return static_cast<std::int32_t>(static_cast<std::size_t>(kOneQ16) * part / whole);
}

// The one area of that type in which the place is for certain; nullptr where that is not known.
const Area* CertainArea(const Directory& d, const Place& place, AreaType type) {
  std::vector<const Area*> found;
  for (const Area& area : d.areas) {
    if (area.type != type || area.outline.polygons.empty()) continue;
    if (place.point) {
      if (Covers(area.outline, *place.point)) found.push_back(&area);
      continue;
    }
    for (const Area& zip : d.areas)
      if (zip.type == AreaType::kZip && zip.code == place.zip && !zip.outline.polygons.empty() &&
          Relate(zip.outline, area.outline) == OutlineRelation::kInside)
        found.push_back(&area);
  }
  return found.size() == 1 ? found.front() : nullptr;
}

// A citizen's status is that of a citizen; who has another one is none. Declined is declined of both.
void AddCitizenship(Facts& facts) {
  const std::set<std::string> others = {
      "us_national", "permanent_resident",   "cuban_haitian_entrant", "cofa", "refugee", "asylee",       "withholding",
      "parolee",     "trafficking_survivor", "u_visa_applicant",      "daca", "tps",     "student_visa", "work_visa",
      "visitor",     "undocumented"};
  FactValue citizen = FindFact(facts, "citizen"), status = FindFact(facts, "immigration_status");
  const auto none = [](const FactValue& fact) {
    return fact.state() == FactState::kNotAsked || fact.state() == FactState::kDeclined;
  };
  const FactValue before = citizen;
  if (none(citizen) && status.type() == FactType::kWords && status.known()) {
    bool all = true, other = true;
    for (const std::string& word : status.words()) {
      all = all && word == "citizen";
      other = other && others.contains(word);
    }
    if (all != other) citizen = FactValue::Bool(all);
  } else if (none(citizen) && status.state() == FactState::kDeclined) {
    citizen = FactValue::Declined();
  }
  if (none(status) && before == FactValue::Bool(true)) status = FactValue::Word("citizen");
  if (none(status) && before.state() == FactState::kDeclined) status = FactValue::Declined();
  facts["citizen"] = citizen;
  facts["immigration_status"] = status;
}

// What its members receive: at least that, or that and nothing else, where everybody is listed and says all of it.
void AddBenefits(Household& household) {
  const FactValue stated = FindFact(household.facts, "receives");
  const bool none = stated.state() == FactState::kNotAsked || stated.state() == FactState::kDeclined;
  if (!none && !(stated.known() && stated.is_set() && !stated.complete())) return;
  const FactValue size = FindFact(household.facts, "household.size");
  const auto listed = static_cast<double>(household.members.size());
  const bool all_listed =
      household.members_complete || (size.type() == FactType::kNumber && size.max() &&
                                     std::floor(*size.max()) == listed && size.min().value_or(0) <= listed);
  std::size_t all_said = 0;
  std::set<std::string> words(stated.words().begin(), stated.words().end());
  for (const Member& member : household.members) {
    const FactValue of_member = FindFact(member.facts, "person.receives");
    if (!of_member.known() || !of_member.is_set()) continue;
    words.insert(of_member.words().begin(), of_member.words().end());
    if (of_member.complete()) ++all_said;
  }
  const bool complete = listed > 0 && all_listed && all_said == household.members.size();
  if (!complete && words.empty()) return;
  household.facts["receives"] = FactValue::AllOf({words.begin(), words.end()}, complete);
}

// Adds the city and the county that the place leaves no doubt of, where none was stated, or one that may be a slip of it.
Household AsRulesSeeIt(const Directory& d, Household household) {
  for (const auto& [name, type] :
       {std::pair("residence.city", AreaType::kCity), std::pair("residence.county", AreaType::kCounty)}) {
    FactValue& fact = household.facts[name];
    const bool open = fact.state() == FactState::kNotAsked || fact.state() == FactState::kDeclined;
    const Area* area = CertainArea(d, household.place, type);
    const std::string& named = household.place.Named(type);
    if (area == nullptr || (named.empty() ? !open : !NaiveMayBeOne(type, named, area->name))) continue;
    fact = FactValue::Word(area->name);
    (type == AreaType::kCity ? household.place.city : household.place.county).clear();
  }
  for (Member& member : household.members) {
    AddCitizenship(member.facts);
    const FactValue expected = FindFact(member.facts, "expected_children");
    const FactValue pregnant = FindFact(member.facts, "pregnant");
    const bool open = pregnant.state() == FactState::kNotAsked || pregnant.state() == FactState::kDeclined;
    if (open && expected.known() && expected.min() && *expected.min() >= 1)
      member.facts["pregnant"] = FactValue::Bool(true);
  }
  AddBenefits(household);
  return household;
}

// One offer under the eye of one household's need.
class Judge {
 public:
  Judge(const Catalog& catalog, const RuleBook& rules, const RankingPolicy& policy, const Household& household,
        const Need& need, const std::string& term, Instant as_of, const ServiceAtLocation& offer)
      : catalog_(catalog),
        d_(catalog.directory()),
        rules_(rules),
        policy_(policy),
        household_(household),
        judged_(AsRulesSeeIt(catalog.directory(), household)),
        need_(need),
        term_(term),
        as_of_(as_of),
        day_(catalog.time_zone().ToLocal(as_of).date),
        offer_(offer),
        id_(catalog.FindOffer(offer.key)),
        service_(Get(d_.services, offer.service_key)),
        location_(Get(d_.locations, offer.location_key)) {}

  NaiveOffer Decide() {
    NaiveOffer judged;
    judged.key = offer_.key;
    judged.service = offer_.service_key;
    Travel(judged);
    judged.serves = NaiveServes(d_, offer_, household_.place);
    verdict_ = Verdict();
    judged.eligible = verdict_.eligible;
    room_ = EstimateAvailability(catalog_, id_, need_.places, as_of_, policy_.capacity);
    if (need_.window) open_in_window_ = Hours().OpenDuring(std::max(need_.window->from, as_of_), need_.window->to);
    Filter(judged);
    judged.hard_to_change = IsHardToChange(judged);
    Score(judged);
    if (policy_.ties == TieOrder::kRotation)
      judged.rotation = Fingerprint().Add(household_.id).Add(offer_.key).Add(day_.days).value();
    return judged;
  }

 private:
  // Of whom the need names, else of the head; where that is a no and another member's is not, open by one clause.
  EligibilityVerdict Verdict() const {
    Need need = need_;
    if (need.for_member.empty() && !household_.members.empty()) need.for_member = household_.Head()->id;
    EligibilityVerdict verdict = rules_.Judge(id_, judged_, need, day_);
    if (verdict.eligible != Truth::kFalse || !need_.for_member.empty()) return verdict;
    for (const Member& member : household_.members) {
      need.for_member = member.id;
      if (rules_.Evaluate(id_, judged_, need, day_) == Truth::kFalse) continue;
      verdict.eligible = Truth::kUnknown;
      verdict.open_clauses = 1;
    }
    return verdict;
  }

  OpeningHours Hours() const { return OpeningHours::Build(catalog_, id_); }

  AttendanceSet Offered() const {
    if (offer_.attendance != 0) return offer_.attendance;
    return location_.type == LocationType::kVirtual ? kRemote : kInPerson;
  }

  AttendanceSet Shared() const {
    return need_.attendance == 0 ? Offered() : static_cast<AttendanceSet>(Offered() & need_.attendance);
  }

  // Where nothing is shared, the offer is shut out, and its travel is told as it has it.
  AttendanceSet Ways() const { return Shared() == 0 ? Offered() : Shared(); }
  bool NoTravel() const { return (Ways() & (kRemote | kHomeVisit)) != 0; }

  struct Trip {
    std::optional<std::int32_t> middle, least, greatest;
  };

  Trip InPerson() const {
    if (location_.confidential || !location_.point || location_.type == LocationType::kPostal) return {};
    const auto minutes = [&](double meters) {
      return StraightLineMinutes(meters, household_.travel_mode, policy_.travel);
    };
    if (household_.place.point) return {.middle = minutes(DistanceMeters(*household_.place.point, *location_.point))};
    const Outline* outline = NaiveOutlineOf(d_, household_.place);
    if (outline == nullptr) return {};
    const DistanceRange range = DistanceRangeMeters(*outline, *location_.point);
    const std::int32_t least = minutes(range.nearest_meters), greatest = minutes(range.farthest_meters);
    return {.middle = (least + greatest + 1) / 2, .least = least, .greatest = greatest};
  }

  void Travel(NaiveOffer& judged) const {
    judged.remote = NoTravel();
    const Trip trip = judged.remote ? Trip{.middle = 0} : InPerson();
    judged.minutes = trip.middle;
    judged.minutes_min = trip.least;
    judged.minutes_max = trip.greatest;
    if (judged.remote && (Ways() & kInPerson) != 0) judged.in_person = InPerson().middle;
  }

  void Filter(NaiveOffer& judged) const {
    const auto add = [&](bool shut_out, ExclusionReason reason) {
      if (shut_out) judged.reasons.push_back(reason);
    };
    const auto past = [&](const std::optional<Date>& closed) { return closed && day_ >= *closed; };
    const auto before = [&](const std::optional<Date>& opened) { return opened && day_ < *opened; };
    const auto least = judged.minutes_min ? judged.minutes_min : judged.minutes;
    add(service_.status == ServiceStatus::kInactive || service_.status == ServiceStatus::kDefunct ||
            service_.status == ServiceStatus::kTemporarilyClosed,
        ExclusionReason::kInactive);
    add(before(offer_.opened) || before(location_.opened), ExclusionReason::kNotYetOpen);
    const bool moved = past(location_.closed) && !location_.relocated_to_key.empty();
    add(moved, ExclusionReason::kRelocated);
    add(!moved && (past(location_.closed) || past(offer_.closed)), ExclusionReason::kClosedDown);
    add(judged.serves == Truth::kFalse, ExclusionReason::kOutsideCatchment);
    add(judged.eligible == Truth::kFalse, ExclusionReason::kIneligible);
    add(Shared() == 0, ExclusionReason::kAttendance);
    add(least && *least > need_.travel_minutes_max.value_or(policy_.travel_minutes_max), ExclusionReason::kTooFar);
    add(need_.window && open_in_window_ == Truth::kFalse, ExclusionReason::kClosedInWindow);
    if (!need_.window && need_.urgency != Urgency::kWhenever) {
      const std::int64_t days = need_.urgency == Urgency::kToday ? 7 : 14;
      judged.opens_again =
          Hours().NextOpening(as_of_, static_cast<std::int64_t>(policy_.next_opening_days) * 24 * 60).has_value();
      add(Hours().OpenDuring(as_of_, Instant{as_of_.unix_seconds + days * 86'400}) == Truth::kFalse,
          ExclusionReason::kTooLate);
    }
    add(room_.certainly_full && room_.waitlist == Truth::kFalse && !RefillsInTime(), ExclusionReason::kFull);
  }

  // Elsewhere, somebody else, or twice as far as wanted.
  bool IsHardToChange(const NaiveOffer& judged) const {
    if (judged.reasons.empty()) return false;
    if (judged.reasons.front() == ExclusionReason::kOutsideCatchment) return true;
    if (judged.reasons.front() == ExclusionReason::kIneligible)
      return std::any_of(verdict_.clauses.begin(), verdict_.clauses.end(),
                         [](const ClauseReason& clause) { return clause.fixed; });
    if (judged.reasons.front() != ExclusionReason::kTooFar) return false;
    return judged.minutes_min.value_or(judged.minutes.value_or(0)) >
           2 * need_.travel_minutes_max.value_or(policy_.travel_minutes_max);
  }

  void Score(NaiveOffer& judged) const {
    const auto set = [&](ScorePart part, std::int32_t value) {
      const auto at = static_cast<std::size_t>(part);
      judged.values[at] = value;
      judged.points[at] = Times(policy_.weights[part], value);
      judged.score += judged.points[at];
    };
    const std::int32_t wait = Wait(judged);
    set(ScorePart::kProximity, Times(Proximity(judged), wait));
    set(ScorePart::kEligibility, Eligibility(judged));
    set(ScorePart::kAvailability, Times(Availability(), wait));
    set(ScorePart::kFreshness, Freshness());
    set(ScorePart::kFit, Fit());
  }

  std::int32_t Proximity(const NaiveOffer& judged) const {
    if (NoTravel()) {
      const std::optional<std::int32_t> visit = (Ways() & kInPerson) != 0 ? InPerson().middle : std::nullopt;
      return policy_.no_travel_q16 + (visit ? Times(kOneQ16 - policy_.no_travel_q16, Near(visit)) : 0);
    }
    if (location_.confidential) return policy_.confidential_travel_q16;
    return judged.minutes ? Near(judged.minutes) : policy_.unknown_travel_q16;
  }

  std::int32_t Near(std::optional<std::int32_t> minutes) const {
    return minutes ? Exp2NegQ16(*minutes, policy_.proximity_half_life_minutes) : 0;
  }

  std::int32_t Eligibility(const NaiveOffer& judged) const {
    if (judged.serves == Truth::kFalse || judged.eligible == Truth::kFalse) return 0;
    if (judged.serves == Truth::kTrue && judged.eligible == Truth::kTrue) return kOneQ16;
    std::int64_t open = judged.eligible == Truth::kUnknown ? verdict_.open_clauses : 0;
    if (judged.serves == Truth::kUnknown) ++open;
    const std::int64_t left = kOneQ16 - std::max<std::int64_t>(open, 1) * policy_.open_clause_q16;
    return static_cast<std::int32_t>(std::max<std::int64_t>(left, policy_.open_floor_q16));
  }

  bool RefillsInTime() const {
    if (!room_.certainly_full || !room_.next_refill) return false;
    if (need_.urgency == Urgency::kToday)
      return FormatDate(catalog_.time_zone().ToLocal(*room_.next_refill).date) == FormatDate(day_);
    return need_.urgency == Urgency::kWhenever ||
           room_.next_refill->unix_seconds - as_of_.unix_seconds < std::int64_t{7} * 86'400;
  }

  std::int32_t Availability() const { return RefillsInTime() ? policy_.capacity.prior_q16 : room_.probability_q16; }

  std::int32_t Wait(const NaiveOffer& judged) const {
    if (need_.urgency == Urgency::kWhenever) return kOneQ16;
    const bool today = need_.urgency == Urgency::kToday;
    const OpeningHours hours = Hours();
    std::int64_t from = as_of_.unix_seconds + std::int64_t{60} * judged.minutes.value_or(0);
    if (RefillsInTime()) from = std::max(from, room_.next_refill->unix_seconds);
    const auto until = [&](std::int64_t moment) {
      std::int64_t minutes = 0;
      const std::int64_t in_time = as_of_.unix_seconds + (today ? 0 : std::int64_t{7} * 86'400);
      while (in_time + minutes * 60 < moment) ++minutes;
      return Exp2NegQ16(minutes, policy_.urgent_wait_half_life_minutes);
    };
    const Truth open = hours.OpenAt(Instant{from});
    if (open == Truth::kTrue) return RefillsInTime() ? until(room_.next_refill->unix_seconds) : kOneQ16;
    if (open == Truth::kUnknown || !hours.known()) return today ? policy_.unknown_wait_q16 : kOneQ16;
    const auto next = hours.NextOpening(Instant{from}, static_cast<std::int64_t>(policy_.next_opening_days) * 24 * 60);
    return next ? until(next->opens.unix_seconds) : 0;
  }

  std::int32_t Freshness() const {
    if (!service_.assured_date) return policy_.unknown_freshness_q16;
    return Exp2NegQ16(std::max(0, day_ - *service_.assured_date), policy_.freshness_half_life_days);
  }

  std::int32_t Fit() const {
    std::int64_t sum = 0, count = 0;
    for (const std::optional<std::int32_t>& aspect :
         {LanguageFit(), CultureFit(), AccessibilityFit(), CostFit(), WindowFit(), OneStopFit(), PreferenceFit()}) {
      if (!aspect) continue;
      sum += *aspect;
      ++count;
    }
    return count == 0 ? kOneQ16 : static_cast<std::int32_t>((sum + count / 2) / count);
  }

  std::optional<std::int32_t> LanguageFit() const {
    if (household_.languages.empty()) return std::nullopt;
    bool coded = false;
    std::int32_t best = 0;
    for (const Language& row : d_.languages) {
      const bool of_offer = row.service_key == service_.key || row.location_key == location_.key;
      if (!of_offer || row.code.empty()) continue;
      coded = true;
      const auto spoken = std::find(household_.languages.begin(), household_.languages.end(), row.code);
      if (spoken == household_.languages.end()) continue;
      const bool first = spoken == household_.languages.begin();
      best = std::max(best, first ? (row.interpreter ? 49152 : 65536) : (row.interpreter ? 32768 : 40960));
    }
    return coded ? best : kHalf;
  }

  std::optional<std::int32_t> CultureFit() const {
    std::vector<std::string> wanted = need_.cultures;
    wanted.insert(wanted.end(), need_.lived_experiences.begin(), need_.lived_experiences.end());
    if (wanted.empty()) return std::nullopt;
    std::vector<std::string> held;
    for (const Attribute& link : d_.attributes) {
      if (link.link_type != "culture" && link.link_type != "lived_experience") continue;
      if ((link.link_entity == "service_at_location" && link.link_key == offer_.key) ||
          (link.link_entity == "service" && link.link_key == service_.key) ||
          (link.link_entity == "program" && link.link_key == service_.program_key) ||
          (link.link_entity == "organization" && link.link_key == service_.organization_key))
        held.push_back(link.taxonomy_term_key);
    }
    const auto matched = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& text) {
      const TaxonomyTerm* term = FindTerm(d_, text);
      return term != nullptr && std::any_of(held.begin(), held.end(),
                                            [&](const std::string& key) { return IsOrIsBelow(d_, key, term->key); });
    });
    return kHalf + Share(static_cast<std::size_t>(matched), wanted.size()) / 2;
  }

  std::optional<std::int32_t> AccessibilityFit() const {
    if (need_.accessibility.empty() || (Ways() & kInPerson) == 0) return std::nullopt;
    std::vector<const Accessibility*> rows;
    for (const Accessibility& row : d_.accessibility)
      if (row.location_key == location_.key) rows.push_back(&row);
    if (rows.empty()) return kHalf;
    const auto found =
        std::count_if(need_.accessibility.begin(), need_.accessibility.end(), [&](const std::string& word) {
          return std::any_of(rows.begin(), rows.end(), [&](const Accessibility* row) {
            return ContainsIgnoringCase(row->description, word) || ContainsIgnoringCase(row->details, word);
          });
        });
    return Share(static_cast<std::size_t>(found), need_.accessibility.size());
  }

  std::optional<std::int32_t> CostFit() const {
    if (!need_.free_only_preferred) return std::nullopt;
    bool free = false, dear = false;
    for (const CostOption& option : d_.cost_options) {
      const bool valid =
          (!option.valid_from || *option.valid_from <= day_) && (!option.valid_to || day_ <= *option.valid_to);
      if (option.service_key != service_.key || !valid || !option.amount_cents) continue;
      (*option.amount_cents == 0 ? free : dear) = true;
    }
    return free ? kOneQ16 : dear ? 0 : kHalf;
  }

  std::optional<std::int32_t> WindowFit() const {
    if (!need_.window) return std::nullopt;
    return open_in_window_ == Truth::kTrue ? kOneQ16 : open_in_window_ == Truth::kUnknown ? kHalf : 0;
  }

  std::optional<std::int32_t> OneStopFit() const {
    if ((Ways() & kInPerson) == 0) return std::nullopt;
    std::set<std::string> others;
    for (const Need& other : household_.needs) {
      const TaxonomyTerm* term = FindTerm(d_, other.term);
      if (term != nullptr && term->key != term_) others.insert(term->key);
    }
    if (others.empty()) return std::nullopt;
    const auto met = std::count_if(others.begin(), others.end(), [&](const std::string& term) {
      return std::any_of(d_.services_at_location.begin(), d_.services_at_location.end(),
                         [&](const ServiceAtLocation& other) {
                           return other.location_key == location_.key && Meets(d_, other, term);
                         });
    });
    return Share(static_cast<std::size_t>(met), others.size());
  }

  std::optional<std::int32_t> PreferenceFit() const {
    if (verdict_.preferences_met == 0) return std::nullopt;
    return kOneQ16;
  }

  const Catalog& catalog_;
  const Directory& d_;
  const RuleBook& rules_;
  const RankingPolicy& policy_;
  const Household& household_;
  const Household judged_;
  const Need& need_;
  const std::string& term_;
  Instant as_of_;
  Date day_;
  const ServiceAtLocation& offer_;
  ServiceAtLocationId id_;
  const Service& service_;
  const Location& location_;
  EligibilityVerdict verdict_;
  kith::Availability room_;
  Truth open_in_window_ = Truth::kUnknown;
};

bool ComesBefore(const NaiveOffer& a, const NaiveOffer& b) {
  static constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max();
  const auto order = [](const NaiveOffer& offer) {
    return std::tuple(-offer.score, offer.minutes.value_or(kLast), offer.in_person.value_or(kLast), offer.rotation,
                      offer.key);
  };
  return order(a) < order(b);
}

bool IsNearMiss(const NaiveOffer& offer) {
  if (offer.reasons.size() != 1) return false;
  const ExclusionReason reason = offer.reasons.front();
  if (reason == ExclusionReason::kTooLate) return offer.opens_again;
  return reason != ExclusionReason::kInactive && reason != ExclusionReason::kRelocated &&
         reason != ExclusionReason::kClosedDown;
}

std::vector<std::string> NearMisses(std::vector<NaiveOffer> excluded) {
  std::erase_if(excluded, [](const NaiveOffer& offer) { return !IsNearMiss(offer); });
  std::sort(excluded.begin(), excluded.end(), [](const NaiveOffer& a, const NaiveOffer& b) {
    return std::tuple(a.hard_to_change, -a.score, a.key) < std::tuple(b.hard_to_change, -b.score, b.key);
  });
  std::vector<std::string> keys;
  std::set<std::string> services;
  for (const NaiveOffer& offer : excluded)
    if (services.insert(offer.service).second && keys.size() < 3) keys.push_back(offer.key);
  return keys;
}

// Words one after the other, whole words.
bool HoldsWords(const std::string& name, const std::string& words) {
  return (" " + FoldName(name) + " ").find(" " + FoldName(words) + " ") != std::string::npos;
}

bool IsDanger(const Directory& d, const DangerRule& danger, const TaxonomyTerm& term) {
  for (const std::string& words : danger.words)
    if (HoldsWords(term.name, words)) return true;
  for (const std::string& code : danger.term_codes) {
    for (const TaxonomyTerm& other : d.taxonomy_terms) {
      const bool meant = (!other.code.empty() && other.code == code) || FoldName(other.name) == FoldName(code);
      if (meant && IsOrIsBelow(d, term.key, other.key)) return true;
    }
  }
  return false;
}

bool IsKnownTrue(const Facts& facts, const std::string& name) {
  const FactValue value = FindFact(facts, name);
  return value.type() == FactType::kBool && value.bool_value();
}

bool HasDangerFact(const DangerRule& danger, const Household& household) {
  for (const std::string& fact : danger.facts) {
    if (IsKnownTrue(household.facts, fact)) return true;
    for (const Member& member : household.members)
      if (IsKnownTrue(member.facts, fact)) return true;
  }
  return false;
}

std::vector<std::string> EmergencyNumbers(const Directory& d, const RankingPolicy& policy, const TaxonomyTerm& term,
                                          const Household& household) {
  std::vector<std::string> numbers;
  for (const DangerRule& danger : policy.dangers) {
    if (!IsDanger(d, danger, term) && !HasDangerFact(danger, household)) continue;
    for (const EmergencyNumber& number : danger.numbers)
      if (std::find(numbers.begin(), numbers.end(), number.number) == numbers.end()) numbers.push_back(number.number);
  }
  return numbers;
}

}  // namespace

NaiveRanking RankNaively(const Catalog& catalog, const RuleBook& rules, const RankingPolicy& policy,
                         const Household& household, const Need& need, Instant as_of) {
  const Directory& d = catalog.directory();
  const TaxonomyTerm& term = *FindTerm(d, need.term);
  NaiveRanking ranking;
  for (const ServiceAtLocation& offer : d.services_at_location) {
    if (!Meets(d, offer, term.key)) continue;
    NaiveOffer judged = Judge(catalog, rules, policy, household, need, term.key, as_of, offer).Decide();
    (judged.reasons.empty() ? ranking.ranked : ranking.excluded).push_back(std::move(judged));
  }
  std::sort(ranking.ranked.begin(), ranking.ranked.end(), ComesBefore);
  ranking.near_misses = NearMisses(ranking.excluded);
  ranking.emergency = EmergencyNumbers(d, policy, term, household);
  return ranking;
}

}  // namespace kith
