// The sentences in which a catchment verdict is explained, in the words of a language.
#pragma once

#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/truth.h"
#include "kith/catalog/records.h"
#include "kith/client/household.h"
#include "src/geo/catchment_finding.h"

namespace kith::geo_internal {

class CatchmentText {
 public:
  explicit CatchmentText(const Messages& messages) : messages_(messages) {}

  // Of an offer that states no service area.
  std::string NotStated() const;
  std::string Say(const ServiceArea& area, const CatchmentWords& words, const Place& where) const;

 private:
  // "Serves everyone, wherever they stay."
  std::string Plain(const ServiceArea& area) const;

  // By the service area's own outline.
  std::string NoOutline(const ServiceArea& area) const;
  std::string PointByOutline(const ServiceArea& area, bool inside) const;
  std::string PlaceByOutline(const ServiceArea& area, AreaType type, std::string_view name, PlacePart part) const;

  // By the outlines of what it lists: "Serves the city of Pasadena; the household's place lies there."
  std::string PointThere(const ServiceArea& area, bool there) const;
  std::string PlaceThere(const ServiceArea& area, AreaType type, std::string_view name, PlacePart part) const;
  std::string PointInZip(const ServiceArea& area, std::string_view zip) const;
  std::string ServesZipOfPoint(std::string_view zip) const;

  // By what the household stated.
  std::string ServesStatedZip(std::string_view zip) const;
  std::string ServesStated(AreaType type, std::string_view name) const;
  std::string NamesStated(const ServiceArea& area) const;
  std::string StaysIn(const ServiceArea& area, AreaType type, std::string_view stated) const;
  std::string AskWhetherOne(const ServiceArea& area, AreaType type, std::string_view stated) const;

  // Nothing decides: what to ask.
  std::string Open(const ServiceArea& area, const Place& where) const;

  // "ZIP code 90011", "the city of Pasadena", "Los Angeles County".
  Phrase SayPlace(AreaType type, std::string_view name) const;
  // "the area served (South Los Angeles)".
  Phrase SayAreaServed(const ServiceArea& area) const;
  // "Serves ZIP codes 90011, 90037", "Serves the city of Pasadena".
  Phrase SayServes(const ServiceArea& area) const;
  Phrase SayListed(const std::vector<Phrase>& parts) const;
  std::string WithServes(MessageCode code, const ServiceArea& area, const MessageArgument& other) const;

  const Messages& messages_;
};

}  // namespace kith::geo_internal
