package dev.headsup.aws.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/// What was about to be sent, kept elsewhere than the ledger, so that a table that is put back to
/// an earlier time makes nobody hear anything twice: one object for each ledger entry, below
/// `sends/<bucket of the customer>/2026/01/31/23/`, before its first message leaves. It has no
/// words of a message and no address.
///
/// A line has the members by which every line of the history names its customer, and `trigger`,
/// `name`, `hash` of what spoke and `millis`, `tag`, `key` of the event that was the cause.
public final class SendJournal {
  /// Where its objects begin.
  public static final String PREFIX = "sends/";

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH/").withZone(ZoneOffset.UTC);

  private final Bucket bucket;
  private final InstantSource clock;

  /// @param bucket of the event history
  public SendJournal(Bucket bucket, InstantSource clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  /// What was about to be sent.
  ///
  /// @param at when
  public record Sent(
      CustomerId customer, String outreach, TriggerRef trigger, Stamp cause, Instant at) {}

  /// Writes down that messages of an entry are about to leave. The same within the hour is the same
  /// object.
  public void note(Outreach outreach) {
    Instant now = clock.instant();
    String key = place(outreach.customer()) + HOUR.format(now) + name(outreach.id());
    bucket.put(
        key,
        Packed.of(out -> {
          try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeStringField("customer", outreach.customer().value());
            json.writeStringField("id", outreach.id());
            json.writeStringField("at", now.toString());
            json.writeStringField("received", now.toString());
            json.writeStringField("trigger", outreach.trigger().id());
            json.writeStringField("name", outreach.trigger().name());
            json.writeStringField("hash", outreach.trigger().hash());
            json.writeNumberField("millis", outreach.cause().millis());
            json.writeNumberField("tag", outreach.cause().tag());
            json.writeNumberField("key", outreach.cause().key());
            json.writeEndObject();
            json.writeRaw('\n');
          }
        }));
  }

  /// Where the objects of a customer's bucket lie.
  public static String place(CustomerId customer) {
    return PREFIX + Layout.bucket(customer) + "/";
  }

  private static String name(String outreach) {
    return HexFormat.of().formatHex(outreach.getBytes(StandardCharsets.UTF_8)) + ".jsonl.gz";
  }

  /// Everything that was about to be sent since an instant; what is there twice comes twice.
  ///
  /// @throws IllegalStateException naming an object that cannot be read: nobody may go on as if
  ///   nothing had been sent
  public void since(Instant from, Consumer<Sent> taker) {
    for (int one = 0; one < Layout.BUCKETS; one++) {
      String place = PREFIX + HexFormat.of().toHexDigits((byte) one) + "/";
      // Keys sort as time does, so what is older is not even listed.
      bucket.read(
          place,
          place + HOUR.format(from.atOffset(ZoneOffset.UTC).toInstant()),
          (key, content) -> {
            try {
              Packed.each(
                  content,
                  line -> {
                    Sent sent = read(line);
                    if (!sent.at().isBefore(from)) {
                      taker.accept(sent);
                    }
                  });
            } catch (IOException broken) {
              throw new IllegalStateException(key + " cannot be read", broken);
            }
            return true;
          });
    }
  }

  private static Sent read(byte[] line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          fields.put(name, json.getText());
        }
        json.skipChildren();
      }
    }
    return new Sent(
        new CustomerId(need(fields, "customer")),
        need(fields, "id"),
        new TriggerRef(need(fields, "trigger"), need(fields, "name"), need(fields, "hash")),
        new Stamp(
            Long.parseLong(need(fields, "millis")),
            Integer.parseInt(need(fields, "tag")),
            Integer.parseInt(need(fields, "key"))),
        Instant.parse(need(fields, "at")));
  }

  private static String need(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("the line has no '" + name + "'");
    }
    return value;
  }
}
