package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What follows an attempt of which nobody knows whether it reached the customer: the provider did
/// not answer, or the worker did not come back. Pure.
///
/// | | inbox, webhook | push message | e-mail | text message |
/// | --- | --- | --- | --- | --- |
/// | security | exact | exact | reconcile 2 minutes | reconcile 2 minutes |
/// | service | exact | exact | reconcile 15 minutes | elsewhere |
/// | help, marketing | exact | never | never | never |
///
/// The reasons: a security message that is lost harms more than one that comes twice; a text
/// message costs money and wakes people; help and marketing are never worth a second time. At most
/// one attempt follows another where a second message could arrive, so the customer hears it twice
/// at most.
public sealed interface Unanswered {
  /// It has one place at the receiver's, which a repeat finds: repeat until it is there.
  record Exact() implements Unanswered {}

  /// The provider may still tell by an event that it was sent: wait for it, then try once more,
  /// unless it would be too late.
  record Reconcile(Duration after) implements Unanswered {}

  /// It is not repeated; the next channel says it, where there is one ([FallOver]).
  record Elsewhere() implements Unanswered {}

  /// Nothing: rather lost than doubled.
  record Never() implements Unanswered {}

  /// How long the event of a security message is waited for.
  Duration SOON = Duration.ofMinutes(2);

  /// How long the event of a service message is waited for.
  Duration LATER = Duration.ofMinutes(15);

  /// What follows by purpose and channel.
  static Unanswered of(Purpose purpose, Channel channel) {
    return switch (channel) {
      case INBOX, WEBHOOK -> new Exact();
      case PUSH ->
          switch (purpose) {
            // A repeat has the same collapse id, so it replaces the first one on the device.
            case SECURITY, SERVICE -> new Exact();
            case HELP, MARKETING -> new Never();
          };
      case EMAIL ->
          switch (purpose) {
            case SECURITY -> new Reconcile(SOON);
            case SERVICE -> new Reconcile(LATER);
            case HELP, MARKETING -> new Never();
          };
      case SMS ->
          switch (purpose) {
            case SECURITY -> new Reconcile(SOON);
            case SERVICE -> new Elsewhere();
            case HELP, MARKETING -> new Never();
          };
    };
  }

  /// What that costs at most; counted by channel and day (UTC), for people to see.
  enum Price {
    /// Customers who may have heard it twice.
    TWICE,
    /// Customers who may not have heard it at all.
    NEVER;

    /// The counter of a channel at a time.
    public String counter(Channel channel, Instant at) {
      return counter(channel, at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /// The counter of a channel and a day.
    public String counter(Channel channel, LocalDate day) {
      return "unanswered " + name() + " " + channel.name() + " " + day;
    }
  }
}
