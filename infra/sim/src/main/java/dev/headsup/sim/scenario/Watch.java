package dev.headsup.sim.scenario;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.policy.Ceilings;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.sim.scenario.OnRecord.No;
import dev.headsup.sim.world.Oracle.Accepted;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What must hold at every moment of a run: at each message that a provider takes, and at each step
/// of a message in the ledger. It looks at the provider and at the tables, never at what the
/// functions believe.
final class Watch {
  /// So long after a stop what a worker was about to send may still leave (G1).
  private static final Duration STOPS = Duration.ofSeconds(5);

  /// So long a worker may go on with what it read of a customer, where no yes is needed: it reads
  /// the consent before the claim and not in it ([ConsentRule]). Its call ends by then.
  private static final Duration READ_BEFORE = Duration.ofSeconds(60);

  private final World world;
  private final Refusals refusals;
  private final OnRecord record;
  private final Books books;
  private final Checks checks;
  private final Map<String, Instant> claims = new HashMap<>();
  private final Map<String, Delivery> before = new HashMap<>();
  private final Map<String, Instant> toldOf = new HashMap<>();
  private final Map<String, List<Accepted>> sends = new HashMap<>();
  private final Map<String, List<Accepted>> received = new HashMap<>();
  private final Set<String> stations = new TreeSet<>();
  private final Set<String> cleared = new TreeSet<>();
  private final Map<String, Long> told = new TreeMap<>();

  Watch(World world, Refusals refusals, OnRecord record, Books books, Checks checks) {
    this.world = world;
    this.refusals = refusals;
    this.record = record;
    this.books = books;
    this.checks = checks;
  }

  /// Looks from now on.
  void begin() {
    world.stores().calm().onChange(this::changed);
    world.oracle().onAccepted(this::accepted);
  }

  /// How many messages reached somebody ([Outcome#told]).
  Map<String, Long> told() {
    return told;
  }

  private void count(Channel channel, Purpose purpose) {
    told.merge(channel.word(), 1L, Long::sum);
    told.merge(word(purpose), 1L, Long::sum);
  }

