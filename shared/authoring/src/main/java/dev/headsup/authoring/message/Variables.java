package dev.headsup.authoring.message;

import dev.headsup.authoring.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The variables that a message may use, and which of them are there whenever it is sent.
///
/// @param data the names that the trigger declares
/// @param unsubscribe whether there is an unsubscribe link
record Variables(Set<String> data, boolean unsubscribe) {
  static final String CUSTOMER = "customer.";
  static final String DATA = "data.";
  static final String UNSUBSCRIBE = "links.unsubscribe";
  static final String LOCALE = "customer.locale";

  private static final List<String> OURS = List.of("name", "first_name", "locale");

  /// Usual traits that look like one of ours; they are meant.
  private static final Set<String> USUAL = Set.of("firstName", "lastName", "last_name");

  private static final Pattern TRAIT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,59}(\\.[A-Za-z0-9_]{1,60}){0,4}");

  Variables {
    data = Set.copyOf(data);
  }

  /// What is wrong with a name, if something is.
  Optional<String> fault(String name) {
    if (name.equals(UNSUBSCRIBE)) {
      return unsubscribe
          ? Optional.empty()
          : Optional.of("messages of this purpose have no unsubscribe link");
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
    return unknown(name, "");
  }

  private static boolean near(String ours, String trait) {
    return Nearest.distance(ours, trait) <= (ours.length() > 6 ? 2 : 1);
  }

  private Optional<String> unknown(String name, String advice) {
    List<String> known = new ArrayList<>();
    OURS.forEach(ours -> known.add(CUSTOMER + ours));
    data.stream().sorted().forEach(each -> known.add(DATA + each));
    if (unsubscribe) {
      known.add(UNSUBSCRIBE);
    }
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

  /// Whether a variable has a value whenever a message is sent.
  boolean alwaysThere(String name) {
    return name.equals(UNSUBSCRIBE) || name.equals(LOCALE);
  }
}
