#include "src/interop/hsds_json_scanner.h"

namespace kith {

bool HsdsJsonScanner::Next() {
  while (status_.ok()) {
    if (in_list_) {
      if (TakeInList()) {
        ++in_list_number_;
        return true;
      }
      in_list_ = false;
      holds_ = in_members_;
    } else if (in_members_) {
      if (ReadMember()) return true;
    } else if (EnterValue()) {
      return true;
    } else if (!in_list_ && !in_members_) {
      return false;
    }
  }
  return false;
}

std::string HsdsJsonScanner::pointer() const {
  return in_list_ ? list_pointer_ + "/" + std::to_string(in_list_number_ - 1) : "";
}

// Steps into the next value on the top level. True where it is one that is given as it is, for its reader to refuse.
bool HsdsJsonScanner::EnterValue() {
  kept_ = at_;
  const int c = PeekValue();
  if (c == kEnd) {
    if (!any_value_) Fail("holds no JSON");
    return false;
  }
  any_value_ = true;
  kept_ = at_;
  file_list_.clear();
  list_pointer_.clear();
  in_list_number_ = 0;
  if (c == '[') {
    in_list_ = true;
    EnterList();
    return false;
  }
  if (c != '{') return SkipValue() && Take(kept_);
  ++at_;
  in_members_ = holds_ = true;
  lists_seen_ = false;
  return false;
}

// One member of an object on the top level. True where the object has ended and is a record.
bool HsdsJsonScanner::ReadMember() {
  int c = Peek();
  if (c == ',') ++at_, c = Peek();
  if (c == '}') {
    ++at_;
    in_members_ = holds_ = false;
    return !lists_seen_ && Take(kept_);
  }
  if (c != '"') return c == kEnd ? FailAtEnd() : Fail("not JSON: expected the name of a member");
  std::string name;
  if (!TakeName(name)) return false;
  name = name.substr(1, name.size() - 2);
  if (Peek() == '[' && (name == "contents" || name.ends_with(".csv"))) {
    lists_seen_ = in_list_ = true;
    holds_ = false;
    file_list_ = name == "contents" ? "" : name;
    list_pointer_ = "/" + name;
    in_list_number_ = 0;
    EnterList();
    return false;
  }
  SkipValue();
  if (lists_seen_) kept_ = at_;
  return false;
}

}  // namespace kith
