package dev.headsup.engine.outreach;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate;
import dev.headsup.engine.decision.Decided;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.trigger.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/// Names ledger entries: the first 16 bytes of a SHA-256, in hex. The same case always has the same
/// key, so a repeat finds what is there.
public final class OutreachKey {
  private static final int BYTES = 16;

  private OutreachKey() {}

  /// The key of a case: of its cause, customer and trigger.
  public static String ofCase(CustomerId customer, String trigger, Stamp cause) {
    return hash("case", customer.value(), trigger, cause.millis() + "." + cause.tag());
  }

  /// The key that counts cases stopped at a gate on one day (UTC).
  public static String ofStopped(CustomerId customer, String trigger, Gate gate, Instant at) {
    return hash(
        "stopped",
        customer.value(),
        trigger,
        gate + "." + at.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /// The key of the inbox item of a case: one for a trigger and what follows up on it.
  ///
  /// @param key what tells the case from others of the trigger
  static String ofItem(CustomerId customer, String trigger, int key) {
    return hash("item", customer.value(), Trigger.root(trigger), Integer.toString(key));
  }

  /// A customer in counters that need not say who it is.
  static String ofRecipient(CustomerId customer) {
    return hash("recipient", customer.value());
  }

  static String of(Decided decided) {
    Candidate candidate = decided.candidate();
    String trigger = candidate.trigger().id();
    return switch (decided.decision()) {
      case Decision.Send send -> ofCase(candidate.customer(), trigger, candidate.cause());
      case Decision.Defer defer -> ofCase(candidate.customer(), trigger, candidate.cause());
      case Decision.HandOff handOff -> ofCase(candidate.customer(), trigger, candidate.cause());
      case Decision.HoldOut heldOut ->
          decided.waited()
              ? ofCase(candidate.customer(), trigger, candidate.cause())
              : ofStopped(candidate.customer(), trigger, Gate.HOLDOUT, decided.at());
      case Decision.Suppress(Gate gate, String reason) ->
          decided.waited()
              ? ofCase(candidate.customer(), trigger, candidate.cause())
              : ofStopped(candidate.customer(), trigger, gate, decided.at());
    };
  }

  private static String hash(String... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
