#include "kith/catalog/public_view.h"

#include <string_view>

#include "kith/base/text.h"

namespace kith {
namespace {

std::string NumberOf(const Phone& phone) {
  return phone.extension.empty() ? phone.number : phone.number + " ext. " + phone.extension;
}

// A phone that may be shown for a confidential location: one of the offer, its service or its organization.
bool IsSafe(const Phone& phone) {
  return !phone.service_at_location_key.empty() || !phone.service_key.empty() || !phone.organization_key.empty();
}

bool IsVoice(const Phone& phone) { return phone.type.empty() || EqualsIgnoringCase(phone.type, "voice"); }
bool IsHotline(const Phone& phone) { return EqualsIgnoringCase(phone.type, "hotline"); }

// The first phone, in the offer's order, for which `fits` holds; "" where there is none.
template <class Fits>
std::string FirstPhone(const Catalog& catalog, const Offer& offer, Fits fits) {
  for (const std::uint32_t at : offer.phones) {
    const Phone& phone = catalog.records().phones[at];
    if (!phone.number.empty() && fits(phone)) return NumberOf(phone);
  }
  return "";
}

std::string PublicPhone(const Catalog& catalog, const Offer& offer) {
  if (std::string voice = FirstPhone(catalog, offer, IsVoice); !voice.empty()) return voice;
  if (std::string hotline = FirstPhone(catalog, offer, IsHotline); !hotline.empty()) return hotline;
  return FirstPhone(catalog, offer, [](const Phone& phone) { return !EqualsIgnoringCase(phone.type, "fax"); });
}

std::string ConfidentialPhone(const Catalog& catalog, const Offer& offer) {
  std::string hotline =
      FirstPhone(catalog, offer, [](const Phone& phone) { return IsSafe(phone) && IsHotline(phone); });
  if (!hotline.empty()) return hotline;
  return FirstPhone(catalog, offer, [](const Phone& phone) { return IsSafe(phone) && IsVoice(phone); });
}

void ShowPlace(const Catalog& catalog, const Offer& offer, PublicView& view) {
  const Location& location = catalog.location(offer.location);
  view.location_name = location.name;
  view.point = location.point;
  view.phone = PublicPhone(catalog, offer);
  const Address* address = catalog.PhysicalAddress(offer.location);
  if (view.remote_only) {
    view.where = "remote";
  } else if (address != nullptr) {
    view.where = AddressLine(*address);
  }
  if (view.where.empty()) view.where = location.name;
}

}  // namespace

std::string AddressLine(const Address& address) {
  std::vector<std::string> parts;
  for (const std::string* part : {&address.address_1, &address.address_2})
    if (!Trim(*part).empty()) parts.emplace_back(Trim(*part));
  std::string city(Trim(address.city));
  if (!Trim(address.postal_code).empty()) city += (city.empty() ? "" : " ") + std::string(Trim(address.postal_code));
  if (!city.empty()) parts.push_back(std::move(city));
  return JoinList(parts, ", ");
}

PublicView ViewOf(const Catalog& catalog, ServiceAtLocationId id) {
  const Offer& offer = catalog.offer(id);
  PublicView view;
  view.offer_key = catalog.service_at_location(id).key;
  view.service_name = catalog.service(offer.service).name;
  view.organization_name = catalog.organization(offer.organization).name;
  view.confidential = catalog.location(offer.location).confidential;
  view.remote_only = offer.attendance == kRemote;
  if (!view.confidential) {
    ShowPlace(catalog, offer, view);
    return view;
  }
  view.phone = ConfidentialPhone(catalog, offer);
  view.where = view.phone.empty() ? "Confidential: ask " + view.organization_name : "Confidential: call " + view.phone;
  return view;
}

}  // namespace kith
