package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Comparator;
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

  /// A word of consent, in the order in which they outweigh each other at the same instant.
  public enum Status {
    GRANTED,
    DENIED,
    REVOKED
  }

  /// A word of consent with its proof.
  ///
  /// @param source where it was given, for example `segment:signup-form`
  /// @param at when it was given
  /// @param proof what shows that it was given
  public record Grant(Status status, String source, Instant at, Proof proof) {
    private static final Comparator<Grant> WEIGHT =
        Comparator.comparing(Grant::at)
            .thenComparing(Grant::status)
            .thenComparing(Grant::source)
            .thenComparing(grant -> grant.proof().toString());

    /// A word of which no more is known.
    public Grant(Status status, String source, Instant at) {
      this(status, source, at, Proof.NONE);
    }

    /// A yes that was confirmed stays so when it is only said again.
    private boolean outweighs(Grant other) {
      boolean saidAgain =
          status == Status.GRANTED
              && other.status == Status.GRANTED
              && other.isConfirmed()
              && !isConfirmed();
      return !saidAgain && WEIGHT.compare(this, other) > 0;
    }

    /// Whether it is a yes that they confirmed by that very channel (double opt-in).
    public boolean isConfirmed() {
      return status == Status.GRANTED && proof.confirmed();
    }
  }

  /// What shows that a word was given; each part is empty where nobody said it.
  ///
  /// @param basis why it may be asked, for example `consent` or `legitimate-interest`
  /// @param text the version of the text that the customer read
  /// @param signature how they put their name to it, for example `checkbox`, `sms:start`, `link`
  /// @param confirmed whether they confirmed it by that very channel (double opt-in)
  public record Proof(String basis, String text, String signature, boolean confirmed) {
    /// Nothing shows it but the word itself.
    public static final Proof NONE = new Proof("", "", "", false);

    /// Whether it is what a law calls written: a text was read, and a name put to it.
    public boolean isWritten() {
      return !text.isBlank() && !signature.isBlank();
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

  /// This record with more words merged in. The order of merging does not matter, with one
  /// exception: where a yes was confirmed and then said again, a no from between them that comes
  /// late counts; in its order it would not have.
  public Consent merge(Consent other) {
    Map<Scope, Grant> merged = new HashMap<>(grants);
    other.grants.forEach((scope, said) ->
        merged.merge(scope, said, (old, fresh) -> fresh.outweighs(old) ? fresh : old));
    return new Consent(merged);
  }
}
