#include "tests/interop/mapped.h"

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "src/interop/mapping_read.h"
#include "src/interop/source_files.h"

namespace kith {

absl::StatusOr<Import> ReadMappedTexts(std::string_view mapping, const std::map<std::string, std::string>& texts) {
  return ReadMappedFiles(mapping, "test.mapping", SourceFiles::OfTexts(texts), "", {});
}

Import MustMap(std::string_view mapping, const std::map<std::string, std::string>& texts) {
  absl::StatusOr<Import> import = ReadMappedTexts(mapping, texts);
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances()) << import->account.ToText();
  EXPECT_TRUE(CatalogBuilder(import->directory).Check().empty());
  return *std::move(import);
}

std::string MappingErrorOf(std::string_view mapping, const std::map<std::string, std::string>& texts) {
  const absl::StatusOr<Import> import = ReadMappedTexts(mapping, texts);
  return import.ok() ? "" : std::string(import.status().message());
}

std::string PantryMapping(const std::string& more, const std::string& source) {
  return "[source pantries]\nfile = pantries.csv\nkey = {No}\n" + source +
         "[organizations from pantries]\nid = {No}\nname = {Name}\n"
         "[services from pantries]\nid = {No}\nname = Pantry of {Name}\n"
         "[locations from pantries]\nid = {No}\nname = {Name}\n"
         "[service_at_location from pantries]\n" +
         more;
}

}  // namespace kith
