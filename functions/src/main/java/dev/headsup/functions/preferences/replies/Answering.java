package dev.headsup.functions.preferences.replies;

import static dev.headsup.aws.door.Doorway.quoted;

import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.mention.Heard;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import dev.headsup.functions.OptOuts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what a reply means. Of the reply itself nothing is kept but how it sounds.
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  /// How long a doubtful reply pauses help and offers.
  static final Duration PAUSE = Duration.ofDays(30);

  /// A confirmation that comes later than this would be a message of its own (47 CFR
  /// 64.1200(a)(12)).
  static final Duration CONFIRM_WITHIN = Duration.ofMinutes(5);

  private final Profiles profiles;
  private final Addresses addresses;
  private final Directory directory;
  private final Quarantine quarantine;
  private final OptOuts optOuts;
  private final Supplier<Policy> policy;
  private final Consumer<List<String>> telemetry;
  private final InstantSource clock;

  /// @param telemetry queues message bodies for the telemetry function
  Answering(ReplyRoutes.Sources sources, Consumer<List<String>> telemetry, InstantSource clock) {
    this.profiles = sources.profiles();
    this.addresses = sources.addresses();
    this.directory = sources.directory();
    this.quarantine = sources.quarantine();
    this.optOuts = sources.optOuts();
    this.policy = sources.policy();
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /// A reply.
  ///
  /// @param id the provider's own, the same for a repeat
  /// @param at when the customer sent it
  record Reply(Channel channel, String id, String text, Instant at) {}

  /// What came of it.
  ///
  /// @param customers how many were found
  /// @param answer the one text to send back, empty for none
  record Outcome(Meaning meaning, int customers, Optional<String> answer) {}

  /// Hears a text message.
  ///
  /// @param from the number that it came from
  Outcome text(String from, Reply reply) {
    AddressHash address = AddressHash.of(Channel.SMS, from);
    Meaning meaning = Meaning.of(reply.text());
    Set<CustomerId> customers = at(address, meaning);
    Optional<String> answer =
        switch (meaning) {
          case STOP -> {
            boolean news = addresses.suppress(address, source(reply, meaning), reply.at());
            customers.forEach(customer -> {
              say(customer, reply, Status.REVOKED, List.of(Purpose.values()));
              suppressed(customer, address, true, reply);
              if (news) {
                optOuts.by(Channel.SMS, customer);
              }
            });
            yield news && isSoon(reply) ? Optional.of(stopped()) : Optional.empty();
          }
          case START -> {
            addresses.lift(address, source(reply, meaning), reply.at());
            boolean open = !addresses.isSuppressed(address);
            customers.forEach(customer -> {
              if (open) {
                suppressed(customer, address, false, reply);
              }
              // Help and offers by text message need a text that was read and a name put to it.
              say(customer, reply, Status.GRANTED, List.of(Purpose.SECURITY, Purpose.SERVICE));
            });
            yield Optional.empty();
          }
          case HELP -> Optional.of(help());
          case DOUBTFUL, PERSON -> {
            if (meaning == Meaning.DOUBTFUL) {
              customers.forEach(customer -> pause(customer, reply));
            }
            if (customers.isEmpty()) {
              keep(from, meaning, reply);
            }
            ask(customers, reply);
            yield Optional.empty();
          }
        };
    return new Outcome(meaning, customers.size(), answer);
  }

  /// Whose number it is now; else whom we wrote to there. A no, also one in doubt, holds for both:
  /// a number may have passed on.
  private Set<CustomerId> at(AddressHash address, Meaning meaning) {
    Set<CustomerId> owners = directory.at(address);
    Set<CustomerId> customers = new TreeSet<>(owners);
    if (owners.isEmpty() || meaning == Meaning.STOP || meaning == Meaning.DOUBTFUL) {
      customers.addAll(addresses.customersAt(address));
    }
    return customers;
  }

  /// Hears a reply to a message in the inbox.
  Outcome inbox(CustomerId customer, Reply reply) {
    Meaning meaning = Meaning.of(reply.text());
    Optional<String> answer =
        switch (meaning) {
          case STOP -> {
            boolean news = wants(customer, reply.channel());
            say(customer, reply, Status.REVOKED, List.of(Purpose.HELP, Purpose.MARKETING));
            if (news) {
              optOuts.by(reply.channel(), customer);
            }
            yield Optional.empty();
          }
          case HELP -> Optional.of(help());
          case DOUBTFUL -> {
            pause(customer, reply);
            ask(Set.of(customer), reply);
            yield Optional.empty();
          }
          case START, PERSON -> {
            ask(Set.of(customer), reply);
            yield Optional.empty();
          }
        };
    return new Outcome(meaning, 1, answer);
  }

  private boolean wants(CustomerId customer, Channel channel) {
    Consent consent =
        profiles
            .load(List.of(customer))
            .getOrDefault(customer, Profiles.Known.nothing(customer))
            .consent();
    return consent.allows(Purpose.HELP, channel) || consent.allows(Purpose.MARKETING, channel);
  }

  private void say(CustomerId customer, Reply reply, Status status, List<Purpose> purposes) {
    String signature = source(reply, Meaning.of(reply.text()));
    Map<Scope, Grant> words = new HashMap<>();
    for (Purpose purpose : purposes) {
      words.put(
          new Scope(purpose, reply.channel()),
          new Grant(status, signature, reply.at(), new Proof("consent", "", signature, true)));
    }
    profiles.say(customer, new Consent(words));
  }

  private void suppressed(CustomerId customer, AddressHash address, boolean never, Reply reply) {
    profiles.prefer(
        customer,
        before -> before.suppressed(address, never),
        source(reply, Meaning.of(reply.text())),
        reply.at());
  }

  private void pause(CustomerId customer, Reply reply) {
    Instant until = clock.instant().plus(PAUSE);
    profiles.prefer(
        customer, before -> before.paused(until), source(reply, Meaning.DOUBTFUL), reply.at());
  }

  /// Somebody whom nobody knows asks for something: a person can look them up by their number.
  private void keep(String from, Meaning meaning, Reply reply) {
    String id = "reply:" + word(reply.channel()) + ":" + reply.id();
    String json =
        "{\"type\":\"reply\",\"channel\":%s,\"from\":%s,\"meaning\":%s,\"at\":%s,\"distress\":%s}"
            .formatted(
                quoted(word(reply.channel())),
                quoted(from),
                quoted(word(meaning)),
                quoted(reply.at().toString()),
                heard(reply).distress());
    quarantine.add(
        List.of(
            new Refused(
                id,
                "unknown-customer",
                "Answer the number yourself, or tell whose it is with an identify call of a server"
                    + " key and send the reply again",
                json,
                clock.instant())));
    LOG.warn("A reply from a number that nobody is known by is kept aside: {}", id);
  }

  private Tone heard(Reply reply) {
    return Heard.in(reply.text(), policy.get().heart()).tone();
  }

  private void ask(Set<CustomerId> customers, Reply reply) {
    Tone heard = heard(reply);
    List<ContactOpened> contacts = new ArrayList<>();
    String id = "reply:" + word(reply.channel()) + ":" + reply.id();
    for (CustomerId customer : customers) {
      contacts.add(
          new ContactOpened(
              customer,
              new EventId(id),
              "reply",
              id,
              ContactOpened.Stage.OPENED,
              word(reply.channel()),
              "",
              new Tone(heard.sentiment(), heard.distress(), heard.stakes(), heard.severity(), true),
              reply.at()));
    }
    if (!contacts.isEmpty()) {
      telemetry.accept(OurCalls.write(contacts, clock.instant()));
    }
  }

  private boolean isSoon(Reply reply) {
    return clock.instant().isBefore(reply.at().plus(CONFIRM_WITHIN));
  }

  private String stopped() {
    return name() + ": you will get no more text messages from us. Sie bekommen keine SMS mehr.";
  }

  private String help() {
    Brand brand = policy.get().brand();
    return name()
        + ": messages about the service that you use."
        + (brand.address().isBlank() ? "" : " " + brand.address() + ".")
        + " Reply STOP for no more. / Antworten Sie STOP, dann kommt nichts mehr.";
  }

  private String name() {
    String name = policy.get().brand().name();
    return name.isBlank() ? "Headsup" : name;
  }

  private static String source(Reply reply, Meaning meaning) {
    return word(reply.channel()) + ":" + word(meaning);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
