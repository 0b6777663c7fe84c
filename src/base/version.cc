#include "kith/base/version.h"

namespace kith {

std::string_view Version() { return "0.1.0"; }

}  // namespace kith
