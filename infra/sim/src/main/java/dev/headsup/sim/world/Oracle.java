package dev.headsup.sim.world;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the providers took, as they know it: every message that they accepted, with its time,
/// whether or not we heard of it. It never forgets.
public final class Oracle {
  private final SimClock clock;
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Consumer<Accepted>> listeners = new ArrayList<>();
  private long calls;

  Oracle(SimClock clock) {
    this.clock = clock;
  }

  /// A message that a provider took.
  ///
  /// @param outreach the ledger entry, as it travelled with the message
  /// @param to the address
  /// @param id the provider's own
  /// @param stop the customer's link that stops such messages; empty where it carries none
  /// @param lineage what the company's system may pass back; empty where it carries none
  public record Accepted(
      Instant at,
      Channel channel,
      String customer,
      String outreach,
      String to,
      String id,
      String stop,
      String lineage) {
    /// Names the message as [dev.headsup.engine.outreach.Delivery#id] does.
    public String delivery() {
      return outreach + "/" + channel;
    }
  }

  /// Somebody wants to hear of each message, at the moment it is taken.
  public void onAccepted(Consumer<Accepted> listener) {
    listeners.add(listener);
  }

  String take(Channel channel, String customer, String outreach, String to, String stop) {
    return take(channel, customer, outreach, to, stop, "");
  }

  String take(
      Channel channel, String customer, String outreach, String to, String stop, String lineage) {
    String id = channel.word() + "-" + calls++;
    Accepted taken =
        new Accepted(clock.instant(), channel, customer, outreach, to, id, stop, lineage);
    accepted.add(taken);
    listeners.forEach(listener -> listener.accept(taken));
    return id;
  }

  /// All messages, oldest first.
  public List<Accepted> accepted() {
    return List.copyOf(accepted);
  }
}
