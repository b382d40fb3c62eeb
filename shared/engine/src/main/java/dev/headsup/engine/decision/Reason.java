package dev.headsup.engine.decision;

import java.util.List;
import java.util.Locale;

/// Every reason that a gate can give: a closed list, the same for the console, the command line and
/// the tests of triggers. The names are stored; never rename one.
///
/// In the words, `{0}` stands for the first detail of the verdict ([ReasonWords] says how details
/// are written).
public enum Reason {
  /// From an older version of Headsup, which kept only words.
  IN_WORDS("{0}", "{0}"),
  /// An earlier gate ended the questions, or the moment for this one has not come.
  NOT_ASKED("", ""),

  SENDING_IS_ON("nothing is stopped", "nichts ist angehalten"),
  ALL_IS_STOPPED("sending is stopped: {0}", "Senden ist angehalten: {0}"),
  TRIGGER_IS_STOPPED("this trigger is stopped", "dieser Auslöser ist angehalten"),

  CONSENT_GIVEN("{0} is allowed by {1}", "{0} ist erlaubt per {1}"),
  CONSENT_REFUSED("said no to {0} by {1}", "hat nein gesagt zu {0} per {1}"),
  CONSENT_MISSING(
      "no consent on record for {0} by {1}", "keine Einwilligung vermerkt für {0} per {1}"),
  CONSENT_UNCONFIRMED(
      "did not confirm their consent to {0} by {1} yet",
      "hat die Einwilligung zu {0} per {1} noch nicht bestätigt"),
  CONSENT_UNWRITTEN(
      "the consent to {0} by {1} does not show which text was agreed to, and how",
      "die Einwilligung zu {0} per {1} zeigt nicht, welchem Text wie zugestimmt wurde"),
  NO_ADDRESS("no address for {0}", "keine Adresse für {0}"),
  ADDRESS_SUPPRESSED(
      "the address for {0} must not be written to", "die Adresse für {0} ist gesperrt"),
  CHANNEL_IS_STOPPED("{0} is stopped", "{0} ist angehalten"),

  NO_OBJECTION("they asked for nothing else", "sie haben nichts anderes gewünscht"),
  PAUSED("they paused us until {0}", "sie haben bis {0} um Ruhe gebeten"),
  RESTING("they found it of no use", "sie fanden es nicht hilfreich"),
  PROFILING_STOPPED("they do not want to be assessed", "sie möchten nicht eingeschätzt werden"),

  NOTHING_CHANGED("nothing shows that they got on", "nichts zeigt, dass es erledigt ist"),
  GOT_ON("got on by themselves", "kamen selbst weiter"),
  /// Of a follow-up.
  NOT_TOLD_BEFORE("were not told what it follows up on", "erfuhren nicht, woran es anknüpft"),
  /// Of a follow-up.
  FIRST_WAITS("what it follows up on waits itself", "woran es anknüpft, wartet selbst noch"),
  /// Of news of an incident that came and went, or went and came.
  UNSETTLED("whether the outage goes on is not settled", "ob die Störung anhält, steht nicht fest"),
  NOT_IN_AUDIENCE(
      "not one of those it is for any more", "gehören nicht mehr zu denen, für die es ist"),

  NO_OUTAGE("no outage has to do with it", "keine Störung hat damit zu tun"),
  OUTAGE("it's us, not them: {0}", "es liegt an uns: {0}"),
  OUTAGE_JUST_OVER("we just had an outage: {0}", "wir hatten gerade eine Störung: {0}"),
  AFFECTED("an outage concerns them", "eine Störung betrifft sie"),
  AFFECTED_BEFORE("an outage just concerned them", "eine Störung hat sie gerade betroffen"),
  OUTAGE_SUSPECTED(
      "many struggle at once, a person is looking: {0}",
      "vielen geht es zugleich so, ein Mensch sieht nach: {0}"),

  NEW_CASE("not told about this case", "noch nicht dazu benachrichtigt"),
  TOLD_BEFORE("told about this case before", "schon dazu benachrichtigt"),
  /// Of events that a system of the company tells us because of what we told it.
  IN_A_CIRCLE(
      "it goes in a circle: {0} of our own messages led to it",
      "es dreht sich im Kreis: {0} unserer eigenen Nachrichten führten dazu"),

  /// Of a trigger that offers one.
  NO_NEW_TUTORIAL(
      "there is no tutorial about it that they have not seen",
      "es gibt dazu kein Tutorial, das sie noch nicht gesehen haben"),

  IN_TIME("within {0}", "innerhalb von {0}"),
  TOO_OLD("older than {0}", "älter als {0}"),

