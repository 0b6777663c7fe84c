// The objects of a JSON text of HSDS 3 are found one at a time, wherever the source's blocks end.
#include "src/interop/hsds_json_scanner.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/interop/slow_source.h"

namespace kith {
namespace {

// "<pointer> <list> <line> <text>" of each object, and the error.
std::vector<std::string> Scan(std::string_view text, std::size_t block) {
  SlowSource source(text, block);
  HsdsJsonScanner scanner(source, "file");
  std::vector<std::string> found;
  while (scanner.Next())
    found.push_back(scanner.pointer() + " " + scanner.list() + " " + std::to_string(scanner.line()) + " " +
                    std::string(scanner.text()));
  if (!scanner.status().ok()) found.emplace_back(scanner.status().message());
  return found;
}

void ExpectFound(std::string_view text, const std::vector<std::string>& expected) {
  for (const std::size_t block : {1U, 2U, 3U, 7U, 1000U})
    EXPECT_EQ(Scan(text, block), expected) << text << " in blocks of " << block;
}

TEST(HsdsJsonScanner, FindsObjectsInEveryShapeOfFile) {
  ExpectFound(R"({"id":"a"})", {R"(  1 {"id":"a"})"});
  ExpectFound("\xEF\xBB\xBF[{\"id\":\"]\"},\n {\"x\":[{}]}]", {R"(/0  1 {"id":"]"})", R"(/1  2 {"x":[{}]})"});
  ExpectFound("{\"id\":1}\n{\"id\":2}\n\n", {R"(  1 {"id":1})", R"(  2 {"id":2})"});
  ExpectFound(R"({"total_items":2,"contents":[{"id":"a"},{"id":"b"}],"links":{"next":[1]}})",
              {R"(/contents/0  1 {"id":"a"})", R"(/contents/1  1 {"id":"b"})"});
  ExpectFound("{\"contents\":[{\"id\":1}]}\n{\"contents\":[{\"id\":2}]}",
              {R"(/contents/0  1 {"id":1})", R"(/contents/0  2 {"id":2})"});
  ExpectFound(R"({"services.csv":[{"id":"a"}],"phones.csv":[{"id":"b"}]})",
              {R"(/services.csv/0 services.csv 1 {"id":"a"})", R"(/phones.csv/0 phones.csv 1 {"id":"b"})"});
  ExpectFound(R"({"contents":[]})", {});
  ExpectFound("[]", {});
  ExpectFound("{}", {"  1 {}"});
  ExpectFound(R"([1,"a",null])", {"/0  1 1", R"(/1  1 "a")", "/2  1 null"});
}

TEST(HsdsJsonScanner, SaysWhereATextEndsEarlyOrIsNoJson) {
  ExpectFound("", {"file:1: holds no JSON"});
  ExpectFound("\n[{\"id\":1},", {R"(/0  2 {"id":1})", "file:2: the text ends early"});
  ExpectFound(R"({"id":"a)", {"file:1: the text ends early"});
  ExpectFound(R"({"contents":[{"id":1} {"id":2}]})",
              {R"(/contents/0  1 {"id":1})", "file:1: not JSON: expected , or ] behind an object"});
  ExpectFound("{1:2}", {"file:1: not JSON: expected the name of a member"});
  ExpectFound(R"({"a" 1})", {"file:1: not JSON: expected : behind the name of a member"});
  ExpectFound("]", {"file:1: not JSON: a value is missing"});
}

// Their reader refuses them.
TEST(HsdsJsonScanner, GivesWhatIsNoJsonAsItStands) {
  using std::string_literals::operator""s;
  ExpectFound("\0"s, {"  1 \0"s});
  ExpectFound("[\0, x\0y]"s, {"/0  1 \0"s, "/1  1 x\0y"s});
}

// One text of that many characters.
std::string ObjectOf(std::size_t bytes) {
  const std::string head = R"({"name":")";
  return head + std::string(bytes - head.size() - 2, 'x') + "\"}";
}

TEST(HsdsJsonScanner, AnObjectHasALongestLength) {
  for (const std::size_t bytes : {kMaxHsdsObjectBytes, kMaxHsdsObjectBytes + 1}) {
    const std::string text = ObjectOf(bytes);
    SlowSource source(text, text.size());
    HsdsJsonScanner scanner(source, "file");
    EXPECT_EQ(scanner.Next(), bytes == kMaxHsdsObjectBytes) << scanner.status();
    if (bytes == kMaxHsdsObjectBytes) continue;
    EXPECT_EQ(scanner.status().code(), absl::StatusCode::kResourceExhausted) << scanner.status();
    EXPECT_NE(scanner.status().message().find("67108864 bytes"), std::string_view::npos) << scanner.status();
    EXPECT_EQ(scanner.status().message().substr(0, 5), "file:") << scanner.status();
  }
}

}  // namespace
}  // namespace kith
