package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What must be on record before a message may go out, for each purpose and channel. A no on record
/// is respected for all of them.
///
/// @param needs for each purpose and each channel
public record ConsentRule(Map<Scope, Needs> needs) {
  /// What must be on record, the least first.
  public enum Needs {
    /// Nothing.
    NOTHING,
    /// A yes.
    YES,
    /// A yes of which is known what text was read and how it was signed
    /// ([dev.headsup.engine.customer.Consent.Proof#isWritten]).
    WRITTEN,
    /// A yes that the customer confirmed by that very channel (double opt-in).
    CONFIRMED
  }

  /// What holds without a policy: help and marketing need a yes, text messages always do, and a
  /// written one for help and marketing.
  public static final ConsentRule STANDARD = new ConsentRule(Map.of());

  public ConsentRule {
    Map<Scope, Needs> all = new HashMap<>();
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        Scope scope = new Scope(purpose, channel);
        Needs said = needs.getOrDefault(scope, usual(purpose, channel));
        if (said.compareTo(least(purpose, channel)) < 0) {
          throw new IllegalArgumentException(scope + " needs " + least(purpose, channel));
        }
        all.put(scope, said);
      }
    }
    needs = Map.copyOf(all);
  }

  private static Needs usual(Purpose purpose, Channel channel) {
    return channel == Channel.INBOX && purpose.needsGrant() ? Needs.YES : least(purpose, channel);
  }

  /// The least that a policy may ask for: a text message needs a yes, and one of help or marketing
  /// a written yes (47 CFR 64.1200(a) and (f)(9)); help or marketing by e-mail needs a yes
  /// (ePrivacy, Article 13), and so it does as a push message or through another system. In the
  /// product's own inbox the company decides.
  public static Needs least(Purpose purpose, Channel channel) {
    return switch (channel) {
      case SMS -> purpose.needsGrant() ? Needs.WRITTEN : Needs.YES;
      case EMAIL, PUSH, WEBHOOK -> purpose.needsGrant() ? Needs.YES : Needs.NOTHING;
      case INBOX -> Needs.NOTHING;
    };
  }

  /// What must be on record.
  public Needs needs(Purpose purpose, Channel channel) {
    return Objects.requireNonNull(needs.get(new Scope(purpose, channel)));
  }

  /// What consent says to a message.
  public enum Answer {
    /// It may go.
    ALLOWED,
    /// They said no.
    REFUSED,
    /// They said nothing.
    MISSING,
    /// They said yes, but it does not show which text they agreed to, and how.
    UNWRITTEN,
    /// They said yes, and did not confirm it.
    UNCONFIRMED
  }

  /// Asks whether a message of this purpose may go by this channel.
  ///
  /// @param word the newest word on record ([dev.headsup.engine.customer.Consent#on])
  public Answer ask(Purpose purpose, Channel channel, Optional<Grant> word) {
    if (word.isEmpty()) {
      return needs(purpose, channel) == Needs.NOTHING ? Answer.ALLOWED : Answer.MISSING;
    }
    Grant said = word.get();
    if (said.status() != Status.GRANTED) {
      return Answer.REFUSED;
    }
    if (mustBeWritten(purpose, channel) && !said.proof().isWritten()) {
      return Answer.UNWRITTEN;
    }
    return needs(purpose, channel) == Needs.CONFIRMED && !said.isConfirmed()
        ? Answer.UNCONFIRMED
        : Answer.ALLOWED;
  }

  private boolean mustBeWritten(Purpose purpose, Channel channel) {
    return needs(purpose, channel) == Needs.WRITTEN || least(purpose, channel) == Needs.WRITTEN;
  }
}
