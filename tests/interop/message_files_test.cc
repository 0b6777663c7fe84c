// Catalogues of messages from files and folders.
#include "kith/interop/message_files.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "kith/interop/fact_label.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

class MessageFilesTest : public ::testing::Test {
 protected:
  std::filesystem::path Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  std::string ErrorOf(const std::filesystem::path& path, const std::string& language) const {
    const absl::StatusOr<Messages> messages = LoadMessages(path, language);
    return messages.ok() ? "" : std::string(messages.status().message());
  }

  const TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
};

TEST_F(MessageFilesTest, ReadsAFileOrTheLanguagesFileOfAFolder) {
  const std::filesystem::path file = Write("ko.messages", "@language = ko\nfact.age = 나이\n");
  for (const auto& [path, language] : {std::pair(file, ""), std::pair(file, "ko"), std::pair(folder_, "ko")}) {
    const absl::StatusOr<Messages> messages = LoadMessages(path, language);
    ASSERT_TRUE(messages.ok()) << messages.status();
    EXPECT_EQ(messages->language(), "ko");
    EXPECT_EQ(FactQuestion("age", *messages), "나이");
  }
}

TEST_F(MessageFilesTest, SaysWhichFileIsNotAsExpected) {
  const std::string file = Write("ko.messages", "@language = ko\nfact.age = {amount}\n").string();
  EXPECT_EQ(ErrorOf(folder_, "ko"),
            file + ":2: fact.age: {amount} is not among its values: expected {subject}, {name}, {words}");
  const std::string french = Write("fr.messages", "@language = fr\n").string();
  EXPECT_EQ(ErrorOf(french, "ko"), french + ": @language: fr: expected ko, the language that was asked for");
  EXPECT_EQ(ErrorOf(folder_, "hy"), (folder_ / "hy.messages").string() + ": No such file or directory");
}

TEST_F(MessageFilesTest, AsksForFactsInTheLanguage) {
  const Messages& spanish = *Messages::Shipped("es");
  EXPECT_EQ(FactQuestion("household.income.gross", spanish), "el ingreso bruto del hogar");
  EXPECT_EQ(FactQuestion("veteran", spanish), "si es veterana o veterano de las fuerzas armadas");
  EXPECT_EQ(FactQuestion("veteran of luz", spanish), "si luz es veterana o veterano de las fuerzas armadas");
  EXPECT_EQ(FactQuestion("age of luz", spanish), "la edad de luz");
  EXPECT_EQ(FactQuestion("members", spanish), "quiénes viven en el hogar");
  EXPECT_EQ(FactQuestion("needs.for", spanish), "para quién es la ayuda");
  EXPECT_EQ(FactQuestion("residence.address", spanish), "la dirección o el cruce de calles más cercano");
  EXPECT_EQ(FactQuestion("veteran"), "whether a veteran");
  EXPECT_EQ(FactQuestion("days_sober"), "days sober");
}

}  // namespace
}  // namespace kith
