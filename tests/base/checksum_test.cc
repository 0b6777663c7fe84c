#include "kith/base/checksum.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

// From xxhsum -H64 of xxHash 0.8.
TEST(ChecksumTest, IsThatOfTheSpecification) {
  EXPECT_EQ(Checksum(""), 0xef46db3751d8e999U);
  EXPECT_EQ(Checksum("a"), 0xd24ec4f1a98c6e5bU);
  EXPECT_EQ(Checksum("abc"), 0x44bc2cf5ad770999U);
  EXPECT_EQ(Checksum("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), 0x7639d419de614eedU);
}

TEST(ChecksumTest, SeesEveryBit) {
  for (std::size_t size = 1; size <= 100; ++size) {
    std::string bytes(size, 'x');
    const std::uint64_t whole = Checksum(bytes);
    for (std::size_t bit = 0; bit < 8 * size; ++bit) {
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
      EXPECT_NE(Checksum(bytes), whole) << size << " bytes, bit " << bit;
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    }
    EXPECT_NE(Checksum(bytes.substr(1)), whole) << size;
  }
}

}  // namespace
}  // namespace kith
