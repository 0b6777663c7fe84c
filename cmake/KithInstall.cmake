# cmake --install: headers, libraries, the program, the CMake package (components `kith`, `interop` and `proj`) and
# the pkg-config files kith, kith-interop and kith-proj.
include(CMakePackageConfigHelpers)

set(KITH_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/kith")

foreach(floor IN LISTS KITH_FLOORS)
  if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/include/kith/${floor}")
    install(DIRECTORY include/kith/${floor} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/kith")
  endif()
endforeach()
install(TARGETS kith EXPORT kithTargets)
install(EXPORT kithTargets NAMESPACE kith:: DESTINATION "${KITH_PACKAGE_DIR}")

if(KITH_BUILD_INTEROP)
  if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/include/kith/interop")
    install(DIRECTORY include/kith/interop DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/kith")
  endif()
  install(TARGETS kith_interop EXPORT kithInteropTargets)
  install(EXPORT kithInteropTargets NAMESPACE kith:: DESTINATION "${KITH_PACKAGE_DIR}")
endif()

if(KITH_BUILD_PROJ)
  install(DIRECTORY include/kith/proj DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/kith")
  install(TARGETS kith_proj EXPORT kithProjTargets)
  install(EXPORT kithProjTargets NAMESPACE kith:: DESTINATION "${KITH_PACKAGE_DIR}")
endif()

if(KITH_BUILD_EXAMPLES)
  get_target_property(type kith_program TYPE)
  if(type STREQUAL "EXECUTABLE")
    install(TARGETS kith_program)
  endif()
endif()

# For who writes another language: the library has them within itself.
install(DIRECTORY data/messages DESTINATION "${CMAKE_INSTALL_DATADIR}/kith")

if(BUILD_SHARED_LIBS)
  set(KITH_IS_STATIC OFF)
else()
  set(KITH_IS_STATIC ON)
endif()
configure_package_config_file(cmake/kithConfig.cmake.in "${PROJECT_BINARY_DIR}/kithConfig.cmake"
  INSTALL_DESTINATION "${KITH_PACKAGE_DIR}")
# Before 1.0 a minor version may break what links it.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/kithConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/kithConfig.cmake" "${PROJECT_BINARY_DIR}/kithConfigVersion.cmake"
  cmake/FindIcal.cmake
  DESTINATION "${KITH_PACKAGE_DIR}")

# A static library hands its own dependencies on to whoever links it; a shared one has bound them.
if(BUILD_SHARED_LIBS)
  set(KITH_PC_PRIVATE "Requires.private")
else()
  set(KITH_PC_PRIVATE "Requires")
endif()
# Relative to the file itself, so that an installed tree can be moved.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(KITH_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
  set(KITH_PC_LIBDIR "${CMAKE_INSTALL_FULL_LIBDIR}")
  set(KITH_PC_INCLUDEDIR "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
else()
  file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" KITH_PC_PREFIX "\${pcfiledir}/${up}")
  set(KITH_PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(KITH_PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
set(pc_files kith)
if(KITH_BUILD_INTEROP)
  list(APPEND pc_files kith-interop)
endif()
if(KITH_BUILD_PROJ)
  list(APPEND pc_files kith-proj)
endif()
foreach(pc IN LISTS pc_files)
  configure_file(cmake/${pc}.pc.in "${PROJECT_BINARY_DIR}/${pc}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${pc}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()
