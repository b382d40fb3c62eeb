package dev.headsup.engine.decision;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.trigger.Count;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Match;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A detail of an answer in both languages: what a customer did, a condition, a number of times.
///
/// @param english in English
/// @param german in German
public record Said(String english, String german) {
  /// The words of a language.
  ///
  /// @param language German for `de`, English for every other
  public String in(Locale language) {
    return language.getLanguage().equals("de") ? german : english;
  }

  /// The same in every language: a name, a value.
  static Said as(String text) {
    return new Said(text, text);
  }

  /// A detail of a reason ([ReasonWords]).
  static Said detail(String detail) {
    return new Said(ReasonWords.of(detail, false), ReasonWords.of(detail, true));
  }

  /// How often something was seen.
  static Said found(int times) {
    return times == 0 ? new Said("not once", "kein Mal") : detail(ReasonWords.times(times));
  }

  /// How often it has to be.
  static Said wanted(Count count, int times) {
    if (times == 0) {
      return found(0);
    }
    Said often = detail(ReasonWords.times(times));
    String german =
        switch (count) {
          case AT_LEAST -> "mindestens ";
          case EXACTLY -> "genau ";
          case AT_MOST -> "höchstens ";
        };
    return new Said(count.words() + " " + often.english(), german + often.german());
  }

  /// What somebody did, or what was seen of them.
  static Said did(EventPattern pattern) {
    Said name = event(pattern.event());
    List<Said> where =
        pattern.where().stream()
            .map(condition -> {
              Said match = match(condition.match());
              return new Said(
                  condition.field() + " " + match.english(),
                  condition.field() + " " + match.german());
            })
            .toList();
    String by = pattern.by();
    return new Said(
        name.english()
            + joined(" with ", " and ", where, Said::english)
            + (by == null ? "" : " of one " + by),
        name.german()
            + joined(" mit ", " und ", where, Said::german)
            + (by == null ? "" : " je " + by));
  }

  private static String joined(
      String before, String between, List<Said> all, Function<Said, String> language) {
    return all.isEmpty() ? "" : before + String.join(between, all.stream().map(language).toList());
  }

  /// The name of an event; ours in words.
  private static Said event(String name) {
    return switch (name) {
      case "headsup:contact" -> new Said("a contact with support", "ein Kontakt mit dem Support");
      case "headsup:mention" -> new Said("a public post of theirs", "ein öffentlicher Beitrag");
      case "headsup:incident" ->
          new Said("an outage that concerns them", "eine Störung, die sie betrifft");
      case "headsup:score" ->
          new Said("a change of their need for help", "eine Änderung ihres Hilfebedarfs");
      default -> as(name);
    };
  }

  /// What a trait or property has to be.
  static Said wanted(FieldCondition condition) {
    return match(condition.match());
  }

  private static Said match(Match match) {
    return switch (match) {
      case Match.OneOf(List<Value> values) -> new Said(match.words(), or(values));
      case Match.NoneOf(List<Value> values) -> new Said(match.words(), "nicht " + or(values));
      case Match.Compared(var comparison, double bound) ->
          new Said(
              match.words(),
              switch (comparison) {
                    case AT_LEAST -> "mindestens ";
                    case AT_MOST -> "höchstens ";
                    case MORE_THAN -> "mehr als ";
                    case LESS_THAN -> "weniger als ";
                  }
                  + new Value.Num(bound));
      case Match.Between(double low, double high) ->
          new Said(match.words(), "zwischen " + new Value.Num(low) + " und " + new Value.Num(high));
      case Match.Has(var part, String text) ->
          new Said(
              match.words(),
              switch (part) {
                    case STARTS_WITH -> "beginnt mit ";
                    case ENDS_WITH -> "endet auf ";
                    case CONTAINS -> "enthält ";
                    case LACKS -> "enthält nicht ";
                  }
                  + text);
      case Match.Present(boolean there) ->
          new Said(match.words(), there ? "ist gesetzt" : "ist nicht gesetzt");
    };
  }

  private static String or(List<Value> values) {
    return String.join(" oder ", values.stream().map(Value::toString).toList());
  }
}
