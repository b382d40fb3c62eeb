package dev.headsup.engine.trigger;

import dev.headsup.engine.activity.TrackSpec;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Urgency;
import dev.headsup.engine.signal.Hash;
import dev.headsup.engine.signal.IncidentExposure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What CX configures: when to speak, to whom, by which channels, how often at most.
///
/// @param id stable, lower-case words with hyphens; a follow-up's is its trigger's, a dot and a
///   word
/// @param name as people read it
/// @param owner who answers for it
/// @param components the parts of the product that it is about, by the names of the component map;
///   while one of them has an incident, tips about it rest
/// @param when what starts a case
/// @param expiry how long after the case (and its wait) a message still helps; cut where it is
///   longer than the limit's window less the wait, since of a backlog several cases could be told
///   at once otherwise
/// @param holdout the share of customers who are not told, so that the effect can be seen: 0 to 1;
///   always 0 for security, service and incidents
/// @param success what shows that it helped, in words
/// @param hash SHA-256 of the trigger's files, in hex; on every decision
public record Trigger(
    String id,
    String name,
    String owner,
    Status status,
    Purpose purpose,
    Set<String> components,
    When when,
    Who who,
    Send send,
    Limits limits,
    Duration expiry,
    double holdout,
    String success,
    String hash) {
  private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(1);

  /// A window that forgets nothing.
  private static final Duration LONG = Duration.ofDays(18_250);

  public Trigger {
    components = Set.copyOf(components);
    if (!(holdout >= 0 && holdout <= 1)) {
      throw new IllegalArgumentException("A holdout is a share from 0 to 1: " + holdout);
    }
    Duration longest = limits.perCustomer().within().minus(when.patience());
    if (expiry.compareTo(longest) > 0) {
      expiry = longest.compareTo(SHORTEST_EXPIRY) > 0 ? longest : SHORTEST_EXPIRY;
    }
  }

  /// This trigger, going so far.
  public Trigger going(Status far) {
    return new Trigger(
        id,
        name,
        owner,
        far,
        purpose,
        components,
        when,
        who,
        send,
        limits,
        expiry,
        holdout,
        success,
        hash);
  }

  /// This trigger, of which nobody is held out.
  public Trigger forEverybody() {
    return new Trigger(
        id,
        name,
        owner,
        status,
        purpose,
        components,
        when,
        who,
        send,
        limits,
        expiry,
        0,
        success,
        hash);
  }

  /// How far a trigger may go.
  public enum Status {
    /// Being written: nothing happens.
    DRAFT,
    /// Decides and records, sends nothing; the default for a new one.
    SHADOW,
    /// Decides and sends.
    LIVE,
    /// Stopped: nothing happens.
    PAUSED;

    /// Whether signals are matched against it.
    public boolean decides() {
      return switch (this) {
        case SHADOW, LIVE -> true;
        case DRAFT, PAUSED -> false;
      };
    }
  }

  /// The customers it is for: all of `include` hold and none of `exclude`.
  ///
  /// @param atMost how many customers it may tell about one case, or in a day where cases are not
  ///   shared; above it a person is asked first. 0 for the policy's ceiling
  public record Who(List<Group> include, List<Group> exclude, int atMost) {
    /// Everyone.
    public static final Who EVERYONE = new Who(List.of(), List.of(), 0);

    public Who {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }

    /// Whether it asks about the account of a customer.
    public boolean asksAboutAccounts() {
      return Stream.concat(include.stream(), exclude.stream())
          .anyMatch(Group.AccountHas.class::isInstance);
    }
  }

  /// One line of [Who].
  public sealed interface Group {
    /// A trait of the customer, a segment too: a segment is a trait that is true.
    record Has(FieldCondition trait) implements Group {}

    /// A trait of the account that they belong to.
    record AccountHas(FieldCondition trait) implements Group {}

    /// Something they did, or did not do, until now.
    record Did(Past past) implements Group {}
  }

  /// How it speaks.
  ///
  /// @param firstOf the first of these that is allowed and has an address
  /// @param also each of these that is allowed and has an address
  /// @param data names for the message, each the value of a property of the event that completed
  ///   the case
  /// @param urgency how soon it has to come
  /// @param value what it is worth beside other triggers of its purpose, above zero; 1 as a rule
  /// @param offer what the message offers besides words
  /// @param toPerson whether the case goes to a person of the team, who then speaks; no channel is
  ///   named then
  public record Send(
      List<Channel> firstOf,
      List<Channel> also,
      Map<String, String> data,
      Urgency urgency,
      double value,
      Offer offer,
      boolean toPerson) {
    public Send {
      firstOf = List.copyOf(firstOf);
      also = List.copyOf(also);
      data = Map.copyOf(data);
      if (!(value > 0)) {
        throw new IllegalArgumentException("A value is above zero: " + value);
      }
      if (toPerson != (firstOf.isEmpty() && also.isEmpty())) {
        throw new IllegalArgumentException("A trigger speaks by a channel, or goes to a person");
      }
    }

    /// By these channels, in no hurry, with nothing to offer.
    public static Send by(List<Channel> firstOf, List<Channel> also, Map<String, String> data) {
      return new Send(firstOf, also, data, Urgency.NORMAL, 1, new Offer.Nothing(), false);
    }

    /// Every channel it may use, in the order it is tried.
    public List<Channel> channels() {
      return Stream.concat(firstOf.stream(), also.stream()).distinct().toList();
    }
  }

  /// What a message offers besides words.
  public sealed interface Offer {
    /// Nothing.
    record Nothing() implements Offer {}

    /// The best tutorial about a feature that the customer has not seen.
    record Tutorial(String feature) implements Offer {}

    /// A talk with a person of the team.
    record Consultation() implements Offer {}
  }

  /// How often at most, and how it stands to what others send.
  ///
  /// @param obeysCaps whether the policy's caps hold it back
  /// @param countsTowardCaps whether it uses the policy's caps up for others
  /// @param category what it counts as for caps, frozen when it is sent; empty for its purpose
  /// @param perDay how many customers are told in a day (UTC), 0 for no limit
  /// @param total how many customers are told ever, 0 for no limit
  public record Limits(
      Limit perCustomer,
      boolean obeysCaps,
      boolean countsTowardCaps,
      String category,
      int perDay,
      int total) {
    /// So many per customer, and everything else as usual for a purpose: security and service are
    /// not held back by caps and use none up, help and marketing are and do.
    public static Limits of(Limit perCustomer, Purpose purpose) {
      boolean capped = purpose.needsGrant();
      return new Limits(perCustomer, capped, capped, "", 0, 0);
    }
  }

  /// At most `times` cases told per customer within `within`.
  public record Limit(int times, Duration within) {
    /// Once for each case, for triggers whose cases are told apart.
    public static final Limit PER_CASE = new Limit(When.MAX_TIMES, Duration.ofDays(30));

    public Limit {
      if (times < 1 || times > When.MAX_TIMES || !within.isPositive()) {
        throw new IllegalArgumentException("a limit is 1 to 100 times in a positive time");
      }
    }
  }

  /// Every pattern of which this trigger needs something remembered, and how much.
  Map<EventPattern, TrackSpec> remembered() {
    Map<EventPattern, TrackSpec> all = new LinkedHashMap<>();
    int cases = limits.perCustomer().times();
    switch (when.start()) {
      case When.Start.Counted counted ->
          // One more than is asked about tells "more".
          remember(
              all,
              counted.did(),
              counted.count() == Count.AT_LEAST ? counted.times() : counted.times() + 1,
              counted.within(),
              cases);
      case When.Start.First first -> remember(all, first.did(), 1, LONG, cases);
      case When.Start.Sequence sequence -> {
        remember(all, sequence.first(), 1, sequence.within(), cases);
        remember(all, sequence.then(), 1, sequence.within(), cases);
      }
      case When.Start.Quiet quiet -> {
        if (quiet.did() != null) {
          remember(all, quiet.did(), 1, quiet.after(), cases);
        }
      }
      case When.Start.Scheduled scheduled -> {}
    }
    Duration later = when.longest().plus(expiry);
    when.and().forEach(past -> all.merge(past.did(), past.spec(later), TrackSpec::or));
    when.narrowing()
        .remembered()
        .forEach(past -> all.merge(past.did(), past.spec(), TrackSpec::or));
    audience().forEach(past -> all.merge(past.did(), past.spec(), TrackSpec::or));
    return all;
  }

  private static void remember(
      Map<EventPattern, TrackSpec> all, EventPattern did, int times, Duration within, int cases) {
    TrackSpec spec = TrackSpec.forCases(did.key(), times, within, cases);
    all.merge(did, did.remembered(spec), TrackSpec::or);
  }

  private List<Past> audience() {
    return Stream.concat(who.include().stream(), who.exclude().stream())
        .flatMap(group -> group instanceof Group.Did(Past past) ? Stream.of(past) : Stream.of())
        .toList();
  }

  /// The id of the trigger that a follow-up belongs to; of any other its own.
  public static String root(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  /// Whether it tells what a declared outage means to a customer, which cannot wait.
  public boolean isAboutIncidents() {
    List<EventPattern> causes = when.start().causes();
    return !purpose.needsGrant()
        && !causes.isEmpty()
        && causes.stream().allMatch(cause -> cause.event().startsWith(IncidentExposure.EVENT));
  }

  /// Names this trigger in stored activities.
  public int key() {
    return key(id);
  }

  /// Names a trigger in stored activities by its id, be it live or gone.
  public static int key(String id) {
    return Hash.of("trigger " + id);
  }
}
