package dev.headsup.authoring.message;

import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.message.Links;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the variables of one message stand for.
///
/// @param texts the text of each variable by its whole name; absent ones are not in it
/// @param formats how this customer writes dates and numbers
record Values(Map<String, String> texts, Formats formats) {
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,100}");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{6,15}");

  /// What a case may be about; nothing else with a dot is taken from the data.
  private static final Set<String> ABOUT = About.names();

  Values {
    texts = Map.copyOf(texts);
  }

  /// The values for a customer.
  ///
  /// @param language that of the message
  static Values of(RenderContext context, String language) {
    Map<String, String> texts = new HashMap<>();
    Traits traits = context.profile().traits();
    traits
        .all()
        .forEach((name, dated) -> put(texts, Variables.CUSTOMER + name, dated.value().toString()));
    texts.remove(Variables.CUSTOMER + "name");
    fullName(traits).ifPresent(name -> put(texts, Variables.CUSTOMER + "name", name));
    firstName(traits).ifPresent(name -> put(texts, Variables.CUSTOMER + "first_name", name));
    address(texts, "email", context.profile().email(), EMAIL);
    address(texts, "phone", context.profile().phone(), PHONE);
    String wanted = context.language();
    texts.put(
        Variables.LOCALE, Optional.ofNullable(wanted).flatMap(ValueText::line).orElse(language));
    context.data().forEach((name, value) -> data(texts, name, value));
    links(texts, context.links());
    return new Values(texts, new Formats(Languages.forFormats(wanted, language), context.zone()));
  }

  /// Their own address, which only a server key may tell, so it may look like one.
  private static void address(
      Map<String, String> texts, String name, Optional<String> told, Pattern form) {
    told.flatMap(ValueText::trusted)
        .filter(text -> form.matcher(text).matches())
        .ifPresent(text -> texts.put(Variables.CUSTOMER + name, text));
  }

  private static void data(Map<String, String> texts, String name, String value) {
    if (Variables.isLink(name)) {
      if (Addresses.isFine(value)) {
        texts.put(name, value);
      }
    } else if (ABOUT.contains(name)) {
      put(texts, name, value);
    } else {
      put(texts, Variables.DATA + name, value);
    }
  }

  private static void links(Map<String, String> texts, Links links) {
    texts.put(Variables.WHY, links.why());
    texts.put(Variables.PREFERENCES, links.preferences());
    texts.put(Variables.STOP, links.stop());
    texts.put(Variables.UNSUBSCRIBE, links.stop());
    texts.put(Variables.PERSON, links.person());
  }

  private static void put(Map<String, String> texts, String name, String value) {
    ValueText.line(value).ifPresent(line -> texts.put(name, line));
  }

  private static Optional<String> fullName(Traits traits) {
    return traits
        .text("name")
        .or(() ->
            traits
                .text("firstName")
                .map(first ->
                    traits.text("lastName").map(last -> first + " " + last).orElse(first)));
  }

  /// The first name as told; else the first word of a name that is not written last name first.
  private static Optional<String> firstName(Traits traits) {
    return traits
        .text("firstName")
        .or(() -> traits.text("first_name"))
        .or(() ->
            traits
                .text("name")
                .filter(name -> !name.contains(","))
                .map(name -> BLANKS.split(name.strip(), 2)[0]));
  }

  /// These in letters of the GSM alphabet; what has none counts as absent.
  Values inGsm() {
    Map<String, String> plain = new HashMap<>();
    texts.forEach((name, text) -> {
      String letters = Variables.isLink(name) ? text : SmsText.gsm(text);
      if (!letters.isEmpty()) {
        plain.put(name, letters);
      }
    });
    return new Values(plain, formats);
  }

  /// The text of a variable, or null when it is absent.
  @Nullable String find(String name) {
    return texts.get(name);
  }
}
