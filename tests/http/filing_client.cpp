// SPDX-License-Identifier: EUPL-1.2
#include "http/filing_client.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/runtime.hpp"
#include "journal/vault.hpp"

namespace nb::test {

namespace {

std::string unescape(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities{{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
  for (const auto& [entity, character] : kEntities)
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) text.replace(at, entity.size(), character);
  return text;
}

}  // namespace

void install_for_filings(const std::string& dir) {
  install(dir);
  app::Runtime runtime;
  const TestClock clock;
  const app::Store::Parts parts = runtime.parts(clock);
  journal::Vault vault({.env = parts.env, .random = parts.random, .clock = clock, .folder = app::Folder{dir}.keys()});
  vault.make_key("05958004", kPassphrase);
}

void configure(const std::string& dir, std::string_view from, std::string_view to) {
  const std::string file = app::Folder{dir}.config();
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::string config = text.str();
  const std::size_t at = config.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the configuration: " + std::string(from));
  config.replace(at, from.size(), to);
  std::ofstream(file) << config;
}

std::string small_pdf(const std::string& marker, std::size_t filling) {
  const std::string stream = "(" + marker + ")" + std::string(filling, ' ');
  const std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
                                         "<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream"};
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

Fields hidden_fields(const HttpAnswer& page) {
  static constexpr std::string_view kStart = "<input type=\"hidden\" name=\"";
  Fields fields;
  for (std::size_t at = page.body.find(kStart); at != std::string::npos; at = page.body.find(kStart, at + 1)) {
    const std::size_t name = at + kStart.size();
    const std::size_t middle = page.body.find("\" value=\"", name);
    const std::size_t value = middle + 9;
    fields.emplace_back(page.body.substr(name, middle - name), unescape(page.body.substr(value, page.body.find("\">", value) - value)));
  }
  return fields;
}

std::string value_of(const Fields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? "" : found->second;
}

void set_value(Fields& fields, std::string_view name, const std::string& value) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  if (found == fields.end()) throw std::runtime_error("no field " + std::string(name));
  found->second = value;
}

Fields FilingClient::usual() {
  Fields fields = hidden_fields(open());
  for (const auto& [name, value] : Fields{{"name", "Erika Übermut-Beispiel"},
                                          {"anschrift", "Prüfweg 7\n59821 Arnsberg"},
                                          {"telefon", "02931 5550123"},
                                          {"email", "erika@example.org"},
                                          {"betreff", "Antrag auf Wohngeld"},
                                          {"text", "Sehr geehrte Damen und Herren,\nbitte prüfen Sie <meinen> Antrag & \"alles\"."}})
    fields.emplace_back(name, value);
  return fields;
}

HttpAnswer FilingClient::check(const Fields& fields, const std::vector<SentFile>& files, const std::string& step) {
  const std::string boundary = "----formgrenze0123456789";
  std::string body;
  for (const auto& [name, value] : fields) body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  for (const SentFile& file : files)
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.claimed_type + "\r\n\r\n" +
            file.content + "\r\n";
  body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"schritt\"\r\n\r\n" + step + "\r\n--" + boundary + "--\r\n";
  return client_.post_raw(path_, body, {{"Content-Type", "multipart/form-data; boundary=" + boundary}});
}

}  // namespace nb::test
