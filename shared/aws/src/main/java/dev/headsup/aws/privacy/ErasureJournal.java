package dev.headsup.aws.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.aws.s3.Bucket;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What was erased when, in the history's bucket below `erased/`: one object when an erasure begins
/// and one when it is done, never changed and never expired. Whom it is about stands there by keyed
/// hashes only, so that who was erased can be found again after a table was restored, and by nobody
/// without the stack's signing secret.
public final class ErasureJournal {
  /// Where its entries begin.
  public static final String PREFIX = "erased/";

  private static final JsonMapper JSON = new JsonMapper();
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
    ObjectNode entry = about(person, at);
    entry.put("done", false);
    put(entry, at, "begun");
  }

  /// Writes down what was erased.
  void end(Person person, Receipt receipt) {
    ObjectNode entry = about(person, receipt.at());
    entry.put("done", true);
    entry.set("receipt", receipt.json());
    put(entry, receipt.at(), "done");
  }

  private ObjectNode about(Person person, Instant at) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("v", 1);
    entry.put("at", at.toString());
    Set<String> marks = new TreeSet<>();
    person.ids().forEach(id -> marks.add(mark(keys.getFirst(), ofId(id.value()))));
    person.addresses().stream()
        .map(AddressHash::value)
        .forEach(hash -> marks.add(mark(keys.getFirst(), ofAddress(hash))));
    marks.forEach(entry.putArray("marks")::add);
    return entry;
  }

  private void put(ObjectNode entry, Instant at, String step) {
    String key =
        PREFIX + TIME.format(at) + "-" + entry.path("marks").path(0).asText() + "-" + step + ".json";
    bucket.put(key, entry.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Everybody who was erased, or began to be, as far as the keys still tell.
  Whose everybody() {
    Set<String> marks = new TreeSet<>();
    bucket.read(
        PREFIX,
        "",
        (key, content) -> {
          try {
            JSON.readTree(content).path("marks").forEach(mark -> marks.add(mark.asText()));
          } catch (IOException broken) {
            throw new UncheckedIOException(key + " is no entry of the journal of erasures", broken);
          }
          return true;
        });
    return new Erased(Set.copyOf(marks), keys);
  }

  /// How many erasures it tells of, each once.
  ///
  /// @return whether each was done, by when it began
  public Map<Instant, Boolean> entries() {
    Map<Instant, Boolean> entries = new TreeMap<>();
    bucket.read(
        PREFIX,
        "",
        (key, content) -> {
          try {
            JsonNode entry = JSON.readTree(content);
            entries.merge(
                Instant.parse(entry.path("at").asText()),
                entry.path("done").asBoolean(),
                Boolean::logicalOr);
          } catch (IOException broken) {
            throw new UncheckedIOException(key + " is no entry of the journal of erasures", broken);
          }
          return true;
        });
    return entries;
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
