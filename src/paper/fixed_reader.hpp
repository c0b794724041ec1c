// SPDX-License-Identifier: EUPL-1.2
// A PageReader for tests of other rooms: answers what the test says, and remembers what it was asked. One thread.
#pragma once

#include <utility>

#include "paper/page_reader.hpp"

namespace nb::paper {

class FixedReader final : public PageReader {
 public:
  explicit FixedReader(Result<Scan, ScanFault> answer) : answer_(std::move(answer)) {}
  void answer(Result<Scan, ScanFault> next) { answer_ = std::move(next); }
  [[nodiscard]] const Bytes& last_file() const { return last_file_; }
  [[nodiscard]] int reads() const { return reads_; }

  Result<Scan, ScanFault> read(ByteView file, const ScanOptions&) override {
    last_file_.assign(file.begin(), file.end());
    ++reads_;
    return answer_;
  }

 private:
  Result<Scan, ScanFault> answer_;
  Bytes last_file_;
  int reads_ = 0;
};

}  // namespace nb::paper
