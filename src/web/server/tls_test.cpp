// SPDX-License-Identifier: EUPL-1.2
// TLS on the wire with a certificate made here: version floor, HSTS, wrong files.
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <fstream>

#include "base/error.hpp"
#include "web/server/test_client.hpp"

namespace nb::web::testing {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<FILE, decltype(&std::fclose)>;

/// A self-signed certificate for localhost and its key, as PEM files.
TlsFiles make_pair(const std::string& name) {
  const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const Certificate certificate(X509_new(), &X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  const TlsFiles files{::testing::TempDir() + name + ".crt", ::testing::TempDir() + name + ".key"};
  const File certificate_file(std::fopen(files.certificate_chain.c_str(), "w"), &std::fclose);
  PEM_write_X509(certificate_file.get(), certificate.get());
  const File key_file(std::fopen(files.private_key.c_str(), "w"), &std::fclose);
  PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return files;
}

/// A TLS client of at most that version; `ok` if the handshake succeeded.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, int version_max) : raw_(port), context_(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free), tls_(nullptr, &SSL_free) {
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), version_max);
    SSL_CTX_set_cipher_list(context_.get(), "DEFAULT:@SECLEVEL=0");
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), raw_.fd());
    const unsigned char alpn[] = "\x02h2\x08http/1.1";
    SSL_set_alpn_protos(tls_.get(), alpn, sizeof alpn - 1);
    ok = SSL_connect(tls_.get()) == 1;
  }
  ~TlsClient() { ERR_clear_error(); }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  std::string ask(std::string_view request) {
    std::string answer;
    SSL_write(tls_.get(), request.data(), static_cast<int>(request.size()));
    char piece[4096];
    for (int count = 0; (count = SSL_read(tls_.get(), piece, sizeof piece)) > 0;) answer.append(piece, static_cast<std::size_t>(count));
    clean_end = SSL_get_error(tls_.get(), 0) == SSL_ERROR_ZERO_RETURN || (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
    return answer;
  }
  [[nodiscard]] std::string version() const { return SSL_get_version(tls_.get()); }
  [[nodiscard]] std::string protocol() const {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(tls_.get(), &name, &length);
    return {name, name + length};
  }

  bool ok = false;
  bool clean_end = false;

 private:
  Client raw_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
};

TEST(Tls, ServesWith13And12AndSendsHsts) {
  const TestServer server({.threads = 2}, make_test_router(), {.tls = make_pair("good")});
  const std::pair<int, const char*> versions[] = {{TLS1_3_VERSION, "TLSv1.3"}, {TLS1_2_VERSION, "TLSv1.2"}};
  for (const auto& [version, name] : versions) {
    TlsClient client(server.port, version);
    ASSERT_TRUE(client.ok) << name;
    EXPECT_EQ(client.version(), name);
    EXPECT_EQ(client.protocol(), "http/1.1");
    const std::string answer = client.ask(get("/page") + post("/echo", "abc") + get("/page", "Connection: close\r\n"));
    EXPECT_EQ(status_of(answer), 200);
    EXPECT_EQ(header_of(answer, "Strict-Transport-Security"), "max-age=31536000");
    EXPECT_NE(answer.find("\r\n\r\nabc"), std::string::npos);
    EXPECT_TRUE(client.clean_end);
  }
}

TEST(Tls, RefusesOlderVersions) {
  const TestServer server({.threads = 1}, make_test_router(), {.tls = make_pair("old")});
  EXPECT_FALSE(TlsClient(server.port, TLS1_1_VERSION).ok);
}

TEST(Tls, SilentAndPlainClientsAreEnded) {
  Limits limits;
  limits.handshake = std::chrono::milliseconds(200);
  const TestServer server({.threads = 1, .limits = limits}, make_test_router(), {.tls = make_pair("silent")});
  Client silent(server.port);
  EXPECT_TRUE(silent.at_end());
  Client plain(server.port);
  plain.send(get("/page"));
  EXPECT_EQ(plain.read_all().find("plain page"), std::string::npos);
  EXPECT_FALSE(plain.timed_out);
}

TEST(Tls, SaysWhatIsWrongWithTheFiles) {
  const TlsFiles one = make_pair("one");
  const TlsFiles two = make_pair("two");
  const std::string empty = ::testing::TempDir() + "empty.pem";
  std::ofstream(empty) << "nothing";
  const std::pair<TlsFiles, const char*> rows[] = {
      {{"/nonexistent.crt", one.private_key}, "Das TLS-Zertifikat /nonexistent.crt ist nicht lesbar"},
      {{empty, one.private_key}, "Das TLS-Zertifikat"},
      {{one.certificate_chain, "/nonexistent.key"}, "Der TLS-Schlüssel /nonexistent.key ist nicht lesbar"},
      {{one.certificate_chain, empty}, "ist nicht lesbar oder kein PEM"},
      {{one.certificate_chain, two.private_key}, "passt nicht zum Zertifikat"},
  };
  for (const auto& [files, words] : rows) {
    try {
      const TestServer server({.threads = 1}, make_test_router(), {.tls = files});
      ADD_FAILURE() << words;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::key);
      EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace nb::web::testing
