package dev.headsup.engine.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a customer asked for on their own page, beside what they agreed to ([Consent]).
///
/// @param pausedUntil nothing but security and service until then; null when not paused
/// @param language a language tag such as `de`, which goes before the profile's; null for none
/// @param quiet their own quiet hours, by the clock on their wall; beside those of the policy
/// @param profilingStopped they objected to profiling: no likelihoods are computed for them, and no
///   message goes out because of one
/// @param resting triggers that they found of no use, by id, each until when it and what follows up
///   on it leave them alone
/// @param suppressed addresses once theirs that must never be written to, whatever the purpose
public record Preferences(
    @Nullable Instant pausedUntil,
    @Nullable String language,
    List<WeeklyWindow> quiet,
    boolean profilingStopped,
    Map<String, Instant> resting,
    Set<AddressHash> suppressed) {
  /// Nothing asked for.
  public static final Preferences NONE =
      new Preferences(null, null, List.of(), false, Map.of(), Set.of());

  public Preferences {
    quiet = List.copyOf(quiet);
    resting = Map.copyOf(resting);
    suppressed = Set.copyOf(suppressed);
  }

  /// Whether they paused what is neither security nor service.
  public boolean isPaused(Instant now) {
    return pausedUntil != null && now.isBefore(pausedUntil);
  }

  /// Whether they want to be left alone by a trigger.
  public boolean rests(String trigger, Instant now) {
    return Optional.ofNullable(resting.get(trigger)).filter(now::isBefore).isPresent();
  }

  /// These, paused until a time; null ends the pause.
  public Preferences paused(@Nullable Instant until) {
    return new Preferences(until, language, quiet, profilingStopped, resting, suppressed);
  }

  /// These, in a language; null leaves it to the profile.
  public Preferences in(@Nullable String tag) {
    return new Preferences(pausedUntil, tag, quiet, profilingStopped, resting, suppressed);
  }

  /// These, with other quiet hours.
  public Preferences quietIn(List<WeeklyWindow> windows) {
    return new Preferences(pausedUntil, language, windows, profilingStopped, resting, suppressed);
  }

  /// These, with profiling stopped or allowed again.
  public Preferences profilingStopped(boolean stopped) {
    return new Preferences(pausedUntil, language, quiet, stopped, resting, suppressed);
  }

  /// These, with a trigger at rest. Rests that are over at `now` are forgotten.
  public Preferences resting(String trigger, Instant until, Instant now) {
    Map<String, Instant> rests = new HashMap<>(resting);
    rests.values().removeIf(end -> !now.isBefore(end));
    rests.put(trigger, until);
    return new Preferences(pausedUntil, language, quiet, profilingStopped, rests, suppressed);
  }

  /// These, with an address that is never written to, or may be again.
  public Preferences suppressed(AddressHash address, boolean never) {
    Set<AddressHash> addresses = new HashSet<>(suppressed);
    if (never) {
      addresses.add(address);
    } else {
      addresses.remove(address);
    }
    return new Preferences(pausedUntil, language, quiet, profilingStopped, resting, addresses);
  }

  /// Both halves of one person: whatever either asked to be spared stays.
  public Preferences merge(Preferences other) {
    List<WeeklyWindow> windows = new ArrayList<>(quiet);
    other.quiet.stream().filter(window -> !windows.contains(window)).forEach(windows::add);
    Map<String, Instant> rests = new HashMap<>(resting);
    other.resting.forEach((trigger, end) ->
        rests.merge(trigger, end, (mine, more) -> more.isAfter(mine) ? more : mine));
    Set<AddressHash> addresses = new HashSet<>(suppressed);
    addresses.addAll(other.suppressed);
    return new Preferences(
        later(pausedUntil, other.pausedUntil),
        language != null ? language : other.language,
        windows,
        profilingStopped || other.profilingStopped,
        rests,
        addresses);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
