#include "src/interop/compared_sites.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "kith/base/text.h"
#include "kith/catalog/public_view.h"
#include "src/catalog/cleaning.h"
#include "src/interop/phone_numbers.h"
#include "src/interop/plain_words.h"

namespace kith {
namespace {

// The offers of each location, ascending.
std::vector<std::vector<ServiceAtLocationId>> OffersByLocation(const Catalog& catalog) {
  std::vector<std::vector<ServiceAtLocationId>> offers(catalog.directory().locations.size());
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    offers[catalog.offer(id).location.index()].push_back(id);
  }
  return offers;
}

class SiteReader {
 public:
  SiteReader(const Catalog& catalog, std::uint32_t source)
      : catalog_(catalog), source_(source), offers_(OffersByLocation(catalog)) {
    for (const Phone& phone : catalog.directory().phones) {
      if (!phone.location_key.empty()) phones_of_location_[phone.location_key].push_back(&phone);
      if (!phone.organization_key.empty()) phones_of_organization_[phone.organization_key].push_back(&phone);
    }
    for (const Organization& one : catalog.directory().organizations) organizations_[one.key] = &one;
  }

  ComparedSite Read(LocationId id) const {
    const Location& location = catalog_.location(id);
    const std::vector<ServiceAtLocationId>& offers = offers_[id.index()];
    ComparedSite site;
    site.source = source_;
    site.location = id;
    site.point = location.point;
    ReadOrganization(location, offers, site);
    site.name = location.name;
    if (site.name.empty() && !offers.empty()) site.name = catalog_.service(catalog_.offer(offers.front()).service).name;
    if (site.name.empty()) site.name = site.organization;
    if (const Address* address = catalog_.PhysicalAddress(id)) ReadAddress(*address, site);
    ReadPhones(location, offers, site);
    return site;
  }

 private:
  void ReadOrganization(const Location& location, const std::vector<ServiceAtLocationId>& offers,
                        ComparedSite& site) const {
    const auto stated = organizations_.find(location.organization_key);
    if (stated != organizations_.end()) {
      site.organization = stated->second->name;
    } else if (!offers.empty()) {
      site.organization = catalog_.organization(catalog_.offer(offers.front()).organization).name;
    }
    if (!IsNotNamed(site.organization)) site.plain_organization = JoinList(PlainWords(site.organization), " ");
  }

  static void ReadAddress(const Address& address, ComparedSite& site) {
    PlainStreet street = PlainAddress(address.address_1);
    site.street = std::move(street.line);
    site.unit = std::move(street.unit);
    if (site.unit.empty() && !Trim(address.address_2).empty()) {
      const PlainStreet second = PlainAddress("x " + address.address_2);  // so that it may begin with its unit
      site.unit = second.unit;
    }
    const std::string_view zip = Trim(address.postal_code);
    if (zip.size() >= 5) site.zip = zip.substr(0, 5);
    site.city = FoldName(address.city);
    site.where = AddressLine(address);
  }

  static void AddPhone(const Phone& phone, ComparedSite& site) {
    if (EqualsIgnoringCase(phone.type, "fax")) return;
    for (std::string& number : PhoneNumbersIn(phone.number))
      if (number.size() > 3) site.phones.push_back(std::move(number));
  }

  void ReadPhones(const Location& location, const std::vector<ServiceAtLocationId>& offers, ComparedSite& site) const {
    if (const auto own = phones_of_location_.find(location.key); own != phones_of_location_.end())
      for (const Phone* phone : own->second) AddPhone(*phone, site);
    for (const ServiceAtLocationId offer : offers) {
      for (const std::uint32_t row : catalog_.offer(offer).phones) {
        const Phone& phone = catalog_.directory().phones[row];
        if (!phone.service_key.empty() || !phone.service_at_location_key.empty()) AddPhone(phone, site);
      }
    }
    if (site.phones.empty()) {
      site.phones_of_organization = true;
      for (const std::string& key : OrganizationsOf(location, offers)) {
        if (const auto own = phones_of_organization_.find(key); own != phones_of_organization_.end())
          for (const Phone* phone : own->second) AddPhone(*phone, site);
      }
    }
    std::sort(site.phones.begin(), site.phones.end());
    site.phones.erase(std::unique(site.phones.begin(), site.phones.end()), site.phones.end());
  }

  std::vector<std::string> OrganizationsOf(const Location& location,
                                           const std::vector<ServiceAtLocationId>& offers) const {
    if (!location.organization_key.empty()) return {location.organization_key};
    if (offers.empty()) return {};
    return {catalog_.organization(catalog_.offer(offers.front()).organization).key};
  }

  const Catalog& catalog_;
  std::uint32_t source_;
  std::vector<std::vector<ServiceAtLocationId>> offers_;
  std::map<std::string, std::vector<const Phone*>, std::less<>> phones_of_location_, phones_of_organization_;
  std::map<std::string, const Organization*, std::less<>> organizations_;
};

// A word weighs one and the whole part of the binary logarithm of how rare it is.
void WeighWords(std::vector<ComparedSite>& sites) {
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  std::vector<std::vector<std::string>> words(sites.size());
  for (std::size_t i = 0; i < sites.size(); ++i) {
    words[i] = PlainWords(sites[i].name);
    std::sort(words[i].begin(), words[i].end());
    sites[i].plain_name = JoinList(words[i], " ");
    words[i].erase(std::unique(words[i].begin(), words[i].end()), words[i].end());
    for (const std::string& word : words[i]) numbers.emplace(word, 0);
  }
  std::uint32_t next = 0;
  for (auto& [word, number] : numbers) number = next++;
  std::vector<std::uint32_t> sites_with(numbers.size());
  for (std::size_t i = 0; i < sites.size(); ++i) {
    for (const std::string& word : words[i]) {
      sites[i].words.push_back(numbers.find(word)->second);
      ++sites_with[sites[i].words.back()];
    }
  }
  const auto all = static_cast<std::uint32_t>(sites.size());
  for (ComparedSite& site : sites) {
    for (const std::uint32_t word : site.words) {
      site.word_weights.push_back(static_cast<std::uint32_t>(std::bit_width(all / sites_with[word])));
      site.weight += site.word_weights.back();
    }
    site.names_little = site.weight < static_cast<std::uint32_t>(std::bit_width(all));
  }
}

}  // namespace

ComparedSites SitesToCompare(std::span<const DuplicateSource> sources) {
  ComparedSites compared;
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    const Catalog& catalog = *sources[source].catalog;
    const SiteReader reader(catalog, source);
    for (std::uint32_t i = 0; i < catalog.directory().locations.size(); ++i) {
      if (catalog.location(LocationId(i)).confidential) {
        ++compared.confidential;
      } else {
        compared.sites.push_back(reader.Read(LocationId(i)));
      }
    }
  }
  WeighWords(compared.sites);
  return compared;
}

}  // namespace kith
