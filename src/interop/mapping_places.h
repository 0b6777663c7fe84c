// Which rows say something of a place that is confidential: of these nothing may be quoted, whichever source they stand in.
//
//   RowPlaces places;
//   places.Note("addresses", key, cells, row);      // for each record that is made of a row
//   places.Hide(tables);                            // once all are made
//
// Model     A row says something of a place where it makes it, or a record that belongs to it or to a service at it. A place that is not among the
//           records may be confidential: somebody may have left it out because it is. What merely says that a service is there tells nothing of such a one.
// Cost      Note O(1), Hide O(notes): one of a row and place in succession.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/interop/made_tables.h"
#include "src/interop/mapping_source.h"

namespace kith {

class RowPlaces {
 public:
  // `table` lives as long as this.
  void Note(std::string_view table, const std::string& key, const RecordCells& cells, SourceRow& row);
  // Sets `hidden` of the rows.
  void Hide(const MadeTables& tables) const;

 private:
  struct Place {
    SourceRow* row = nullptr;
    std::string_view table;  // "locations" or "service_at_location"
    std::string key;
    bool merely_links = false;
    bool operator==(const Place&) const = default;
  };
  void Add(Place place);
  static bool IsHidden(const Place& place, const MadeTables& tables);

  std::vector<Place> places_;
};

}  // namespace kith
