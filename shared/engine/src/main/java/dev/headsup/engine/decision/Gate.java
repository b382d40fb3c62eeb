package dev.headsup.engine.decision;

import java.util.Locale;

/// One check that every candidate passes on its way, in the order of the constants. The first that
/// does not let it pass ends the questions. The names are stored with every verdict: never rename
/// one.
public enum Gate {
  /// Nobody stopped everything, or this trigger.
  STOPPED(Group.ELIGIBLE, "Is sending on?", "Ist Senden an?"),
  /// Consent by purpose, and an address to reach.
  CONSENT(Group.ELIGIBLE, "May we?", "Dürfen wir?"),
  /// What the customer asked for on their own page.
  WISHES(Group.ELIGIBLE, "Do they want it?", "Möchten sie es?"),
  /// The customer did not recover meanwhile.
  STILL_TRUE(Group.APPLICABLE, "Is it true now?", "Stimmt es jetzt noch?"),
  /// The fault is the customer's own case, not an outage of ours.
  ITS_US(Group.APPLICABLE, "Is it them, not us?", "Liegt es an ihnen, nicht an uns?"),
  /// The same case was not told before.
  ALREADY_TOLD(Group.APPLICABLE, "Told already?", "Schon benachrichtigt?"),
  /// The message still helps.
  EXPIRY(Group.APPLICABLE, "Still in time?", "Noch rechtzeitig?"),
  /// A machine may answer it: no distress, no high stakes, no second failure after a message.
  HEART(Group.SUITABLE, "May a machine answer?", "Darf eine Maschine antworten?"),
  /// No support case is open in which a message would disturb.
  OPEN_CASE(Group.SUITABLE, "Are they not with support?", "Sind sie nicht beim Support?"),
  /// The trigger's limit per customer.
  LIMIT(Group.CONTACT, "At most?", "Wie oft höchstens?"),
  /// The policy's caps on everything that a customer hears.
  CAPS(Group.CONTACT, "Room for one more?", "Ist Platz für eine weitere?"),
  /// They did not stop reacting.
  FATIGUE(Group.CONTACT, "Do they still read us?", "Lesen sie uns noch?"),
  /// The hour is fine where they are.
  QUIET_HOURS(Group.CONTACT, "Is it a good hour?", "Ist es eine gute Zeit?"),
  /// What may be sent to all customers together.
  BUDGET(Group.CONTACT, "Within the budget?", "Im Budget?"),
  /// No message that matters more goes to them at this moment.
  PRIORITY(Group.ARBITRATION, "Is it the one that matters most?", "Ist es das Wichtigste?"),
  /// They are not in the group that is not told, to see the effect.
  HOLDOUT(Group.EXPERIMENT, "Not in the control group?", "Nicht in der Vergleichsgruppe?"),
  /// The trigger may speak, not only watch.
  LIVE(Group.EXPERIMENT, "May this trigger speak?", "Darf dieser Auslöser sprechen?"),
  /// So many at once is safe: its ramp has room, it did not stop by itself, and a second person
  /// said yes where so many need it.
  BRAKES(Group.EXPERIMENT, "To so many already?", "Schon an so viele?");

  /// What kind of question it is.
  public enum Group {
    /// May we?
    ELIGIBLE,
    /// Is it relevant now?
    APPLICABLE,
    /// Is it good for them?
    SUITABLE,
    /// Is it the time, and not too much?
    CONTACT,
    /// Which of several?
    ARBITRATION,
    /// Does this customer, and this trigger, take part?
    EXPERIMENT
  }

  private final Group group;
  private final String question;
  private final String german;

  Gate(Group group, String question, String german) {
    this.group = group;
    this.question = question;
    this.german = german;
  }

  /// What kind of question it is.
  public Group group() {
    return group;
  }

  /// The question that it asks, as a person would; yes lets the candidate pass.
  public String question() {
    return question;
  }

  /// The same in a language: German for `de`, English for every other.
  public String question(Locale language) {
    return language.getLanguage().equals("de") ? german : question;
  }

  /// Whether it is asked when a case begins to wait too. The others are not: until the wait is over
  /// a customer may agree, an outage or a support case may end, and a trigger that only watches
  /// must learn who got on.
  boolean isAskedEarly() {
    return switch (this) {
      case STOPPED, STILL_TRUE, ALREADY_TOLD, EXPIRY, LIMIT -> true;
      case CONSENT,
          WISHES,
          ITS_US,
          HEART,
          OPEN_CASE,
          CAPS,
          FATIGUE,
          QUIET_HOURS,
          BUDGET,
          PRIORITY,
          HOLDOUT,
          LIVE,
          BRAKES ->
          false;
    };
  }

  /// Whether it is about messages alone. What goes to a person of the team passes it, since nothing
  /// of this may keep a customer from a person.
  boolean isAboutMessages() {
    return switch (this) {
      case CONSENT, OPEN_CASE, CAPS, FATIGUE, QUIET_HOURS, BUDGET, PRIORITY, HOLDOUT, BRAKES ->
          true;
      case STOPPED, WISHES, STILL_TRUE, ITS_US, ALREADY_TOLD, EXPIRY, HEART, LIMIT, LIVE -> false;
    };
  }
}
