package dev.headsup.engine.policy;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much goes out to all customers together at most, which bounds cost and mistakes. Budgets are
/// counted outside, under [#counter].
///
/// @param most at least 1
/// @param perTrigger whether each trigger has this budget for itself, or all share it
/// @param channel the channel that it is about; null: all together
/// @param span how long it lasts
public record Budget(long most, boolean perTrigger, @Nullable Channel channel, Span span) {
  /// How long a budget lasts, on the policy's calendar.
  public enum Span {
    /// Until midnight.
    DAY,
    /// Until Sunday.
    WEEK,
    /// Until the last of the month.
    MONTH,
    /// For good.
    TOTAL
  }

  public Budget {
    if (most < 1) {
      throw new IllegalArgumentException("A budget is at least 1: " + most);
    }
  }

  /// Whether what goes out by a channel takes from it.
  public boolean concerns(Channel used) {
    return channel == null || channel == used;
  }

  /// The name of the counter to add to, for example `trigger import-struggle email day 2026-03-02`.
  /// It changes when the span is over, so that a fresh one begins at zero.
  ///
  /// @param zone the policy's
  public String counter(String triggerId, Instant now, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(now, zone);
    String whose = perTrigger ? "trigger " + triggerId : "all";
    String by = channel == null ? "" : " " + channel.name().toLowerCase(Locale.ROOT);
    return whose
        + by
        + switch (span) {
          case DAY -> " day " + day;
          case WEEK ->
              " week "
                  + day.get(IsoFields.WEEK_BASED_YEAR)
                  + "-"
                  + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
          case MONTH -> " month " + day.toString().substring(0, 7);
          case TOTAL -> " total";
        };
  }

  /// When the span is over; [Instant#MAX] for the total.
  public Instant ends(Instant now, ZoneId zone) {
    return switch (span) {
      case DAY -> Period.Calendar.DAY.leaves(now, zone);
      case WEEK -> Period.Calendar.WEEK.leaves(now, zone);
      case MONTH -> Period.Calendar.MONTH.leaves(now, zone);
      case TOTAL -> Instant.MAX;
    };
  }
}
