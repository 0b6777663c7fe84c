#include "examples/kith/offer_text.h"

#include <algorithm>
#include <set>

#include "kith/base/text.h"
#include "kith/catalog/public_view.h"
#include "kith/interop/fact_label.h"

namespace kith_program {
namespace {

using kith::Truth;

constexpr int kRoomWidth = 18;

std::string_view UrgencyText(kith::Urgency urgency) {
  switch (urgency) {
    case kith::Urgency::kToday:
      return "today";
    case kith::Urgency::kThisWeek:
      return "this week";
    case kith::Urgency::kWhenever:
      break;
  }
  return "no hurry";
}

std::string AttendanceText(kith::AttendanceSet ways) {
  std::vector<std::string> names;
  if ((ways & kith::kInPerson) != 0) names.emplace_back("in person");
  if ((ways & kith::kRemote) != 0) names.emplace_back("by phone or video");
  if ((ways & kith::kHomeVisit) != 0) names.emplace_back("at home");
  return kith::JoinList(names, " or ");
}

std::string Questions(const std::vector<std::string>& facts) {
  std::vector<std::string> questions;
  for (const std::string& fact : facts) questions.push_back(Printable(kith::FactQuestion(fact)));
  return kith::JoinList(questions, "; ");
}

// A rule's `birth_certificate` and a listing's "Birth certificate" are one document.
std::string Documents(const std::vector<std::string>& documents) {
  std::vector<std::string> names;
  std::set<std::string> folded;
  for (const std::string& document : documents) {
    if (!folded.insert(kith::FoldName(document)).second) continue;
    names.push_back(Printable(document));
    std::replace(names.back().begin(), names.back().end(), '_', ' ');
  }
  return kith::JoinList(names, ", ");
}

// "11/40 caseload slots, 18 h ago" -> "11/40, 18 h ago" where it is too long for its column: the age matters more than the unit.
std::string ShortRoom(std::string_view brief) {
  const std::size_t count_end = brief.find(' '), unit_end = brief.find(", ");
  if (Width(brief) <= kRoomWidth || unit_end == std::string_view::npos || count_end > unit_end)
    return std::string(brief);
  return std::string(brief.substr(0, count_end)) + std::string(brief.substr(unit_end));
}

// A reason that only repeats a question, or the end of one that does.
std::string WithoutQuestions(const kith::RankedOffer& offer, const std::string& reason) {
  for (const std::string& question : offer.ask_provider) {
    if (reason == "Ask the provider: " + question) return "";
  }
  return offer.ask.empty() ? reason : reason.substr(0, reason.find(" Ask: "));
}

std::string WindowText(const kith::TimeWindow& window, const kith::TimeZone& zone) {
  const kith::LocalTime to = zone.ToLocal(window.to);
  const bool same_day = zone.ToLocal(window.from).date == to.date;
  const std::string from = TimeText(window.from, zone);
  return from + (same_day ? "-" + kith::FormatMinuteOfDay(to.minute_of_day) : " to " + TimeText(window.to, zone));
}

}  // namespace

Cell TravelCell(const kith::Travel& travel) {
  switch (travel.basis) {
    case kith::TravelBasis::kNoTravel:
      return {"no travel", Style::kPlain};
    case kith::TravelBasis::kStraightLine:
      return {"~" + Thousands(*travel.minutes) + " min", Style::kPlain};
    case kith::TravelBasis::kStraightLineFromArea:
      return {"~" + Thousands(*travel.minutes_min) + "-" + Thousands(*travel.minutes_max) + " min", Style::kUnsure};
    case kith::TravelBasis::kConfidential:
      return {"? call", Style::kUnsure};
    case kith::TravelBasis::kUnknown:
      break;
  }
  return {"?", Style::kUnsure};
}

// In the table's few cells: "? opens Thu 09:00" for "perhaps open now; opens Thu 09:00".
Cell HoursCell(const kith::Hours& hours) {
  const std::string brief = Printable(hours.brief);
  if (hours.open_now == Truth::kTrue) return {brief, Style::kSure};
  if (hours.open_now == Truth::kFalse) return hours.next ? Cell{brief} : Cell{"closed for now", Style::kUnsure};
  if (!hours.next) return {"?", Style::kUnsure};
  const std::size_t opens = brief.find("; ");
  return {"? " + (opens == std::string::npos ? brief : brief.substr(opens + 2)), Style::kUnsure};
}

Cell RoomCell(const kith::Availability& room) {
  if (!room.known) return {"?", Style::kUnsure};
  const bool refilled = std::any_of(room.units.begin(), room.units.end(),
                                    [](const kith::UnitCount& unit) { return unit.refilled_since; });
  return {(refilled ? "~" : "") + Printable(ShortRoom(room.brief)),
          refilled || room.certainly_full ? Style::kUnsure : Style::kPlain};
}

Cell FitsCell(const kith::RankedOffer& offer) {
  const Truth fits = And(offer.eligibility.eligible, offer.catchment.serves);
  if (fits == Truth::kTrue) return {"yes", Style::kSure};
  return fits == Truth::kFalse ? Cell{"no", Style::kDanger} : Cell{"ask", Style::kUnsure};
}

std::string OfferName(const kith::Catalog& catalog, kith::ServiceAtLocationId offer) {
  const kith::PublicView view = ViewOf(catalog, offer);
  return Printable(view.service_name) + ", " + Printable(view.organization_name);
}

std::string Whereabouts(const kith::Catalog& catalog, kith::ServiceAtLocationId offer) {
  const kith::PublicView view = ViewOf(catalog, offer);
  std::string text = Printable(view.where);
  if (!view.confidential && !view.location_name.empty() && view.location_name != view.where)
    text = Printable(view.location_name) + (text.empty() ? "" : ", " + text);
  // First, so that no end of a line breaks it. A confidential place has its number in `where`.
  if (!view.confidential && !view.phone.empty()) text = Printable(view.phone) + (text.empty() ? "" : "; ") + text;
  return text;
}

std::string Why(const kith::RankedOffer& offer) {
  std::string why;
  const std::string hours = HoursCell(offer.hours).text;
  const bool row_has_hours = hours == "?" || hours == Printable(offer.hours.brief);
  for (const std::string& reason : offer.reasons) {
    const bool in_row = (reason == "Hours: " + offer.hours.brief + "." && row_has_hours) ||
                        (!offer.availability.known && reason == offer.availability.sentence) ||
                        (offer.remote && !offer.travel.in_person_minutes && reason == offer.parts[0].reason);
    const std::string rest = in_row ? "" : WithoutQuestions(offer, reason);
    if (!rest.empty()) why += (why.empty() ? "" : " ") + Printable(rest);
  }
  return why;
}

std::string Todo(const kith::RankedOffer& offer, int indent, const TextOptions& options) {
  std::string text;
  const auto add = [&](std::string_view label, const std::string& what) {
    if (!what.empty()) text += Hanging(indent, label, kLabelWidth, what, options);
  };
  add("Ask client", Questions(offer.ask));
  add("Ask there", Printable(kith::JoinList(offer.ask_provider, " ")));
  add("Bring", Documents(offer.bring));
  add("Note", Printable(kith::JoinList(offer.notes, " ")));
  return text;
}

std::string NeedText(const kith::Catalog& catalog, const kith::Ranking& ranking) {
  const kith::Need& need = ranking.need;
  std::vector<std::string> parts = {Printable(catalog.taxonomy_term(ranking.term).name)};
  if (!need.for_member.empty()) parts.back() += " for " + Printable(need.for_member);
  parts.emplace_back(UrgencyText(need.urgency));
  if (need.places > 1) parts.push_back(Thousands(need.places) + " places");
  if (need.window) parts.push_back(WindowText(*need.window, catalog.time_zone()));
  if (need.attendance != 0) parts.push_back(AttendanceText(need.attendance));
  if (need.travel_minutes_max) parts.push_back("at most " + Thousands(*need.travel_minutes_max) + " min of travel");
  if (need.free_only_preferred) parts.emplace_back("free if possible");
  return kith::JoinList(parts, ", ");
}

std::string EmergencyText(std::span<const kith::EmergencyNumber> numbers, const TextOptions& options) {
  std::vector<kith::EmergencyNumber> unique;
  int width = 0;
  for (const kith::EmergencyNumber& number : numbers) {
    if (std::find(unique.begin(), unique.end(), number) != unique.end()) continue;
    unique.push_back(number);
    width = std::max(width, Width(Printable(number.number)));
  }
  std::string text;
  for (const kith::EmergencyNumber& number : unique) {
    text += Hanging(0, "Call " + Printable(number.number), width + 6, Printable(number.label), options, Style::kDanger);
  }
  return text;
}

std::string TimeText(kith::Instant when, const kith::TimeZone& zone) {
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const kith::LocalTime local = zone.ToLocal(when);
  return std::string(kDays[local.date.weekday().c_encoding()]) + " " + kith::FormatDate(local.date) + " " +
         kith::FormatMinuteOfDay(local.minute_of_day);
}

std::string FooterText(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options) {
  const kith::AnswerVersions& versions = ranking.versions;
  const kith::TimeZone& zone = catalog.time_zone();
  std::string text = "As of " + kith::FormatInstant(ranking.as_of, zone) + " (" + zone.name() + "); kith " +
                     versions.program + ", catalog " + versions.catalog + ", rules " + versions.rules + ", policy " +
                     versions.policy + ".";
  if (catalog.directory().sample) text += " Sample data: not current listings.";
  return Paragraph(Printable(text), Style::kDim, options);
}

}  // namespace kith_program
