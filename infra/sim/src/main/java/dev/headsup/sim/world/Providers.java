package dev.headsup.sim.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.sim.Chance;
import dev.headsup.sim.world.Oracle.Accepted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// What providers say of the messages that they took: by SES through EventBridge and a queue, by
/// SNS through its log group. Each word comes once or several times, soon or late, in any order, or
/// not at all; nothing of it depends on whether the sender had its answer.
public final class Providers {
  private static final DateTimeFormatter LOGGED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final World world;
  private final Chance chance;
  private final boolean silent;
  private final List<Said> said = new ArrayList<>();

  /// What was handed over.
  ///
  /// @param at when it came to us for the first time
  public record Said(Accepted message, Kind kind, Instant at) {}

  /// @param chance of this alone; in some runs providers say nothing at all
  public Providers(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
    this.silent = chance.permille(150);
    world.oracle().onAccepted(this::taken);
  }

  /// All that was handed over so far.
  public List<Said> said() {
    return List.copyOf(said);
  }

  private void taken(Accepted message) {
    if (silent || chance.permille(100)) {
      return;
    }
    switch (message.channel()) {
      case EMAIL -> {
        Instant at = world.clock().instant();
        say(message, Kind.ACCEPTED, at);
        for (Kind kind : fate()) {
          at = at.plusMillis(chance.between(500, kind == Kind.COMPLAINED ? 600_000 : 60_000));
          say(message, kind, at);
        }
      }
      case SMS -> {
        Instant at = world.clock().instant().plusMillis(chance.between(500, 20_000));
        say(
            message,
            chance.of(List.of(Kind.DELIVERED, Kind.DELIVERED, Kind.BOUNCED, Kind.UNDELIVERABLE)),
            at);
      }
      case PUSH, WEBHOOK, INBOX -> {
        // Of these nothing is said afterwards.
      }
    }
  }

  private List<Kind> fate() {
    return switch (chance.below(20)) {
      case 0 -> List.of(Kind.UNDELIVERABLE);
      case 1 -> List.of(Kind.DELIVERED, Kind.COMPLAINED);
      case 2 -> List.of(Kind.DELAYED, Kind.BOUNCED);
      case 3 -> List.of(Kind.DELAYED, Kind.DELIVERED);
      // Rare and real: it bounced after the next hop had taken it.
      case 4 -> List.of(Kind.DELIVERED, Kind.BOUNCED);
      case 5 -> List.of(Kind.REJECTED);
      default -> List.of(Kind.DELIVERED);
    };
  }

  /// @param at when it happens; it comes to us then or later
  private void say(Accepted message, Kind kind, Instant at) {
    for (int times = chance.permille(200) ? chance.between(2, 3) : 1; times > 0; times--) {
      Duration late = Duration.ofMillis(chance.between(50, chance.permille(200) ? 600_000 : 2_000));
      world.at(at.plus(late), () -> hand(message, kind, at));
    }
  }

  private void hand(Accepted message, Kind kind, Instant at) {
    said.add(new Said(message, kind, world.clock().instant()));
    world.note(message.channel() + " of " + message.outreach() + " is said to be " + kind);
    switch (message.channel()) {
      case EMAIL -> {
        world
            .stores()
            .sqs()
            .sendMessage(request ->
                request.queueUrl(world.stores().feedback()).messageBody(mail(message, kind, at)));
        world.wake();
      }
      case SMS, PUSH, WEBHOOK, INBOX -> log(text(message, kind, at));
    }
  }

  /// CloudWatch Logs calls again until it is answered.
  private void log(byte[] event) {
    world.invoke(
        SimFunction.FEEDBACK,
        event,
        answer -> {
          if (answer == null) {
            world.at(world.clock().instant().plus(AGAIN), () -> log(event));
          }
        });
  }

  private static String mail(Accepted message, Kind kind, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source", "aws.ses");
    ObjectNode detail = event.putObject("detail");
    ObjectNode mail = detail.putObject("mail");
    mail.put("timestamp", message.at().toString());
    mail.put("messageId", message.id());
    mail.putArray("destination").add(message.to());
    ObjectNode tags = mail.putObject("tags");
    tags.putArray("outreach").add(message.outreach());
    tags.putArray("customer64")
        .add(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(message.customer().getBytes(StandardCharsets.UTF_8)));
    switch (kind) {
      case ACCEPTED -> detail.put("eventType", "Send");
      case DELAYED -> dated(detail, "DeliveryDelay", "deliveryDelay", at);
      case DELIVERED -> dated(detail, "Delivery", "delivery", at);
      case REJECTED ->
          detail.put("eventType", "Reject").putObject("reject").put("reason", "Bad content");
      case BOUNCED, UNDELIVERABLE -> {
        ObjectNode bounce = dated(detail, "Bounce", "bounce", at);
        bounce.put("bounceType", kind == Kind.BOUNCED ? "Transient" : "Permanent");
        bounce.putArray("bouncedRecipients").addObject().put("emailAddress", message.to());
      }
      case COMPLAINED -> {
        ObjectNode complaint = dated(detail, "Complaint", "complaint", at);
        complaint.put("complaintFeedbackType", "abuse");
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", message.to());
      }
    }
    return event.toString();
  }

  private static ObjectNode dated(ObjectNode detail, String type, String name, Instant at) {
    return detail.put("eventType", type).putObject(name).put("timestamp", at.toString());
  }

  private static byte[] text(Accepted message, Kind kind, Instant at) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status
        .putObject("notification")
        .put("messageId", message.id())
        .put("timestamp", LOGGED.format(message.at()));
    status
        .putObject("delivery")
        .put("destination", message.to())
        .put(
            "providerResponse",
            kind == Kind.UNDELIVERABLE ? "Invalid phone number" : "Message has been accepted");
    status.put("status", kind == Kind.DELIVERED ? "SUCCESS" : "FAILURE");
    ObjectNode logs = JsonNodeFactory.instance.objectNode();
    logs.put("messageType", "DATA_MESSAGE");
    logs.putArray("logEvents")
        .addObject()
        .put("timestamp", at.toEpochMilli())
        .put("message", status.toString());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(logs.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .putObject("awslogs")
        .put("data", Base64.getEncoder().encodeToString(packed.toByteArray()));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
