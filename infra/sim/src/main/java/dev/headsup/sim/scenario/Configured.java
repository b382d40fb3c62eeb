package dev.headsup.sim.scenario;

import dev.headsup.aws.dynamodb.DynamoDocuments;
import dev.headsup.aws.dynamodb.DynamoKeys;
import dev.headsup.aws.dynamodb.PushResult;
import dev.headsup.aws.keys.FreshKey;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.engine.configuration.DocumentName;
import dev.headsup.engine.configuration.Edit;
import dev.headsup.engine.configuration.Kind;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Place;
import dev.headsup.sim.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is configured in a run: a trigger for every purpose and channel, of which one event makes
/// one case; one that waits; and a policy that lets them all speak.
final class Configured {
  /// A server key, whose text everybody knows here.
  static final String KEY = "sk_simulated";

  /// The channels that the triggers use.
  static final List<Channel> CHANNELS = List.of(Channel.values());

  /// Of a purpose and a channel the trigger, which speaks at once.
  static String trigger(Purpose purpose, Channel channel) {
    return purpose.name().toLowerCase(Locale.ROOT) + "-" + word(channel);
  }

  /// Of all triggers those of a run: a few, since many cost time and show no more.
  static List<String> drawn(Chance chance) {
    List<String> all = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      CHANNELS.forEach(channel -> all.add(trigger(purpose, channel)));
    }
    while (all.size() > FEW) {
      all.remove(chance.below(all.size()));
    }
    return all;
  }

  /// The purpose of a trigger.
  static Purpose purpose(String trigger) {
    return trigger.equals(WAITING) || trigger.startsWith(OUTAGE)
        ? Purpose.SERVICE
        : Purpose.valueOf(trigger.substring(0, trigger.indexOf('-')).toUpperCase(Locale.ROOT));
  }

  /// The event that starts a case of a trigger.
  static String event(String trigger) {
    return "Case Of " + trigger;
  }

  private static final int FEW = 5;

  /// The trigger that waits five minutes for [#GOT_ON].
  static final String WAITING = "waiting-email";

  /// The event that calls off what waits.
  static final String GOT_ON = "Got On";

  /// The trigger that speaks of an outage, and what it says when that is over.
  static final String OUTAGE = "outage-email";

  static final String ALL_CLEAR = OUTAGE + ".all-clear";

  /// The part of the product that fails.
  static final String COMPONENT = "checkout";

  private Configured() {}

  /// Puts everything in place, before anything goes wrong.
  ///
  /// @param triggers which of them are there
  static void put(World world, List<String> triggers) {
    DynamoDbClient calm = world.stores().calm();
    FreshKey key =
        FreshKey.of(
            "server-sim", KEY, KeyKind.SERVER, "sim", WriteKey.MAX_RATE, world.clock().instant());
    new DynamoKeys(calm, Place.SETTINGS.table()).add(key.stored());
    List<Edit> edits = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : CHANNELS) {
        String id = trigger(purpose, channel);
        if (!triggers.contains(id)) {
          continue;
        }
        edits.add(new Edit(name(id), files(id, purpose, channel, "    did: " + event(id))));
      }
    }
    edits.add(
        new Edit(
            name(WAITING),
            files(
                WAITING,
                Purpose.SERVICE,
                Channel.EMAIL,
                """
                    did: %s
                    and not: %s
                    wait: 5 minutes\
                """
                    .formatted(event(WAITING), GOT_ON))));
    edits.add(outage());
    edits.add(
        new Edit(
            new DocumentName(Kind.COMPONENTS, Kind.COMPONENTS.word()),
            Map.of(
                "components.yaml",
                """
                headsup: components/v1
                components:
                  %s: { name: Checkout, events: [Checkout Seen] }
                """
                    .formatted(COMPONENT))));
    edits.add(policy("no"));
    push(world, calm, edits);
  }

  private static Edit outage() {
    return new Edit(
        name(OUTAGE),
        Map.of(
            "trigger.yaml",
            """
            headsup: trigger/v1
            name: An outage
            id: %s
            owner: cx@example.com
            status: live
            purpose: service
            about: [%s]
            when: { incident: { phase: open, impact: at least major, components: [%s] } }
            send: { first of: [email], also: [inbox] }
            then:
              - on: incident resolved
                hold for: 2 minutes
                send: { same channels: true, message: all-clear }
            limits: { per customer: 1 per incident }
            expire after: 2 hours
            success: did "Nothing" within 1 hour
            """
                .formatted(OUTAGE, COMPONENT, COMPONENT),
            "en/email.md",
            message(Channel.EMAIL),
            "en/inbox.md",
            message(Channel.INBOX),
            "then/all-clear/en/email.md",
            message(Channel.EMAIL),
            "then/all-clear/en/inbox.md",
            message(Channel.INBOX)));
  }

  /// Lets a policy run.
  ///
  /// @param stop whether everything is stopped: `yes` or `no`
  static void stop(World world, DynamoDbClient client, String stop) {
    push(world, client, List.of(policy(stop)));
  }

  /// Lets a policy run that says more.
  ///
  /// @param more lines of the file
  static void policy(World world, String more) {
    Edit rules = policy("no");
    Map<String, String> files = new HashMap<>(rules.files());
    files.computeIfPresent("policy.yaml", (file, text) -> text + more + "\n");
    push(world, world.stores().calm(), List.of(new Edit(rules.name(), files)));
  }

  /// Lets the messages of a trigger be of use for longer, for example `3 days`.
  static void lasting(World world, Purpose purpose, Channel channel, String expiry) {
    String id = trigger(purpose, channel);
    Map<String, String> files = new HashMap<>(files(id, purpose, channel, "    did: " + event(id)));
    files.computeIfPresent(
        "trigger.yaml", (file, text) -> text.replace("after: 2 hours", "after: " + expiry));
    push(world, world.stores().calm(), List.of(new Edit(name(id), files)));
  }

  private static void push(World world, DynamoDbClient client, List<Edit> edits) {
    DynamoDocuments documents = new DynamoDocuments(client, Place.SETTINGS.table());
    PushResult result =
        documents.push(documents.snapshot(), edits, "sim", world.clock().instant(), "");
    if (!(result instanceof PushResult.Done)) {
      throw new IllegalStateException("A push came to " + result);
    }
  }

  private static DocumentName name(String trigger) {
    return new DocumentName(Kind.TRIGGERS, trigger);
  }

  private static Edit policy(String stop) {
    return new Edit(
        new DocumentName(Kind.POLICY, Kind.POLICY.word()),
        Map.of(
            "policy.yaml",
            """
            headsup: policy/v1
            brand: { name: Sim, address: "Sim Ltd, 1 Example Street" }
            time zone: UTC
            caps: [100 per calendar day]
            quiet hours: { channels: { sms: { hours: 20:00 to 08:00 } } }
            arbitration: { at once: 10 }
            # What holds many back until a person looks is no part of these runs.
            surge: { at least: 100000 customers }
            guard: { texts a prefix: 1000 }
            ramp: none
            breakers: { at least: 100000 messages }
            stop: { everything: %s }
            """
                .formatted(stop)));
  }

  private static Map<String, String> files(
      String id, Purpose purpose, Channel channel, String customer) {
    Map<String, String> files = new HashMap<>();
    files.put(
        "trigger.yaml",
        """
        headsup: trigger/v1
        name: Simulated %s
        id: %s
        owner: cx@example.com
        status: live
        purpose: %s
        correlate by: case
        when:
          customer:
        %s
        send:
          first of: [%s]
        limits: { per customer: 1 per case }
        expire after: 2 hours
        success: did "Nothing" within 1 hour
        """
            .formatted(id, id, purpose.name().toLowerCase(Locale.ROOT), customer, word(channel)));
    files.put("en/" + word(channel) + ".md", message(channel));
    return files;
  }

  private static String word(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  private static String message(Channel channel) {
    return switch (channel) {
      case EMAIL ->
          """
          ---
          subject: "What happened"
          ---
          Hi, this is what happened.
          """;
      case INBOX, PUSH, WEBHOOK ->
          """
          ---
          title: "What happened"
          ---
          This is what happened.
          """;
      case SMS ->
          """
          This is what happened.
          """;
    };
  }
}
