package dev.headsup.engine.decision;

/// One check that every candidate passes on its way, in the order of the constants. The first that
/// does not let it pass ends the questions. The names are stored with every verdict: never rename
/// one.
public enum Gate {
  /// Nobody stopped everything, or this trigger.
  STOPPED(Group.ELIGIBLE, "Is sending on?"),
  /// Consent by purpose, and an address to reach.
  CONSENT(Group.ELIGIBLE, "May we?"),
  /// What the customer asked for on their own page.
  WISHES(Group.ELIGIBLE, "Do they want it?"),
  /// The customer did not recover meanwhile.
  STILL_TRUE(Group.APPLICABLE, "Is it true now?"),
  /// The fault is the customer's own case, not an outage of ours.
  ITS_US(Group.APPLICABLE, "Is it them, not us?"),
  /// The same case was not told before.
  ALREADY_TOLD(Group.APPLICABLE, "Told already?"),
  /// The message still helps.
  EXPIRY(Group.APPLICABLE, "Still in time?"),
  /// A machine may answer it: no distress, no high stakes, no second failure after a message.
  HEART(Group.SUITABLE, "May a machine answer?"),
  /// No support case is open in which a message would disturb.
  OPEN_CASE(Group.SUITABLE, "Are they not with support?"),
  /// The trigger's limit per customer.
  LIMIT(Group.CONTACT, "At most?"),
  /// The policy's caps on everything that a customer hears.
  CAPS(Group.CONTACT, "Room for one more?"),
  /// They did not stop reacting.
  FATIGUE(Group.CONTACT, "Do they still read us?"),
  /// The hour is fine where they are.
  QUIET_HOURS(Group.CONTACT, "Is it a good hour?"),
  /// What may be sent to all customers together.
  BUDGET(Group.CONTACT, "Within the budget?"),
  /// No message that matters more goes to them at this moment.
  PRIORITY(Group.ARBITRATION, "Is it the one that matters most?"),
  /// They are not in the group that is not told, to see the effect.
  HOLDOUT(Group.EXPERIMENT, "Not in the control group?"),
  /// The trigger may speak, not only watch.
  LIVE(Group.EXPERIMENT, "May this trigger speak?");

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

  Gate(Group group, String question) {
    this.group = group;
    this.question = question;
  }

  /// What kind of question it is.
  public Group group() {
    return group;
  }

  /// The question that it asks, as a person would; yes lets the candidate pass.
  public String question() {
    return question;
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
          LIVE ->
          false;
    };
  }

  /// Whether it is about messages alone. What goes to a person of the team passes it, since nothing
  /// of this may keep a customer from a person.
  boolean isAboutMessages() {
    return switch (this) {
      case CONSENT, OPEN_CASE, CAPS, FATIGUE, QUIET_HOURS, BUDGET, PRIORITY, HOLDOUT -> true;
      case STOPPED, WISHES, STILL_TRUE, ITS_US, ALREADY_TOLD, EXPIRY, HEART, LIMIT, LIVE -> false;
    };
  }
}
