package dev.headsup.engine.mention;

import dev.headsup.engine.policy.Severity;
import java.util.List;
import java.util.Locale;

/// What the words of a customer say about how they are, without the words themselves.
///
/// @param distress whether they sound distressed: a person should answer
/// @param stakes the high-stakes topics that they touch, by the words of the policy, for example
///   `billing dispute`; usually none
/// @param severity how soon a person must look because of these topics, by the policy of the day;
///   it says nothing where they touch none
/// @param wantsPerson whether they ask for a person
public record Tone(
    Sentiment sentiment,
    boolean distress,
    List<String> stakes,
    Severity severity,
    boolean wantsPerson) {
  /// Nothing remarkable.
  public static final Tone CALM =
      new Tone(Sentiment.NEUTRAL, false, List.of(), Severity.NORMAL, false);

  public Tone {
    stakes = List.copyOf(stakes);
  }

  /// How the words feel.
  public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /// The word of triggers and doors, for example `negative`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
