// FeatureScanner: the features of a GeoJSON text, one at a time, so that only one needs to be in memory.
//
//   FeatureScanner scanner(*source, "zcta.geojson.gz");
//   while (scanner.Next()) parse(scanner.text(), scanner.line());
//   if (!scanner.status().ok()) ...
//   if (!scanner.crs().empty()) ...                        // the collection's "crs" member, as far as it was read
//
// Model     A FeatureCollection (RFC 7946), whatever the order of its members; or values one after the other, with record separators (RFC 8142)
//           or line ends between them or nothing: Features, geometries, collections. A value that is no FeatureCollection is given whole.
//           The text of a feature is cut out by its brackets and quotes; whether it is JSON is seen by who parses it.
// Lifetime  text() stands until the next call of Next, and kReadableBehind bytes behind it can be read.
// Errors    InvalidArgument with file and line: not JSON as far as the scanner looks, text that ends early, no features. ResourceExhausted: a
//           feature over kMaxFeatureBytes, a "crs" over kMaxCrsBytes. Those of the source, with the file.
// Cost      O(bytes); memory of the longest feature.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "kith/interop/area_file.h"
#include "src/interop/json_scanner.h"

namespace kith {

inline constexpr std::size_t kMaxCrsBytes = 64U << 10;  // of the "crs" member

class FeatureScanner final : public JsonScanner {
 public:
  FeatureScanner(ByteSource& source, std::string file, std::size_t feature_bytes_max = kMaxFeatureBytes)
      : JsonScanner(source, std::move(file), feature_bytes_max, "a feature") {}

  // False at the end or on an error.
  bool Next();
  const std::string& crs() const { return crs_; }  // JSON

 private:
  bool EnterValue();
  bool NextFeature();
  bool ReadMember();
  bool LeaveMembers();

  bool in_features_ = false;
  bool in_members_ = false;
  bool features_seen_ = false;
  std::string type_;  // of the collection, with its quotes
  std::string crs_;
};

}  // namespace kith
