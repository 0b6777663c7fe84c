#include "src/interop/id_set.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "bench/county/random.h"

namespace kith {
namespace {

TEST(IdSetTest, KnowsWhatOccurredAsASetDoes) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed, 81);
    IdSet ids;
    std::set<std::string> oracle;
    for (int i = 0; i < 2'000; ++i) {
      std::string id = random.Below(50) == 0 ? "" : "household-" + std::to_string(random.Below(1'500));
      if (random.Below(3) == 0) id += std::string(random.Below(40), 'x');
      ASSERT_EQ(ids.Insert(id), oracle.insert(id).second) << "seed " << seed << ", " << id;
    }
  }
}

}  // namespace
}  // namespace kith
