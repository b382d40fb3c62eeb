package dev.headsup.authoring.message;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.message.About.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The variables that a message may use, and which of them are there whenever it is sent.
///
/// @param data the names that the trigger declares
/// @param about what its case is about
/// @param stop whether such messages can be stopped by a link
/// @param language in which the message is written
record Variables(Set<String> data, Set<About> about, boolean stop, Locale language) {
  static final String CUSTOMER = "customer.";
  static final String DATA = "data.";
  static final String LOCALE = "customer.locale";
  static final String WHY = "why_url";
  static final String PREFERENCES = "preferences_url";
  static final String STOP = "stop_url";
  static final String PERSON = "person_url";

  /// What [#STOP] was called first; messages that say so go on working.
  static final String UNSUBSCRIBE = "links.unsubscribe";

  private static final List<String> OURS = List.of("name", "first_name", "locale");
  private static final Set<String> LINKS =
      Set.of(WHY, PREFERENCES, STOP, PERSON, UNSUBSCRIBE, "tutorial.link", "incident.link");

  /// Usual traits that look like one of ours; they are meant.
  private static final Set<String> USUAL = Set.of("firstName", "lastName", "last_name");

  private static final Pattern TRAIT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,59}(\\.[A-Za-z0-9_]{1,60}){0,4}");

  Variables {
    data = Set.copyOf(data);
    about = Set.copyOf(about);
  }

  /// Whether a name is an address that we make or a person wrote: it goes out as it is.
  static boolean isLink(String name) {
    return LINKS.contains(name);
  }

  /// What is wrong with a name, if something is.
  Optional<String> fault(String name) {
    if (name.equals(STOP) || name.equals(UNSUBSCRIBE)) {
      return stop
          ? Optional.empty()
          : Optional.of(
              "messages of this purpose have no link that stops them; preferences_url leads to what"
                  + " they want to get");
    }
    if (closed().containsKey(name)) {
      return Optional.empty();
    }
    if (name.startsWith(DATA)) {
      return data.contains(name.substring(DATA.length()))
          ? Optional.empty()
          : unknown(name, "; declare it in the trigger: send: data:");
    }
    if (name.startsWith(CUSTOMER)) {
      String trait = name.substring(CUSTOMER.length());
      Optional<String> meant =
          OURS.contains(trait) || USUAL.contains(trait)
              ? Optional.empty()
              : OURS.stream().filter(ours -> near(ours, trait)).findFirst();
      return TRAIT.matcher(trait).matches() && meant.isEmpty()
          ? Optional.empty()
          : unknown(name, "");
    }
    for (About other : About.values()) {
      if (other.kinds().containsKey(name)) {
        return Optional.of(
            "'" + name + "' is only known to a trigger that is about " + other.word());
      }
    }
    return unknown(name, "");
  }

  private static boolean near(String ours, String trait) {
    return Nearest.distance(ours, trait) <= (ours.length() > 6 ? 2 : 1);
  }

  private Optional<String> unknown(String name, String advice) {
    List<String> known = new ArrayList<>();
    OURS.forEach(ours -> known.add(CUSTOMER + ours));
    data.stream().sorted().forEach(each -> known.add(DATA + each));
    known.addAll(closed().keySet());
    return Optional.of(
        "unknown word '"
            + name
            + "'"
            + Nearest.hint(name, known)
            + advice
            + " (possible here: "
            + String.join(", ", known)
            + ", customer.<trait>)");
  }

  /// The names besides the customer's and the data's, and how each may be used.
  private Map<String, Kind> closed() {
    Map<String, Kind> closed = new LinkedHashMap<>();
    closed.put(WHY, Kind.LINK);
    closed.put(PREFERENCES, Kind.LINK);
    closed.put(PERSON, Kind.LINK);
    if (stop) {
      closed.put(STOP, Kind.LINK);
    }
    for (About each : About.values()) {
      if (about.contains(each)) {
        closed.putAll(each.kinds());
      }
    }
    return closed;
  }

  /// Whether a variable has a value whenever a message is sent.
  boolean alwaysThere(String name) {
    Kind kind = closed().get(name);
    return name.equals(LOCALE)
        || name.equals(UNSUBSCRIBE)
        || kind == Kind.ALWAYS
        || kind == Kind.LINK;
  }

  /// Whether a variable is a point in time, which is no text as it stands.
  boolean isMoment(String name) {
    return closed().get(name) == Kind.MOMENT;
  }

  /// Whether a variable is a word of ours, which a customer should not read.
  boolean isCode(String name) {
    return closed().get(name) == Kind.CODE;
  }
}
