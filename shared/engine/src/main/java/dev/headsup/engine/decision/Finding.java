package dev.headsup.engine.decision;

import java.util.List;
import java.util.Locale;

/// What can be found of a condition of a trigger: a closed list, beside [Reason], for what no gate
/// was ever asked about. In the words, `{0}` stands for the first detail.
public enum Finding {
  IS_DRAFT(
      "the trigger is a draft: nothing is counted for it",
      "der Auslöser ist ein Entwurf: für ihn wird nichts gezählt"),
  IS_PAUSED(
      "the trigger is paused: nothing is counted for it",
      "der Auslöser ist angehalten: für ihn wird nichts gezählt"),
  ONLY_WATCHES(
      "the trigger only watches (shadow): it decides and tells nobody",
      "der Auslöser beobachtet nur (shadow): er entscheidet und benachrichtigt niemanden"),
  IS_LIVE("the trigger is live", "der Auslöser ist aktiv"),

  NEVER_CAME("{0}: never seen, as far as is remembered", "{0}: nie gesehen, soweit gemerkt"),
  COUNTED(
      "{0}: {1} within {2} (until {3}), wanted {4}",
      "{0}: {1} innerhalb von {2} (bis {3}), gesucht {4}"),
  FIRST_TIME("{0}: the first time was {1}", "{0}: zum ersten Mal {1}"),
  NOT_FIRST(
      "{0}: came before, {1} already; only the first time counts",
      "{0}: kam schon vorher, {1}; nur das erste Mal zählt"),
  IN_TURN("{0} at {1}, then {2} at {3}", "{0} um {1}, dann {2} um {3}"),
  NOT_IN_TURN(
      "{0} at {1}, and {2} did not come after it within {3}",
      "{0} um {1}, und {2} kam danach nicht innerhalb von {3}"),
  QUIET("{0}: last {1}, and not for {2} since", "{0}: zuletzt {1}, und seit {2} nicht"),
  NOT_QUIET(
      "{0}: last {1}; it has to stay away for {2}, until {3}",
      "{0}: zuletzt {1}; es muss {2} ausbleiben, bis {3}"),
  NEVER_SEEN("the customer was never seen", "der Kunde wurde nie gesehen"),
  BY_CALENDAR("by the calendar, next at {0}", "nach dem Kalender, das nächste Mal {0}"),
  NEAR_MISS(
      "{0} came {1}, but did not count; at {2}, {3} was {4}, wanted {5}",
      "{0} kam {1}, zählte aber nicht; um {2} war {3} {4}, gesucht {5}"),

  TOLD_FIRST("they were told {0} before", "sie wurden vorher mit {0} benachrichtigt"),
  NOT_TOLD_FIRST(
      "they were not told {0}, which it follows up on",
      "sie wurden nicht mit {0} benachrichtigt, woran es anknüpft"),

  PAST("{0}: {1} from {2} on, wanted {3}", "{0}: {1} ab {2}, gesucht {3}"),
  PAST_EVER("{0}: {1} since it is counted, wanted {2}", "{0}: {1}, seit gezählt wird, gesucht {2}"),

  TRAIT("{0} is {1}, wanted: {2}", "{0} ist {1}, gesucht: {2}"),
  TRAIT_UNKNOWN("{0} is not known, wanted: {1}", "{0} ist nicht bekannt, gesucht: {1}"),
  ACCOUNT_TRAIT(
      "{0} of their account is {1}, wanted: {2}", "{0} ihrer Firma ist {1}, gesucht: {2}"),
  ACCOUNT_TRAIT_UNKNOWN(
      "{0} of their account is not known, wanted: {1}",
      "{0} ihrer Firma ist nicht bekannt, gesucht: {1}"),

  LEFT_OUT("left out are those of whom this holds: {0}", "ausgenommen ist, für wen dies gilt: {0}");

  private final String english;
  private final String german;

  Finding(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /// The finding in words.
  ///
  /// @param language German for `de`, English for every other
  public String words(Locale language, List<Said> with) {
    String words = language.getLanguage().equals("de") ? german : english;
    for (int i = 0; i < with.size(); i++) {
      words = words.replace("{" + i + "}", with.get(i).in(language));
    }
    return words;
  }
}
