// SPDX-License-Identifier: EUPL-1.2
#include "app/evidence.hpp"

#include <filesystem>

#include "web/pages/receipt_page.hpp"
#include "web/server/router.hpp"

namespace nb::app {

struct Evidence::Impl {
  pages::ReceiptPage receipt_page;
};

Evidence::Evidence(const std::string& share) : impl_(std::make_unique<Impl>(Impl{pages::ReceiptPage(std::filesystem::path(share) / "assets")})) {}
Evidence::~Evidence() = default;

void Evidence::add_routes(web::Router& router) const {
  const auto page = [this](const std::shared_ptr<const web::Request>&, const web::Reply& reply) { reply(impl_->receipt_page.answer()); };
  const auto here = [](const std::shared_ptr<const web::Request>&, const web::Reply& reply) {
    reply({.status = 308, .content_type = "text/plain; charset=utf-8", .text = "/beleg/\n", .headers = {{"Location", "/beleg/"}}});
  };
  router.add({.pattern = "/beleg/", .role = std::string(web::kPublicRole), .handler = page});
  router.add({.pattern = "/beleg", .role = std::string(web::kPublicRole), .handler = here});
}

}  // namespace nb::app
