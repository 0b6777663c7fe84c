#include "tests/interop/scribbles.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bench/county/random.h"
#include "kith/base/text.h"
#include "kith/catalog/catalog_builder.h"

namespace kith {
namespace {

class Scribbler {
 public:
  explicit Scribbler(std::uint64_t seed) : random_(seed) {}

  Directory Draw() {
    d_.name = Text();
    d_.time_zone = random_.Pick({"America/Los_Angeles", "UTC", "Asia/Kolkata"});
    d_.sample = random_.Chance(50);
    DrawOffered();
    DrawLocations();
    DrawPlaced();
    DrawTimes();
    DrawTerms();
    DrawLinked();
    DrawCarried();
    return CatalogBuilder(std::move(d_)).Cleaned();
  }

 private:
  std::string Pieces(std::uint32_t most) {
    static const std::vector<std::string> kPieces = {
        ",",   "\"", "\"\"", "\n",  "\r\n", "\r",   " ",    "\t",           "'",    ";",    "a",
        "Z",   "0",  "-1",   "é",   "ß",    "日本", "🏠",    "\xEF\xBB\xBF", "null", "true", "2026-01-01",
        "x y", "|",  "\\",   "\\n", "#",    "=1+1", "\x01", "\x7f"};
    std::string text;
    for (std::uint32_t n = random_.Below(most + 1); n > 0; --n) text += random_.Pick(kPieces);
    return text;
  }
  // Blanks alone are not stated.
  std::string Text() {
    std::string text = Pieces(6);
    return Trim(text).empty() ? std::string() : text;
  }
  std::string Word() { return std::string(Trim(Pieces(4))); }
  std::string NewKey() {
    std::string key;
    do {
      key = Word() + std::to_string(random_.Below(1000));
    } while (!keys_.insert(key).second);
    return key;
  }
  template <class Record>
  std::string KeyOf(const std::vector<Record>& records) {
    return records.empty() || random_.Chance(30) ? std::string() : random_.Pick(records).key;
  }
  template <class Record>
  std::string SureKeyOf(const std::vector<Record>& records) {
    return records.empty() ? std::string() : random_.Pick(records).key;
  }
  Extras SomeExtras(std::initializer_list<const char*> official) {
    std::set<std::string> columns(official.begin(), official.end());
    for (std::uint32_t n = random_.Below(3); n > 0; --n) columns.insert("x" + Word() + "x");
    Extras extras;
    for (const std::string& column : columns) {
      if (std::string text = Pieces(5); !text.empty() && random_.Chance(60))
        extras.emplace_back(column, std::move(text));
    }
    return extras;
  }
  std::optional<Date> SomeDate() {
    if (random_.Chance(30)) return std::nullopt;
    if (random_.Chance(10)) return Date{random_.Pick({-719528, 2932896, 0})};  // 0000-01-01, 9999-12-31
    return Date{random_.Between(-40000, 40000)};
  }
  std::optional<std::int32_t> SomeMinute() { return random_.Pick({0, 1440, 1439, 540, random_.Between(0, 1440)}); }
  template <class Number>
  std::optional<Number> SomeNumber(std::initializer_list<Number> numbers) {
    return random_.Chance(30) ? std::nullopt : std::optional(random_.Pick(numbers));
  }
  template <class Each>
  void Times(std::uint32_t most, Each each) {
    for (std::uint32_t n = random_.Below(most + 1); n > 0; --n) each();
  }

  void DrawOffered();
  void DrawLocations();
  void DrawPlaced();
  void DrawTimes();
  void DrawTerms();
  void DrawLinked();
  void DrawCarried();
  Ring Box(std::int32_t lat, std::int32_t lng, std::int32_t size, bool counter_clockwise);
  Outline SomeOutline();
  void DrawExtent(ServiceArea& area);

