// What was made, in numbers.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "bench/county/county_files.h"
#include "kith/eligibility/poverty_guideline.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

constexpr std::string_view kExtents[] = {"names and prose", "outlines", "ZIP codes", "places", "everywhere"};

std::string Share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  const std::uint64_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

void AppendCell(std::string& line, const std::string& text, std::size_t width) {
  line.append(width > text.size() ? width - text.size() : 1, ' ');
  line += text;
}

void CountIf(bool condition, std::uint64_t& count) {
  if (condition) ++count;
}

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

// "Food 12.0%, Housing 9.1% ...": the most first.
std::string Shares(const Counts& counts) {
  std::vector<std::pair<std::uint64_t, std::string>> sorted;
  std::uint64_t whole = 0;
  for (const auto& [name, count] : counts) {
    sorted.emplace_back(count, name);
    whole += count;
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [count, name] : sorted) text += (text.empty() ? "" : ", ") + name + " " + Share(count, whole);
  return text;
}

}  // namespace

CountySummary::CountySummary(const County& county) : county_(county) {
  for (const Neighborhood& each : county.geography().neighborhoods)
    areas_[each.planning_area].population += each.population;
  for (std::uint32_t i = 0; i < county.site_count(); ++i)
    ++areas_[county.geography().neighborhoods[county.NeighborhoodOfSite(i)].planning_area].sites;
}

void CountySummary::AddRecords(const Directory& d) {
  records_ += d.organizations.size() + d.programs.size() + d.services.size() + d.locations.size() + d.addresses.size() +
              d.services_at_location.size() + d.service_areas.size() + d.areas.size() + d.schedules.size() +
              d.capacities.size() + d.units.size() + d.taxonomies.size() + d.taxonomy_terms.size() +
              d.attributes.size() + d.languages.size() + d.accessibility.size() + d.cost_options.size() +
              d.required_documents.size() + d.phones.size();
  for (const Area& area : d.areas) vertices_ += VertexCount(area.outline);
  for (const ServiceArea& area : d.service_areas) {
    vertices_ += VertexCount(area.outline);
    ++extents_[std::string(kExtents[static_cast<std::size_t>(area.extent_type)])];
  }
}

void CountySummary::AddService(std::uint32_t number) {
  const std::uint32_t neighborhood = county_.NeighborhoodOfSite(county_.FirstSiteOfService(number));
  ++areas_[county_.geography().neighborhoods[neighborhood].planning_area].services;
  ++kinds_[std::string(county_.WiderNeedOfService(number))];
}

void CountySummary::AddHousehold(std::uint32_t number, const Household& household) {
  const std::uint32_t neighborhood = county_.NeighborhoodOfHousehold(number);
  OfPlanningArea& area = areas_[county_.geography().neighborhoods[neighborhood].planning_area];
  ++area.households;
  area.persons += household.members.size();
  for (const Member& member : household.members) {
    const FactValue& age = FindFact(member.facts, "age");
    if (!age.known()) continue;
    ++area.ages_known;
    CountIf(*age.min() >= 65, area.over_65);
    CountIf(*age.min() < 18, area.under_18);
  }
  const FactValue& income = FindFact(household.facts, "household.income.gross");
  const auto line = FindPovertyGuideline(static_cast<std::int32_t>(household.members.size()), county_.options().today);
  if (income.known() && line) {
    ++area.income_known;
    const std::int64_t twelve = 6 * (*income.min_cents() + *income.max_cents());  // the middle, for a year
    // Whole dollars a month are written: what is drawn just below the line stays below it.
    CountIf(twelve < line->cents_per_year - 1'200, area.poor);
    CountIf(twelve < 2 * line->cents_per_year - 1'200, area.below_twice);
  }
  CountIf(household.travel_mode == TravelMode::kCar, area.with_car);
  const FactValue& payer = FindFact(household.facts, "coverage.payer");
  if (payer.known()) {
    ++area.coverage_known;
    CountIf(payer.words().front() == "medi_cal", area.medi_cal);
    CountIf(payer.words().front() == "none", area.uninsured);
  }
  ++area.languages[household.languages.front()];
}

CountySummary::OfPlanningArea& CountySummary::OfPlanningArea::operator+=(const OfPlanningArea& other) {
  population += other.population;
  sites += other.sites;
  services += other.services;
  households += other.households;
  persons += other.persons;
  over_65 += other.over_65;
  under_18 += other.under_18;
  ages_known += other.ages_known;
  income_known += other.income_known;
  poor += other.poor;
  below_twice += other.below_twice;
  with_car += other.with_car;
  medi_cal += other.medi_cal;
  uninsured += other.uninsured;
  coverage_known += other.coverage_known;
  for (const auto& [language, count] : other.languages) languages[language] += count;
  return *this;
}

CountySummary::OfPlanningArea CountySummary::whole() const {
  OfPlanningArea sum;
  for (const OfPlanningArea& area : areas_) sum += area;
  return sum;
}

std::string CountySummary::ToText() const {
  struct Column {
    std::string_view title;
    std::size_t width;
    std::string (*cell)(const OfPlanningArea&);
  };
  using Of = OfPlanningArea;
  constexpr Column kColumns[] = {
      {"people", 11, [](const Of& a) { return std::to_string(a.population); }},
      {"sites", 9, [](const Of& a) { return std::to_string(a.sites); }},
      {"services", 10, [](const Of& a) { return std::to_string(a.services); }},
      {"households", 12, [](const Of& a) { return std::to_string(a.households); }},
      {"persons", 9, [](const Of& a) { return std::to_string(a.persons); }},
      {"<18", 7, [](const Of& a) { return Share(a.under_18, a.ages_known); }},
      {"65+", 7, [](const Of& a) { return Share(a.over_65, a.ages_known); }},
      {"<FPL", 7, [](const Of& a) { return Share(a.poor, a.income_known); }},
      {"<2xFPL", 8, [](const Of& a) { return Share(a.below_twice, a.income_known); }},
      {"car", 7, [](const Of& a) { return Share(a.with_car, a.households); }},
      {"Medi-Cal", 10, [](const Of& a) { return Share(a.medi_cal, a.coverage_known); }},
      {"no plan", 9, [](const Of& a) { return Share(a.uninsured, a.coverage_known); }},
      {"first language", 0,
       [](const Of& a) {
         std::string text = Shares(a.languages).substr(0, 34);
         return text.substr(0, text.rfind(','));
       }},
  };
  const auto line = [&](const std::string& name, auto cell) {
    std::string text = name + std::string(name.size() < 17 ? 17 - name.size() : 1, ' ');
    for (const Column& column : kColumns) {
      if (column.width == 0) text += "  ";
      AppendCell(text, cell(column), column.width == 0 ? 0 : column.width);
    }
    return text + "\n";
  };
  const OfPlanningArea all = whole();
  std::string text = line("planning area", [](const Column& column) { return std::string(column.title); });
  for (std::size_t i = 0; i < kPlanningAreas; ++i) {
    text +=
        line(county_.geography().planning_areas[i].name, [&](const Column& column) { return column.cell(areas_[i]); });
  }
  text += line("the county", [&](const Column& column) { return column.cell(all); });
  text += "\nServices by need: " + Shares(kinds_) + "\n";
  text += "Areas served:     " + Shares(extents_) + "\n";
  text +=
      "Records:          " + std::to_string(records_) + ", outlines of " + std::to_string(vertices_) + " vertices\n";
  text += "Made up from:     " + county_.geography().source + "\n";
  return text;
}

}  // namespace kith
