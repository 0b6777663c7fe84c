#include "kith/interop/duplicates.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"
#include "src/interop/compared_sites.h"
#include "src/interop/duplicate_pairs.h"
#include "src/interop/duplicate_score.h"
#include "src/interop/plain_words.h"

namespace kith {
namespace {

constexpr std::size_t kMaxDifferenceBytes = 160;  // of each side

// Which sites hang together (Tarjan 1975).
class Unions {
 public:
  explicit Unions(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t Find(std::uint32_t one) {
    while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
    return one;
  }
  // The lower number leads. False where they hang together already.
  bool Join(std::uint32_t a, std::uint32_t b) {
    a = Find(a), b = Find(b);
    if (a == b) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

std::string PhonesText(const ComparedSite& site) { return JoinList(site.phones, ", "); }

std::string Kilometers(std::int64_t meters) {
  if (meters < 2000) return std::to_string(meters) + " m";
  return std::to_string(meters / 1000) + " km";
}

// What the hours of a site say, each once, in the order of its offers.
class HoursOfSites {
 public:
  explicit HoursOfSites(std::span<const DuplicateSource> sources) : sources_(sources), offers_(sources.size()) {
    for (std::size_t source = 0; source < sources.size(); ++source) {
      const Catalog& catalog = *sources[source].catalog;
      offers_[source].resize(catalog.directory().locations.size());
      for (std::uint32_t i = 0; i < catalog.offer_count(); ++i)
        offers_[source][catalog.offer(ServiceAtLocationId(i)).location.index()].push_back(ServiceAtLocationId(i));
    }
  }
  const std::vector<ServiceAtLocationId>& Offers(const ComparedSite& site) const {
    return offers_[site.source][site.location.index()];
  }
  std::string Text(const ComparedSite& site) const {
    std::vector<std::string> texts;
    for (const ServiceAtLocationId offer : Offers(site)) {
      if (texts.size() == kMaxTexts) break;
      std::string text = OpeningHours::Build(*sources_[site.source].catalog, offer).summary().text;
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    std::sort(texts.begin(), texts.end());
    return JoinList(texts, "; ");
  }

 private:
  static constexpr std::size_t kMaxTexts = 3;
  std::span<const DuplicateSource> sources_;
  std::vector<std::vector<std::vector<ServiceAtLocationId>>> offers_;
};

std::vector<std::string> Evidence(const ComparedSite& a, const ComparedSite& b, const DuplicateScore& score) {
  std::vector<std::string> evidence;
  if (a.plain_name == b.plain_name) {
    evidence.emplace_back("the same name");
  } else if (score.parts.name > 0) {
    evidence.push_back("names that agree by " + std::to_string(score.name_permille / 10) + "%");
  }
  if (SameOrganization(a, b)) evidence.push_back("the same organization, " + a.organization);
  if (score.parts.phone > 0) evidence.push_back("the same telephone number, " + SharedPhone(a, b));
  if (score.parts.address > 0) evidence.push_back("the same address, " + a.where);
  if (score.meters && *score.meters <= kNearMeters) evidence.push_back(std::to_string(*score.meters) + " m apart");
  if (score.parts.name_alone > 0) evidence.emplace_back("nothing known that contradicts it");
  return evidence;
}

// On one line, and never so long that it hides the rest.
std::string InShort(const std::string& text) {
  std::string line = JoinList(SplitList(text, "\r\n"), " ");
  if (line.size() <= kMaxDifferenceBytes) return line;
  std::size_t end = kMaxDifferenceBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;
  return line.substr(0, end) + " ...";
}

// Adds `what: one and other` where both say something and they differ.
void AddDifference(std::string_view what, const std::string& a, const std::string& b, std::vector<std::string>& to) {
  if (!a.empty() && !b.empty() && a != b) to.push_back(std::string(what) + ": " + InShort(a) + " and " + InShort(b));
}

std::vector<std::string> Differences(const ComparedSite& a, const ComparedSite& b, const DuplicateScore& score,
                                     const HoursOfSites& hours) {
  std::vector<std::string> differences;
  AddDifference("name", a.name, b.name, differences);
  if (!SameOrganization(a, b)) AddDifference("organization", a.organization, b.organization, differences);
  if (!SameAddress(a, b) || a.unit != b.unit) AddDifference("address", a.where, b.where, differences);
  AddDifference("telephone", PhonesText(a), PhonesText(b), differences);
  AddDifference("hours", hours.Text(a), hours.Text(b), differences);
  if (score.meters && *score.meters > kNearMeters)
    differences.push_back("points: " + Kilometers(*score.meters) + " apart");
  return differences;
}

class DuplicateFinder {
 public:
  explicit DuplicateFinder(std::span<const DuplicateSource> sources)
      : sources_(sources), compared_(SitesToCompare(sources)), unions_(compared_.sites.size()), hours_(sources) {}

  Duplicates Run() && {
    ProposedPairs proposed = ProposePairs(compared_.sites, kMaxDuplicateBlock);
    found_.pairs = proposed.pairs.size();
    found_.sites_compared = compared_.sites.size();
    found_.confidential = compared_.confidential;
    found_.limits = std::move(proposed.limits);
    for (const ProposedPair& pair : proposed.pairs)
      if (Site(pair.first).source != Site(pair.second).source) ++found_.pairs_across;
    Groups(KeepStrongest(std::move(proposed.pairs)));
    Services();
    return std::move(found_);
  }

 private:
  const ComparedSite& Site(std::uint32_t i) const { return compared_.sites[i]; }

  // Of each group the pairs that hold it together (Kruskal 1956).
  std::vector<ProposedPair> KeepStrongest(std::vector<ProposedPair> pairs) {
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const ProposedPair& a, const ProposedPair& b) { return a.points > b.points; });
    std::erase_if(pairs, [&](const ProposedPair& pair) { return !unions_.Join(pair.first, pair.second); });
    return pairs;
  }

  DuplicateRecord RecordOf(const ComparedSite& site) const {
    return {site.source, sources_[site.source].catalog->location(site.location).key, site.name, site.organization,
            site.where};
  }

  DuplicateLink LinkOf(const ProposedPair& pair, const std::vector<std::uint32_t>& members) const {
    const auto position = [&](std::uint32_t site) {
      return static_cast<std::uint32_t>(std::lower_bound(members.begin(), members.end(), site) - members.begin());
    };
    const ComparedSite& a = Site(pair.first);
    const ComparedSite& b = Site(pair.second);
    const DuplicateScore score = ScoreSites(a, b);
    return {position(pair.first), position(pair.second), score.parts,
            score.meters,         Evidence(a, b, score), Differences(a, b, score, hours_)};
  }

  void Groups(const std::vector<ProposedPair>& links) {
    std::map<std::uint32_t, std::vector<ProposedPair>> by_group;
    for (const ProposedPair& link : links) by_group[unions_.Find(link.first)].push_back(link);
    for (const auto& [leader, own] : by_group) {
      std::vector<std::uint32_t> members;
      for (const ProposedPair& link : own) members.insert(members.end(), {link.first, link.second});
      std::sort(members.begin(), members.end());
      members.erase(std::unique(members.begin(), members.end()), members.end());
      DuplicateGroup group;
      for (const std::uint32_t member : members) group.members.push_back(RecordOf(Site(member)));
      for (const ProposedPair& link : own) group.links.push_back(LinkOf(link, members));
      group.points = own.back().points;
      group.across = Site(members.front()).source != Site(members.back()).source;
      found_.sites.push_back(std::move(group));
    }
    // Groups stand in the order of their first members.
    std::stable_sort(found_.sites.begin(), found_.sites.end(),
                     [](const DuplicateGroup& a, const DuplicateGroup& b) { return a.points > b.points; });
  }

  // A service of a site, once for each of its sites.
  struct OfferedService {
    std::uint32_t group;  // of sites; the site itself where it is alone
    std::string organization, name;
    std::uint32_t source;
    ServiceId service;
    OrganizationId owner;
    auto what() const { return std::tie(group, organization, name); }
    auto all() const { return std::tie(group, organization, name, source, service); }
  };

  std::vector<OfferedService> OfferedServices() {
    std::vector<OfferedService> offered;
    for (std::uint32_t i = 0; i < compared_.sites.size(); ++i) {
      const Catalog& catalog = *sources_[Site(i).source].catalog;
      for (const ServiceAtLocationId id : hours_.Offers(Site(i))) {
        const Offer& offer = catalog.offer(id);
        offered.push_back({unions_.Find(i), JoinList(PlainWords(catalog.organization(offer.organization).name), " "),
                           JoinList(PlainWords(catalog.service(offer.service).name), " "), Site(i).source,
                           offer.service, offer.organization});
      }
    }
    std::sort(offered.begin(), offered.end(),
              [](const OfferedService& a, const OfferedService& b) { return a.all() < b.all(); });
    offered.erase(std::unique(offered.begin(), offered.end(),
                              [](const OfferedService& a, const OfferedService& b) { return a.all() == b.all(); }),
                  offered.end());
    return offered;
  }

  void Services() {
    const std::vector<OfferedService> offered = OfferedServices();
    for (std::size_t begin = 0, end = 0; begin < offered.size(); begin = end) {
      while (end < offered.size() && offered[end].what() == offered[begin].what()) ++end;
      if (end - begin < 2 || offered[begin].name.empty() || offered[begin].source != 0) continue;
      DuplicateServices services;
      for (std::size_t i = begin; i < end; ++i) {
        const Catalog& catalog = *sources_[offered[i].source].catalog;
        const Service& service = catalog.service(offered[i].service);
        services.members.push_back({offered[i].source, service.key, service.name,
                                    catalog.organization(offered[i].owner).name, Site(offered[begin].group).where});
      }
      services.across = offered[begin].source != offered[end - 1].source;
      found_.services.push_back(std::move(services));
    }
  }

  std::span<const DuplicateSource> sources_;
  ComparedSites compared_;
  Unions unions_;
  HoursOfSites hours_;
  Duplicates found_;
};

}  // namespace

Duplicates FindDuplicates(std::span<const DuplicateSource> sources) { return DuplicateFinder(sources).Run(); }

}  // namespace kith
