# The few kinds of target that Kith has, one function each:
#
#   kith_floor(<floor> [SOURCES <file>...] [LIBS <target>...])            in src/<floor>/
#   kith_support_library(<target> [UP_TO <floor>] SOURCES <file>... [LIBS <target>...])
#   kith_library(<name> FLOORS <floor>... [PUBLIC ...] [PRIVATE ...])     an installed library made of floors
#   kith_test(<floor> <name>_test [WORLDS] [UP_TO <floor>] [LIBS ...])   in tests/<floor>/
#   kith_bench(<floor> <name>_bench [LIBS ...])                           in bench/
#   kith_fuzz(<floor> <name> [LIBS ...])                                  in fuzz/
#   kith_embed(<source file> FUNCTION <declaration> HEADER <header> FOLDER <folder> FILES <file>...)
#
# A floor compiles to an archive of its own. A test links its own floor and those below and nothing else, so that a
# floor can be built and tested while a higher one does not compile. The installed libraries are made of the same objects.

# Flags for every file of ours, never for those who link Kith.
function(kith_compile_settings target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  # Equal inputs give equal bytes on every compiler: no fused multiply-add behind our back.
  target_compile_options(${target} PRIVATE -ffp-contract=off)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 16
     AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 20)
    target_compile_options(${target} PRIVATE -Wno-enum-constexpr-conversion)  # Boost 1.74's mpl::integral_c
  endif()
  # Boost 1.74 includes headers of its own that it calls deprecated, and says so in every build.
  target_compile_definitions(${target} PRIVATE BOOST_ALLOW_DEPRECATED_HEADERS)
  if(BUILD_SHARED_LIBS)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  endif()
  if(KITH_WARNINGS)
    target_compile_options(${target} PRIVATE
      -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-qual -Wcast-align
      -Wnon-virtual-dtor -Woverloaded-virtual -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
      -Wundef -Wmissing-declarations
      -Wno-missing-field-initializers)  # designated initializers may leave members at their default
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # -Wrestrict misfires on std::string's operator+ (GCC bug 105651), -Wmaybe-uninitialized on std::optional
      # wherever a sanitizer or -O3 rewrites the code first.
      target_compile_options(${target} PRIVATE
        -Wduplicated-cond -Wlogical-op -Wredundant-decls -Wno-restrict -Wno-maybe-uninitialized)
    else()
      target_compile_options(${target} PRIVATE -Wmissing-variable-declarations)
    endif()
  endif()
  if(KITH_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# Includes are written as paths from the top of the tree: "kith/geo/catchment.h" for what is installed,
# "src/geo/grid.h" and "tests/worlds/world.h" for what is not.
function(kith_include_folders target)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/include" PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()

# The floor's archive stands on the floor below. One without sources (headers only, or not begun) is an INTERFACE
# library with the same usage.
function(kith_floor floor)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
  set(target kith_floor_${floor})
  kith_no_more_arguments(${target} ${arg_UNPARSED_ARGUMENTS})
  set(below absl::status absl::statusor)
  set(order ${KITH_FLOORS} interop proj)
  list(FIND order ${floor} at)
  if(at GREATER 0)
    math(EXPR at "${at} - 1")
    list(GET order ${at} floor_below)
    list(PREPEND below kith_floor_${floor_below})
  endif()
  if(arg_SOURCES)
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
    kith_compile_settings(${target})
    kith_include_folders(${target})
    target_link_libraries(${target} PUBLIC ${below} PRIVATE ${arg_LIBS})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}/include")
    target_link_libraries(${target} INTERFACE ${below} ${arg_LIBS})
  endif()
endfunction()

# Links `target` with the floor `top` and those below it.
function(kith_link_floors target scope top)
  if(NOT TARGET kith_floor_${top})
    message(FATAL_ERROR "${target}: there is no floor named ${top}; KITH_FLOORS names them")
  endif()
  target_link_libraries(${target} ${scope} kith_floor_${top})
endfunction()

# The library `kith` is the target kith::kith, every other one kith::<name> from libkith_<name>.
function(kith_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FLOORS;PUBLIC;PRIVATE")
  if(name STREQUAL "kith")
    set(target kith)
  else()
    set(target kith_${name})
  endif()
  add_library(${target})
  add_library(kith::${name} ALIAS ${target})
  set(empty ON)
  foreach(floor IN LISTS arg_FLOORS)
    get_target_property(type kith_floor_${floor} TYPE)
    if(type STREQUAL "STATIC_LIBRARY")
      target_sources(${target} PRIVATE $<TARGET_OBJECTS:kith_floor_${floor}>)
      set(empty OFF)
    endif()
  endforeach()
  if(empty)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}_empty.cc" CONTENT "")
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}_empty.cc")
  endif()
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC
    "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_link_libraries(${target} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name}
    INSTALL_RPATH "$ORIGIN"
    LINKER_LANGUAGE CXX
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endfunction()

# One program from <file>.cc here, linked with the floors up to `top`.
function(kith_program_of target top)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBS")
  add_executable(${target} ${arg_SOURCES})
  kith_compile_settings(${target})
  kith_include_folders(${target})
  target_link_libraries(${target} PRIVATE ${arg_LIBS})
  kith_link_floors(${target} PRIVATE ${top})
endfunction()

