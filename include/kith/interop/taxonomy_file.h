// Taxonomy files: the terms of a vocabulary out of XML or nested JSON, such as Open Eligibility's.
//
//   absl::StatusOr<Import> import = ReadTaxonomyFile("open_eligibility_2.xml", {});
//
// Model     An element (of JSON: an object) with a title or an id is a term, below the term that it stands in; what has neither is structure. The elements
//           right below the file's own are branches: each that has terms is a taxonomy, called by the file and the branch. `title` or `name`, `id` or
//           `code`, of JSON with an @ in front, too. Text of an element is the term's description, also where it stands in another element of the
//           same id and title. Plain or gzip. The directory holds taxonomies and terms, nothing else.
// Keys      UUIDv5 of taxonomy and id, else of taxonomy and the titles from the top: the same term has the same key in every run.
// Repairs   A term without an id, or with one that an earlier term has, has no code. The version in an XML header means nothing: there is but one.
// Rejected  A term without a title; one that stands twice in one place.
// Errors    NotFound and others of the file system; InvalidArgument with file and line: neither XML nor JSON, text that is not UTF-8, a document type (which
//           may define texts that multiply), no term; ResourceExhausted over a limit below. Nothing is fetched.
// Cost      O(bytes); memory of the file and its elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"
#include "kith/interop/account.h"

namespace kith {

inline constexpr std::uint64_t kMaxTaxonomyFileBytes = 64U << 20;  // unpacked
inline constexpr std::size_t kMaxTaxonomyFileElements = 1'000'000;
inline constexpr std::size_t kMaxTaxonomyFileDepth = 64;  // of elements in each other

struct TaxonomyReadOptions {
  std::string time_zone;  // of the directory; empty: America/Los_Angeles
};

absl::StatusOr<Import> ReadTaxonomyFile(const std::filesystem::path& path, const TaxonomyReadOptions& options);
// `name` is the file's.
absl::StatusOr<Import> ReadTaxonomyText(std::string_view text, const std::string& name,
                                        const TaxonomyReadOptions& options);

struct TaxonomyMerge {
  std::size_t added = 0, replaced = 0;  // terms
};
// Puts the taxonomies and terms of `from` into `directory`; one of the same key is replaced.
TaxonomyMerge MergeTaxonomies(const Directory& from, Directory& directory);

}  // namespace kith
