#include "src/interop/mapping_field_texts.h"

#include <utility>

#include "kith/base/text.h"

namespace kith {

std::string TakeField(FieldTexts& texts, std::string_view field) { return JoinList(TakeItems(texts, field), ", "); }

MappingItems TakeItems(FieldTexts& texts, std::string_view field) {
  const auto found = texts.find(field);
  if (found == texts.end()) return {};
  MappingItems items = std::move(found->second);
  texts.erase(found);
  return items;
}

RecordCells CellsOf(const FieldTexts& texts) {
  RecordCells cells;
  for (const auto& [field, items] : texts) cells[field] = JoinList(items, ", ");
  return cells;
}

}  // namespace kith