function(kith_no_more_arguments target)
  if(ARGN)
    message(FATAL_ERROR "${target}: not understood: ${ARGN}")
  endif()
endfunction()

# A library that only tests and benchmarks link, next to the floors and not of them. It uses the floors up to UP_TO (by
# default all), and what links it links those.
function(kith_support_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "UP_TO" "SOURCES;LIBS")
  kith_no_more_arguments(${target} ${arg_UNPARSED_ARGUMENTS})
  if(NOT arg_UP_TO)
    list(GET KITH_FLOORS -1 arg_UP_TO)
  endif()
  if(NOT arg_SOURCES)
    add_library(${target} INTERFACE)
    kith_link_floors(${target} INTERFACE ${arg_UP_TO})
    return()
  endif()
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  kith_compile_settings(${target})
  kith_include_folders(${target})
  kith_link_floors(${target} PUBLIC ${arg_UP_TO})
  target_link_libraries(${target} PUBLIC ${arg_LIBS})
endfunction()

# A program of examples/, written against the installed libraries alone: build/<preset>/bin/<name>.
function(kith_example target name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBS")
  if(NOT arg_SOURCES)
    add_custom_target(${target})
    return()
  endif()
  add_executable(${target} ${arg_SOURCES})
  kith_compile_settings(${target})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE kith::kith kith::interop ${arg_LIBS})
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name}
    INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}"
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()

# tests/<floor>/<name>_test.cc -> the program <floor>_<name>_test, part of the target <floor>_tests; each TEST in it
# is a CTest test with the label <floor>. WORLDS links the generator of synthetic worlds; UP_TO links floors above
# the tested one (an oracle that needs them).
function(kith_test floor name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "WORLDS" "UP_TO" "LIBS")
  set(target ${floor}_${name})
  kith_no_more_arguments(${target} ${arg_UNPARSED_ARGUMENTS})
  if(NOT arg_UP_TO)
    set(arg_UP_TO ${floor})
  endif()
  if(arg_WORLDS)
    list(PREPEND arg_LIBS kith_worlds)
  endif()
  kith_program_of(${target} ${arg_UP_TO} SOURCES ${name}.cc LIBS ${arg_LIBS} GTest::gtest GTest::gtest_main)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  target_compile_definitions(${target} PRIVATE KITH_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_dependencies(${floor}_tests ${target})
  gtest_discover_tests(${target}
    DISCOVERY_MODE PRE_TEST
    TEST_PREFIX "${floor}."
    PROPERTIES LABELS "${floor}" TIMEOUT 900)
endfunction()

# bench/<name>_bench.cc -> the program <name>_bench. CTest runs each for an instant, so that none rots.
function(kith_bench floor name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LIBS")
  kith_program_of(${name} ${floor} SOURCES ${name}.cc
    LIBS ${arg_LIBS} benchmark::benchmark benchmark::benchmark_main)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
  add_dependencies(benches ${name})
  if(KITH_BUILD_TESTS)
    add_test(NAME bench.${name} COMMAND ${name} --benchmark_min_time=0.001)
    set_tests_properties(bench.${name} PROPERTIES LABELS bench TIMEOUT 900)
  endif()
endfunction()

# fuzz/<name>_fuzz.cc holds LLVMFuzzerTestOneInput. It becomes the libFuzzer program <name>_fuzz where those are asked
# for, and in every test build the program <name>_replay, which CTest runs over fuzz/corpus/<name>/.
function(kith_fuzz floor name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LIBS")
  # libFuzzer declares its entry point nowhere.
  set_source_files_properties(${name}_fuzz.cc PROPERTIES COMPILE_OPTIONS -Wno-missing-declarations)
  if(KITH_BUILD_FUZZERS)
    kith_program_of(${name}_fuzz ${floor} SOURCES ${name}_fuzz.cc LIBS ${arg_LIBS})
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name}_fuzz PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
    add_dependencies(fuzzers ${name}_fuzz)
  endif()
  if(KITH_BUILD_TESTS)
    kith_program_of(${name}_replay ${floor} SOURCES ${name}_fuzz.cc replay_main.cc LIBS ${arg_LIBS})
    set_target_properties(${name}_replay PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
    add_dependencies(fuzz_replays ${name}_replay)
    add_test(NAME fuzz.${name} COMMAND ${name}_replay "${PROJECT_SOURCE_DIR}/fuzz/corpus/${name}")
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 300)
  endif()
endfunction()

# Writes a source file that defines FUNCTION, which HEADER declares: it returns the name and the text of each of FILES, so that who links Kith
# needs no path to them. A file that changes is embedded anew by the next build.
function(kith_embed source)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FUNCTION;HEADER;FOLDER" "FILES")
  set(KITH_EMBED_FUNCTION "${arg_FUNCTION}")
  set(KITH_EMBED_HEADER "${arg_HEADER}")
  set(KITH_EMBED_FOLDER "${arg_FOLDER}")
  set(KITH_EMBED_ENTRIES "")
  foreach(name IN LISTS arg_FILES)
    set(path "${PROJECT_SOURCE_DIR}/${arg_FOLDER}/${name}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(READ "${path}" text)
    string(APPEND KITH_EMBED_ENTRIES "      {\"${name}\", R\"kith(${text})kith\"},\n")
  endforeach()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded_texts.cc.in" "${source}" @ONLY)
endfunction()
