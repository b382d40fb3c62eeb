package dev.headsup.engine.signal;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The customer was told something wrong by us, and a person put it right: they are to hear the
/// correction.
///
/// Properties: `correction`, `trigger`, `name`, `purpose`, `channels`.
///
/// @param correction its id
/// @param trigger the id of the trigger whose message was wrong
/// @param name of that trigger
/// @param purpose of the wrong message, under which they may hear the correction
/// @param channels by which they may have read it; never empty
/// @param at when a person put it right, the same for everybody
public record ToldWrong(
    CustomerId customer,
    EventId id,
    String correction,
    String trigger,
    String name,
    Purpose purpose,
    Set<Channel> channels,
    Instant at)
    implements Observation {
  /// The name of all of them.
  public static final String EVENT = OURS + "correction";

  public ToldWrong {
    channels = Set.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("They were told by no channel: " + correction);
    }
  }

  /// Its id: the same each time that the customer is found, so that it counts once.
  public static EventId id(String correction) {
    return new EventId("correction:" + correction);
  }

  @Override
  public String event() {
    return EVENT;
  }

  @Override
  public Properties properties() {
    return new Properties(
        Map.of(
            "correction", new Value.Text(correction),
            "trigger", new Value.Text(trigger),
            "name", new Value.Text(name),
            "purpose", new Value.Text(purpose.name()),
            "channels", new Value.Text(written(channels))));
  }

  /// Channels as one text.
  private static String written(Set<Channel> channels) {
    return channels.stream().sorted().map(Channel::name).collect(Collectors.joining(" "));
  }

  /// Reads channels out of a text; those that this version does not know are passed over.
  public static Set<Channel> channels(String text) {
    return Arrays.stream(Channel.values())
        .filter(channel -> List.of(text.split(" ")).contains(channel.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Observation about(CustomerId other) {
    return new ToldWrong(other, id, correction, trigger, name, purpose, channels, at);
  }
}
