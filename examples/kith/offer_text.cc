#include "examples/kith/offer_text.h"

#include <algorithm>
#include <set>

#include "kith/base/text.h"
#include "kith/catalog/public_view.h"
#include "kith/interop/fact_label.h"

namespace kith_program {
namespace {

using kith::Truth;

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

// The brief of a room, and shorter where its column is narrow: how many places and how old the count is say more than what is counted and
// than the other units, which the reasons below the row name. "2 units, 3 subsidies, 3 h ago" -> "2 units+, 3 h ago" -> "2+, 3 h ago" -> "2+";
// "0/120 beds, before the refill" -> "0/120, earlier"; "full: 0 subsidies, no waitlist" -> "full, no waitlist" -> "full".
std::vector<std::string> RoomTexts(const kith::Availability& room) {
  constexpr std::string_view kBeforeRefill = ", before the refill";
  const std::string brief = Printable(room.brief);
  const std::size_t first_end = std::min(brief.find(", "), brief.size());
  const std::size_t last = std::min(brief.rfind(", "), brief.size());
  const std::string first = brief.substr(0, first_end);
  const std::string after = brief.ends_with(kBeforeRefill) ? ", earlier" : brief.substr(last);
  if (brief.starts_with("full")) return {brief, "full" + after, "full"};
  const std::string more = room.units.size() > 1 ? "+" : "";
  const std::size_t wanted = first.find(" for ");  // "2 beds for 5, waitlist"
  const std::string count =
      first.substr(0, first.find(' ')) + (wanted == std::string::npos ? "" : first.substr(wanted)) + more;
  return {brief, first + more + after, count + after, count};
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
  const std::size_t opens = brief.find("; ");
  const std::string next = opens == std::string::npos ? brief : brief.substr(opens + 2);
  if (!hours.in_window.empty()) {
    const std::string wanted = Printable(hours.in_window);
    if (hours.open_in_window == Truth::kUnknown) return {"?", Style::kUnsure};
    if (hours.open_in_window == Truth::kFalse) return {wanted, Style::kPlain, {"closed then"}};
    const std::size_t first = wanted.find(", ");  // of several openings
    return {wanted, Style::kSure, {first == std::string::npos ? wanted : wanted.substr(0, first) + "+"}};
  }
  if (hours.open_now == Truth::kTrue) return {brief, Style::kSure};
  if (hours.open_now == Truth::kFalse)
    return hours.next ? Cell{brief, Style::kPlain, {next, next.substr(0, next.rfind(' '))}}  // the day, not the hour
                      : Cell{"closed for now", Style::kUnsure};
  return {hours.next ? "? " + next : "?", Style::kUnsure};
}

Cell RoomCell(const kith::Availability& room) {
  if (!room.known) return {"?", Style::kUnsure};
  const bool refilled = std::any_of(room.units.begin(), room.units.end(),
                                    [](const kith::UnitCount& unit) { return unit.refilled_since; });
  std::vector<std::string> texts = RoomTexts(room);
  if (refilled) {
    for (std::string& text : texts) text.insert(0, "~");
  }
  Cell cell{texts[0], refilled || room.certainly_full ? Style::kUnsure : Style::kPlain};
  cell.shorter.assign(texts.begin() + 1, texts.end());
  return cell;
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
  const std::string& said = offer.hours.in_window.empty() ? offer.hours.brief : offer.hours.in_window;
  const bool row_has_hours = hours == "?" || (hours == Printable(said) && Width(hours) <= kHoursWidth);
  for (const std::string& reason : offer.reasons) {
    const bool in_row = (reason == "Hours: " + said + "." && row_has_hours) ||
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
  if (catalog.records().sample) text += " Sample data: not current listings.";
  return Paragraph(Printable(text), Style::kDim, options);
}

}  // namespace kith_program
