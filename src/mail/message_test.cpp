// SPDX-License-Identifier: EUPL-1.2
#include "mail/message.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "mail/encode.hpp"

namespace nb::mail {
namespace {

Message message() {
  return {.from = {*Address::parse("stab@rathaus.example"), *HeaderText::parse("Stadt Arnsberg")},
          .to = {*Address::parse("erika.muster@rathaus.example"), *HeaderText::parse("Erika Muster")},
          .subject = *HeaderText::parse("Rundschreiben 12"),
          .text = "Guten Tag,\n\nbitte lesen.\n",
          .date = *parse_rfc3339("2023-10-30T08:05:09+01:00"),
          .id = *MessageId::parse("rs-12.1.d17@rathaus.example")};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    if (end == std::string_view::npos) return {};  // a line without its end
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

TEST(MailAddress, TakesDotAtomsAndHostNamesOnly) {
  for (const char* good : {"a@b", "erika.muster@rathaus.example", "o'hara+neu@mail-1.rathaus.example"}) EXPECT_TRUE(Address::parse(good)) << good;
  for (const char* bad : {"",      "@b",   "a@",   "a",      "a@b@c", ".a@b", "a.@b",    "a..b@c", "a b@c",         "<a@b>", "a@b\r\nRCPT TO:<x@y>",
                          "a@b\n", "a@-b", "a@b-", "a@b..c", "ä@b",   "a@ä",  "\"a\"@b", "a(x)@b", "a@[127.0.0.1]", "a,b@c", "a@b,c@d"})
    EXPECT_FALSE(Address::parse(bad)) << bad;
  EXPECT_TRUE(Address::parse(std::string(64, 'a') + "@b"));
  EXPECT_FALSE(Address::parse(std::string(65, 'a') + "@b"));
  EXPECT_FALSE(Address::parse("a@" + std::string(64, 'b')));
  EXPECT_EQ(Address::parse("a@rathaus.example")->domain(), "rathaus.example");
}

TEST(MailHeaderText, HoldsNothingThatEndsALine) {
  EXPECT_TRUE(HeaderText::parse("Größe: 3 € – „gut“"));
  EXPECT_TRUE(HeaderText::parse(""));
  const std::string nul("a\0b", 3);
  for (const std::string& bad : {std::string("a\r\nBcc: x@y"), std::string("a\nb"), std::string("a\rb"), nul, std::string("a\x7F"), std::string("a\u0085b"),
                                 std::string("a\u2028b"), std::string("a\u2029b"), std::string("\xFF"), std::string(901, 'a')})
    EXPECT_FALSE(HeaderText::parse(bad)) << bad;
}

TEST(MailMessage, IsTheSameBytesEveryTime) {
  EXPECT_EQ(*compose(message()),
            "Date: Mon, 30 Oct 2023 07:05:09 +0000\r\n"
            "From: Stadt Arnsberg\r\n <stab@rathaus.example>\r\n"
            "To: Erika Muster\r\n <erika.muster@rathaus.example>\r\n"
            "Subject: Rundschreiben 12\r\n"
            "Message-ID:\r\n <rs-12.1.d17@rathaus.example>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=UTF-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Guten Tag,\r\n\r\nbitte lesen.\r\n");
}

TEST(MailMessage, RefusesTextThatIsNone) {
  Message one = message();
  one.text = "a\rb";
  EXPECT_EQ(compose(one).error(), MessageFault::text_unreadable);
  one.text = "\xC3";
  EXPECT_EQ(compose(one).error(), MessageFault::text_unreadable);
  one.text = std::string(kTextBytesMax + 1, 'a');
  EXPECT_EQ(compose(one).error(), MessageFault::text_too_long);
  one = message();
  one.attachments.push_back({*HeaderText::parse("a"), "text/plain\r\nBcc: x", {}});
  EXPECT_EQ(compose(one).error(), MessageFault::attachment_type);
  one.attachments = {{*HeaderText::parse("a"), "application/pdf", Bytes(kAttachmentBytesMax + 1)}};
  EXPECT_EQ(compose(one).error(), MessageFault::attachments_too_large);
}

TEST(MailMessage, FilesStandBesideTheText) {
  Message one = message();
  one.attachments.push_back({*HeaderText::parse("Bögen für das Bürgerbüro in Neheim und in der Altstadt.pdf"), "application/pdf", Bytes(100, std::byte{7})});
  const std::string text = *compose(one);
  EXPECT_NE(text.find("Content-Type: multipart/mixed;\r\n boundary=\"=_"), std::string::npos);
  EXPECT_NE(text.find(";\r\n filename*0*=UTF-8''B%C3%B6gen"), std::string::npos) << text;
  EXPECT_NE(text.find("Content-Disposition: attachment;"), std::string::npos);
  EXPECT_TRUE(text.ends_with("--\r\n"));
  EXPECT_FALSE(lines_of(text).empty());
}

TEST(MailMessage, NoLineIsLongAndAllIsAscii) {
  Message one = message();
  one.subject = *HeaderText::parse("Ä" + std::string(300, 'x') + "ß und noch " + std::string(200, 'y'));
  one.to.name = *HeaderText::parse(std::string(400, 'z'));
  one.text = std::string(5000, 'a') + "\n" + "ä€" + std::string(2000, ' ') + "\n.\n..\nFrom hier\n\tx";
  const std::string text = *compose(one);
  const auto lines = lines_of(text);
  ASSERT_FALSE(lines.empty());
  for (const auto line : lines) EXPECT_LE(line.size(), 78U) << line;
  EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  EXPECT_EQ(std::ranges::count(lines, std::string_view(".")), 0);
  EXPECT_TRUE(std::ranges::none_of(lines, [](std::string_view line) { return line.starts_with("From ") || line.starts_with('.'); }));
}

/// What a mail program reads out of encoded words (RFC 2047, 6).
std::string decoded(std::string text) {
  for (auto at = text.find("?=\r\n =?"); at != std::string::npos; at = text.find("?=\r\n =?")) text.replace(at, 5, "?=");
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("=?UTF-8?Q?")) {
      for (i += 10; !text.substr(i).starts_with("?="); ++i) {
        if (text[i] == '=') {
          out += text_of(*from_hex(text.substr(i + 1, 2)));
          i += 2;
        } else {
          out += text[i] == '_' ? ' ' : text[i];
        }
      }
      i += 2;
    } else {
      out += text[i++];
    }
  }
  return out;
}

TEST(MailEncode, EncodedWordsSayTheSameAndTearNoCharacter) {
  for (const std::string& text : {std::string("Übung"), std::string("=?UTF-8?Q?falsch?="), std::string(" vorn und hinten "),
                                  std::string("日本語の長い件名で折り返しが必要なもの、さらに続く言葉"), "ä" + std::string(200, 'q'), std::string("Q: ?=_ \"x\" (y)")}) {
    const std::string encoded = encode_header_text(text, 9);
    EXPECT_EQ(decoded(encoded), text) << encoded;
    if (encoded == text) continue;
    const std::string folded = encoded + "\r\n";
    for (const auto line : lines_of(folded)) {
      const auto start = line.find("=?UTF-8?Q?");
      EXPECT_TRUE(is_utf8(decoded(std::string(line.substr(start))))) << line;  // each word is whole by itself
    }
  }
}

TEST(MailEncode, PhrasesAreQuotedWhereTheyMustBe) {
  EXPECT_EQ(encode_phrase("Erika Muster", 4), "Erika Muster");
  EXPECT_EQ(encode_phrase("Muster, Erika", 4), "\"Muster, Erika\"");
  EXPECT_EQ(encode_phrase("a\"b\\c", 4), "\"a\\\"b\\\\c\"");
  EXPECT_EQ(decoded(encode_phrase("Jürgen \"J\" <x@y>", 4)), "Jürgen \"J\" <x@y>");
}

TEST(MailEncode, QuotedPrintableKeepsSpacesAtLineEnds) {
  EXPECT_EQ(encode_quoted_printable("a \nb=c\n"), "a=20\r\nb=3Dc\r\n");
  EXPECT_EQ(encode_quoted_printable(""), "");
  EXPECT_EQ(encode_quoted_printable("\n\n"), "\r\n\r\n");
  EXPECT_EQ(encode_quoted_printable(".\n.x"), "=2E\r\n=2Ex\r\n");
  EXPECT_EQ(encode_quoted_printable(std::string(75, 'a') + "."), std::string(75, 'a') + "=\r\n=2E\r\n") << "a dot after a soft break stands alone, too";
  EXPECT_EQ(encode_quoted_printable(std::string(75, 'a') + "From x"), std::string(75, 'a') + "=\r\n=46rom x\r\n");
  EXPECT_EQ(encode_quoted_printable(std::string(76, 'a')), std::string(75, 'a') + "=\r\na\r\n");
}

TEST(MailEncode, ParametersAreSplitWithoutTearingAnOctet) {
  EXPECT_EQ(encode_parameter("filename", "a b.pdf"), ";\r\n filename=\"a b.pdf\"");
  const std::string long_one = encode_parameter("filename", std::string(30, 'a') + "ääääääää" + "\"\\").substr(3) + "\r\n";
  std::string joined;
  for (const auto line : lines_of(long_one)) {
    const std::string_view value = line.substr(line.find("*=") + 2);
    const auto clean = value.starts_with("UTF-8''") ? value.substr(7) : value;
    joined += clean.substr(0, clean.find(';'));
    EXPECT_LE(line.size(), 78U);
  }
  EXPECT_EQ(joined, std::string(30, 'a') + "%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%22%5C");
  EXPECT_EQ(encode_parameter("name", ""), ";\r\n name=\"\"");
}

}  // namespace
}  // namespace nb::mail
