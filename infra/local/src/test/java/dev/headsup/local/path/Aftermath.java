package dev.headsup.local.path;

import dev.headsup.aws.dynamodb.DynamoInboxItems;
import dev.headsup.aws.dynamodb.DynamoOutreaches;
import dev.headsup.aws.dynamodb.Tables;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.activity.ActivityCodec;
import dev.headsup.engine.activity.Told;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Crowd;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.stack.StepStack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is left when all is worked off: the stored state, the ledger and what people got, each as
/// sorted lines of text, so that two runs can be compared and a difference can be read.
///
/// @param items every stored item of every table, whole
/// @param states of each customer the packed bytes, without whether they were counted as one of a
///   crowd, and whom they turned out to be
/// @param tracks of each customer what they did, how many cases they were told and whether one
///   waits: the state without the event that a case is named after
/// @param cases ledger entries with the event that they are named after, and how often they count
/// @param outcomes ledger entries with what became of them alone
/// @param deliveries messages on their way, with their state
/// @param received what arrived, by whom it is for, trigger, channel and headline
record Aftermath(
    List<String> items,
    List<String> states,
    List<String> tracks,
    List<String> cases,
    List<String> outcomes,
    List<String> deliveries,
    List<String> received) {

  static Aftermath of(StepStack stack) {
    List<String> items = new ArrayList<>();
    for (String table :
        List.of("ActivityTable", "ProfilesTable", "OutreachesTable", "InboxTable", "DueTable")) {
      scan(stack, table).forEach(item -> items.add(table + " " + new TreeMap<>(item)));
    }
    List<String> states = new ArrayList<>();
    List<String> tracks = new ArrayList<>();
    for (Map<String, AttributeValue> item : scan(stack, "ActivityTable")) {
      String customer = value(item, "customer").s();
      AttributeValue joined = item.get("into");
      String into = joined == null ? "" : " is " + joined.s();
      // Who got on was one of a crowd, or was not, by whether their case was complete before they
      // did: that alone may depend on batches.
      Activity activity =
          ActivityCodec.decode(value(item, "st").b().asByteArray())
              .with(Crowd.memory("import-struggle"), Told.NOTHING);
      states.add(customer + into + " " + HexFormat.of().formatHex(ActivityCodec.encode(activity)));
      tracks.add(customer + into + " " + inWords(activity));
    }
    Ledger ledger = Ledger.of(stack);
    return new Aftermath(
        sorted(items),
        sorted(states),
        sorted(tracks),
        sorted(ledger.cases),
        sorted(ledger.outcomes),
        sorted(ledger.deliveries),
        sorted(received(stack, ledger.customers)));
  }

  /// One number for the whole state and all sends.
  String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (List<String> lines : List.of(states, cases, deliveries, received)) {
        lines.forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }

  private static String inWords(Activity activity) {
    SortedMap<Integer, String> told = new TreeMap<>();
    activity
        .told()
        .forEach((key, one) ->
            told.put(key, one.cases().stamps().size() + (one.waiting() == null ? "" : " waits")));
    return activity.lastSeen() + " " + new TreeMap<>(activity.tracks()) + " told " + told;
  }

  private record Ledger(
      TreeSet<CustomerId> customers,
      List<String> cases,
      List<String> outcomes,
      List<String> deliveries) {

    static Ledger of(StepStack stack) {
      DynamoOutreaches outreaches =
          new DynamoOutreaches(
              stack.tables(), new Tables("", stack.table("OutreachesTable"), "", ""));
      Ledger ledger =
          new Ledger(new TreeSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      scan(stack, "OutreachesTable")
          .forEach(item -> ledger.customers.add(new CustomerId(value(item, "customer").s())));
      for (CustomerId customer : ledger.customers) {
        for (Outreach entry : outreaches.of(customer)) {
          String outcome = customer + " " + entry.trigger().id() + " " + outcome(entry);
          ledger.outcomes.add(outcome);
          ledger.cases.add(outcome + " " + entry.cause() + " x" + entry.times());
          for (Delivery delivery : outreaches.deliveries(customer, entry.id())) {
            ledger.deliveries.add(
                customer
                    + " "
                    + delivery.channel()
                    + " "
                    + delivery.state()
                    + " attempts "
                    + delivery.attempts());
          }
        }
      }
      return ledger;
    }

    private static String outcome(Outreach entry) {
      return switch (entry.decision()) {
        case Decision.Send(var channels, var otherwise) -> "told by " + channels;
        case Decision.Defer defer -> "waits";
        case Decision.Suppress(var gate, var reason) -> "not told: " + gate;
        case Decision.HoldOut heldOut -> "not told: control group";
        case Decision.HandOff handOff -> "to a person";
      };
    }
  }

  private static List<String> received(StepStack stack, TreeSet<CustomerId> customers) {
    List<String> received = new ArrayList<>();
    for (Arrived arrived : stack.arrived()) {
      String customer =
          new String(
              Base64.getUrlDecoder().decode(arrived.tags().getOrDefault("customer64", "")),
              StandardCharsets.UTF_8);
      received.add(
          customer
              + " "
              + arrived.tags().get("trigger")
              + " "
              + arrived.channel()
              + " "
              + arrived.to()
              + " "
              + arrived.subject());
    }
    DynamoInboxItems inbox = new DynamoInboxItems(stack.tables(), stack.table("InboxTable"));
    for (CustomerId customer : customers) {
      inbox
          .of(customer)
          .forEach(item ->
              item.versions()
                  .forEach(version ->
                      received.add(
                          customer
                              + " "
                              + version.trigger()
                              + " INBOX "
                              + version.message().title())));
    }
    return received;
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static List<Map<String, AttributeValue>> scan(StepStack stack, String table) {
    return stack
        .tables()
        .scanPaginator(scan -> scan.tableName(stack.table(table)).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }
}