  /// The word of a purpose in [#told].
  static String word(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  /// Every state in which a message ever was, as [#station] names it.
  Set<String> stations() {
    return stations;
  }

  /// Names a state of a message as integrators hear of it.
  static String station(String outreach, String channel, String state) {
    return outreach + "/" + channel + " " + state;
  }

  private void changed(
      String table,
      @Nullable Map<String, AttributeValue> old,
      @Nullable Map<String, AttributeValue> item) {
    if (!table.equals(Place.OUTREACHES.table()) || item == null) {
      return;
    }
    String id = Optional.ofNullable(item.get("id")).map(AttributeValue::s).orElse("");
    String customer = Optional.ofNullable(item.get("customer")).map(AttributeValue::s).orElse("");
    int slash = id.indexOf('/');
    if (slash > 0) {
      books
          .delivery(
              new CustomerId(customer),
              id.substring(0, slash),
              Channel.valueOf(id.substring(slash + 1)))
          .ifPresent(this::moved);
    }
  }

  private void moved(Delivery now) {
    Delivery then = before.put(now.id(), now);
    if (then == null || then.state() != now.state()) {
      stations.add(station(now.outreach(), now.channel().name(), now.state().name()));
    }
    boolean lies = now.channel() == Channel.INBOX && now.state() == DeliveryState.SENT;
    if (lies && (then == null || then.state() != DeliveryState.SENT)) {
      Outreach entry = books.outreach(now.customer().value(), now.outreach());
      count(Channel.INBOX, Configured.purpose(entry.trigger().id()));
    }
    if (!now.receipts().all().isEmpty()) {
      toldOf.putIfAbsent(now.id(), world.clock().instant());
    }
    if (then == null) {
      return;
    }
    if (now.state() == DeliveryState.SENDING && now.fence() > then.fence()) {
      claims.put(world.running() + " " + now.id(), world.clock().instant());
    }
    checks.that(
        "A15 monotone",
        now.fence() >= then.fence() && isAllowed(then.state(), now.state()),
        () -> now.id() + " went from " + then.state() + " to " + now.state());
  }

  private void accepted(Accepted accepted) {
    Instant now = world.clock().instant();
    Outreach outreach = books.outreach(accepted.customer(), accepted.outreach());
    Purpose purpose = Configured.purpose(outreach.trigger().id());
    Channel channel = accepted.channel();
    String id = accepted.delivery();
    List<Accepted> all = sends.computeIfAbsent(id, one -> new ArrayList<>());
    all.add(accepted);
    count(channel, purpose);
    int most = most(purpose, channel);
    checks.that(
        most == 1 ? "A1 at most once" : "A1 at most one more",
        all.size() <= most,
        () -> id + " of " + outreach.trigger().id() + " was sent " + all.size() + " times");
    Delivery delivery =
        books
            .delivery(outreach.customer(), outreach.id(), channel)
            .orElseThrow(() -> new IllegalStateException("Sent without a delivery: " + id));
    checks.that(
        "notAfter",
        now.isBefore(delivery.notAfter().plusSeconds(10)),
        () -> id + " was sent after " + delivery.notAfter());
    Instant stopped = refusals.stopped().orElse(Instant.MAX);
    checks.that(
        "G1",
        stopped.equals(Instant.MAX) || !now.isAfter(stopped.plus(STOPS)),
        () -> id + " was sent, though stopped since " + stopped);
    wanted(accepted, outreach, purpose);
    few(accepted, now);
    inOrder(accepted, outreach.trigger().id());
  }

  /// Nobody hears of an outage after they heard that it is over.
  private void inOrder(Accepted accepted, String trigger) {
    String whom = accepted.customer() + " by " + accepted.channel();
    if (trigger.equals(Configured.ALL_CLEAR)) {
      cleared.add(whom);
    } else if (trigger.equals(Configured.OUTAGE)) {
      checks.that(
          "B6",
          !cleared.contains(whom),
          () -> accepted.customer() + " heard of an outage after its end");
    }
  }

  /// Nothing is claimed for somebody who wants none, at an address that takes none, or when its
  /// provider already told of it.
  private void wanted(Accepted accepted, Outreach outreach, Purpose purpose) {
    Channel channel = accepted.channel();
    String id = accepted.delivery();
    Instant claim = claims.getOrDefault(world.running() + " " + id, Instant.MAX);
    boolean bound =
        purpose.needsGrant() || ConsentRule.STANDARD.needs(purpose, channel) != Needs.NOTHING;
    Optional<Instant> no = record.since(new No(outreach.customer(), purpose, channel));
    checks.that(
        "L30",
        no.isEmpty() || !claim.isAfter(bound ? no.get() : no.get().plus(READ_BEFORE)),
        () -> id + " was claimed at " + claim + ", after the no of " + no.orElseThrow());
    if (channel == Channel.EMAIL || channel == Channel.SMS) {
      Optional<Instant> never = record.suppressed(AddressHash.of(channel, accepted.to()));
      checks.that(
          "L14",
          never.isEmpty() || !claim.isAfter(never.get()),
          () -> id + " was claimed at " + claim + ", suppressed since " + never.orElseThrow());
    }
    Instant told = toldOf.get(id);
    checks.that(
        "A6 reconcile",
        told == null || !claim.isAfter(told),
        () -> id + " was claimed at " + claim + ", and its provider told of it at " + told);
  }

  /// However wrong everything else is, one customer gets few.
  private void few(Accepted accepted, Instant now) {
    List<Accepted> all =
        received.computeIfAbsent(accepted.customer(), customer -> new ArrayList<>());
    all.add(accepted);
    all.removeIf(one -> one.at().isBefore(now.minus(Duration.ofHours(23))));
    // A receiver of webhooks knows a repeat by its id: to the customer it is one message.
    long day =
        all.stream()
            .map(one -> one.channel() == Channel.WEBHOOK ? one.delivery() : one.id())
            .distinct()
            .count();
    checks.that(
        "G4",
        day <= Ceilings.STANDARD.perDay(),
        () -> accepted.customer() + " got " + day + " within a day");
    long texts =
        all.stream()
            .filter(one -> one.channel() == Channel.SMS)
            .filter(one -> one.at().isAfter(now.minus(Duration.ofMinutes(58))))
            .count();
    checks.that(
        "G4",
        texts <= Ceilings.STANDARD.textsPerHour(),
        () -> accepted.customer() + " got " + texts + " texts within an hour");
  }

  /// How often a message may reach a provider: where another attempt follows an unknown outcome,
  /// once more; where the receiver knows a repeat by its id, as often as it is tried.
  private static int most(Purpose purpose, Channel channel) {
    return switch (channel) {
      case WEBHOOK -> 8;
      case INBOX -> 1;
      case PUSH ->
          switch (purpose) {
            case SECURITY, SERVICE -> 3;
            case HELP, MARKETING -> 1;
          };
      case EMAIL, SMS ->
          switch (purpose) {
            case SECURITY -> 2;
            case SERVICE -> channel == Channel.SMS ? 1 : 2;
            case HELP, MARKETING -> 1;
          };
    };
  }

  private static boolean isAllowed(DeliveryState from, DeliveryState to) {
    return switch (from) {
      case PENDING, SENDING, UNKNOWN -> true;
      case SENT -> to != DeliveryState.PENDING && to != DeliveryState.SENDING;
      case DELIVERED -> (to != DeliveryState.SENT && to.isOut()) || to == DeliveryState.BOUNCED;
      case BOUNCED -> to == DeliveryState.BOUNCED || to == DeliveryState.COMPLAINED;
      // Its provider may know better than the worker that gave it up.
      case FAILED -> to == from || to.isOut() || to == DeliveryState.BOUNCED;
      case COMPLAINED, KEPT, FOREIGN -> to == from;
    };
  }
}
