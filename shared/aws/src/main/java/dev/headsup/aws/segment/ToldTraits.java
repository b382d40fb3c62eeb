package dev.headsup.aws.segment;

import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Traits.Dated;
import dev.headsup.engine.customer.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Traits of an identify call, with the addresses checked: a message to an address that cannot be
/// one is a message lost. A bad address is left out and the other traits are kept.
///
/// @param dropped the addresses that were left out, and why
record ToldTraits(Traits traits, List<Problem> dropped) {
  private static final int LONGEST_EMAIL = 254;

  /// @param at when they were told
  static ToldTraits of(Map<String, Value> values, Instant at) {
    Map<String, Dated> told = new HashMap<>();
    List<Problem> dropped = new ArrayList<>();
    values.forEach((name, value) -> {
      Optional<Value> good =
          switch (name) {
            case "email" -> email(value);
            case "phone" -> phone(value);
            default -> Optional.of(bounded(value));
          };
      good.ifPresentOrElse(
          kept -> told.put(name, new Dated(kept, at)), () -> dropped.add(problem(name)));
    });
    return new ToldTraits(new Traits(told), List.copyOf(dropped));
  }

  /// A value as it is kept. A list has as much text as a single text may have: then the
  /// [Traits#MOST] largest traits, from however many calls, fit into one item of DynamoDB, which
  /// has 400 KB.
  static Value bounded(Value value) {
    if (!(value instanceof Value.Many(List<Value> values))) {
      return value;
    }
    List<Value> kept = new ArrayList<>();
    int room = Limits.TEXT;
    for (Value one : values) {
      room -= one.toString().length();
      if (room < 0) {
        break;
      }
      kept.add(one);
    }
    return new Value.Many(kept);
  }

  private static Problem problem(String name) {
    return name.equals("phone")
        ? new Problem(
            Reason.BAD_PHONE,
            "traits.phone is no number in international form such as +12025550123")
        : new Problem(Reason.BAD_EMAIL, "traits.email is no e-mail address");
  }

  private static Optional<Value> email(Value value) {
    String text = value.toString().strip();
    int at = text.indexOf('@');
    boolean good =
        value instanceof Value.Text
            && text.length() <= LONGEST_EMAIL
            && at > 0
            && at == text.lastIndexOf('@')
            && at < text.length() - 1
            && !Texts.hasOddCharacter(text)
            && text.chars().noneMatch(Character::isWhitespace);
    return good ? Optional.of(new Value.Text(text)) : Optional.empty();
  }

  private static Optional<Value> phone(Value value) {
    StringBuilder bare = new StringBuilder();
    value
        .toString()
        .chars()
        .filter(c -> " -().".indexOf(c) < 0)
        .forEach(c -> bare.append((char) c));
    int digits = bare.length() - 1;
    boolean good =
        value instanceof Value.Text
            && digits >= 7
            && digits <= 15
            && bare.charAt(0) == '+'
            && bare.charAt(1) != '0'
            && bare.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
    return good ? Optional.of(new Value.Text(bare.toString())) : Optional.empty();
  }
}
