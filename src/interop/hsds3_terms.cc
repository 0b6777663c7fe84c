// Columns of taxonomies.csv, taxonomy_terms.csv and attributes.csv.
#include "src/interop/hsds3_tables.h"

namespace kith {

const TableSpec<Taxonomy>& TaxonomyTable() {
  static const TableSpec<Taxonomy> spec = {
      .name = "taxonomies",
      .resource = "taxonomy",
      .records = &Directory::taxonomies,
      .columns = {KeyColumn<&Taxonomy::key>("id").Required(), TextColumn<&Taxonomy::name>("name"),
                  TextColumn<&Taxonomy::description>("description"), TextColumn<&Taxonomy::uri>("uri"),
                  TextColumn<&Taxonomy::version>("version")}};
  return spec;
}

const TableSpec<TaxonomyTerm>& TaxonomyTermTable() {
  static const TableSpec<TaxonomyTerm> spec = {
      .name = "taxonomy_terms",
      .resource = "taxonomy_term",
      .records = &Directory::taxonomy_terms,
      .columns = {KeyColumn<&TaxonomyTerm::key>("id").Required(), KeyColumn<&TaxonomyTerm::code>("code"),
                  TextColumn<&TaxonomyTerm::name>("name"), TextColumn<&TaxonomyTerm::description>("description"),
                  KeyColumn<&TaxonomyTerm::parent_key>("parent_id").RefersTo("taxonomy_term"),
                  CarriedColumn<TaxonomyTerm>("taxonomy"), CarriedColumn<TaxonomyTerm>("language"),
                  KeyColumn<&TaxonomyTerm::taxonomy_key>("taxonomy_id").RefersTo("taxonomy"),
                  CarriedColumn<TaxonomyTerm>("term_uri")}};
  return spec;
}

const TableSpec<Attribute>& AttributeTable() {
  static const TableSpec<Attribute> spec = {
      .name = "attributes",
      .resource = "attribute",
      .records = &Directory::attributes,
      .columns = {KeyColumn<&Attribute::key>("id").Required(), KeyColumn<&Attribute::link_key>("link_id"),
                  KeyColumn<&Attribute::taxonomy_term_key>("taxonomy_term_id").RefersTo("taxonomy_term"),
                  KeyColumn<&Attribute::link_type>("link_type"), KeyColumn<&Attribute::link_entity>("link_entity"),
                  TextColumn<&Attribute::value>("value"), CarriedColumn<Attribute>("label")}};
  return spec;
}

}  // namespace kith
