package dev.headsup.functions.console.context;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.activity.Activities;
import dev.headsup.engine.activity.Activities.Stored;
import dev.headsup.engine.activity.Activity;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Trouble;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.HandOffs;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Exposures;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Incidents;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.prediction.Prediction;
import dev.headsup.engine.prediction.Scorecard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a customer was affected by, told and read, as JSON, in words of people: no trigger's id, no
/// score, no address.
///
/// @param components the parts of the product, for their names
/// @param scored whether a trigger asks about the score; if none does, nothing of it is remembered
public record CustomerContext(
    Activities activities,
    Profiles profiles,
    Outreaches outreaches,
    HandOffs handOffs,
    Incidents incidents,
    Exposures exposures,
    Supplier<Components> components,
    BooleanSupplier scored,
    InstantSource clock) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// How far back messages are told.
  private static final Duration LATELY = Duration.ofDays(30);

  private static final int MOST = 20;
  private static final int INCIDENTS = 100;
  private static final int LONGEST = 160;

  /// The context of a customer, also under the id that they had before they were known; empty when
  /// nothing is known of anybody with this id.
  Optional<String> of(CustomerId asked) {
    Stored found = stored(asked);
    Stored stored = found.joined().map(this::stored).orElse(found);
    CustomerId customer = stored.customer();
    Known known = Objects.requireNonNull(profiles.load(List.of(customer)).get(customer));
    List<Outreach> ledger = outreaches.of(customer);
    List<HandOff> cases = handOffs.of(customer);
    if (stored.version() == 0
        && known.profile().traits().all().isEmpty()
        && known.consentVersion() == 0
        && ledger.isEmpty()
        && cases.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ObjectNode json = JSON.objectNode().put("success", true).put("customer", customer.value());
    json.put("at", now.toString());
    json.set("incidents", incidents(customer, now));
    json.set("told", told(ledger, now));
    json.set("forAPerson", forAPerson(cases, now));
    json.set("support", support(Trouble.of(stored.activity(), now)));
    json.set("needsHelp", needsHelp(stored.activity(), known.preferences(), now));
    return Optional.of(json.toString());
  }

  private Stored stored(CustomerId customer) {
    return Objects.requireNonNull(activities.load(List.of(customer)).get(customer));
  }

  /// The incidents that people stand behind and that concern what the customer uses, by the rule by
  /// which they were told.
  private ArrayNode incidents(CustomerId customer, Instant now) {
    List<Incident> latest =
        incidents.latest(now, INCIDENTS).stream().filter(Incident::isConfirmed).toList();
    TreeSet<String> parts = new TreeSet<>();
    latest.forEach(incident -> parts.addAll(incident.report().components()));
    Map<String, LocalDate> last = exposures.lastUsed(customer, parts);
    ArrayNode all = JSON.arrayNode();
    latest.stream()
        .filter(incident ->
            incident.report().components().stream()
                .anyMatch(part -> {
                  LocalDate day = last.get(part);
                  return day != null && !day.isBefore(Exposures.since(incident));
                }))
        .limit(MOST)
        .forEach(incident -> all.add(one(incident)));
    return all;
  }

  private ObjectNode one(Incident incident) {
    ObjectNode one = JSON.objectNode().put("title", incident.title());
    ArrayNode names = one.putArray("components");
    Components known = components.get();
    incident
        .report()
        .components()
        .forEach(part -> names.add(known.find(part).map(Component::name).orElse(part)));
    one.put("impact", incident.report().impact().word());
    one.put("phase", incident.phase().word());
    one.put("startedAt", incident.report().startedAt().toString());
    time(one, "endedAt", incident.ended().orElse(null));
    time(one, "nextUpdateBy", incident.report().nextUpdateBy());
    return one;
  }

  private ArrayNode told(List<Outreach> ledger, Instant now) {
    ArrayNode all = JSON.arrayNode();
    ledger.reversed().stream()
        .filter(entry -> entry.decision() instanceof Decision.Send)
        .filter(entry -> entry.at().isAfter(now.minus(LATELY)))
        .limit(MOST)
        .forEach(entry ->
            outreaches.deliveries(entry.customer(), entry.id()).stream()
                .filter(delivery -> delivery.state().isOut())
                .forEach(delivery -> all.add(one(entry, delivery))));
    return all;
  }

  private static ObjectNode one(Outreach entry, Delivery delivery) {
    ObjectNode one = JSON.objectNode().put("at", delivery.at().toString());
    one.put("channel", delivery.channel().word());
    one.put("about", entry.trigger().name());
    Message message = delivery.message();
    one.put("subject", message == null ? "" : subject(message));
    Optional<Instant> read = entry.marks().at(Mark.READ);
    one.put("read", read.isPresent());
    time(one, "readAt", read.orElse(null));
    return one;
  }

  private static String subject(Message message) {
    return switch (message) {
      case Message.Email email -> email.subject();
      case Message.Inbox item -> item.title();
      case Message.Push push -> push.title();
      case Message.Webhook webhook -> webhook.title();
      case Message.Sms sms ->
          sms.text().length() <= LONGEST ? sms.text() : sms.text().substring(0, LONGEST) + " ...";
    };
  }

  private static ArrayNode forAPerson(List<HandOff> cases, Instant now) {
    ArrayNode all = JSON.arrayNode();
    cases.stream()
        .filter(each -> each.resolution() == null)
        .limit(MOST)
        .forEach(each -> {
          ObjectNode one = JSON.objectNode().put("about", each.trigger().name());
          one.put("because", each.because().words(Locale.ENGLISH, List.of()));
          one.put("openedAt", each.opened().toString());
          one.put("promisedBy", each.promised().toString());
          one.put("late", each.isLate(now));
          HandOff.Taken taken = each.taken();
          if (taken != null) {
            one.put("takenBy", taken.by()).put("takenAt", taken.at().toString());
          }
          all.add(one);
        });
    return all;
  }

  private static ObjectNode support(Trouble trouble) {
    ObjectNode support = JSON.objectNode();
    time(support, "openSince", trouble.openSince());
    ArrayNode contacts = support.putArray("contacts");
    trouble
        .contacts()
        .forEach(contact ->
            contacts
                .addObject()
                .put("at", contact.at().toString())
                .put("what", contact.opened() ? "opened" : "solved"));
    return support;
  }

  private ObjectNode needsHelp(Activity activity, Preferences wishes, Instant now) {
    ObjectNode help = JSON.objectNode();
    if (wishes.profilingStopped()) {
      help.put("words", "they do not want to be assessed").putArray("because");
    } else if (!scored.getAsBoolean()) {
      help.put("words", "nobody asks for it: no trigger waits for a score").putArray("because");
    } else {
      Prediction prediction = Scorecard.STARTER.predict(activity, now);
      ArrayNode because = help.put("words", prediction.words()).putArray("because");
      Scorecard.STARTER.because(prediction).forEach(because::add);
    }
    return help;
  }

  private static void time(ObjectNode json, String name, @Nullable Instant at) {
    if (at != null) {
      json.put(name, at.toString());
    }
  }
}
