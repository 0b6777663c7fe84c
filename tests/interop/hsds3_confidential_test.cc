// What belongs to a confidential location is as secret as the location: no issue quotes it.
#include <string>

#include <gtest/gtest.h>

#include "tests/interop/packages.h"

namespace kith {
namespace {

PackageTexts Place(const std::string& confidential) {
  const std::string bad = "77 Secret Lane";
  return SmallPackage(
      {{"locations.csv", "id,location_type,confidential\nl,physical," + confidential + "\n"},
       {"service_at_location.csv", "id,service_id,location_id,attendance\nsl,s,l," + bad + "\n"},
       {"schedules.csv", "id,location_id,service_at_location_id,freq,byday,opens_at,closes_at,until\na,l,,WEEKLY,MO," +
                             bad + ",17:00,\nb,,sl,WEEKLY,MO,09:00,17:00," + bad + "\nc,nowhere,,WEEKLY,MO," + bad +
                             ",17:00,\n"},
       {"languages.csv", "id,location_id,name,code,provided_by\na,l,English,en," + bad + "\n"}});
}

std::size_t Quotes(const Import& import) {
  std::size_t quotes = 0;
  for (const ImportIssue& issue : import.account.issues) quotes += issue.reason.find("Secret") != std::string::npos;
  return quotes;
}

TEST(ReadHsds3, TellsNothingOfWhatBelongsToAConfidentialPlace) {
  const Import secret = MustRead(Place("true"));
  EXPECT_GE(secret.account.issues.size(), 5U);
  EXPECT_EQ(Quotes(secret), 0U) << IssueLines(secret.account);
  const Import open = MustRead(Place("false"));
  EXPECT_EQ(Quotes(open), 4U) << "but for the hours of a place that is not there\n" << IssueLines(open.account);
}

}  // namespace
}  // namespace kith
