// SPDX-License-Identifier: EUPL-1.2
// What lets others check us without trusting us: the page that verifies receipts, the published logs, the witnesses.
#pragma once

#include <memory>
#include <string>

namespace nb::web {
class Router;
}

namespace nb::app {

class Evidence {
 public:
  /// `share` is the installed folder of templates and assets.
  explicit Evidence(const std::string& share);
  ~Evidence();
  Evidence(const Evidence&) = delete;
  Evidence& operator=(const Evidence&) = delete;

  void add_routes(web::Router& router) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::app
