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
//           feature over kMaxFeatureBytes. Those of the source, with the file.
// Cost      O(bytes); memory of the longest feature.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "src/interop/byte_source.h"

namespace kith {

inline constexpr std::size_t kMaxFeatureBytes = 512U << 20;
inline constexpr std::size_t kReadableBehind = 64;  // simdjson reads ahead

class FeatureScanner {
 public:
  FeatureScanner(ByteSource& source, std::string file) : source_(source), file_(std::move(file)) {}

  // False at the end or on an error.
  bool Next();
  std::string_view text() const { return {buffer_.data() + text_begin_, text_end_ - text_begin_}; }
  std::int64_t line() const { return text_line_; }  // on which the feature begins, from 1
  std::uint64_t number() const { return number_; }  // of the feature, from 1
  const std::string& crs() const { return crs_; }   // JSON
  const absl::Status& status() const { return status_; }

 private:
  static constexpr int kEnd = -1;

  bool EnterValue();
  bool NextFeature();
  bool ReadMember();
  bool LeaveMembers();
  int Peek();
  bool More();
  bool SkipValue();
  bool SkipString();
  bool SkipBrackets();
  bool Take(std::size_t begin);
  bool Fail(std::string_view what);
  bool FailAtEnd() { return Fail("the text ends early"); }
  std::int64_t LineAt(std::size_t position);

  ByteSource& source_;
  std::string file_;
  std::string buffer_;
  std::size_t kept_ = 0;  // from here on the buffer is needed
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::size_t line_counted_ = 0;  // up to here
  std::int64_t line_ = 1;
  bool in_features_ = false;
  bool first_feature_ = true;
  bool in_members_ = false;
  bool features_seen_ = false;
  std::string type_;  // of the collection, with its quotes
  std::string crs_;
  std::size_t text_begin_ = 0, text_end_ = 0;
  std::int64_t text_line_ = 0;
  std::uint64_t number_ = 0;
  absl::Status status_;
};

}  // namespace kith
