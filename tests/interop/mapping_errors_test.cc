// Every error of a mapping names its line, and what may be meant.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_text.h"
#include "tests/interop/mapped.h"

namespace kith {
namespace {

const std::map<std::string, std::string>& Texts() {
  static const std::map<std::string, std::string> texts = {
      {"pantries.csv", "No,Name,Address\n7,Hope,1 Main St\n"},
      {"more.csv", "No,Name\n7,x\n"},
      {"bad.csv", "No,\"Name\n"},
      {"empty.csv", ""},
      {"feet.geojson",
       R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::102645"}},"features":[]})"},
      {"not.geojson", "{"}};
  return texts;
}

std::string ErrorOf(const std::string& mapping) { return MappingErrorOf(mapping, Texts()); }

const std::string kSource = "[source pantries]\nfile = pantries.csv\n";
const std::string kOrganizations = "[organizations from pantries]\nid = {No}\nname = {Name}\n";

TEST(MappingErrors, NameTheColumnThatIsNotThereAndTheNearest) {
  EXPECT_EQ(ErrorOf(kSource + "[organizations from pantries]\nid = {No}\nname = {Adress}\n"),
            "test.mapping:5: column \"Adress\" is not in pantries.csv (did you mean Address?)");
  EXPECT_EQ(ErrorOf(kSource + "key = {Number}\n"), "test.mapping:3: column \"Number\" is not in pantries.csv");
}

TEST(MappingErrors, OfTheTextItself) {
  EXPECT_EQ(ErrorOf("file = x\n"), "test.mapping:1: a line before the first section, such as [source pantries]");
  EXPECT_EQ(ErrorOf("\n[source x\n"), "test.mapping:2: a section's name ends in `]`, as in [services from pantries]");
  EXPECT_EQ(ErrorOf("[source x]\nfile pantries.csv\n"),
            "test.mapping:2: \"file pantries.csv\" is no line `key = value`");
  EXPECT_EQ(ErrorOf("[source x]\n= 5\n"), "test.mapping:2: no key stands before `=`");
  EXPECT_EQ(ErrorOf("[a b c d]\n"),
            "test.mapping:1: a section is [directory], [source NAME], [lookup NAME], [taxonomy NAME] or [RECORDS from "
            "SOURCE]");
  EXPECT_EQ(ErrorOf(std::string("[x]\0\n", 5)), "test.mapping: a NUL byte; a mapping is UTF-8 text");
}

TEST(MappingErrors, OfSectionsAndKeys) {
  EXPECT_EQ(ErrorOf(""), "test.mapping: no [source NAME] says which file to read");
  EXPECT_EQ(ErrorOf(kSource), "test.mapping: no section such as [services from pantries] says what to make");
  EXPECT_EQ(
      ErrorOf("[sourcs x]\n"),
      "test.mapping:1: [sourcs] is not known: expected [directory], [source NAME], [lookup NAME], [taxonomy NAME] or "
      "[RECORDS from SOURCE] (did you mean source?)");
  EXPECT_EQ(ErrorOf("[services]\n"), "test.mapping:1: [services from SOURCE] is expected");
  EXPECT_EQ(ErrorOf("[directory]\nnam = x\n"),
            "test.mapping:2: \"nam\" is not known here: expected name or time_zone (did you mean name?)");
  EXPECT_EQ(ErrorOf("[directory]\ntime_zone = Mars/Olympus\n").substr(0, 15), "test.mapping:2:");
  EXPECT_EQ(ErrorOf(kSource + "fil = x\n"),
            "test.mapping:3: \"fil\" is not known here: expected file, format, separator, skip_lines, null, crs, key, "
            "leave_out or join NAME (did you mean file?)");
  EXPECT_EQ(ErrorOf(kSource + kSource), "test.mapping:3: source pantries stands on line 1 already");
  EXPECT_EQ(
      ErrorOf(kSource + "[source again]\nfile = pantries.csv\n"),
      "test.mapping:3: pantries.csv is read by source pantries already: several sections may make records from one "
      "source");
  EXPECT_EQ(ErrorOf("[source x]\n"), "test.mapping:1: source x has no `file = NAME`");
  EXPECT_EQ(ErrorOf("[source x]\nfile = none.csv\n"), "test.mapping:1: none.csv: there is no such file");
  EXPECT_EQ(ErrorOf(kSource + "format = xls\n"),
            "test.mapping:3: \"xls\" is no format: expected csv, geojson or columns");
  EXPECT_EQ(ErrorOf(kSource + "separator = colon\n"),
            "test.mapping:3: \"colon\" is no separator: expected comma, semicolon, tab or bar");
  EXPECT_EQ(ErrorOf(kSource + "skip_lines = -1\n"), "test.mapping:3: a number of lines from 0 to 1000 is expected");
}

TEST(MappingErrors, OfRecords) {
  EXPECT_EQ(ErrorOf(kSource + "[servces from pantries]\n"),
            "test.mapping:3: there are no records named \"servces\" (did you mean services?)");
  EXPECT_EQ(ErrorOf(kSource + "[services from pantrys]\n"),
            "test.mapping:3: there is no [source pantrys] (did you mean pantries?)");
  EXPECT_EQ(ErrorOf(kSource + "[organizations from pantries]\nid = {No}\nnmae = x\n"),
            "test.mapping:5: organizations have no field \"nmae\" (did you mean name?); a column of your own is "
            "extra.nmae");
  EXPECT_EQ(ErrorOf(kSource + "[organizations from pantries]\nname = {Name}\n"),
            "test.mapping:3: organizations need `id = `: what the source knows the record by");
  EXPECT_EQ(ErrorOf(kSource + "[organizations from pantries]\nid = {No}\n"),
            "test.mapping:3: organizations need `name = `");
  EXPECT_EQ(ErrorOf(kSource + "[organizations from pantries]\nid = one\n"),
            "test.mapping:4: an id that is the same for all rows: a column is expected in it");
  EXPECT_EQ(ErrorOf(kSource + "[services from pantries]\nid = {No}\nname = {Name}\n"),
            "test.mapping:3: services need `organization_id = `: no section above makes organizations from pantries");
  EXPECT_EQ(ErrorOf(kSource + kOrganizations + "name = {Name}\n"),
            "test.mapping:6: \"name\" stands twice in this section");
  EXPECT_EQ(ErrorOf(kSource + kOrganizations + "extra.email = {Name}\n"),
            "test.mapping:6: \"email\" is a field of organizations: write it without `extra.`");
  EXPECT_EQ(ErrorOf(kSource + kOrganizations + "carry = Adress\n"),
            "test.mapping:6: column \"Adress\" is not in pantries.csv (did you mean Address?)");
  EXPECT_EQ(ErrorOf(kSource + kOrganizations + "each No = {Name}\n"),
            "test.mapping:6: `each` gives a new name, and \"No\" is a column");
  EXPECT_EQ(ErrorOf(kSource + "[attributes from pantries]\nterm = food\n"),
            "test.mapping:4: no [taxonomy NAME] has the term \"food\"");
  EXPECT_EQ(ErrorOf("[taxonomy n]\nfood = Food\npantry = Pantry < fod\n"),
            "test.mapping:3: there is no term \"fod\" (did you mean food?)");
  EXPECT_EQ(ErrorOf("[lookup a]\nx = 1\nX = 2\n"), "test.mapping:3: \"X\" stands twice in this lookup");
}

TEST(MappingErrors, OfConstantsThatMeanNothing) {
  const auto with = [](const std::string& section, const std::string& line) {
    return ErrorOf(kSource + kOrganizations + "[services from pantries]\nid = {No}\nname = {Name}\n[" + section +
                   " from pantries]\n" + line + "\n");
  };
  EXPECT_EQ(with("schedules", "same_time = allday"),
            "test.mapping:10: same_time: \"allday\" is not known here: expected all_day (did you mean all_day?)");
  EXPECT_EQ(with("schedules", "overnight = maybe"),
            "test.mapping:10: overnight: \"maybe\" is not known here: expected yes or no");
  EXPECT_EQ(with("schedules", "year = twenty"), "test.mapping:10: year: \"twenty\" is not a year: expected 1 to 9999");
  EXPECT_EQ(with("service_areas", "everywhere = maybe"),
            "test.mapping:10: everywhere: \"maybe\" is not known here: expected yes or no");
  for (const char* box : {"34, -119, 33, -117", "33, -119, 34", "33, -119, 34, east", "33, -119, 134, -117"})
    EXPECT_EQ(with("locations", "box = " + std::string(box)),
              "test.mapping:10: box: \"" + std::string(box) +
                  "\" is no box: expected south, west, north and east in degrees, such as 33.7, -119, 34.9, -117.6");
  EXPECT_EQ(with("locations", "point_order = lnglat"),
            "test.mapping:10: point_order: \"lnglat\" is not known here: expected lat_lng or lng_lat (did you mean "
            "lng_lat?)");
  EXPECT_EQ(with("schedules", "overnight = Yes\nyear = 2017\nsame_time = all_day\nopens_at = {No}"), "");
  EXPECT_EQ(with("schedules", "hours = {Name}\nbyday = {No}"),
            "test.mapping:9: `hours` says all of the hours: `byday` needs a section of its own");
}

TEST(MappingErrors, OfTemplatesAndConditions) {
  const auto with_name = [](const std::string& text) {
    return ErrorOf(kSource + "[organizations from pantries]\nid = {No}\nname = " + text + "\n");
  };
  EXPECT_EQ(with_name("{Name"), "test.mapping:5: `{` is not closed by `}`");
  EXPECT_EQ(with_name("{}"), "test.mapping:5: `{` expects the name of a column");
  EXPECT_EQ(with_name("Name}"), "test.mapping:5: `}` has no partner; write \\} for the character itself");
  EXPECT_EQ(with_name("a [{Name}"), "test.mapping:5: `[` is not closed by `]`");
  EXPECT_EQ(with_name("a [[[[[[[[[{Name}]]]]]]]]]"), "test.mapping:5: `[...]` stand in each other more than 8 deep");
  EXPECT_EQ(with_name("a [{Name} [b]]"), "");
  EXPECT_EQ(with_name("\\{Name\\} \\[a\\]"), "");
  EXPECT_EQ(ErrorOf(kSource + "leave_out = {Name}\n").substr(0, 34), "test.mapping:3: a condition is `{c");
  EXPECT_EQ(ErrorOf(kSource + "leave_out = {No} is under five\n"), "test.mapping:3: \"five\" is not a number");
}

TEST(MappingErrors, OfJoins) {
  EXPECT_EQ(ErrorOf(kSource + "join x = more\n"),
            "test.mapping:3: expected `join NAME = SOURCE on {column here} is {column there}`");
  EXPECT_EQ(ErrorOf(kSource + "join x = more on {No} is {No}\n"),
            "test.mapping:3: no [source more] stands above this one");
  EXPECT_EQ(ErrorOf("[source more]\nfile = more.csv\n" + kSource + "join x = more on {No} is {Id}\n"),
            "test.mapping:5: column \"Id\" is not in more.csv");
}

TEST(MappingErrors, OfSources) {
  EXPECT_EQ(ErrorOf("[source x]\nfile = bad.csv\n"),
            "bad.csv:1: a quoted field is not closed before the end of the file");
  EXPECT_EQ(ErrorOf("[source x]\nfile = empty.csv\n"),
            "empty.csv: the file is empty; a line with the names of its columns is expected");
  EXPECT_EQ(ErrorOf("[source x]\nfile = not.geojson\n").substr(0, 21), "not.geojson: not JSON");
  EXPECT_EQ(
      ErrorOf("[source x]\nfile = feet.geojson\n"),
      "test.mapping:1: feet.geojson says that its coordinates are in \"urn:ogc:def:crs:EPSG::102645\": say `crs = ` "
      "and its code, such as EPSG:2229, in [source x]");
  EXPECT_EQ(ErrorOf("[source x]\nfile = feet.geojson\ncrs = ESRI:102645\n"),
            "test.mapping:3: coordinate systems need kith::proj, which this program is built without");
}

}  // namespace
}  // namespace kith
