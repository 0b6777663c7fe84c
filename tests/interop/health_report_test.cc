// Health reports: JSON that adds up, a page that is well formed, fetches nothing and lets no text out of its place, and no word of where a confidential site is.
#include "kith/interop/health_report.h"

#include <regex>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "bench/county/random.h"
#include "kith/base/text.h"
#include "kith/catalog/catalog_builder.h"
#include "src/interop/health_map.h"
#include "src/interop/html_text.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

struct Reports {
  std::string health, duplicates, page;
  std::string all() const { return health + "\n" + duplicates + "\n" + page; }
};

Reports ReportsOf(const Directory& directory, Instant as_of) {
  const Catalog catalog = *CatalogBuilder(directory).Build();
  const std::vector<DuplicateSource> sources = {{"mine", &catalog}, {"mine again", &catalog}};
  const Duplicates duplicates = FindDuplicates(sources);
  const Health health = *CheckHealth(catalog, duplicates, as_of);
  return {FormatHealth(catalog, health), FormatDuplicates(sources, duplicates),
          FormatHealthPage(catalog, health, sources, duplicates)};
}

World WorldOf(std::uint64_t seed) { return MakeWorld(seed, {.services = 20}); }

// Every start tag has its end tag, in order; text holds no bare < or &. Enough of XML for pages that we write ourselves.
std::string WhatIsNotWellFormed(const std::string& page) {
  static const std::regex tag("<(/?)([a-zA-Z0-9!]+)((?:\\s+[a-zA-Z:-]+(?:=\"[^\"<]*\")?)*)\\s*(/?)>");
  std::vector<std::string> open;
  std::size_t at = 0;
  std::smatch match;
  while (at < page.size()) {
    const std::size_t next = page.find('<', at);
    const std::string text = page.substr(at, next == std::string::npos ? next : next - at);
    if (text.find('>') != std::string::npos && (open.empty() || open.back() != "style")) return "a bare > in " + text;
    if (next == std::string::npos) break;
    const std::string rest = page.substr(next, page.find('>', next) - next + 1);
    if (!std::regex_match(rest, match, tag)) return "no tag: " + rest;
    at = next + rest.size();
    if (match[2] == "!DOCTYPE" || match[4] == "/") continue;
    if (match[1] != "/") {
      open.push_back(match[2]);
    } else if (open.empty() || open.back() != match[2]) {
      return "</" + match[2].str() + "> without its beginning";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> without its end";
}

void ExpectSafe(const std::string& page) {
  EXPECT_EQ(WhatIsNotWellFormed(page), "");
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  for (const char* fetching :
       {"<script", "<img", "<iframe", "<link", "<object", "<a ", "@import", "url(", "src=\"", "href=\""})
    EXPECT_THAT(page, Not(HasSubstr(fetching)));
}

TEST(HealthReport, JsonAddsUpOnEveryWorld) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const World world = WorldOf(seed);
    const Reports reports = ReportsOf(world.directory, world.as_of);
    const Json health = Json::parse(reports.health);
    std::map<std::string, std::int64_t> findings, organizations;
    for (const Json& finding : health["findings"]) ++findings[finding["trouble"]];
    std::int64_t points = 0;
    for (const Json& kind : health["troubles"]) {
      ASSERT_EQ(kind["records"], findings[kind["trouble"]]) << "seed " << seed;
      ASSERT_EQ(kind["points"].get<std::int64_t>(),
                kind["records"].get<std::int64_t>() * kind["points_each"].get<std::int64_t>());
      points += kind["points"].get<std::int64_t>();
    }
    ASSERT_EQ(points, health["points"]) << "seed " << seed;
    for (const Json& one : health["organizations"])
      for (const auto& [trouble, count] : one["troubles"].items()) organizations[trouble] += count.get<std::int64_t>();
    ASSERT_EQ(findings, organizations) << "seed " << seed;
    const Json duplicates = Json::parse(reports.duplicates);
    for (const Json& group : duplicates["sites"]) {
      ASSERT_EQ(group["links"].size() + 1, group["members"].size());
      for (const Json& link : group["links"]) {
        std::int64_t parts = 0;
        for (const auto& [name, part] : link["parts"].items()) parts += part.get<std::int64_t>();
        ASSERT_EQ(parts, link["points"]);
        ASSERT_GE(parts, duplicates["points_min"].get<std::int64_t>());
        ASSERT_FALSE(link["evidence"].empty());
      }
    }
  }
}

