package dev.headsup.functions.feedback;

import static dev.headsup.aws.door.Doorway.quoted;

import dev.headsup.aws.lambda.HttpResponse;
import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Directory;
import dev.headsup.engine.mention.Heard;
import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Quarantine;
import dev.headsup.engine.signal.Quarantine.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a contact with support in: whom it is about is looked up, what they wrote is heard, and
/// what was heard goes on as an observation. A contact of somebody unknown, or of several who share
/// an address, is kept aside by name, without what they wrote, so that it can be told again.
///
/// @param heart the policy's words for what is at stake
/// @param telemetry takes message bodies for the telemetry function
record Contacts(
    Directory directory,
    Supplier<Heart> heart,
    Quarantine quarantine,
    Consumer<List<String>> telemetry,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);

  HttpResponse take(Reported reported) {
    Heard heard = Heard.in(reported.text(), heart.get());
    Instant now = clock.instant();
    Set<CustomerId> meant = reported.who().among(directory);
    if (meant.size() != 1) {
      String reason = meant.isEmpty() ? "unknown-customer" : "ambiguous-customer";
      quarantine.add(List.of(aside(reported, reason, heard, now)));
      LOG.info("A contact of {} is kept aside: {}", reported.source(), reason);
      return HttpResponse.json(
          202,
          "{\"success\":true,\"taken\":false,\"reason\":%s,\"detail\":%s}"
              .formatted(
                  quoted(reason),
                  quoted(
                      meant.isEmpty()
                          ? "Nobody is known by what the request says; it is kept aside"
                          : "Several are known by that address; it is kept aside")));
    }
    ContactOpened contact =
        new ContactOpened(
            meant.iterator().next(),
            new EventId(id(reported)),
            reported.source(),
            reported.contact(),
            reported.stage(),
            reported.channel(),
            reported.topic().isEmpty() ? heard.topic() : reported.topic(),
            heard.tone(),
            reported.at());
    telemetry.accept(OurCalls.write(List.of(contact), now));
    return HttpResponse.json(200, "{\"success\":true,\"taken\":true}");
  }

  /// The same for each repeat. A contact may open again later, which is another time.
  private static String id(Reported reported) {
    String id =
        "contact:" + reported.source() + ":" + reported.contact() + ":" + reported.stage().word();
    return reported.timed() ? id + ":" + reported.at().getEpochSecond() : id;
  }

  private static Refused aside(Reported reported, String reason, Heard heard, Instant now) {
    Who who = reported.who();
    StringBuilder json = new StringBuilder("{\"type\":\"contact\"");
    member("source", reported.source(), json);
    member("id", reported.contact(), json);
    member("stage", reported.stage().word(), json);
    member("at", reported.at().toString(), json);
    member("channel", reported.channel(), json);
    member("topic", reported.topic(), json);
    member("email", who.email() == null ? "" : who.email(), json);
    member("phone", who.phone() == null ? "" : who.phone(), json);
    member("handle", who.handle() == null ? "" : who.handle().name(), json);
    member("sentiment", heard.tone().sentiment().word(), json);
    json.append(",\"distress\":").append(heard.tone().distress()).append('}');
    return new Refused(
        id(reported),
        reason,
        "Tell who it is with an identify call of a server key, and send the contact again",
        json.toString(),
        now);
  }

  private static void member(String name, String value, StringBuilder json) {
    if (!value.isEmpty()) {
      json.append(',').append(quoted(name)).append(':').append(quoted(value));
    }
  }
}
