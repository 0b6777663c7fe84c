# Finds libical's core library as Ical::ical. libical's own package file names ICU's libraries by path, which fails on
# machines that have libical without ICU's development files.
find_path(Ical_INCLUDE_DIR libical/ical.h)
find_library(Ical_LIBRARY ical)
if(Ical_INCLUDE_DIR)
  file(STRINGS "${Ical_INCLUDE_DIR}/libical/ical.h" Ical_VERSION REGEX "#define ICAL_VERSION \"")
  string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" Ical_VERSION "${Ical_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Ical REQUIRED_VARS Ical_LIBRARY Ical_INCLUDE_DIR VERSION_VAR Ical_VERSION)
mark_as_advanced(Ical_INCLUDE_DIR Ical_LIBRARY)
if(Ical_FOUND AND NOT TARGET Ical::ical)
  add_library(Ical::ical UNKNOWN IMPORTED)
  set_target_properties(Ical::ical PROPERTIES
    IMPORTED_LOCATION "${Ical_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${Ical_INCLUDE_DIR}")
endif()