  Random random_;
  std::set<std::string> keys_;
  Directory d_;
};

void Scribbler::DrawOffered() {
  Times(3, [&] {
    d_.organizations.push_back(
        {NewKey(), Text(), Text(), Text(), Text(), SomeExtras({"alternate_name", "tax_id", "parent_organization_id"})});
  });
  Times(2, [&] {
    d_.programs.push_back({NewKey(), KeyOf(d_.organizations), Text(), Text(), SomeExtras({"alternate_name"})});
  });
  Times(4, [&] {
    Service s;
    s.key = NewKey();
    s.organization_key = KeyOf(d_.organizations);
    s.program_key = KeyOf(d_.programs);
    s.status = static_cast<ServiceStatus>(random_.Below(5));
    for (std::string* text : {&s.name, &s.description, &s.url, &s.email, &s.application_process, &s.fees_description,
                              &s.wait_time, &s.interpretation_services, &s.eligibility_description, &s.alert})
      *text = Text();
    s.minimum_age = SomeNumber({0.0, 0.5, 18.0, 1.0 / 3, 1e-9, -0.0});
    s.maximum_age = SomeNumber({120.0, 64.99, 64.0, 100.1});
    s.assured_date = SomeDate();
    s.extras = SomeExtras({"fees", "last_modified", "alternate_name"});
    d_.services.push_back(std::move(s));
  });
}

void Scribbler::DrawLocations() {
  Times(4, [&] {
    Location l;
    l.key = NewKey();
    l.organization_key = KeyOf(d_.organizations);
    l.type = static_cast<LocationType>(random_.Below(3));
    l.name = Text();
    l.description = Text();
    l.transportation = Text();
    if (random_.Chance(70))
      l.point = LatLng::FromE7(random_.Pick({900000000, -900000000, 0, 1, -1, random_.Between(-900000000, 900000000)}),
                               random_.Pick({1800000000, -1800000000, 0, 10, random_.Between(-999999999, 999999999)}));
    l.confidential = random_.Chance(30);
    l.opened = SomeDate();
    l.closed = SomeDate();
    l.relocated_to_key = KeyOf(d_.locations);
    l.extras = SomeExtras({"url", "external_identifier"});
    d_.locations.push_back(std::move(l));
  });
  Times(3, [&] {
    Address a;
    a.key = NewKey();
    a.location_key = KeyOf(d_.locations);
    for (std::string* text :
         {&a.attention, &a.address_1, &a.address_2, &a.city, &a.region, &a.state_province, &a.postal_code, &a.country})
      *text = Text();
    a.address_type = random_.Pick({"physical", "postal", "virtual", ""});
    a.extras = SomeExtras({});
    d_.addresses.push_back(std::move(a));
  });
  Times(5, [&] {
    d_.services_at_location.push_back({NewKey(), SureKeyOf(d_.services), SureKeyOf(d_.locations), Text(), SomeDate(),
                                       SomeDate(), static_cast<AttendanceSet>(random_.Below(8)), SomeExtras({})});
  });
}

Ring Scribbler::Box(std::int32_t lat, std::int32_t lng, std::int32_t size, bool counter_clockwise) {
  const LatLng sw = LatLng::FromE7(lat, lng);
  const LatLng se = LatLng::FromE7(lat, lng + size);
  const LatLng ne = LatLng::FromE7(lat + size, lng + size);
  const LatLng nw = LatLng::FromE7(lat + size, lng);
  return counter_clockwise ? Ring{{sw, se, ne, nw}} : Ring{{sw, nw, ne, se}};
}

Outline Scribbler::SomeOutline() {
  Outline outline;
  for (std::int32_t n = random_.Between(1, 3); n > 0; --n) {
    const std::int32_t lat = random_.Between(-900000000, 890000000);
    const std::int32_t lng = random_.Between(-999999999, 999999999);
    Polygon polygon{Box(lat, lng, 1000, true), {}};
    if (random_.Chance(50)) polygon.holes = {Box(lat + 10, lng + 10, 100, false), Box(lat + 500, lng + 500, 7, false)};
    outline.polygons.push_back(std::move(polygon));
  }
  return outline;
}

void Scribbler::DrawExtent(ServiceArea& area) {
  area.extent_type = static_cast<ExtentType>(random_.Below(5));
  switch (area.extent_type) {
    case ExtentType::kText:
      area.extent_text = Text();
      break;
    case ExtentType::kGeoJson:
      area.outline = SomeOutline();
      break;
    case ExtentType::kZipCodes:
      area.zip_codes = {"90011", "00501", "99950"};
      break;
    case ExtentType::kPlaces:
      area.places = {{static_cast<AreaType>(random_.Below(6)), "San \"Q\",\n é"}, {AreaType::kCity, "a:b"}};
      break;
    case ExtentType::kEverywhere:
      break;
  }
}

void Scribbler::DrawPlaced() {
  Times(6, [&] {
    ServiceArea area;
    area.key = NewKey();
    area.service_key = SureKeyOf(d_.services);
    if (area.service_key.empty()) area.service_at_location_key = SureKeyOf(d_.services_at_location);
    area.name = Text();
    area.description = Text();
    DrawExtent(area);
    area.extras = SomeExtras({"uri"});
    d_.service_areas.push_back(std::move(area));
  });
  Times(4, [&] {
    d_.areas.push_back({NewKey(), static_cast<AreaType>(random_.Below(6)), Word(), Text(),
                        random_.Chance(50) ? SomeOutline() : Outline(), SomeExtras({})});
  });
}

void Scribbler::DrawTimes() {
  Times(6, [&] {
    Schedule s;
    s.key = NewKey();
    s.service_key = SureKeyOf(d_.services);
    s.location_key = SureKeyOf(d_.locations);
    s.valid_from = SomeDate();
    s.valid_to = SomeDate();
    s.dtstart = SomeDate();
    s.until = SomeDate();
    if (s.dtstart && s.until && *s.until < *s.dtstart) std::swap(s.dtstart, s.until);  // readers repair that
    s.count = SomeNumber({1, 2147483647});
    s.interval = SomeNumber({1, 52});
    s.freq = random_.Pick({"", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"});
    // What cannot be read of these is cleared at import: in every form that can.
    s.wkst = random_.Pick({"", "MO", "su"});
    s.byday = random_.Pick({"", "MO", "tu, WE", "3SA;-1FR", "+2MO"});
    s.byweekno = random_.Pick({"", "1", "-53,7"});
    s.bymonthday = random_.Pick({"", "31 , -1", "1;2"});
    s.byyearday = random_.Pick({"", "366", "-1 1"});
    if (random_.Chance(70)) {
      s.opens_at = SomeMinute();
      s.closes_at = SomeMinute();
    }
    s.exception = static_cast<ScheduleException>(random_.Below(3));
    for (std::string* text : {&s.description, &s.attending_type, &s.notes}) *text = Text();
    s.extras = SomeExtras({"timezone", "schedule_link"});
    d_.schedules.push_back(std::move(s));
  });
  Times(2, [&] { d_.units.push_back({NewKey(), Text(), Text(), Text(), Text(), SomeExtras({})}); });
  Times(4, [&] {
    ServiceCapacity c;
    c.key = NewKey();
    c.service_key = SureKeyOf(d_.services);
    c.unit_key = KeyOf(d_.units);
    c.available = SomeNumber<std::int64_t>({0, 12, 9223372036854775807});
    c.maximum = SomeNumber<std::int64_t>({0, 10});
    if (random_.Chance(80))
      c.updated = Instant{random_.Pick<std::int64_t>(
          {0, 1790000000, -62167219200, 253402300799, -3000000000 - random_.Below(86400)})};  // years 0 to 9999
    c.description = Text();
    c.source = Text();
    c.waitlist = static_cast<Truth>(random_.Below(3));
    c.refill = Word();
    c.extras = SomeExtras({});
    d_.capacities.push_back(std::move(c));
  });
}

void Scribbler::DrawTerms() {
  Times(2, [&] { d_.taxonomies.push_back({NewKey(), Text(), Text(), Text(), Text(), SomeExtras({})}); });
  Times(4, [&] {
    d_.taxonomy_terms.push_back({NewKey(), Word(), Text(), Text(), KeyOf(d_.taxonomy_terms), KeyOf(d_.taxonomies),
                                 SomeExtras({"taxonomy", "language", "term_uri"})});
  });
  Times(4, [&] {
    const bool of_service = random_.Chance(50);
    d_.attributes.push_back({NewKey(), of_service ? SureKeyOf(d_.services) : Word(),
                             of_service ? "service" : "x" + Word(), Word(), KeyOf(d_.taxonomy_terms), Text(),
                             SomeExtras({"label"})});
  });
}

void Scribbler::DrawLinked() {
  Times(4, [&] {
    d_.phones.push_back({NewKey(), KeyOf(d_.locations), KeyOf(d_.services), KeyOf(d_.organizations), Word(),
                         KeyOf(d_.services_at_location), Text(), Text(), Word(), Text(), SomeExtras({})});
  });
  Times(4, [&] {
    // An unknown name: of a known one an import fills in the code.
    d_.languages.push_back({NewKey(), KeyOf(d_.services), KeyOf(d_.locations), KeyOf(d_.phones), "?" + Text(),
                            ToLower(Word()), Text(), random_.Chance(50), SomeExtras({})});
  });
  Times(2, [&] {
    d_.accessibility.push_back({NewKey(), KeyOf(d_.locations), Text(), Text(), Text(), SomeExtras({})});
  });
  Times(4, [&] {
    d_.cost_options.push_back({NewKey(), SureKeyOf(d_.services), SomeDate(), SomeDate(), Text(), Word(),
                               SomeNumber<std::int64_t>({0, 1, 10, 99, 3500, 99999999999999999}), Text(),
                               SomeExtras({})});
  });
  Times(2, [&] { d_.required_documents.push_back({NewKey(), KeyOf(d_.services), Text(), Text(), SomeExtras({})}); });
}

void Scribbler::DrawCarried() {
  for (const char* name : {"contacts", "url", "Our Own_1"}) {
    if (random_.Chance(50)) continue;
    CarriedTable table;
    table.name = name;
    std::set<std::string> columns = {"id"};
    Times(3, [&] { columns.insert("c" + Word() + "c"); });
    if (table.name == "Our Own_1" && random_.Chance(20)) columns = {"c\"" + Word() + "c"};
    table.columns.assign(columns.begin(), columns.end());
    // Official columns stand first.
    if (const auto id = std::find(table.columns.begin(), table.columns.end(), "id"); id != table.columns.end())
      std::rotate(table.columns.begin(), id, id + 1);
    Times(4, [&] {
      std::vector<std::string>& row = table.rows.emplace_back();
      for (std::size_t i = 0; i < table.columns.size(); ++i) row.push_back(Pieces(4));
    });
    d_.carried.push_back(std::move(table));
  }
  Times(2, [&] { d_.rule_files.push_back({"r" + std::to_string(random_.Below(1000)) + ".rules", Pieces(9)}); });
}

}  // namespace

Directory ScribbledDirectory(std::uint64_t seed) { return Scribbler(seed).Draw(); }

}  // namespace kith
