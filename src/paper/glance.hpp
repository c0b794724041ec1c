// SPDX-License-Identifier: EUPL-1.2
// A glance at an attachment: how many pages it has, and what the first one looks like. Both are seen by the confined reader, with
// little patience, so that no file can hold up whoever waits for it.
#pragma once

#include <cstdint>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "paper/file_type.hpp"
#include "paper/refusals.hpp"

namespace nb::paper {

class PageReader;

/// Pages of a file of that type; an image has one. 0 where they could not be counted in time: that is no reason to refuse a file
/// which looks whole (a deadline may hang on it).
[[nodiscard]] std::uint32_t count_pages(PageReader& reader, ByteView file, FileType type);

/// The first page as a grey PNG, at most 800 pixels wide.
[[nodiscard]] Result<Bytes, ScanFault> first_page(PageReader& reader, ByteView file);

/// Any page (0-based) as a grey PNG in which the type of a printed list can be read, at most 1,240 pixels wide.
[[nodiscard]] Result<Bytes, ScanFault> readable_page(PageReader& reader, ByteView file, std::uint32_t page);

}  // namespace nb::paper
