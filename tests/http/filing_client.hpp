// SPDX-License-Identifier: EUPL-1.2
// A citizen at the online form: fills in, goes on with the hidden fields of the page before, as a browser without scripts does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/program.hpp"

namespace nb::test {

inline constexpr const char* kFormPath = "/arnsberg/einreichen/";
inline constexpr const char* kPassphrase = "fuenf zufaellige woerter fuer tests";

/// A data key for Arnsberg, so that filings can be sealed; `config`: appended to notbetrieb.toml.
void install_for_filings(const std::string& dir);
/// Replaces a value of the configuration, e.g. "per_address_per_hour = 300" by "… = 3".
void configure(const std::string& dir, std::string_view from, std::string_view to);

struct SentFile {
  std::string name;
  std::string content;
  std::string claimed_type = "application/pdf";
};
/// A small PDF that holds `marker`.
[[nodiscard]] std::string small_pdf(const std::string& marker, std::size_t filling = 0);

/// The hidden fields of a page, unescaped.
[[nodiscard]] Fields hidden_fields(const HttpAnswer& page);
[[nodiscard]] std::string value_of(const Fields& fields, std::string_view name);
void set_value(Fields& fields, std::string_view name, const std::string& value);

class FilingClient {
 public:
  explicit FilingClient(HttpClient client, std::string path = kFormPath) : client_(std::move(client)), path_(std::move(path)) {}

  [[nodiscard]] HttpAnswer open(const std::string& query = "") { return client_.get(path_ + query); }
  /// The form's id and seed with what a usual citizen types.
  [[nodiscard]] Fields usual();
  [[nodiscard]] HttpAnswer check(const Fields& fields, const std::vector<SentFile>& files = {}, const std::string& step = "pruefen");
  [[nodiscard]] HttpAnswer send(const Fields& fields, const Fields& headers = {}) { return client_.post(path_ + "senden", fields, headers); }
  [[nodiscard]] HttpAnswer send_json(const Fields& fields) { return send(fields, {{"Accept", "application/json"}}); }
  [[nodiscard]] HttpAnswer post(const std::string& step, const Fields& fields, const Fields& headers = {}) { return client_.post(path_ + step, fields, headers); }
  [[nodiscard]] HttpAnswer post_raw(const std::string& step, const std::string& body, const Fields& headers) { return client_.post_raw(path_ + step, body, headers); }

 private:
  HttpClient client_;
  std::string path_;
};

}  // namespace nb::test
