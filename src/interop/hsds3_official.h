// What HSDS 3.1 asks of cells beyond their columns: that they are stated, are URIs, e-mail addresses, numbers, dates or certain words.
//
//   const OfficialForm form("organizations", header);
//   std::string as_stated = form.Put(cells);            // website: "www.example.org" -> "http://www.example.org"
//   form.Restore(as_stated, cells);                     // and back
//
// Model     A cell that HSDS would refuse is written in its form: the URI, address or number that it holds, words of the same meaning, else empty; where it
//           must be stated, "Not stated" (a country ZZ, or US beside a state of it; an address physical; a date 1970-01-01). What was stated goes to the
//           record's column `as_stated`, as JSON: {"website":"www.example.org"}. Whoever edits a cell later is believed: a cell that is no longer what Put
//           makes of the stated text stays as it is.
//           Ids are left alone, and so are columns that must be unique: a record cannot be told of its others' cells.
// Cost      Put and Restore O(bytes of the cells that have rules).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/catalog/records.h"

namespace kith {

inline constexpr std::string_view kAsStated = "as_stated";

enum class OfficialKind : std::uint8_t {
  kText,
  kUri,
  kEmail,
  kNumber,
  kDate,
  kMoment,
  kFreq,
  kWeekday,
  kAddressType,
  kCountry
};

struct OfficialRule {
  std::string_view table;  // the file's name without .csv
  std::string_view column;
  OfficialKind kind = OfficialKind::kText;
  bool required = false;
};

// Whether HSDS asks anything of cells of the table: of such tables the column `as_stated` is ours, of others it is carried as any other.
bool HasOfficialRules(std::string_view table);
// nullptr where HSDS asks nothing of the column.
const OfficialRule* FindOfficialRule(std::string_view table, std::string_view column);

class OfficialForm {
 public:
  // Of the table whose file has these columns.
  OfficialForm(std::string_view table, std::span<const std::string> columns);

  // `cells` are those of `columns`. Gives the text of `as_stated`, "" where no cell had to change.
  std::string Put(std::vector<std::string>& cells) const;

  struct Stated {
    std::size_t column;
    std::string text;
  };
  // What was stated of a record that has these cells. False where `as_stated` is no JSON object of texts by column.
  bool Restore(std::string_view as_stated, std::span<const std::string_view> cells, std::vector<Stated>& stated) const;

 private:
  struct Ruled {
    const OfficialRule* rule = nullptr;
    std::size_t column = 0;
  };
  std::size_t Find(std::string_view column) const;
  void SpellOutDays(std::vector<std::string>& cells) const;
  std::string InForm(const Ruled& ruled, const std::vector<std::string>& cells) const;

  std::vector<std::string> columns_;
  std::vector<Ruled> ruled_;
  std::size_t state_, freq_, byday_, interval_;  // positions of these columns, past the end where they are not there
};

// Columns of an official table that Kith carries, in the official order; none for any other table.
std::span<const std::string_view> OfficialColumns(std::string_view table);

// Official columns first, in their order, those that hold nothing left out; then the others as they stood. The id is always there. Of other tables
// nothing changes.
void OrderAsOfficial(CarriedTable& table);

}  // namespace kith
