package dev.headsup.aws.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.outreach.LastLimits;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One customer under every id that they came by.
///
/// @param today the id that counts now
/// @param ids all of them, that one too
/// @param addresses hashes of every address that was ever theirs
/// @param texts addresses and handles as they are now, to know them again in what nobody could read
public record Person(
    CustomerId today, Set<CustomerId> ids, Set<AddressHash> addresses, Set<String> texts)
    implements Whose {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ANONYMOUS = "anonymous:";

  /// Shorter than this a word of a text that is no JSON may be anybody's.
  private static final int TELLING = 6;

  public Person {
    ids = Set.copyOf(ids);
    addresses = Set.copyOf(addresses);
    texts = Set.copyOf(texts);
  }

  @Override
  public boolean isId(String id) {
    return ids.stream().anyMatch(own -> own.value().equals(id));
  }

  /// Counters of the last guard name a customer by a hash too.
  @Override
  public boolean isAddress(String hash) {
    return addresses.stream().anyMatch(own -> own.value().equals(hash))
        || ids.stream()
            .flatMap(id -> Stream.of(LastLimits.inADay(id), LastLimits.textsInAnHour(id)))
            .anyMatch(counter -> counter.endsWith(" " + hash));
  }

  /// In JSON a value that is an id or an address; else a telling word of the text.
  @Override
  public boolean isIn(String text) {
    Set<String> names = new TreeSet<>(texts);
    ids.forEach(id -> names.add(plain(id.value())));
    try (JsonParser json = JSON.createParser(text)) {
      boolean any = false;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && names.contains(plain(json.getText()))) {
          return true;
        }
        any |= token.isStructStart();
      }
      return !any && isSaid(text, names);
    } catch (IOException noJson) {
      return isSaid(text, names);
    }
  }

  private static String plain(String id) {
    return id.startsWith(ANONYMOUS) ? id.substring(ANONYMOUS.length()) : id;
  }

  private static boolean isSaid(String text, Set<String> names) {
    return names.stream()
        .filter(name -> name.length() >= TELLING)
        .anyMatch(name ->
            places(text, name)
                .anyMatch(at -> isEdge(text, at - 1) && isEdge(text, at + name.length())));
  }

  private static Stream<Integer> places(String text, String name) {
    return Stream.iterate(text.indexOf(name), at -> at >= 0, at -> text.indexOf(name, at + 1));
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  /// Not who it is: this may stand in a log.
  @Override
  public String toString() {
    return "Person[" + ids.size() + " ids, " + addresses.size() + " addresses]";
  }
}
