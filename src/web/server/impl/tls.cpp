// SPDX-License-Identifier: EUPL-1.2
// Certificate, key, protocol versions; see tls.hpp.
#include "web/server/impl/tls.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <string>

#include "base/error.hpp"

namespace nb::web {
namespace {

namespace ssl = boost::asio::ssl;

constexpr const char* kTls12Ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

void require(bool holds, const char* sentence, const std::string& file) {
  if (!holds) throw Error(ErrorKind::key, fmt::format(fmt::runtime(sentence), file));
}

/// We speak HTTP/1.1 only; a client that offers nothing of that kind is served as well.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_length, const unsigned char* in, unsigned in_length, void*) {
  static constexpr unsigned char kHttp11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  const int result = SSL_select_next_proto(&chosen, out_length, kHttp11, sizeof kHttp11, in, in_length);
  *out = chosen;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

std::shared_ptr<ssl::context> make_tls_context(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);  // tickets do it without memory here
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  require(SSL_CTX_set_cipher_list(native, kTls12Ciphers) == 1, "OpenSSL kennt die vorgesehenen Verfahren nicht{}; bitte aktualisieren Sie OpenSSL.", "");
  boost::system::error_code ec;
  context->use_certificate_chain_file(files.certificate_chain, ec);
  require(!ec, "Das TLS-Zertifikat {} ist nicht lesbar oder kein PEM; bitte prüfen Sie Pfad, Rechte und Inhalt.", files.certificate_chain);
  context->use_private_key_file(files.private_key, ssl::context::pem, ec);
  const bool readable = !ec || SSL_CTX_check_private_key(native) == 1;
  const bool mismatch = ec && ERR_GET_REASON(static_cast<unsigned long>(ec.value())) == X509_R_KEY_VALUES_MISMATCH;
  require(readable || mismatch, "Der TLS-Schlüssel {} ist nicht lesbar oder kein PEM; bitte prüfen Sie Pfad, Rechte und Inhalt.", files.private_key);
  require(!ec && SSL_CTX_check_private_key(native) == 1, "Der TLS-Schlüssel {} passt nicht zum Zertifikat; bitte geben Sie das Paar an, das zusammengehört.", files.private_key);
  return context;
}

}  // namespace nb::web
