package dev.headsup.functions.preferences.replies;

import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.mention.Heard;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Stake;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
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
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does what a reply means. Of the reply itself nothing is kept but how it sounds.
final class Answering {
  /// How long a doubtful reply pauses help and offers.
  static final Duration PAUSE = Duration.ofDays(30);

  /// A confirmation that comes later than this would be a message of its own (47 CFR
  /// 64.1200(a)(12)).
  static final Duration CONFIRM_WITHIN = Duration.ofMinutes(5);

  private final Profiles profiles;
  private final Addresses addresses;
  private final Supplier<Policy> policy;
  private final Consumer<List<String>> telemetry;
  private final InstantSource clock;

  /// @param telemetry queues message bodies for the telemetry function
  Answering(
      Profiles profiles,
      Addresses addresses,
      Supplier<Policy> policy,
      Consumer<List<String>> telemetry,
      InstantSource clock) {
    this.profiles = profiles;
    this.addresses = addresses;
    this.policy = policy;
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
    Set<CustomerId> customers = addresses.customersAt(address);
    Meaning meaning = Meaning.of(reply.text());
    Optional<String> answer =
        switch (meaning) {
          case STOP -> {
            boolean news = addresses.suppress(address, source(reply, meaning), reply.at());
            customers.forEach(customer -> {
              say(customer, reply, Status.REVOKED, List.of(Purpose.values()));
              suppressed(customer, address, true, reply);
            });
            yield news && isSoon(reply) ? Optional.of(stopped()) : Optional.empty();
          }
          case START -> {
            addresses.lift(address, source(reply, meaning), reply.at());
            customers.forEach(customer -> {
              suppressed(customer, address, false, reply);
              // Help and offers by text message need a text that was read and a name put to it.
              say(customer, reply, Status.GRANTED, List.of(Purpose.SECURITY, Purpose.SERVICE));
            });
            yield Optional.empty();
          }
          case HELP -> Optional.of(help());
          case DOUBTFUL -> {
            customers.forEach(customer -> pause(customer, reply));
            ask(customers, reply);
            yield Optional.empty();
          }
          case PERSON -> {
            ask(customers, reply);
            yield Optional.empty();
          }
        };
    return new Outcome(meaning, customers.size(), answer);
  }

  /// Hears a reply to a message in the inbox.
  Outcome inbox(CustomerId customer, Reply reply) {
    Meaning meaning = Meaning.of(reply.text());
    Optional<String> answer =
        switch (meaning) {
          case STOP -> {
            say(customer, reply, Status.REVOKED, List.of(Purpose.HELP, Purpose.MARKETING));
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

  private void ask(Set<CustomerId> customers, Reply reply) {
    Tone heard =
        Heard.in(
                reply.text(),
                policy.get().heart().touchedBy(reply.text()).stream().map(Stake::topic).toList())
            .tone();
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
              new Tone(heard.sentiment(), heard.distress(), heard.stakes(), true),
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
