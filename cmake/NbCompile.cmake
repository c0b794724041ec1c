# SPDX-License-Identifier: EUPL-1.2
# How every translation unit is compiled: C++20 without extensions, warnings, hardening, sanitizers, ccache.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(NB_CCACHE ccache)
if(NB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${NB_CCACHE})
endif()

add_library(nb_compile INTERFACE)
target_include_directories(nb_compile INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(nb_compile INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Werror
  -Wno-missing-field-initializers)  # designated initialisers leave out what has a default
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(nb_compile INTERFACE -fcoroutines -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast)
else()
  target_compile_options(nb_compile INTERFACE -Werror=unused-result)
endif()
target_compile_definitions(nb_compile INTERFACE
  $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION)
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(nb_compile INTERFACE -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fstack-clash-protection)
  target_link_options(nb_compile INTERFACE -Wl,-z,relro,-z,now)
endif()
if(NB_SANITIZE)
  target_compile_options(nb_compile INTERFACE -fsanitize=${NB_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(nb_compile INTERFACE -fsanitize=${NB_SANITIZE})
endif()
