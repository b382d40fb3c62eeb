package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a customer allowed and refused, per purpose and channel. The newest word counts, and at the
/// same instant a no outweighs a yes.
public record Consent(Map<Scope, Grant> grants) {
  /// Nothing on record: nobody said yes, nobody said no.
  public static final Consent NONE = new Consent(Map.of());

  public Consent {
    grants = Map.copyOf(grants);
  }

  /// What a word of consent is about.
  public record Scope(Purpose purpose, Channel channel) {}

  /// A word of consent.
  public enum Status {
    GRANTED,
    DENIED,
    REVOKED
  }

  /// A word of consent with its basis.
  ///
  /// @param source where it was given, for example `segment:signup-form`
  /// @param at when it was given
  public record Grant(Status status, String source, Instant at) {
    private boolean outweighs(Grant other) {
      int order = at.compareTo(other.at);
      return order > 0
          || (order == 0 && status != Status.GRANTED && other.status == Status.GRANTED);
    }
  }

  /// The newest word on a scope, if there is one.
  public Optional<Grant> on(Purpose purpose, Channel channel) {
    return Optional.ofNullable(grants.get(new Scope(purpose, channel)));
  }

  /// Whether a message of this purpose may go by this channel. A text message always needs a yes.
  public boolean allows(Purpose purpose, Channel channel) {
    boolean yesNeeded = purpose.needsGrant() || channel == Channel.SMS;
    return on(purpose, channel).map(grant -> grant.status() == Status.GRANTED).orElse(!yesNeeded);
  }

  /// This record with more words merged in; the order of merging does not matter.
  public Consent merge(Consent other) {
    Map<Scope, Grant> merged = new HashMap<>(grants);
    other.grants.forEach((scope, said) ->
        merged.merge(scope, said, (old, fresh) -> fresh.outweighs(old) ? fresh : old));
    return new Consent(merged);
  }
}
