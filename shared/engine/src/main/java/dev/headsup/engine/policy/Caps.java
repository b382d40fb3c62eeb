package dev.headsup.engine.policy;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a customer hears from us at most. All rules hold together, so the strictest decides.
///
/// @param rules in the order of the file
public record Caps(List<Cap> rules) {
  /// The most rules.
  public static final int MAX_RULES = 20;

  public Caps {
    rules = List.copyOf(rules);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException("At most " + MAX_RULES + " caps: " + rules.size());
    }
  }

  /// At most `most` contacts in a period.
  ///
  /// @param channel the channel that it is about; null: all together
  /// @param category the category that it is about; null: all together
  public record Cap(int most, @Nullable Channel channel, @Nullable String category, Period period) {
    /// The highest number; it bounds what is remembered of a customer.
    public static final int MAX = 100;

    public Cap {
      if (most < 1 || most > MAX) {
        throw new IllegalArgumentException("A cap is 1 to " + MAX + ": " + most);
      }
    }

    boolean concerns(Channel wanted, String ofCategory) {
      return (channel == null || channel == wanted)
          && (category == null || category.equals(ofCategory));
    }

    private boolean counts(Contact contact) {
      return contact.counts()
          && (channel == null || contact.channels().contains(channel))
          && (category == null || category.equals(contact.category()));
    }

    /// When there is room for one more: `now` where there is, else when enough have left their
    /// period. What is dated ahead of now, by a clock that was put back, counts too.
    Instant opens(List<Contact> sent, Instant now, Collection<ZoneId> zones) {
      return sent.stream()
          .filter(this::counts)
          .map(contact -> leaves(contact.at(), zones))
          .sorted(Comparator.reverseOrder())
          .skip(most - 1L)
          .findFirst()
          .filter(now::isBefore)
          .orElse(now);
    }

    /// Where the zone is not known, it counts until its period is over in each that it may be.
    private Instant leaves(Instant at, Collection<ZoneId> zones) {
      return zones.stream()
          .map(zone -> period.leaves(at, zone))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /// What is left.
  ///
  /// @param open the channels with room, in the order asked
  /// @param nextOpen when the first of the channels has room, where none has; null otherwise
  /// @param full the rules that closed a channel, each once
  public record Room(List<Channel> open, @Nullable Instant nextOpen, List<Cap> full) {
    public Room {
      open = List.copyOf(open);
      full = List.copyOf(full);
    }

    /// When to ask again, where no channel is open.
    public Optional<Instant> next() {
      return Optional.ofNullable(nextOpen);
    }
  }

  /// Which channels have room for one more contact. For a trigger that does not obey caps, do not
  /// ask.
  ///
  /// @param sent what the customer heard in the last [Period#MEMORY], in any order
  /// @param wanted the channels that it could go by
  /// @param category of the trigger
  /// @param zones where the customer may be; at least one
  public Room room(
      List<Contact> sent,
      List<Channel> wanted,
      String category,
      Instant now,
      Collection<ZoneId> zones) {
    Map<Cap, Instant> opens = new LinkedHashMap<>();
    List<Channel> open = new ArrayList<>();
    Instant next = null;
    for (Channel channel : wanted) {
      Instant latest = now;
      for (Cap cap : rules) {
        if (cap.concerns(channel, category)) {
          Instant free = opens.computeIfAbsent(cap, each -> each.opens(sent, now, zones));
          latest = free.isAfter(latest) ? free : latest;
        }
      }
      if (latest.equals(now)) {
        open.add(channel);
      } else if (next == null || latest.isBefore(next)) {
        next = latest;
      }
    }
    List<Cap> full =
        opens.entrySet().stream()
            .filter(each -> each.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    return new Room(open, open.isEmpty() ? next : null, full);
  }
}
