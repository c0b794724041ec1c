// SPDX-License-Identifier: EUPL-1.2
// Confirmation mails (EML) and mailboxes of them (mbox): a calendar inside the mail is taken first, otherwise the lines "Termin: …" of
// the text. GMime reads the mails (structure, encodings, character sets), one at a time and within limits; the mailbox is cut here.
#pragma once

#include <string>
#include <string_view>

#include "rescue/calendar_reader.hpp"

namespace nb::rescue {

class MailReader {
 public:
  MailReader(TableBuilder& builder, const Window& window, const Zone& zone, bool mailbox) : builder_(builder), window_(window), zone_(zone), mailbox_(mailbox) {}
  /// A raw line, not decoded.
  void line(const Line& line);
  void finish();

 private:
  void mail();

  TableBuilder& builder_;
  Window window_;
  Zone zone_;
  bool mailbox_;
  bool blank_before_ = true;  ///< a "From " line begins a mail only after a blank line
  std::string mail_;
  std::size_t begin_ = 0;
  bool cut_ = false;
};

}  // namespace nb::rescue
