#include "src/eligibility/member_words.h"

#include <algorithm>
#include <utility>

#include "kith/base/suggest.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

constexpr std::string_view kHousehold = "household.";

std::string_view WithoutHousehold(std::string_view name) {
  return name.starts_with(kHousehold) ? name.substr(kHousehold.size()) : name;
}

}  // namespace

std::optional<PersonPath> FindPersonPath(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, MemberGroup>, 3> kPersons = {
      {{"head.", MemberGroup::kHead},
       {"spouse.", MemberGroup::kSpouse},
       {"head_or_spouse.", MemberGroup::kHeadOrSpouse}}};
  const std::string_view path = WithoutHousehold(name);
  for (const auto& [person, group] : kPersons)
    if (path.starts_with(person) && path.size() > person.size()) return PersonPath{group, path.substr(person.size())};
  return std::nullopt;
}

std::optional<MemberMacro> FindMemberMacro(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, MemberGroup>, 3> kLists = {
      {{"members", MemberGroup::kMember}, {"children", MemberGroup::kChild}, {"adults", MemberGroup::kAdult}}};
  const std::string_view path = WithoutHousehold(name);
  for (const auto& [list, group] : kLists) {
    if (!path.starts_with(list)) continue;
    const std::string_view macro = path.substr(list.size());
    if (macro == ".exists") return MemberMacro{Quantifier::kAny, group};
    if (macro == ".all") return MemberMacro{Quantifier::kAll, group};
  }
  return std::nullopt;
}

std::optional<MembersPath> FindMembersPath(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLists = {{{"member", "member"},
                                                                                    {"members", "member"},
                                                                                    {"child", "child"},
                                                                                    {"children", "child"},
                                                                                    {"adult", "adult"},
                                                                                    {"adults", "adult"}}};
  const std::string_view path = WithoutHousehold(name);
  const std::size_t point = path.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  for (const auto& [list, group] : kLists)
    if (path.substr(0, point) == list) return MembersPath{group, path.substr(point + 1)};
  return std::nullopt;
}

std::string NearestMemberMacro(std::string_view name) {
  constexpr std::string_view kMacros[] = {"members.exists", "members.all",   "children.exists",
                                          "children.all",   "adults.exists", "adults.all"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOthers = {{{".any", ".exists"},
                                                                                     {".some", ".exists"},
                                                                                     {".contains", ".exists"},
                                                                                     {".anyMatch", ".exists"},
                                                                                     {".every", ".all"},
                                                                                     {".each", ".all"},
                                                                                     {".forall", ".all"}}};
  std::string path(WithoutHousehold(name));
  for (const auto& [other, macro] : kOthers) {
    if (!path.ends_with(other)) continue;
    path.replace(path.size() - other.size(), other.size(), macro);
    break;
  }
  return Nearest(path, kMacros);
}

std::string MeantGroupWord(std::string_view word) {
  if (std::ranges::find(kGroupWords, word) != kGroupWords.end()) return std::string(word);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOthers = {{{"kid", "child"},
                                                                                      {"kids", "child"},
                                                                                      {"children", "child"},
                                                                                      {"minor", "child"},
                                                                                      {"person", "member"},
                                                                                      {"people", "member"},
                                                                                      {"anyone", "member"},
                                                                                      {"applicant", "head"},
                                                                                      {"partner", "spouse"},
                                                                                      {"husband", "spouse"},
                                                                                      {"wife", "spouse"},
                                                                                      {"grownup", "adult"}}};
  for (const auto& [other, group] : kOthers)
    if (word == other) return std::string(group);
  return Nearest(word, kGroupWords);
}

std::string MeantGroup(std::string_view word) {
  const std::string meant = MeantGroupWord(word);
  return meant.empty() ? "" : " (did you mean " + meant + "?)";
}

std::string FactOfPerson(std::string_view fact) {
  std::string of_person = "person." + std::string(fact);
  return FindKnownFact(of_person) != nullptr ? of_person : std::string(fact);
}

}  // namespace kith
