# SPDX-License-Identifier: EUPL-1.2
# share/notbetrieb beside bin/: what the program reads at run time, in the build tree and installed alike. Style sheet and
# script of the staff pages come unmodified from npm packages (script/setup) and are copied with their licences.
set(NB_SHARE ${CMAKE_BINARY_DIR}/share/notbetrieb)
set(NB_MODULES ${CMAKE_SOURCE_DIR}/node_modules)
set(nb_vendor
  @kern-ux/native/dist/kern.min.css=kern/kern.min.css
  @kern-ux/native/dist/fonts=kern/fonts
  @kern-ux/native/LICENSE.md=kern/LICENSE.md
  htmx.org/dist/htmx.min.js=htmx/htmx.min.js
  htmx.org/LICENSE=htmx/LICENSE
  @noble/ed25519/LICENSE=noble-ed25519/LICENSE
  @noble/hashes/LICENSE=noble-hashes/LICENSE
  jsqr/LICENSE=jsqr/LICENSE)

set(nb_copies "")
foreach(folder templates locale assets)
  if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
    list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/${folder} ${NB_SHARE}/${folder})
  endif()
endforeach()
foreach(pair ${nb_vendor})
  string(REPLACE "=" ";" pair ${pair})
  list(GET pair 0 from)
  list(GET pair 1 to)
  if(IS_DIRECTORY ${NB_MODULES}/${from})
    list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E copy_directory ${NB_MODULES}/${from} ${NB_SHARE}/assets/vendor/${to})
  elseif(EXISTS ${NB_MODULES}/${from})
    get_filename_component(to_folder ${to} DIRECTORY)
    list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E make_directory ${NB_SHARE}/assets/vendor/${to_folder}
      COMMAND ${CMAKE_COMMAND} -E copy_if_different ${NB_MODULES}/${from} ${NB_SHARE}/assets/vendor/${to})
  else()
    message(WARNING "node_modules/${from} is missing: the staff pages will have no design. Run script/setup, then cmake again.")
  endif()
endforeach()
# The receipt page is one file bundled from assets/beleg; its sources stay out of the installed tree.
find_program(NB_NODE NAMES node nodejs)
list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E rm -rf ${NB_SHARE}/assets/beleg)
if(NB_NODE AND EXISTS ${NB_MODULES}/esbuild AND EXISTS ${NB_MODULES}/jsqr)
  list(APPEND nb_copies COMMAND ${NB_NODE} ${CMAKE_SOURCE_DIR}/assets/beleg/build.mjs ${NB_SHARE}/assets/beleg/index.html)
else()
  message(WARNING "Node or node_modules is missing: there will be no page /beleg/. Run script/setup, then cmake again.")
endif()
# So are the online form's scripts; without them the form sends everything in one go.
list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E rm -rf ${NB_SHARE}/assets/filing)
if(NB_NODE AND EXISTS ${NB_MODULES}/esbuild AND EXISTS ${NB_MODULES}/@noble/hashes)
  list(APPEND nb_copies COMMAND ${NB_NODE} ${CMAKE_SOURCE_DIR}/assets/filing/build.mjs ${NB_SHARE}/assets/filing)
else()
  list(APPEND nb_copies COMMAND ${CMAKE_COMMAND} -E make_directory ${NB_SHARE}/assets/filing
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${CMAKE_SOURCE_DIR}/assets/filing/form.css ${CMAKE_SOURCE_DIR}/assets/filing/booking.css ${NB_SHARE}/assets/filing)
endif()
add_custom_target(nb_share ALL COMMAND ${CMAKE_COMMAND} -E rm -rf ${NB_SHARE} ${nb_copies} VERBATIM COMMENT "share/notbetrieb")
if(TARGET notbetrieb)
  add_dependencies(notbetrieb nb_share)
endif()

include(GNUInstallDirs)
foreach(program notbetrieb nb-verify)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(DIRECTORY ${NB_SHARE}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/notbetrieb)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
