package dev.headsup.functions;

import dev.headsup.authoring.policy.PolicyCompiler;
import dev.headsup.engine.configuration.Document;
import dev.headsup.engine.configuration.Stored;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policy that runs: read from the settings when first asked and again when half a minute old,
/// so that a stop is heard soon everywhere.
///
/// Where there is none, the standard policy holds. Of one that is damaged, of a newer form, or does
/// not compile, the last good version that this function had goes on, and the log says so; a
/// function that had none yet is closed ([Policy#closed]): it sends nothing until the policy can be
/// read. Safe for use by many threads.
public final class LivePolicy {
  private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Fresh<Loaded> loaded;

  /// @param version names what was read, so that the same is not compiled again
  /// @param good the last policy that came from a document, if there was one
  private record Loaded(String version, Policy policy, @Nullable Policy good) {}

  /// @param document reads what is stored; empty where there is no policy
  LivePolicy(Supplier<Optional<Stored>> document, InstantSource clock) {
    this.loaded = new Fresh<>(FRESH, clock, before -> read(document.get(), before));
  }

  /// The policy now.
  public Policy now() {
    return loaded.get().policy();
  }

  /// The policy as it is stored this moment: for who is about to send.
  public Policy exact() {
    return loaded.renewed().policy();
  }

  private static Loaded read(Optional<Stored> stored, @Nullable Loaded before) {
    String version = stored.map(LivePolicy::version).orElse("");
    if (before != null && before.version().equals(version)) {
      return before;
    }
    Policy good = before == null ? null : before.good();
    return stored
        .map(one -> read(one, version, good))
        .orElseGet(() -> new Loaded(version, Policy.standard(), null));
  }

  private static String version(Stored stored) {
    return switch (stored) {
      case Document document -> document.hash();
      case Stored.Damaged damaged -> "!" + damaged.why();
    };
  }

  private static Loaded read(Stored stored, String version, @Nullable Policy good) {
    return switch (stored) {
      case Document document ->
          switch (PolicyCompiler.compile(document.files())) {
            case PolicyCompiler.Result.Ok(Policy policy) -> new Loaded(version, policy, policy);
            case PolicyCompiler.Result.Problems problems ->
                goOn(problems.toString(), version, good);
          };
      case Stored.Damaged damaged -> goOn(damaged.why(), version, good);
    };
  }

  private static Loaded goOn(String why, String version, @Nullable Policy good) {
    LOG.error(
        "The policy cannot be read, {}; ./headsup rollback policy puts a good version back: {}",
        good == null ? "so nothing is sent" : "so its last version holds",
        why);
    Policy policy = good == null ? Policy.closed("the policy cannot be read") : good;
    return new Loaded(version, policy, good);
  }
}
