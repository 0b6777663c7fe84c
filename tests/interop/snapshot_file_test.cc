#include "kith/interop/snapshot_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"
#include "tests/catalog/snapshots.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

class SnapshotFileTest : public testing::Test {
 protected:
  const TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  const std::filesystem::path file_ = folder_ / "tiny.kith";
};

TEST_F(SnapshotFileTest, OpensAsItWasWrittenAndMoves) {
  const Catalog catalog = BuildOf(SmallButFull());
  ASSERT_TRUE(WriteSnapshot(catalog, file_).ok());
  absl::StatusOr<Catalog> opened = OpenSnapshot(file_);
  ASSERT_TRUE(opened.ok()) << opened.status();
  const Catalog moved = *std::move(opened);
  EXPECT_TRUE(moved.directory() == catalog.directory());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1) << "no temporary file stays";
}

TEST_F(SnapshotFileTest, AFolderThroughASnapshotIsTheSameFolder) {
  ASSERT_TRUE(WriteHsds3(CatalogBuilder(SmallButFull()).Cleaned(), folder_ / "one").ok());
  const absl::StatusOr<Catalog> catalog = LoadCatalog(folder_ / "one");
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  ASSERT_TRUE(WriteSnapshot(*catalog, file_).ok());
  const absl::StatusOr<Import> import = ReadSnapshot(file_);
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_TRUE(import->account.Balances());
  EXPECT_TRUE(import->account.issues.empty()) << import->account.ToText();
  EXPECT_TRUE(import->directory == catalog->directory());
  ASSERT_TRUE(WriteHsds3(import->directory, folder_ / "two").ok());
  EXPECT_EQ(FilesIn(folder_ / "one"), FilesIn(folder_ / "two"));
}

TEST_F(SnapshotFileTest, IsLoadedWhereverAFolderIs) {
  const Catalog catalog = BuildOf(SmallButFull());
  ASSERT_TRUE(WriteSnapshot(catalog, file_).ok());
  ImportAccount account;
  const absl::StatusOr<Catalog> loaded = LoadCatalog(file_, &account);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->version(), catalog.version());
  EXPECT_TRUE(account.issues.empty());
}

TEST_F(SnapshotFileTest, ACatalogGoesOnWithTheFileItHasWhenThatIsReplaced) {
  const Catalog catalog = BuildOf(SmallButFull());
  ASSERT_TRUE(WriteSnapshot(catalog, file_).ok());
  const absl::StatusOr<Catalog> opened = OpenSnapshot(file_);
  ASSERT_TRUE(opened.ok()) << opened.status();
  ASSERT_TRUE(WriteSnapshot(BuildOf(TinyDirectory()), file_).ok());
  EXPECT_TRUE(opened->directory() == catalog.directory());
  EXPECT_FALSE(OpenSnapshot(file_)->directory() == catalog.directory());
}

TEST_F(SnapshotFileTest, SaysWhatCannotBeOpened) {
  const auto message = [](const std::filesystem::path& path) {
    return std::string(OpenSnapshot(path).status().message());
  };
  EXPECT_EQ(message(folder_ / "none.kith"), (folder_ / "none.kith").string() + ": No such file or directory");
  EXPECT_EQ(message(folder_), folder_.string() + ": this is a folder; a file is expected");
  std::ofstream(file_) << "";
  EXPECT_EQ(message(file_), file_.string() + ": empty: expected a Kith snapshot");
  std::ofstream(file_) << "id,name\n";
  EXPECT_EQ(
      message(file_),
      file_.string() + ": this is no Kith snapshot: expected a file that kith import --out FILE.kith has written");
  EXPECT_EQ(LoadCatalog(file_).status().message(), OpenSnapshot(file_).status().message());
  EXPECT_FALSE(ReadSnapshot(file_).ok());
}

TEST_F(SnapshotFileTest, IsKnownByItsBeginningToo) {
  ASSERT_TRUE(WriteSnapshot(BuildOf(TinyDirectory()), file_).ok());
  const std::filesystem::path renamed = folder_ / "yesterday";
  std::filesystem::rename(file_, renamed);
  EXPECT_TRUE(LoadCatalog(renamed).ok());
  EXPECT_EQ(ReadHsds3(renamed, {}).status().message(),
            renamed.string() + ": this is a snapshot; read it with kith import --from kith");
  std::ofstream(renamed) << "id,name\n";
  EXPECT_EQ(LoadCatalog(renamed).status().message(),
            renamed.string() + ": this is a file; the folder that holds the CSV files is expected");
}

TEST_F(SnapshotFileTest, AFileThatIsTooLongIsRefusedBeforeItIsRead) {
  std::ofstream(file_) << "";
  if (!GrowSparse(file_, kMaxSnapshotBytes + 1)) GTEST_SKIP() << "no sparse file of 64 GiB can be made here";
  EXPECT_EQ(OpenSnapshot(file_).status().message(),
            file_.string() + ": 68719476737 bytes; at most 68719476736 are read");
}

TEST_F(SnapshotFileTest, APipeIsRefusedAndNotWaitedFor) {
  ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
  EXPECT_EQ(OpenSnapshot(file_).status().message(), file_.string() + ": not a regular file");
}

TEST_F(SnapshotFileTest, LeavesNothingBehindWhereItCannotWrite) {
  std::filesystem::create_directories(file_ / "in the way");
  EXPECT_FALSE(WriteSnapshot(BuildOf(TinyDirectory()), file_).ok());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1);
}

}  // namespace
}  // namespace kith
