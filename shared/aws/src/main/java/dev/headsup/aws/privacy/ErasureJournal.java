package dev.headsup.aws.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.aws.s3.Bucket;
import dev.headsup.engine.customer.CustomerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What was erased when, in the history's bucket below `erased/`: one object when an erasure begins
/// and one when it is done, never changed and never expired. Whom it is about stands there by keyed
/// hashes only, so that who was erased can be found again after a table was restored, and by nobody
/// without the stack's signing secret.
public final class ErasureJournal {
  /// Where its entries begin.
  public static final String PREFIX = "erased/";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String BEGUN = "-begun.json";
  private static final String DONE = "-done.json";
  private static final int BYTES = 16;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Bucket bucket;
  private final List<SecretKey> keys;

  /// @param keys the key of today, then those of before
  public ErasureJournal(Bucket bucket, List<SecretKey> keys) {
    this.bucket = bucket;
    this.keys = List.copyOf(keys);
  }

  /// Writes down that somebody is to be erased, before anything of them is.
  void begin(Person person, Instant at) {
    put(person, at, null);
  }

  /// Writes down what was erased.
  void end(Person person, Receipt receipt) {
    put(person, receipt.at(), receipt);
  }

  private void put(Person person, Instant at, @Nullable Receipt receipt) {
    Set<String> marks = new TreeSet<>();
    person.ids().forEach(id -> marks.add(mark(keys.getFirst(), ofId(id.value()))));
    person
        .addresses()
        .forEach(address -> marks.add(mark(keys.getFirst(), ofAddress(address.value()))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeStringField("at", at.toString());
      json.writeArrayFieldStart("marks");
      for (String mark : marks) {
        json.writeString(mark);
      }
      json.writeEndArray();
      if (receipt != null) {
        json.writeFieldName("receipt");
        receipt.write(json);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    String step = receipt == null ? BEGUN : DONE;
    bucket.put(PREFIX + TIME.format(at) + "-" + marks.iterator().next() + step, out.toByteArray());
  }

  /// Everybody who was erased, or began to be, as far as the keys still tell.
  Whose everybody() {
    Set<String> marks = new TreeSet<>();
    bucket.read(
        PREFIX,
        "",
        (key, content) -> {
          try (JsonParser json = JSON.createParser(content)) {
            boolean here = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
              here = token == JsonToken.FIELD_NAME ? "marks".equals(json.currentName()) : here;
              if (here && token == JsonToken.VALUE_STRING) {
                marks.add(json.getText());
              }
            }
          } catch (IOException broken) {
            throw new UncheckedIOException(key + " is no entry of the journal of erasures", broken);
          }
          return true;
        });
    return new Erased(Set.copyOf(marks), keys);
  }

  /// The erasures that began and did not end: run each again.
  ///
  /// @return when they began
  public List<String> unfinished() {
    Set<String> begun = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    bucket.each(
        PREFIX,
        "",
        entry -> {
          String key = entry.key();
          if (key.endsWith(DONE)) {
            done.add(key.substring(PREFIX.length(), key.length() - DONE.length()));
          } else if (key.endsWith(BEGUN)) {
            begun.add(key.substring(PREFIX.length(), key.length() - BEGUN.length()));
          }
        });
    begun.removeAll(done);
    return begun.stream().map(name -> name.substring(0, name.indexOf('Z') + 1)).toList();
  }

  private record Erased(Set<String> marks, List<SecretKey> keys) implements Whose {
    @Override
    public boolean isId(String id) {
      return !id.isEmpty() && has(ofId(id));
    }

    @Override
    public boolean isAddress(String hash) {
      return has(ofAddress(hash));
    }

    /// A hash cannot be looked for in a text; such rows end after two weeks.
    @Override
    public boolean isIn(String text) {
      return false;
    }

    private boolean has(String what) {
      return keys.stream().anyMatch(key -> marks.contains(mark(key, what)));
    }
  }

  private static String ofId(String id) {
    return "id " + new CustomerId(id).value();
  }

  private static String ofAddress(String hash) {
    return "address " + hash;
  }

  private static String mark(SecretKey key, String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }
}
