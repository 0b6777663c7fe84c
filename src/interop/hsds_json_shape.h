// How HSDS 3 nests its records in JSON: the entities with their tables, and the members that hold others.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kith {

struct JsonEntity {
  std::string_view name;   // "service_at_location", as attributes and other columns name it
  std::string_view table;  // the file's name without .csv
  bool shared = false;     // may stand in several others; any other record belongs to those in which it stands
};

// nullptr where there is none.
const JsonEntity* FindJsonEntity(std::string_view name);
const JsonEntity* FindJsonEntityOfTable(std::string_view table);

enum class NestedLink : std::uint8_t {
  kChildNames,   // the nested record's column `<parent>_id`
  kParentNames,  // the column `<nested>_id` of the record in which it stands
  kLinkEntity,   // attributes: link_id and link_entity
  kResource      // metadata: resource_id and resource_type
};

struct NestedMember {
  std::string_view parent;  // empty: any
  std::string_view member;
  std::string_view child;  // entity
  NestedLink link = NestedLink::kChildNames;
};

// nullptr where the member of such a record holds no others.
const NestedMember* FindNestedMember(std::string_view parent, std::string_view member);

// Whether HSDS, or Kith, gives the entity's table such a column.
bool IsJsonColumn(const JsonEntity& entity, std::string_view column);

// The entity of an object with these members: of those of which it has all that HSDS requires, that with most of its members; where several have as many,
// the one that the file is named after. One of none that has a name is the organization, program, service or location of which it has most members, four at
// least, and two more than of any other. nullptr where nothing decides.
const JsonEntity* GuessJsonEntity(std::span<const std::string_view> members, std::string_view file);

}  // namespace kith