TEST(HealthReport, PagesAreWellFormedAndFetchNothing) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const World world = WorldOf(seed);
    ExpectSafe(ReportsOf(world.directory, world.as_of).page);
  }
}

TEST(HealthReport, NoTextGetsOutOfItsPlace) {
  World world = WorldOf(1);
  const std::string hostile = "</title></svg><script src=\"https://evil.example\">alert('x')</script>&amp;\x01\xff";
  Directory& d = world.directory;
  d.name = hostile;
  for (Organization& one : d.organizations) one.name = hostile;
  for (Service& one : d.services) one.name = hostile;
  for (Location& one : d.locations) one.name = hostile;
  for (Address& one : d.addresses) one.address_1 = hostile;
  for (Area& one : d.areas) one.name = hostile;
  for (ServiceArea& one : d.service_areas) one.name = hostile;
  for (Phone& one : d.phones) one.number = hostile;
  const Reports reports = ReportsOf(d, world.as_of);
  ExpectSafe(reports.page);
  EXPECT_THAT(reports.page, HasSubstr("&lt;script src=&quot;https:"));
  EXPECT_TRUE(Json::accept(reports.health));
  EXPECT_TRUE(Json::accept(reports.duplicates));
}

TEST(HealthReport, WhereAConfidentialSiteLiesChangesNoByte) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const World world = WorldOf(seed);
    for (const Location& location : world.directory.locations) confidential += location.confidential ? 1 : 0;
    Directory moved = world.directory;
    MoveConfidentialSites(moved, seed);
    ASSERT_EQ(ReportsOf(world.directory, world.as_of).all(), ReportsOf(moved, world.as_of).all()) << "seed " << seed;
  }
  EXPECT_GT(confidential, 100U);
}

TEST(HealthReport, AShuffledDirectoryGivesTheSameBytes) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const World world = WorldOf(seed);
    Directory shuffled = world.directory;
    Shuffle(shuffled, seed);
    ASSERT_EQ(ReportsOf(world.directory, world.as_of).all(), ReportsOf(shuffled, world.as_of).all()) << "seed " << seed;
  }
}

TEST(HealthReport, CutsTheListsOfThePageAndSaysSo) {
  const Catalog catalog = *CatalogBuilder(WorldOf(3).directory).Build();
  const std::vector<DuplicateSource> sources = {{"mine", &catalog}};
  const auto page = [&](std::size_t organizations, std::size_t findings, std::size_t groups) {
    Health health;
    OrganizationHealth organization;
    organization.organization = 0;
    health.organizations.assign(organizations, organization);
    HealthFinding finding;
    finding.trouble = Trouble::kOrganizationUnnamed;
    finding.organization = 0;
    health.findings.assign(findings, finding);
    DuplicateGroup group;
    group.links.emplace_back();
    Duplicates duplicates;
    duplicates.sites.assign(groups, group);
    return FormatHealthPage(catalog, health, sources, duplicates);
  };
  const std::string most = page(kMaxPageOrganizations, kMaxPageFindings, kMaxPageGroups);
  EXPECT_THAT(most, Not(HasSubstr(" more:")));
  EXPECT_THAT(most, Not(HasSubstr(" more</li>")));
  const std::string all = "And 1 more: the JSON report has them all.";
  EXPECT_THAT(page(kMaxPageOrganizations + 1, 0, 0), HasSubstr(all));
  EXPECT_THAT(page(0, 0, kMaxPageGroups + 1), HasSubstr(all));
  EXPECT_THAT(page(1, kMaxPageFindings + 1, 0), HasSubstr("<li>and 1 more</li>"));
}

TEST(HealthReport, ShowsWhatIsWrongWithRulesUnderTheirLines) {
  const Catalog catalog = *CatalogBuilder(WorldOf(3).directory).Build();
  const std::vector<DuplicateSource> sources = {{"mine", &catalog}};
  const auto page = [&](std::size_t findings) {
    RuleFinding finding;
    finding.rule = "lunch";
    finding.place = {"a.rules", 3, 11, 9, "    require age < 5;\n            ^~~~~~~"};
    finding.message = "nobody can satisfy both this and `age > 9` (line 2)";
    RuleCheck rules;
    rules.rules = 1;
    rules.findings.assign(findings, finding);
    return FormatHealthPage(catalog, {}, sources, {}, rules);
  };
  EXPECT_THAT(page(0), HasSubstr("Nothing was found in 1 rules."));
  const std::string most = page(kMaxPageRuleFindings);
  EXPECT_EQ(WhatIsNotWellFormed(most), "");
  EXPECT_THAT(most, HasSubstr("    require age &lt; 5;\n            ^~~~~~~</pre>"));
  EXPECT_THAT(most, HasSubstr("a.rules:3:11"));
  EXPECT_THAT(most, Not(HasSubstr(" more:")));
  EXPECT_THAT(page(kMaxPageRuleFindings + 1), HasSubstr("And 1 more: the JSON report has them all."));
}

