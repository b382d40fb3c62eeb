package dev.headsup.engine.policy;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Quiet hours at three levels, of which the narrowest that was written holds: the customer's own,
/// the channel's, everybody's. The customer's own replace the hours of the week; holidays stay. The
/// inbox makes no sound, so nothing of this holds it.
///
/// @param everywhere for every channel that has none of its own
/// @param byChannel a channel's own
/// @param mayBreak the purposes of which an urgent message does not wait; security and service only
/// @param zone where customers are of whom nothing better is known; null: nobody says so
/// @param listed the zones where customers may be, for those whose zone nobody knows; may be empty
public record QuietRules(
    Level everywhere,
    Map<Channel, Level> byChannel,
    Set<Purpose> mayBreak,
    @Nullable ZoneId zone,
    List<ZoneId> listed) {
  /// When text messages for help and marketing may go out at all, whatever a file or a customer
  /// says: 8:00 to 20:00 where the customer is (47 CFR 64.1200(c)(1) ends at 21:00, the law of
  /// Florida at 20:00).
  public static final WeeklyWindow LAWFUL_QUIET =
      WeeklyWindow.daily(LocalTime.of(20, 0), LocalTime.of(8, 0));

  private static final QuietHours LAWFUL = QuietHours.of(List.of(LAWFUL_QUIET));

  public QuietRules {
    byChannel = Map.copyOf(byChannel);
    mayBreak = Set.copyOf(mayBreak);
    listed = List.copyOf(listed);
    if (mayBreak.stream().anyMatch(Purpose::needsGrant)) {
      throw new IllegalArgumentException("Only security and service may break quiet hours");
    }
  }

  /// What happens to a message in quiet hours.
  public enum Then {
    /// It waits for the first hour that is not quiet, where that comes before it is of no use.
    HOLD,
    /// It is not sent.
    DROP
  }

  /// One level.
  public record Level(QuietHours hours, Then then) {
    /// Never quiet.
    public static final Level NEVER = new Level(QuietHours.NONE, Then.HOLD);
  }

  /// A message that asks whether it may go out now.
  ///
  /// @param own the customer's own quiet hours; empty where they set none
  /// @param expires when it is of no use any more
  public record Asked(
      Channel channel,
      Purpose purpose,
      Urgency urgency,
      List<WeeklyWindow> own,
      Zones zones,
      Instant now,
      Instant expires) {
    public Asked {
      own = List.copyOf(own);
    }
  }

  /// The answer.
  public sealed interface Answer {
    /// It may go out.
    record Open() implements Answer {}

    /// It waits.
    ///
    /// @param until the first instant that is fine, after now and before it expires
    record Hold(Instant until) implements Answer {}

    /// It is not sent.
    record Drop(Why why) implements Answer {}
  }

  /// Why quiet hours drop a message.
  public enum Why {
    /// The policy says so.
    NOT_HELD,
    /// The first hour that is fine comes too late.
    TOO_LATE
  }

  /// Where a customer is: [Zones#of] with the zones of this policy.
  public Zones zones(@Nullable ZoneId customer, @Nullable ZoneId account, List<ZoneId> phone) {
    return Zones.of(customer, account, zone, listed, phone);
  }

  /// Whether a message may go out now by a channel, or when.
  public Answer ask(Asked asked) {
    boolean solicits = asked.purpose().needsGrant();
    if (!isHeard(asked.channel()) || (!solicits && !asked.zones().isKnown())) {
      return new Answer.Open();
    }
    if (asked.urgency() == Urgency.HIGH && mayBreak.contains(asked.purpose())) {
      return new Answer.Open();
    }
    Level level = byChannel.getOrDefault(asked.channel(), everywhere);
    QuietHours hours = asked.own().isEmpty() ? level.hours() : level.hours().with(asked.own());
    boolean bound = solicits && asked.channel() == Channel.SMS;
    Optional<Instant> open =
        bound
            ? hours.or(LAWFUL).nextOpen(asked.now(), asked.zones().forText(), asked.expires())
            : hours.nextOpen(asked.now(), asked.zones().all(), asked.expires());
    if (open.filter(asked.now()::equals).isPresent()) {
      return new Answer.Open();
    }
    return switch (level.then()) {
      case DROP -> new Answer.Drop(Why.NOT_HELD);
      case HOLD ->
          open.<Answer>map(Answer.Hold::new).orElseGet(() -> new Answer.Drop(Why.TOO_LATE));
    };
  }

  private static boolean isHeard(Channel channel) {
    return switch (channel) {
      // What another system makes of a webhook we do not know, so it may be heard.
      case EMAIL, SMS, PUSH, WEBHOOK -> true;
      case INBOX -> false;
    };
  }
}
