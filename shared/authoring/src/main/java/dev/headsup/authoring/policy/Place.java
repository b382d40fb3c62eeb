package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Vocabulary;
import java.util.List;

/// The closed vocabulary: each place of a policy file and the words that may stand there. The JSON
/// Schema lists the same words; a test compares the two.
enum Place implements Vocabulary {
  POLICY(
      "a policy",
      "headsup",
      "brand",
      "time zone",
      "time zones",
      "consent",
      "caps",
      "quiet hours",
      "fatigue",
      "rest",
      "surge",
      "person",
      "budgets",
      "guard",
      "audience",
      "arbitration",
      "ramp",
      "breakers",
      "approval",
      "holdout",
      "stop"),
  BRAND("'brand'", "name", "address", "terms"),
  TERM("an entry of 'terms'", "write", "not"),
  CONSENT("an entry of 'consent'", "purposes", "channels", "needs"),
  QUIET("'quiet hours'", "hours", "holidays", "then", "urgent", "channels"),
  QUIET_CHANNELS("'channels'", "email", "sms", "push", "webhook"),
  LEVEL("a channel's quiet hours", "hours", "holidays", "then"),
  FATIGUE("'fatigue'", "after", "time to react", "rest"),
  REST("'rest'", "before an incident", "after the all-clear", "while a case is open"),
  SURGE("'surge'", "hold", "at least", "times usual", "window", "look again after"),
  PERSON(
      "'person'",
      "topics",
      "distress",
      "failure again within",
      "answer within",
      "away",
      "holidays",
      "time zone",
      "nobody free"),
  TOPIC("an entry of 'topics'", "topic", "severity", "words", "unless"),
  ANSWER("'answer within'", "critical", "high", "normal"),
  GUARD("'guard'", "messages a day", "texts an hour", "texts a prefix", "countries"),
  ARBITRATION("'arbitration'", "at once", "purposes", "urgency"),
  PURPOSES("'purposes'", "security", "service", "help", "marketing"),
  URGENCY("'urgency'", "low", "normal", "high"),
  RAMP("'ramp'", "first", "then", "hold", "holds"),
  BREAKERS("'breakers'", "complaints", "bounces", "opt-outs", "provider errors", "at least"),
  APPROVAL("'approval'", "above", "share", "times usual", "free", "alone"),
  ALONE("'alone'", "below", "because"),
  STOP("'stop'", "everything", "why", "channels", "triggers");

  private final String title;

  /// From List.of, so it never changes; the checker sees only the interface.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  Place(String title, String... words) {
    this.title = title;
    this.words = List.of(words);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> words() {
    return words;
  }
}