TEST(HealthReport, LeavesOutlinesOutOfTheMapThatHaveTooManyVertices) {
  World world = WorldOf(3);
  Directory& d = world.directory;
  // A comb over all the sites, whose teeth are so long that rounding takes none of them away.
  std::vector<LatLng> sites;
  for (const Location& location : d.locations) {
    if (location.point && !location.confidential) sites.push_back(*location.point);
  }
  const auto lat = std::ranges::minmax(sites, {}, &LatLng::lat_e7);
  const auto lng = std::ranges::minmax(sites, {}, &LatLng::lng_e7);
  const auto comb = [&](std::size_t vertices) {
    Area area;
    area.key = "comb";
    area.type = AreaType::kOther;
    area.name = "Comb";
    Ring ring;
    for (std::size_t i = 0; i < vertices; ++i)
      ring.vertices.push_back(LatLng::FromE7(
          (i % 2 == 0 ? lat.min : lat.max).lat_e7(),
          lng.min.lng_e7() +
              static_cast<std::int32_t>(i * static_cast<std::size_t>(lng.max.lng_e7() - lng.min.lng_e7()) / vertices)));
    area.outline.polygons = {{.outer = ring}};
    return area;
  };
  d.areas = {comb(10)};
  EXPECT_THAT(ReportsOf(d, world.as_of).page, HasSubstr("<title>Comb</title>"));
  d.areas.assign(200, comb(kMaxMapVertices / 100));
  for (std::size_t i = 0; i < d.areas.size(); ++i) {
    d.areas[i].key += std::to_string(i);
    d.areas[i].name += std::to_string(i);
  }
  EXPECT_THAT(ReportsOf(d, world.as_of).page, Not(HasSubstr("<title>Comb")));
}

TEST(HealthReport, PutsManySitesTogetherOnTheMap) {
  World world = WorldOf(3);
  Directory& d = world.directory;
  d.areas.clear();
  const Location like = [&] {
    Location location;
    location.point = LatLng::FromE7(340'000'000, -1'182'000'000);
    return location;
  }();
  for (std::size_t i = 0; i < 2 * kMaxMapSites; ++i) {
    Location location = like;
    location.key = "many " + std::to_string(i);
    location.name = location.key;
    location.point = LatLng::FromE7(340'000'000 + static_cast<std::int32_t>(i) * 100, -1'182'000'000);
    d.locations.push_back(location);
  }
  const std::string page = ReportsOf(d, world.as_of).page;
  EXPECT_THAT(page, HasSubstr("<rect "));
  EXPECT_THAT(page, Not(HasSubstr("<circle ")));
  EXPECT_LT(page.size(), 400'000U);
}

TEST(HtmlText, IsTextWhateverTheBytes) {
  Random random(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes;
    for (std::uint32_t i = random.Below(40); i > 0; --i)
      bytes += random.Chance(50) ? static_cast<char>(random.Below(256))
                                 : random.Pick({'<', '&', '"', '\xe2', '\x80', '\xae'});
    const std::string html = HtmlText(bytes);
    ASSERT_TRUE(IsValidUtf8(html)) << "round " << round;
    ASSERT_EQ(html.find_first_of("<>\"'\n\r\t"), std::string::npos) << "round " << round;
    ASSERT_EQ(html.find("\xe2\x80\xae"), std::string::npos) << "round " << round;
  }
}

TEST(HtmlText, EscapesAndKeepsToUtf8) {
  EXPECT_EQ(HtmlText("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  EXPECT_EQ(HtmlText("a\nb\x7f"), "a b ");
  EXPECT_EQ(HtmlText("Compa\xc3\xb1\xc3\xad"
                     "a"),
            "Compa\xc3\xb1\xc3\xad"
            "a");
  EXPECT_EQ(HtmlText("x\xff\xc3"), "x\xef\xbf\xbd\xef\xbf\xbd");
  EXPECT_EQ(HtmlText("a\xe2\x80\xae"
                     "b"),
            "ab");
}

}  // namespace
}  // namespace kith
