#include "examples/kith/health_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace kith_program {
namespace {

constexpr std::size_t kMaxOrganizationsShown = 10;
constexpr std::size_t kMaxGroupsShown = 10;
constexpr std::size_t kMaxMembersShown = 4;
constexpr std::array<std::string_view, 7> kAges = {"up to 90 days ago",
                                                   "up to 180 days ago",
                                                   "up to a year ago",
                                                   "up to two years ago",
                                                   "longer ago",
                                                   "after that day",
                                                   "never"};

std::string Number(std::uint64_t number) { return Thousands(static_cast<long long>(number)); }

std::string Section(const std::string& title, const TextOptions& options) {
  return "\n" + Styled(title, Style::kBold, options) + "\n";
}

std::string Text(const Table& table, const TextOptions& options) {
  std::string text;
  for (const TableLine& line : table.Lines(2, options)) text += line.text;
  return text;
}

std::uint64_t CountOf(const kith::TroubleCounts& counts, kith::Trouble trouble) {
  return counts[static_cast<std::size_t>(trouble)];
}

std::string Ready(const kith::Health& health, const TextOptions& options) {
  const std::uint64_t live = health.offers - health.closed;
  if (live == 0) return Hanging(2, "", 0, "There is no offer to which a household could be sent.", options);
  const std::uint64_t percent = health.ready * 100 / live;
  return Hanging(2, "", 0,
                 Number(health.ready) + " of " + Count(live, "offer", "offers") + " (" + std::to_string(percent) +
                     "%) ready for a referral: nothing of " + std::to_string(kith::kSeriousPoints) +
                     " points or more is wrong with them.",
                 options);
}

std::string FixFirst(const kith::Catalog& catalog, const kith::Health& health, const TextOptions& options) {
  if (health.findings.empty()) return Section("What to fix first", options) + "  Nothing was found.\n";
  // The first record of each.
  std::map<kith::Trouble, const kith::HealthFinding*> examples;
  for (const kith::HealthFinding& finding : health.findings) examples.emplace(finding.trouble, &finding);
  Table table({{"Points", 9, true}, {"Records", 9, true}, {"Each", 4, true}, {"What is wrong", 52}, {"For example"}});
  for (const kith::Trouble trouble : kith::WorstFirst(health.counts)) {
    const kith::TroubleKind& kind = KindOf(trouble);
    const std::uint64_t records = CountOf(health.counts, trouble);
    const kith::HealthFinding& example = *examples[trouble];
    const kith::HealthRecord record = RecordOf(catalog, example);
    table.Add({{Number(records * static_cast<std::uint64_t>(kind.points))},
               {Number(records)},
               {std::to_string(kind.points)},
               {std::string(kind.title)},
               {Printable(record.name + (example.detail.empty() ? "" : ": " + example.detail))}});
  }
  return Section("What to fix first", options) + Text(table, options);
}

std::string Organizations(const kith::Catalog& catalog, const kith::Health& health, const TextOptions& options) {
  if (health.organizations.empty()) return "";
  Table table({{"Points", 9, true}, {"Offers", 7, true}, {"Ready", 7, true}, {"Organization", 44}, {"Fix first"}});
  const std::size_t shown = std::min(health.organizations.size(), kMaxOrganizationsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const kith::OrganizationHealth& one = health.organizations[i];
    const std::string name = one.organization == kith::kNoOrganization
                                 ? "no organization"
                                 : catalog.directory().organizations[one.organization].name;
    table.Add({{Thousands(one.points)},
               {Number(one.offers)},
               {Number(one.ready)},
               {Printable(name)},
               {std::string(KindOf(one.fix_first).title) + " (" + Number(CountOf(one.counts, one.fix_first)) + ")"}});
  }
  std::string text = Section("Organizations, worst first", options) + Text(table, options);
  if (health.organizations.size() > shown)
    text += "  and " + Count(health.organizations.size() - shown, "more", "more") + ": --format json or html\n";
  return text;
}

std::string Freshness(const kith::Health& health, const TextOptions& options) {
  Table table({{"Services", 9, true}, {"Changed", 9, true}, {"Last confirmed", 80}});
  for (std::size_t i = 0; i < kAges.size(); ++i) {
    if (health.assured[i] + health.modified[i] == 0) continue;
    table.Add({{Number(health.assured[i])}, {Number(health.modified[i])}, {std::string(kAges[i])}});
  }
  return Section("How fresh it is", options) + Text(table, options);
}

std::string Member(const kith::DuplicateRecord& member, std::span<const kith::DuplicateSource> sources) {
  std::string text = member.name;
  if (!member.where.empty()) text += ", " + member.where;
  if (sources.size() > 1) text += " (" + sources[member.source].name + ")";
  return Printable(text + "  " + member.key);
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return Printable(text);
}

std::string Group(const kith::DuplicateGroup& group, std::span<const kith::DuplicateSource> sources,
                  const TextOptions& options) {
  std::string text;
  const std::size_t shown = std::min(group.members.size(), kMaxMembersShown);
  for (std::size_t i = 0; i < shown; ++i)
    text += Hanging(2, i == 0 ? std::to_string(group.points) : "", 5, Member(group.members[i], sources), options);
  if (group.members.size() > shown) text += "       and " + std::to_string(group.members.size() - shown) + " more\n";
  const kith::DuplicateLink& weakest = group.links.back();
  text += Hanging(7, "because", 9, Joined(weakest.evidence), options);
  if (!weakest.differences.empty()) text += Hanging(7, "differ", 9, Joined(weakest.differences), options);
  return text;
}

}  // namespace

std::string HealthText(const kith::Catalog& catalog, const kith::Health& health, const TextOptions& options) {
  std::string text = Section("Health", options) + Ready(health, options);
  if (health.closed > 0)
    text +=
        Hanging(2, "", 0, Count(health.closed, "offer is", "offers are") + " closed, and not counted above.", options);
  text += FixFirst(catalog, health, options) + Organizations(catalog, health, options) + Freshness(health, options);
  for (const std::string& note : health.notes) text += Hanging(2, "", 0, note, options);
  return text;
}

std::string DuplicatesText(std::span<const kith::DuplicateSource> sources, const kith::Duplicates& duplicates,
                           const TextOptions& options) {
  std::string text = Section("Sites that may be one (" + Number(duplicates.sites.size()) + " groups)", options);
  std::string compared = Count(duplicates.sites_compared, "site", "sites") + " compared, " +
                         Count(duplicates.pairs, "pair", "pairs") + " alike";
  if (sources.size() > 1) compared += ", " + Number(duplicates.pairs_across) + " of these across directories";
  text += Hanging(2, "", 0, compared + ". Nothing is merged.", options);
  const std::size_t shown = std::min(duplicates.sites.size(), kMaxGroupsShown);
  for (std::size_t i = 0; i < shown; ++i) text += Group(duplicates.sites[i], sources, options);
  if (duplicates.sites.size() > shown)
    text +=
        "  and " + Count(duplicates.sites.size() - shown, "more group", "more groups") + ": --format json or html\n";
  if (!duplicates.services.empty())
    text += Hanging(
        2, "", 0,
        Count(duplicates.services.size(), "group", "groups") + " of services agree in site, organization and name.",
        options);
  if (duplicates.confidential > 0)
    text += Hanging(
        2, "", 0, Count(duplicates.confidential, "confidential site was", "confidential sites were") + " not compared.",
        options);
  for (const std::string& limit : duplicates.limits) text += Hanging(2, "", 0, Printable(limit), options);
  return text;
}

}  // namespace kith_program
