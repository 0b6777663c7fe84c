// A directory small enough to read whole: one pantry of one organization at one place, with one term. Tests add to it.
#pragma once

#include <string>
#include <utility>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/records.h"

namespace kith {

inline ServiceAtLocation MakeOffer(std::string key, std::string service, std::string location) {
  ServiceAtLocation offer;
  offer.key = std::move(key);
  offer.service_key = std::move(service);
  offer.location_key = std::move(location);
  return offer;
}

inline Attribute MakeLink(std::string key, std::string entity, std::string record, std::string term,
                          std::string link_type = "") {
  Attribute link;
  link.key = std::move(key);
  link.link_entity = std::move(entity);
  link.link_key = std::move(record);
  link.link_type = std::move(link_type);
  link.taxonomy_term_key = std::move(term);
  return link;
}

inline TaxonomyTerm MakeTerm(std::string key, std::string name, std::string parent = "") {
  TaxonomyTerm term;
  term.key = std::move(key);
  term.name = std::move(name);
  term.parent_key = std::move(parent);
  return term;
}

inline Directory TinyDirectory() {
  Directory d;
  Organization organization;
  organization.key = "org-1";
  organization.name = "Sample Pantry Network";
  d.organizations = {organization};
  Service service;
  service.key = "service-1";
  service.organization_key = "org-1";
  service.name = "Pantry";
  d.services = {service};
  Location location;
  location.key = "location-1";
  location.name = "Main hall";
  location.point = LatLng::FromE7(340'000'000, -1'182'000'000);
  d.locations = {location};
  d.services_at_location = {MakeOffer("offer-1", "service-1", "location-1")};
  d.taxonomy_terms = {MakeTerm("term-food", "Food"), MakeTerm("term-pantry", "Food pantry", "term-food")};
  d.attributes = {MakeLink("link-1", "service", "service-1", "term-pantry")};
  return d;
}

}  // namespace kith
