#include "src/interop/feature_scanner.h"

#include <algorithm>

namespace kith {

bool FeatureScanner::Next() {
  while (status_.ok()) {
    if (in_features_) {
      if (NextFeature()) return true;
    } else if (in_members_) {
      if (ReadMember()) return true;
    } else if (!EnterValue()) {
      return false;
    }
  }
  return false;
}

// Steps into the next value on the top level: false at the end.
bool FeatureScanner::EnterValue() {
  kept_ = at_;
  const int c = PeekValue();
  if (c == kEnd) {
    if (status_.ok() && number_ == 0 && !features_seen_) return Fail("holds no feature");
    return false;
  }
  if (c != '{') return Fail("not GeoJSON: expected {");
  kept_ = at_;
  ++at_;
  in_members_ = holds_ = true;
  features_seen_ = false;
  type_.clear();
  return true;
}

// One member of an object on the top level. True where the object has ended and is to be given whole.
bool FeatureScanner::ReadMember() {
  int c = Peek();
  if (c == ',') ++at_, c = Peek();
  if (c == '}') return LeaveMembers();
  if (c != '"') return c == kEnd ? FailAtEnd() : Fail("not JSON: expected the name of a member");
  std::string name;
  if (!TakeName(name)) return false;
  c = Peek();
  if (name == "\"features\"" && c == '[') {
    if (features_seen_) return Fail("a second list of features");
    features_seen_ = in_features_ = true;
    holds_ = false;
    EnterList();
    return false;
  }
  const std::size_t value_at = at_ - kept_;
  if (!SkipValue()) return false;
  const std::size_t size = at_ - kept_ - value_at;
  if (name == "\"type\"") type_ = buffer_.substr(kept_ + value_at, std::min<std::size_t>(size, 100));
  if (name == "\"crs\"") {
    if (size > kMaxCrsBytes) return FailLimit(kept_ + value_at, "the crs", kMaxCrsBytes);
    crs_ = buffer_.substr(kept_ + value_at, size);
  }
  if (features_seen_) kept_ = at_;
  return false;
}

bool FeatureScanner::LeaveMembers() {
  ++at_;
  in_members_ = holds_ = false;
  if (!features_seen_) {
    if (type_ == "\"FeatureCollection\"") return Fail("a FeatureCollection without a list of features");
    return Take(kept_);
  }
  if (type_ != "\"FeatureCollection\"") return Fail("a list of features in what is no FeatureCollection");
  return false;
}

bool FeatureScanner::NextFeature() {
  if (TakeInList()) return true;
  in_features_ = false;
  holds_ = true;
  return false;
}

}  // namespace kith
