package dev.headsup.engine.trigger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who of the customers of a component hears of its incident: those of whom this is known too. What
/// is asked here is kept with the decision, as evidence.
///
/// @param usedWithin how long before it began they used it last, at most, in whole days; null for
///   as long as exposures count
/// @param failed they did one of these since it began: events that show that it failed them; none
///   for whether it failed them or not
/// @param sameRegion whether their trait `region` must be one of the incident's, where it names any
/// @param owners whether the owner of their account hears of it too, before them
public record Narrowing(
    @Nullable Duration usedWithin, List<EventPattern> failed, boolean sameRegion, boolean owners) {
  /// All of them.
  public static final Narrowing NONE = new Narrowing(null, List.of(), false, false);

  /// For how long failures are remembered: one of an incident that nobody told of for so long.
  private static final Duration REMEMBERED = Duration.ofDays(2);

  /// How many failures are told apart.
  private static final int COUNTED = 5;

  public Narrowing {
    failed = List.copyOf(failed);
  }

  /// Whether it asks about the account of a customer.
  public boolean asksAboutAccounts() {
    return sameRegion || owners;
  }

  /// That of a follow-up: whoever was told hears the rest.
  public Narrowing followUp() {
    return new Narrowing(null, List.of(), false, owners);
  }

  /// What has to be remembered of customers for it.
  List<Past> remembered() {
    return failed.stream()
        .map(event -> new Past(event, Count.AT_LEAST, COUNTED, REMEMBERED))
        .toList();
  }
}
