package dev.headsup.sim.queue;

import dev.headsup.sim.Choice;
import dev.headsup.sim.Io;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// One queue. Messages lie in the order in which they were sent; one that was received is out of
/// sight until its time is over or it is deleted.
final class MemoryQueue {
  /// Among how many messages the next one is chosen. SQS asks some of its servers too, not all.
  private static final int SEEN = 64;

  /// A message as it lies there.
  ///
  /// @param received how many times
  /// @param receipt names its last receiving; empty: never received
  record Lying(
      long place,
      String id,
      String body,
      Map<String, MessageAttributeValue> attributes,
      Instant sent,
      Instant visible,
      int received,
      @Nullable Instant firstReceived,
      String receipt) {
    private Lying received(Instant now, Instant until, String handle) {
      Instant first = firstReceived == null ? now : firstReceived;
      return new Lying(place, id, body, attributes, sent, until, received + 1, first, handle);
    }

    private Lying visibleFrom(Instant from) {
      return new Lying(place, id, body, attributes, sent, from, received, firstReceived, receipt);
    }

    private Lying at(long other, Instant from) {
      return new Lying(other, id, body, attributes, sent, from, received, firstReceived, "");
    }

    boolean isReady(Instant now) {
      return !visible.isAfter(now);
    }
  }

  private final String name;
  private final QueueRules rules;
  private final Map<Long, Lying> messages = new TreeMap<>();
  private long next;

  MemoryQueue(String name, QueueRules rules) {
    this.name = name;
    this.rules = rules;
  }

  String name() {
    return name;
  }

  QueueRules rules() {
    return rules;
  }

  /// Puts a message down.
  ///
  /// @param delay null: the queue's own
  void send(
      String id,
      String body,
      Map<String, MessageAttributeValue> attributes,
      @Nullable Duration delay,
      Instant now) {
    Instant visible = now.plus(delay == null ? rules.delay() : delay);
    long place = next++;
    messages.put(place, new Lying(place, id, body, attributes, now, visible, 0, null, ""));
  }

  /// Hands over messages that are ready.
  ///
  /// @param most how many at most
  /// @param hidden how long they are out of sight
  /// @param deadLetters where those go that were received too often; null: nowhere
  List<Lying> receive(
      int most, Duration hidden, @Nullable MemoryQueue deadLetters, Instant now, Io io) {
    List<Lying> ready = ready(deadLetters, now);
    List<Lying> handed = new ArrayList<>();
    while (handed.size() < most && !ready.isEmpty()) {
      Lying chosen = ready.remove(io.choose(Choice.NEXT, ready.size()));
      if (io.choose(Choice.TWICE, 2) == 1) {
        long place = next++;
        messages.put(place, chosen.at(place, now));
      }
      String handle = "%s#%d#%d".formatted(name, chosen.place(), chosen.received() + 1);
      Lying received = chosen.received(now, now.plus(hidden), handle);
      messages.put(chosen.place(), received);
      handed.add(received);
    }
    return handed;
  }

  /// The oldest that are ready. What was received as often as it may be goes to the dead letters
  /// now, and what is past its time goes away.
  private List<Lying> ready(@Nullable MemoryQueue deadLetters, Instant now) {
    List<Lying> ready = new ArrayList<>();
    Iterator<Lying> each = messages.values().iterator();
    while (each.hasNext() && ready.size() < SEEN) {
      Lying message = each.next();
      if (!message.sent().plus(rules.retention()).isAfter(now)) {
        each.remove();
      } else if (message.isReady(now) && deadLetters != null && isSpent(message)) {
        each.remove();
        long place = deadLetters.next++;
        deadLetters.messages.put(place, message.at(place, now));
      } else if (message.isReady(now)) {
        ready.add(message);
      }
    }
    return ready;
  }

  private boolean isSpent(Lying message) {
    return message.received() >= rules.mostReceives();
  }

  /// Deletes what this handle received last; whether the handle is one of this queue's. An older
  /// handle deletes nothing.
  boolean delete(String handle) {
    Optional<Lying> held = held(handle);
    held.ifPresent(each -> messages.remove(each.place()));
    return handle.startsWith(name + "#");
  }

  /// Hides what this handle received last from now on for so long; empty when that is no message in
  /// somebody's hands.
  boolean hide(String handle, Duration hidden, Instant now) {
    Optional<Lying> held = held(handle).filter(each -> !each.isReady(now));
    held.ifPresent(each -> messages.put(each.place(), each.visibleFrom(now.plus(hidden))));
    return held.isPresent();
  }

  /// The message that this handle received last.
  Optional<Lying> held(String handle) {
    String[] parts = handle.split("#", -1);
    return parts.length == 3 && parts[0].equals(name) && parts[1].matches("\\d{1,18}")
        ? Optional.ofNullable(messages.get(Long.valueOf(parts[1])))
            .filter(each -> each.receipt().equals(handle))
        : Optional.empty();
  }

  /// All that lies there, in order.
  List<Lying> all() {
    return List.copyOf(messages.values());
  }

  void purge() {
    messages.clear();
  }
}
