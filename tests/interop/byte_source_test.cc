// gzip, unpacked while it is read, and what is wrong with it.
#include "src/interop/byte_source.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/interop/gzip.h"

namespace kith {
namespace {

absl::StatusOr<std::string> ReadAll(std::string_view bytes, const ByteLimits& limits, std::size_t block = 1000) {
  const std::unique_ptr<ByteSource> source = ByteSource::OfBytes(bytes, limits);
  std::string text;
  std::vector<char> buffer(block);
  while (true) {
    const absl::StatusOr<std::size_t> read = source->Read(buffer);
    if (!read.ok()) return read.status();
    if (*read == 0) return text;
    text.append(buffer.data(), *read);
  }
}

constexpr ByteLimits kWide{1U << 30, 1'000'000};

TEST(ByteSource, GivesWhatIsStoredPackedOrNot) {
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("\x1f"), std::string(700'000, 'a') + "b"}) {
    for (const std::size_t block : {1U, 1000U, 1'000'000U}) {
      if (block == 1 && text.size() > 10) continue;
      EXPECT_EQ(*ReadAll(text, kWide, block), text);
      EXPECT_EQ(*ReadAll(Gzip(text), kWide, block), text);
      EXPECT_EQ(*ReadAll(Gzip(text) + Gzip("more"), kWide, block), text + "more");
    }
  }
}

TEST(ByteSource, SaysWhereGzipEndsEarlyOrIsDamaged) {
  const std::string packed = Gzip("longitude first, latitude second, and so on and so on");
  for (std::size_t size = 2; size < packed.size(); ++size) {
    const absl::Status status = ReadAll(std::string_view(packed).substr(0, size), kWide).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << size;
  }
  EXPECT_EQ(ReadAll(std::string_view(packed).substr(0, 20), kWide).status().message(), "the gzip data end early");
  for (std::size_t at = 10; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const absl::StatusOr<std::string> read = ReadAll(damaged, kWide);
    EXPECT_FALSE(read.ok()) << at;
  }
  EXPECT_EQ(ReadAll(packed + "tail", kWide).status().message(), "damaged gzip data");
}

TEST(ByteSource, HoldsToItsLimits) {
  EXPECT_TRUE(ReadAll("12345", {5, 1}).ok());
  EXPECT_EQ(ReadAll("123456", {5, 1}).status().message(), "longer than 5 bytes");
  EXPECT_EQ(ReadAll(Gzip("123456"), {5, 1000}).status().message(), "longer than 5 bytes");
  // A bomb: a thousand bytes for each that is stored.
  const std::string bomb = Gzip(std::string(20U << 20, ' '));
  EXPECT_TRUE(ReadAll(bomb, {1U << 30, 2000}, 1U << 20).ok());
  EXPECT_EQ(ReadAll(bomb, {1U << 30, 100}, 1U << 20).status().message(), "unpacks to over 100 times its size");
  EXPECT_TRUE(ReadAll(Gzip(std::string(kUnpackedFree, ' ')), {1U << 30, 1}, 1U << 20).ok());
}

TEST(ByteSource, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(ByteSource::OfFile("/nothing/here", kWide).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ByteSource::OfFile("/", kWide).status().message(), "is a folder, not a file");
}

}  // namespace
}  // namespace kith
