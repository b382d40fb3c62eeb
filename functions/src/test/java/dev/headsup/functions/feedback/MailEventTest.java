package dev.headsup.functions.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.functions.memory.OddBodies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTREACH = "5f2b8c1d9e0a47b3a6c4d2e8f1903b7c";

  /// The sample events, whose fields are those of the documentation.
  static List<String> samples() throws IOException {
    Path file = Path.of("../events/feedback-mails.json");
    List<String> bodies = new ArrayList<>();
    JSON.readTree(Files.readString(file))
        .path("Records")
        .forEach(each -> bodies.add(each.path("body").asText()));
    return bodies;
  }

  private static ObjectNode event(int sample) throws IOException {
    return (ObjectNode) JSON.readTree(samples().get(sample));
  }

  private static ObjectNode part(JsonNode event, String name) {
    return (ObjectNode) event.path("detail").path(name);
  }

  private static Optional<MailEvent> read(JsonNode event) throws UnreadableReceipt {
    return MailEvent.read(event.toString());
  }

  @Test
  void everySampleNamesItsDelivery() throws Exception {
    List<MailEvent> read = new ArrayList<>();
    for (String body : samples()) {
      read.add(MailEvent.read(body).orElseThrow());
    }

    assertThat(read)
        .extracting(event -> event.receipt().kind())
        .containsExactly(
            Kind.ACCEPTED,
            Kind.DELIVERED,
            Kind.UNDELIVERABLE,
            Kind.COMPLAINED,
            Kind.DELAYED,
            Kind.REJECTED);
    assertThat(read)
        .allSatisfy(event -> {
          assertThat(event.customer()).isEqualTo(CustomerId.known("ana"));
          assertThat(event.delivery()).isEqualTo(OUTREACH + "/EMAIL");
          assertThat(event.addresses()).containsExactly("ana@example.com");
        });
  }

  @Test
  void aBounceSaysWhyWithoutTheAddress() throws Exception {
    Receipt bounce = MailEvent.read(samples().get(2)).orElseThrow().receipt();

    assertThat(bounce.detail()).isEqualTo("Permanent, General: smtp; 550 5.1.1 ...: user unknown");
    assertThat(bounce.at()).isEqualTo(Instant.parse("2026-01-14T09:21:09.101Z"));
    assertThat(bounce.providerId()).startsWith("0107019b0c1d2e3f");
  }

  @ParameterizedTest
  @CsvSource({"Transient", "Undetermined"})
  void aSoftBounceIsNoHardOne(String type) throws Exception {
    ObjectNode event = event(2);
    part(event, "bounce").put("bounceType", type);

    assertThat(read(event).orElseThrow().receipt().kind()).isEqualTo(Kind.BOUNCED);
  }

  @Test
  void whoTookItOutOfTheSpamFolderDoesNotComplain() throws Exception {
    ObjectNode event = event(3);
    part(event, "complaint").put("complaintFeedbackType", "not-spam");

    assertThat(read(event)).isEmpty();
  }

  @Test
  void whereTheComplaintHidesTheAddressItIsWhomTheMailWentTo() throws Exception {
    ObjectNode event = event(3);
    part(event, "complaint").putArray("complainedRecipients").addObject().put("emailAddress", "");
    part(event, "mail").putArray("destination").add("Ana <ana@example.com>");

    assertThat(read(event).orElseThrow().addresses()).containsExactly("ana@example.com");
  }

  @Test
  void whatIsNotOursIsPassedOver() throws Exception {
    ObjectNode untagged = event(1);
    part(untagged, "mail").putObject("tags");
    ObjectNode otherTags = event(1);
    ((ObjectNode) part(otherTags, "mail").path("tags")).putArray("outreach").add("../x");
    ObjectNode opened = event(1);
    ((ObjectNode) opened.path("detail")).put("eventType", "Open");

    assertThat(read(untagged)).isEmpty();
    assertThat(read(otherTags)).isEmpty();
    assertThat(read(opened)).isEmpty();
    assertThat(MailEvent.read("{}")).isEmpty();
  }

  @Test
  void whatIsNoEventIsRefusedWithoutItsWords() throws Exception {
    ObjectNode dateless = event(1);
    part(dateless, "delivery").put("timestamp", "yesterday");

    assertThatExceptionOfType(UnreadableReceipt.class)
        .isThrownBy(() -> read(dateless))
        .withMessage("timestamp is no time");
    assertThatExceptionOfType(UnreadableReceipt.class)
        .isThrownBy(() -> MailEvent.read("ana@example.com"))
        .withMessageNotContaining("ana");
  }

  /// E1: whatever comes, it is read, passed over or refused by name.
  @Test
  void tenThousandBrokenEventsAreNoSurprise() throws Exception {
    OddBodies bodies =
        new OddBodies(
            20260114,
            List.of(
                "\"source\":\"aws.ses\"",
                "\"detail\":" + JSON.readTree(samples().get(2)).path("detail")));
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      String body = new String(bodies.next(), StandardCharsets.UTF_8);
      try {
        MailEvent.read(body).ifPresent(event -> assertThat(event.delivery()).endsWith("/EMAIL"));
      } catch (UnreadableReceipt byName) {
        refused++;
        assertThat(byName.getMessage()).isNotEmpty();
      }
    }
    assertThat(refused).isPositive();
  }
}
