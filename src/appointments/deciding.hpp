// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the municipality, pool, offer, booking and time meant, one entry.
#pragma once

#include <boost/json/fwd.hpp>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "appointments/calendar.hpp"
#include "appointments/commands.hpp"
#include "appointments/model.hpp"
#include "appointments/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::appointments {

/// SEQUENCE of an imported calendar entry, at most.
inline constexpr int kSequenceMax = 2'000'000'000;

/// One command being decided. The first reason against it is kept.
class Deciding {
 public:
  /// Refuses logs that are no municipality's.
  Deciding(const state::DecideContext& context, const Known& known, const boost::json::object& args, std::initializer_list<std::string_view> allowed);

  const state::DecideContext& context;
  const Known& known;
  state::Args args;
  std::optional<Ags> ags;

  void refuse_because(Reason reason, std::string_view what = {});
  /// The first reason, the arguments' included.
  [[nodiscard]] std::optional<state::Refusal> refusal() const;
  [[nodiscard]] bool refused() const { return refusal_.has_value() || args.fault().has_value(); }

  /// Member "pool", which must be open; empty where it is absent and not `required`.
  Pool pool(bool required = true);
  /// Member "service", which must exist.
  std::string service(bool required = true);
  /// Member "site", which must exist; empty where it is absent.
  std::string site();
  Offer offer(const Pool& pool, std::string_view service);
  /// Member "booking".
  Booking booking();
  std::string reason();
  /// A whole number within [least, most]; `otherwise` where the member is absent.
  int number(std::string_view member, int least, int most, std::optional<int> otherwise = std::nullopt);
  Channels channels();
  /// Somebody with these channels can be written to here.
  [[nodiscard]] bool writes(Channels channels) const;
  Urgency urgency(Urgency otherwise = Urgency::normal);
  /// Members "start" and "fold": a moment that exists.
  Instant start();
  /// Members "from" and "to" of a span of days of at most a year.
  [[nodiscard]] CivilDate today() const { return known.zone->local(context.now).day; }
  /// Link and expiry, both or none.
  void link(boost::json::object& data, std::string_view link_name, std::string_view expires_name);

  /// What a new time for a booking is judged by.
  struct Judging {
    bool online = false;  ///< a citizen asks: grid, lead time, days ahead
    bool linked = false;  ///< by a link of their own: also where the service is not offered online
    bool anyway = false;  ///< the counter knows that the service is impossible now
    std::optional<Need> except;
  };
  void judge(const Pool& pool, const Offer& offer, const Need& need, const Judging& how);

  /// One entry, or the refusal.
  [[nodiscard]] state::Decision entry(std::string_view type, const std::string& subject, std::string data, bool sealed = false) const;
  [[nodiscard]] state::Decision entry(std::string_view type, const std::string& subject, const boost::json::object& data, bool sealed = false) const;

 private:
  std::optional<state::Refusal> refusal_;
};

using state::kind;  // its commands list their kinds by it

[[nodiscard]] std::vector<state::CommandKind> plan_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> booking_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> change_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> many_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> notice_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> queue_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> import_commands(const std::shared_ptr<const Known>& known);

}  // namespace nb::appointments
