#include "src/geo/catchment_text.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/geo/place_name.h"

namespace kith::geo_internal {
namespace {

using A = MessageArgument;

constexpr std::size_t kMaxListed = 6;      // parts of a list in a sentence
constexpr std::size_t kMaxNameBytes = 80;  // of a name, which may be prose

std::string Cut(std::string_view name) {
  if (name.size() <= kMaxNameBytes) return std::string(name);
  std::size_t end = kMaxNameBytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;  // not inside a UTF-8 character
  return std::string(Trim(name.substr(0, end))) + "...";
}

std::string_view TypeKey(AreaType type) {
  switch (type) {
    case AreaType::kZip:
      return "zip";
    case AreaType::kCity:
      return "city";
    case AreaType::kCounty:
      return "county";
    case AreaType::kState:
      return "state";
    case AreaType::kPlanningArea:
      return "planning_area";
    case AreaType::kOther:
      break;
  }
  return "other";
}

std::string_view PartKey(PlacePart part) {
  return part == PlacePart::kWhole ? "whole" : part == PlacePart::kNone ? "none" : "some";
}

// What a text says that was no list of ZIP codes or places: "90220-90222", "All cities". An outline that could not be read says nothing to people.
std::string_view WordsOf(const ServiceArea& area) {
  const std::string_view text = area.extent_type == ExtentType::kText ? Trim(area.extent_text) : std::string_view();
  return text.starts_with('{') || text.starts_with('[') ? std::string_view() : text;
}

}  // namespace

Phrase CatchmentText::SayPlace(AreaType type, std::string_view name) const {
  return messages_.Say("place.named"_message, {A::Key("type", TypeKey(type)), A::Name("name", Cut(name)),
                                               A::Key("says_type", SaysType(type, name) ? "yes" : "no")});
}

Phrase CatchmentText::SayListed(const std::vector<Phrase>& parts) const {
  if (parts.size() <= kMaxListed) return SayJoined(messages_, "join.words"_message, parts);
  const std::vector<Phrase> first(parts.begin(), parts.begin() + kMaxListed);
  const Phrase list = SayJoined(messages_, "join.words"_message, first);
  return messages_.Say("join.and_more"_message,
                       {A::Said("list", list), A::Number("count", static_cast<double>(parts.size() - kMaxListed))});
}

Phrase CatchmentText::SayAreaServed(const ServiceArea& area) const {
  const std::string name = Cut(area.name.empty() ? area.description : area.name);
  return messages_.Say("served.area"_message, {A::Name("name", name), A::Key("has", name.empty() ? "none" : "name")});
}

Phrase CatchmentText::SayServes(const ServiceArea& area) const {
  std::vector<Phrase> parts;
  switch (area.extent_type) {
    case ExtentType::kZipCodes:
      if (area.zip_codes.empty()) break;
      for (const std::string& zip : area.zip_codes)
        parts.push_back(messages_.Say("served.zip"_message, {A::Figure("zip", zip)}));
      return messages_.Say("serves.zips"_message,
                           {A::Said("zips", SayListed(parts)), A::Number("count", static_cast<double>(parts.size()))});
    case ExtentType::kPlaces:
      if (area.places.empty()) break;
      for (const PlaceName& place : area.places) parts.push_back(SayPlace(place.type, place.name));
      return messages_.Say("serves.places"_message, {A::Said("places", SayListed(parts))});
    case ExtentType::kGeoJson:
      if (area.name.empty()) return messages_.Say("serves.map"_message);
      break;
    case ExtentType::kEverywhere:
      return messages_.Say("serves.everyone"_message);
    case ExtentType::kText:
      break;
  }
  const std::string words = area.name.empty() ? Cut(WordsOf(area)) : "";
  if (area.name.empty() && words.empty()) return messages_.Say("serves.not_stated"_message);
  const std::string named = words.empty() ? Cut(area.name) : Quoted(words);
  return messages_.Say("serves.named"_message, {A::Name("name", named)});
}

std::string CatchmentText::WithServes(MessageCode code, const ServiceArea& area, const MessageArgument& other) const {
  return messages_.Say(code, {A::Said("serves", SayServes(area)), other}).text;
}

std::string CatchmentText::NotStated() const { return messages_.Say("catchment.not_stated"_message).text; }

std::string CatchmentText::Say(const ServiceArea& area, const CatchmentWords& words, const Place& where) const {
  switch (words.saying) {
    case CatchmentSaying::kPlain:
      return Plain(area);
    case CatchmentSaying::kNoOutline:
      return NoOutline(area);
    case CatchmentSaying::kPointByOutline:
      return PointByOutline(area, words.part == PlacePart::kWhole);
    case CatchmentSaying::kPlaceByOutline:
      return PlaceByOutline(area, words.type, words.name, words.part);
    case CatchmentSaying::kPointThere:
      return PointThere(area, words.part == PlacePart::kWhole);
    case CatchmentSaying::kPlaceThere:
      return PlaceThere(area, words.type, words.name, words.part);
    case CatchmentSaying::kPointInZip:
      return PointInZip(area, words.name);
    case CatchmentSaying::kServesZipOfPoint:
      return ServesZipOfPoint(words.name);
    case CatchmentSaying::kServesStatedZip:
      return ServesStatedZip(words.name);
    case CatchmentSaying::kServesStated:
      return ServesStated(words.type, words.name);
    case CatchmentSaying::kNamesStated:
      return NamesStated(area);
    case CatchmentSaying::kStaysIn:
      return StaysIn(area, words.type, words.name);
    case CatchmentSaying::kAskWhetherOne:
      return AskWhetherOne(area, words.type, words.name);
    case CatchmentSaying::kOpen:
      break;
  }
  return Open(area, where);
}

std::string CatchmentText::Plain(const ServiceArea& area) const {
  return messages_.Say("catchment.plain"_message, {A::Said("serves", SayServes(area))}).text;
}

std::string CatchmentText::NoOutline(const ServiceArea& area) const {
  return messages_.Say("catchment.no_outline"_message, {A::Said("served", SayAreaServed(area))}).text;
}

std::string CatchmentText::PointByOutline(const ServiceArea& area, bool inside) const {
  return messages_
      .Say("catchment.point"_message, {A::Said("served", SayAreaServed(area)), A::Key("value", inside ? "yes" : "no")})
      .text;
}

std::string CatchmentText::PlaceByOutline(const ServiceArea& area, AreaType type, std::string_view name,
                                          PlacePart part) const {
  return messages_
      .Say("catchment.place"_message, {A::Said("served", SayAreaServed(area)), A::Said("place", SayPlace(type, name)),
                                       A::Key("part", PartKey(part))})
      .text;
}

std::string CatchmentText::PointThere(const ServiceArea& area, bool there) const {
  return WithServes("catchment.point_there"_message, area, A::Key("value", there ? "yes" : "no"));
}

std::string CatchmentText::PlaceThere(const ServiceArea& area, AreaType type, std::string_view name,
                                      PlacePart part) const {
  return messages_
      .Say("catchment.place_there"_message,
           {A::Said("serves", SayServes(area)), A::Said("place", SayPlace(type, name)), A::Key("part", PartKey(part))})
      .text;
}

std::string CatchmentText::PointInZip(const ServiceArea& area, std::string_view zip) const {
  return WithServes("catchment.point_in_zip"_message, area, A::Figure("zip", zip));
}

std::string CatchmentText::ServesZipOfPoint(std::string_view zip) const {
  return messages_.Say("catchment.zip_of_point"_message, {A::Figure("zip", zip)}).text;
}

std::string CatchmentText::ServesStatedZip(std::string_view zip) const {
  return messages_.Say("catchment.stated_zip"_message, {A::Figure("zip", zip)}).text;
}

std::string CatchmentText::ServesStated(AreaType type, std::string_view name) const {
  return messages_.Say("catchment.stated_place"_message, {A::Said("place", SayPlace(type, name))}).text;
}

std::string CatchmentText::NamesStated(const ServiceArea& area) const {
  return messages_.Say("catchment.stated_name"_message, {A::Said("serves", SayServes(area))}).text;
}

std::string CatchmentText::StaysIn(const ServiceArea& area, AreaType type, std::string_view stated) const {
  if (type == AreaType::kZip) return WithServes("catchment.stays_in_zip"_message, area, A::Figure("zip", stated));
  const Phrase place = SayPlace(type, stated);
  return WithServes("catchment.stays_in"_message, area, A::Said("place", place));
}

std::string CatchmentText::AskWhetherOne(const ServiceArea& area, AreaType type, std::string_view stated) const {
  const Phrase place = SayPlace(type, stated);
  return WithServes("catchment.ask_whether_one"_message, area, A::Said("place", place));
}

std::string CatchmentText::Open(const ServiceArea& area, const Place& where) const {
  const std::string_view known = where.empty() ? "nothing" : where.point ? "point" : "name";
  return WithServes("catchment.open"_message, area, A::Key("known", known));
}

}  // namespace kith::geo_internal