  ROUTINE("nothing asks for a person", "nichts verlangt nach einem Menschen"),
  DISTRESS("they sound distressed", "sie klingen verzweifelt"),
  HIGH_STAKES(
      "it touches something of high stakes", "es berührt etwas, bei dem viel auf dem Spiel steht"),
  WISH("they asked for a person", "sie möchten mit einem Menschen sprechen"),
  FAILED_AGAIN(
      "it happened again after our message", "es ist nach unserer Nachricht wieder passiert"),
  FOR_A_PERSON("the trigger leaves it to a person", "der Auslöser überlässt es einem Menschen"),
  WITH_A_PERSON("a person has their case already", "ein Mensch hat den Fall schon"),

  NO_OPEN_CASE("no support case is open", "kein Supportfall ist offen"),
  SUPPORT_CASE_OPEN(
      "a support case of theirs is open since {0}", "ein Supportfall ist seit {0} offen"),

  NOT_TOLD_YET(
      "not told yet, at most {0} in {1}", "noch nicht benachrichtigt, höchstens {0} in {1}"),
  BELOW_LIMIT("told {0}, at most {1} in {2}", "{0} benachrichtigt, höchstens {1} in {2}"),
  LIMIT_REACHED(
      "told {0} already, at most {1} in {2}", "schon {0} benachrichtigt, höchstens {1} in {2}"),

  ROOM_LEFT("they did not hear much lately", "sie haben zuletzt wenig gehört"),
  CAPS_DO_NOT_APPLY("caps do not hold it back", "Obergrenzen gelten dafür nicht"),
  CAP_REACHED("heard enough from us: at most {0} in {1}", "genug gehört: höchstens {0} in {1}"),
  CAP_REACHED_BY(
      "heard enough from us by {2}: at most {0} in {1}",
      "genug gehört per {2}: höchstens {0} in {1}"),

  STILL_READING("they react to what we send", "sie reagieren auf Nachrichten"),
  TIRED(
      "left the last {0} unread, so we rest until {1}", "die letzten {0} ungelesen, Pause bis {1}"),

  GOOD_HOUR("the hour is fine", "die Uhrzeit passt"),
  QUIET_UNTIL("quiet hours until {0}", "Ruhezeit bis {0}"),
  QUIET_DROPPED("quiet hours, and it would come too late", "Ruhezeit, und danach zu spät"),

  WITHIN_BUDGET("within the budget", "im Budget"),
  BUDGET_SPENT("the budget is spent: {0}", "das Budget ist ausgeschöpft: {0}"),
  TOO_MANY_CUSTOMERS(
      "more than {0} customers at once: a person has to look first",
      "mehr als {0} Kunden auf einmal: erst soll ein Mensch nachsehen"),

  MATTERS_MOST("nothing else matters more (score {0})", "nichts ist wichtiger (Wert {0})"),
  LOST_TO(
      "{0} went to them at this moment (score {1} against {2})",
      "gerade ging {0} an sie (Wert {1} gegen {2})"),
  AFTER("{1} goes first (score {2} against {3})", "{1} geht vor (Wert {2} gegen {3})"),

  TREATED("not in the control group", "nicht in der Vergleichsgruppe"),
  HELD_OUT(
      "in the control group, which is not told, to see the effect",
      "in der Vergleichsgruppe, die nicht benachrichtigt wird, um die Wirkung zu sehen"),

  IS_LIVE("it is live", "er ist aktiv"),
  ONLY_WATCHES(
      "it only watches (shadow): would have told",
      "er beobachtet nur (shadow): hätte benachrichtigt"),
  IS_NOT_LIVE("it is not live", "er ist nicht aktiv"),

  NO_BRAKE("nothing holds it back", "nichts hält ihn zurück"),
  STEP_UNTIL(
      "new: went to {1} first, the next hear it from {0}",
      "neu: ging zuerst an {1}, die nächsten hören es ab {0}"),
  STEP_FULL("new: goes to {0} first", "neu: geht zuerst an {0}"),
  WATCHES_FIRST(
      "new: it only watches until somebody has seen what it would send; would have told",
      "neu: er beobachtet nur, bis jemand gesehen hat, was er sendet; hätte benachrichtigt"),
  STOPPED_ITSELF("stopped by itself: {0}", "hat selbst angehalten: {0}"),
  UNAPPROVED(
      "a second person has to say yes to {0} customers",
      "eine zweite Person muss {0} Kunden erst zustimmen"),

  /// The case waited for something that is gone: the trigger, or the customer's old id.
  WITHDRAWN("{0}", "{0}");

  private final String english;
  private final String german;

  Reason(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /// The reason in words.
  ///
  /// @param language German for `de`, English for every other
  /// @param with the details, as the verdict keeps them
  public String words(Locale language, List<String> with) {
    boolean isGerman = language.getLanguage().equals("de");
    String words = isGerman ? german : english;
    for (int i = 0; i < with.size(); i++) {
      words = words.replace("{" + i + "}", ReasonWords.of(with.get(i), isGerman));
    }
    return words;
  }
}
