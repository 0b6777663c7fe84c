#include "examples/kith/offer_text.h"

#include <algorithm>
#include <set>
#include <utility>

#include "kith/base/text.h"
#include "kith/catalog/public_view.h"
#include "kith/interop/fact_label.h"

namespace kith_program {
namespace {

using A = kith::MessageArgument;
using kith::Truth;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

std::string UrgencyText(kith::Urgency urgency, const TextOptions& options) {
  const std::string_view key = urgency == kith::Urgency::kToday      ? "today"
                               : urgency == kith::Urgency::kThisWeek ? "this_week"
                                                                     : "whenever";
  return options.Say("need.urgency"_message, {A::Key("urgency", key)});
}

std::string AttendanceText(kith::AttendanceSet ways, const TextOptions& options) {
  constexpr std::pair<kith::AttendanceSet, std::string_view> kWays[] = {
      {kith::kInPerson, "in_person"}, {kith::kRemote, "remote"}, {kith::kHomeVisit, "home_visit"}};
  std::vector<kith::Phrase> names;
  for (const auto& [way, key] : kWays) {
    if ((ways & way) != 0) names.push_back({options.Say("need.way"_message, {A::Key("way", key)})});
  }
  return SayJoined(*options.messages, "join.choices"_message, names).text;
}

std::string Questions(const std::vector<std::string>& facts, const kith::Messages& messages) {
  std::vector<std::string> questions;
  for (const std::string& fact : facts) questions.push_back(PrintableSaid(kith::FactQuestion(fact, messages)));
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

// Questions have lines of their own: a clause that is one says nothing more, and of one that waits for facts the condition is left.
std::string WithoutQuestions(const kith::RankedOffer& offer, const std::string& reason) {
  for (const kith::ClauseReason& clause : offer.eligibility.clauses) {
    const bool alone = reason == clause.sentence;
    if (clause.truth != Truth::kUnknown || (!alone && reason != clause.sentence_after)) continue;
    if (clause.condition.empty()) return clause.facts_to_ask.empty() ? "" : reason;
    if (!clause.facts_to_ask.empty()) return alone ? clause.condition : clause.condition_after;
  }
  return reason;
}

std::string WindowText(const kith::TimeWindow& window, const kith::TimeZone& zone, const TextOptions& options) {
  const kith::LocalTime to = zone.ToLocal(window.to);
  const bool same_day = zone.ToLocal(window.from).date == to.date;
  const kith::Phrase begins = {TimeText(window.from, zone, options)};
  const kith::Phrase ends = {same_day ? kith::FormatMinuteOfDay(to.minute_of_day) : TimeText(window.to, zone, options)};
  const A from = A::Said("from", begins), until = A::Said("to", ends);
  return same_day ? options.Say("hours.span"_message, {from, until})
                  : options.Say("hours.span_days"_message, {from, until});
}

}  // namespace

Cell TravelCell(const kith::Travel& travel, const TextOptions& options) {
  switch (travel.basis) {
    case kith::TravelBasis::kNoTravel:
      return {options.Say("cell.no_travel"_message), Style::kPlain};
    case kith::TravelBasis::kStraightLine:
      return {"~" + Thousands(*travel.minutes) + " min", Style::kPlain};
    case kith::TravelBasis::kStraightLineFromArea:
      return {"~" + Thousands(*travel.minutes_min) + "-" + Thousands(*travel.minutes_max) + " min", Style::kUnsure};
    case kith::TravelBasis::kConfidential:
      return {options.Say("cell.call"_message), Style::kUnsure};
    case kith::TravelBasis::kUnknown:
      break;
  }
  return {"?", Style::kUnsure};
}

// In the table's few cells: "? opens Thu 09:00" for "perhaps open now; opens Thu 09:00", "opens Thu 09:00…" where it is by appointment, the day without
// its hour.
Cell HoursCell(const kith::Hours& hours, const TextOptions& options) {
  const std::string brief = Printable(hours.brief);
  const std::size_t opens = brief.find("; ");
  const std::string next = opens == std::string::npos ? brief : brief.substr(opens + 2);
  if (!hours.in_window.empty()) {
    const std::string wanted = Printable(hours.in_window);
    if (hours.open_in_window == Truth::kUnknown) return {"?", Style::kUnsure};
    if (hours.open_in_window == Truth::kFalse)
      return {wanted, Style::kPlain, {options.Say("cell.closed_then"_message)}};
    const std::size_t first = wanted.find(", ");  // of several openings
    return {wanted, Style::kSure, {first == std::string::npos ? wanted : wanted.substr(0, first) + "+"}};
  }
  const bool by_appointment = hours.next && hours.next->by_appointment != kith::ByAppointment::kNone;
  const std::string moment = by_appointment ? next.substr(0, next.rfind(", ")) : next;
  const std::string more = by_appointment ? std::string(kEllipsis) : "";
  if (hours.open_now == Truth::kTrue) return {brief, Style::kSure, {moment + more}};
  if (hours.open_now == Truth::kFalse)
    return hours.next ? Cell{brief, Style::kPlain, {next, moment + more, moment.substr(0, moment.rfind(' ')) + more}}
                      : Cell{options.Say("cell.closed_for_now"_message), Style::kUnsure};
  return {hours.next ? "? " + next : "?", Style::kUnsure};
}

Cell RoomCell(const kith::Availability& room) {
  if (!room.known) return {"?", Style::kUnsure};
  const bool refilled = std::any_of(room.units.begin(), room.units.end(),
                                    [](const kith::UnitCount& unit) { return unit.refilled_since; });
  const auto told = [&](const std::string& text) { return (refilled ? "~" : "") + PrintableSaid(text); };
  Cell cell{told(room.brief), refilled || room.certainly_full ? Style::kUnsure : Style::kPlain};
  for (const std::string& text : room.shorter) cell.shorter.push_back(told(text));
  return cell;
}

Cell FitsCell(const kith::RankedOffer& offer, const TextOptions& options) {
  const Truth fits = And(offer.eligibility.eligible, offer.catchment.serves);
  const auto say = [&](std::string_view key) { return options.Say("fits.answer"_message, {A::Key("fits", key)}); };
  if (fits == Truth::kTrue) return {say("yes"), Style::kSure};
  return fits == Truth::kFalse ? Cell{say("no"), Style::kDanger} : Cell{say("ask"), Style::kUnsure};
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

std::string Why(const kith::RankedOffer& offer, const TextOptions& options) {
  std::string why;
  const std::string hours = HoursCell(offer.hours, options).text;
  const std::string& said = offer.hours.in_window.empty() ? offer.hours.brief : offer.hours.in_window;
  const bool row_has_hours = hours == "?" || (hours == Printable(said) && Width(hours) <= kHoursWidth);
  const std::string hours_reason = options.Say("reason.hours"_message, {A::Said("hours", {said})});
  for (const std::string& reason : offer.reasons) {
    const bool in_row = (reason == hours_reason && row_has_hours) ||
                        (!offer.availability.known && reason == offer.availability.sentence) ||
                        (offer.remote && !offer.travel.in_person_minutes && reason == offer.parts[0].reason);
    const std::string rest = in_row ? "" : WithoutQuestions(offer, reason);
    if (!rest.empty()) why += (why.empty() ? "" : " ") + PrintableSaid(rest);
  }
  return why;
}

std::string Todo(const kith::RankedOffer& offer, int indent, const TextOptions& options) {
  std::string text;
  const auto add = [&](kith::MessageCode label, const std::string& what) {
    if (!what.empty()) text += Hanging(indent, options.Say(label), kLabelWidth, what, options);
  };
  add("label.ask_client"_message, Questions(offer.ask, *options.messages));
  add("label.ask_there"_message, PrintableSaid(kith::JoinList(offer.ask_provider, " ")));
  add("label.bring"_message, Documents(offer.bring));
  add("label.note"_message, PrintableSaid(kith::JoinList(offer.notes, " ")));
  return text;
}

std::string NeedText(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options) {
  const kith::Need& need = ranking.need;
  const std::string term = Printable(catalog.taxonomy_term(ranking.term).name), name = Printable(need.for_member);
  std::vector<std::string> parts = {
      name.empty() ? term : options.Say("need.for"_message, {A::Name("term", term), A::Name("name", name)})};
  parts.push_back(UrgencyText(need.urgency, options));
  if (need.places > 1) parts.push_back(options.Say("need.places"_message, {A::Number("count", need.places)}));
  if (need.window) parts.push_back(WindowText(*need.window, catalog.time_zone(), options));
  if (need.attendance != 0) parts.push_back(AttendanceText(need.attendance, options));
  if (need.travel_minutes_max)
    parts.push_back(options.Say("need.travel"_message, {A::Number("minutes", *need.travel_minutes_max)}));
  if (need.free_only_preferred) parts.push_back(options.Say("need.free"_message));
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
  const auto call = [&](const std::string& number) {
    return options.Say("label.call"_message, {A::Name("number", number)});
  };
  const int label_width = Width(call(std::string(static_cast<std::size_t>(width), '0'))) + 1;
  std::string text;
  for (const kith::EmergencyNumber& number : unique) {
    const std::string label = call(Printable(number.number));
    text += Hanging(0, label, label_width, Printable(number.label), options, Style::kDanger);
  }
  return text;
}

std::string TimeText(kith::Instant when, const kith::TimeZone& zone, const TextOptions& options) {
  const kith::LocalTime local = zone.ToLocal(when);
  const kith::Phrase weekday = {
      options.Say("weekday.short"_message, {A::Number("weekday", local.date.weekday().c_encoding())})};
  return options.Say("moment.later"_message,
                     {A::Said("weekday", weekday), A::Said("date", SayDate(*options.messages, local.date)),
                      A::Figure("time", kith::FormatMinuteOfDay(local.minute_of_day))});
}

std::string FooterText(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options) {
  const kith::AnswerVersions& versions = ranking.versions;
  const kith::TimeZone& zone = catalog.time_zone();
  std::string text =
      options.Say("page.as_of"_message,
                  {A::Figure("moment", kith::FormatInstant(ranking.as_of, zone)), A::Figure("zone", zone.name()),
                   A::Figure("program", versions.program), A::Figure("catalog", versions.catalog),
                   A::Figure("rules", versions.rules), A::Figure("policy", versions.policy)});
  if (catalog.records().sample) text += " " + options.Say("page.sample"_message);
  return Paragraph(PrintableSaid(text), Style::kDim, options);
}

}  // namespace kith_program
