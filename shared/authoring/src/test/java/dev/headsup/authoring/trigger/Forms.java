package dev.headsup.authoring.trigger;

import java.util.List;

/// Every form that a trigger can take, with the sentence that says it back; and one fault each in
/// forms that are wrong.
final class Forms {
  private static final String HEAD =
      """
      headsup: trigger/v1
      name: Form
      id: form
      owner: cx@example.com
      purpose: help
      success: no contact about "import" within 24 hours
      """;

  private static final String SEND = "send: { also: inbox }\n";
  private static final String LIMITS = "limits: { per customer: 1 per 90 days }\n";
  private static final String END = ", send to the inbox, at most once in 90 days.";

  /// @param text the file
  /// @param sentence what is said back, one line each for it and its follow-ups
  record Form(String text, String sentence) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  /// @param text the file
  /// @param line of the problem
  record Fault(String text, int line, String message, boolean schema) {
    @Override
    public String toString() {
      return message;
    }
  }

  /// A file that says `when`, on line 7.
  private static Form when(String when, String sentence) {
    return new Form(HEAD + "when: " + when + "\n" + SEND + LIMITS, sentence + END);
  }

  /// A file with some lines of its own, from line 8 on.
  private static Form with(String lines, String sentence) {
    String text = HEAD + "when: { customer: { did: A } }\n" + lines;
    return new Form(
        text + (lines.startsWith("send:") ? "" : SEND) + (lines.contains("limits:") ? "" : LIMITS),
        sentence);
  }

  /// A fault in `when`.
  private static Fault bad(String when, String message) {
    return new Fault(HEAD + "when: " + when + "\n" + SEND + LIMITS, 7, message, true);
  }

  /// A fault in a line of its own.
  private static Fault badLine(String line, String message) {
    return new Fault(with(line.endsWith("\n") ? line : line + "\n", "").text(), 8, message, true);
  }

  private static Fault beyond(Fault fault) {
    return new Fault(fault.text(), fault.line(), fault.message(), false);
  }

  static final List<Form> RIGHT =
      List.of(
          when("{ customer: { did: A } }", "When a customer has A"),
          when(
              "{ customer: { did: A, where: { b: c }, at least: 3 times, within: 1 day } }",
              "When a customer has 3 or more A with b c in any 1 day"),
          when(
              "{ customer: { did: A, at most: 2 times, within: 7 days } }",
              "When a customer has at most 2 A in any 7 days"),
          when(
              "{ customer: { did: A, exactly: 2 times, within: 7 days } }",
              "When a customer has exactly 2 A in any 7 days"),
          when(
              "{ customer: { did: A, then: { did: B, within: 1 hour } } }",
              "When a customer does A and then, within 1 hour, B"),
          new Form(
              HEAD
                  + "when: { customer: { started: A, and no: B, within: 30 minutes } }\n"
                  + SEND
                  + LIMITS,
              "When a customer has A and no B since, wait 30 minutes, then send to the inbox, at"
                  + " most once in 90 days."),
          new Form(
              HEAD
                  + "when: { customer: { started: A, and no: { did: B, where: { c: d } }, within:"
                  + " 30 minutes, wait: 10 minutes } }\n"
                  + SEND
                  + LIMITS,
              "When a customer has A and no B with c d since, wait 40 minutes, then send to the"
                  + " inbox, at most once in 90 days."),
          when(
              "{ customer: { did for the first time: A } }",
              "When a customer does A for the first time"),
          when(
              "{ customer: { not seen for: 14 days } }",
              "When a customer was not seen for 14 days"),
          when(
              "{ customer: { did not: A, for: 14 days } }",
              "When a customer did A and not again for 14 days"),
          when(
              "{ customer: { did: A, at least: 3 times, within: 1 day, and never: B } }",
              "When a customer has 3 or more A in any 1 day and no B ever"),
          when(
              "{ customer: { did: A, and not: B } }",
              "When a customer has A and no B in the 1 day before or since"),
          when(
              "{ customer: { did: A, cancel if: { did: B, where: { c: d } } } }",
              "When a customer has A and no B with c d since"),
          when(
              "{ customer: { did: A, and: [{ did: B, at least: 2 times, within: 7 days }, { never"
                  + " did: C }, { did not: D, within: 1 day }, { did: E, exactly: 1 time }] } }",
              "When a customer has A and 2 or more B in the 7 days before or since and no C ever"
                  + " and no D in the 1 day before or since and exactly 1 E ever"),
          when("{ incident: {} }", "When a confirmed incident is open and concerns a customer"),
          when(
              "{ incident: { phase: [scheduled, open], impact: at least major, components:"
                  + " checkout, confirmed: false } }",
              "When an incident of checkout with impact major or critical is scheduled or open and"
                  + " concerns a customer"),
          when(
              "{ incident: { phase: resolved, impact: [minor, critical] } }",
              "When a confirmed incident with impact minor or critical is resolved and concerns a"
                  + " customer"),
          when(
              "{ score: { model: starter, above: 0.7 } }",
              "When the score starter of a customer is more than 0.7"),
          when(
              "{ score: { model: starter, above: 0.7, stays for: 2 days, reasons include any:"
                  + " [retries, usage_down] } }",
              "When the score starter of a customer is more than 0.7 because of retries or"
                  + " usage_down and stays so for 2 days"),
          when(
              "{ mention: { source: bluesky, topic: [outage, billing], sentiment: negative,"
                  + " distress: true } }",
              "When a customer mentions us with distress true and sentiment negative and source"
                  + " bluesky and topic outage or billing"),
          when(
              "{ contact: { topic: import, channel: [email, chat], at least: 2 times, within: 7"
                  + " days } }",
              "When a customer has a contact with support with channel email or chat and stage"
                  + " opened and topic import, 2 or more in any 7 days"),
          when(
              "{ contact: { stage: closed } }",
              "When a customer has a contact with support with stage closed"),
          when("{ schedule: every Monday at 09:00 }", "Every Monday at 09:00 by their clock"),
          when("{ schedule: every day at 18:00 }", "Every day at 18:00 by their clock"),
          when(
              "{ schedule: every Tuesday and Friday at 08:30 }",
              "Every Tuesday and Friday at 08:30 by their clock"),
          when("{ schedule: every weekday at 09:00 }", "Every weekday at 09:00 by their clock"),
          with(
              "correlate by: order_id\nlimits: { per customer: 1 per case }\n",
              "When a customer has A of one order_id, send to the inbox, once for each case."),
          with(
              "who: { include: [{ has: { plan: pro } }, { account has: { tier: gold } }, { segment:"
                  + " Beta }, { did: B, within: 7 days }, { never did: C }], at most: 500 }\n",
              "When a customer has A, for customers with plan pro and of an account with tier gold"
                  + " and with Beta true and who did B in the last 7 days and who never C, asking a"
                  + " person before more than 500 are told"
                  + END),
          with(
              "who: { exclude: [{ contacted support within: 2 hours }, { did not: B, within: 1 day"
                  + " }, { did: C, at least: 2 times, within: 1 day }] }\n",
              "When a customer has A, for customers except those who contacted support in the last"
                  + " 2 hours or those who did not B in the last 1 day or those who did C 2 or more"
                  + " times in the last 1 day"
                  + END),
          with(
              "send: { first of: [sms, email], urgency: high, value: 2.5, offer: consultation }\n",
              "When a customer has A, send by the first of text message and e-mail that reaches"
                  + " them as urgent with the offer of a talk worth 2.5 of a usual message, at most"
                  + " once in 90 days."),
          with(
              "limits: { per customer: once per 14 days, obeys caps: false, counts toward caps:"
                  + " false, category: onboarding, total: 50 per day, in all: 5000 }\n",
              "When a customer has A, send to the inbox, at most once in 14 days, at most 50"
                  + " customers a day, at most 5000 customers in all, whatever the caps say, not"
                  + " counted toward caps, counted as onboarding."),
          with(
              "then: { on: no \"B\" within 2 days, send: { first of: email, message: reminder }"
                  + " }\n",
              "When a customer has A"
                  + END
                  + "\n"
                  + "When a customer who was told by form has A and no B since, wait 2 days, then"
                  + " send by e-mail, at most once in 90 days."),
          with(
              "then: [{ on: did \"B\" within 2 days, hold for: 1 hour, expire after: 3 hours, send:"
                  + " { same channels: true, message: well-done } }]\n",
              "When a customer has A"
                  + END
                  + "\n"
                  + "When a customer who was told by form has B, wait 1 hour, then send to the"
                  + " inbox, at most once in 90 days."));

  static final List<Fault> WRONG =
      List.of(
          bad("{ custmer: { did: A } }", "did you mean 'customer'?"),
          bad("{ customer: { did: A }, contact: {} }", "'when' says one thing"),
          bad("{ customer: { at least: 3 times } }", "'did' is missing"),
          bad("{ customer: { did: A, not seen for: 3 days } }", "does not go together with 'did'"),
          bad(
              "{ customer: { not seen for: 3 days, within: 1 day } }",
              "'within' does not go together"),
          bad(
              "{ customer: { did: A, and no: B } }",
              "it goes with 'started'; or did you mean 'and not'"),
          bad("{ customer: { started: A, within: 1 day } }", "'and no' is missing"),
          bad("{ customer: { started: A, and no: B } }", "'within' is missing: in what time"),
          beyond(
              bad("{ customer: { started: A, and no: A, within: 1 day } }", "so this never holds")),
          beyond(bad("{ customer: { did: A, and never: A } }", "so this never holds")),
          beyond(bad("{ customer: { did: A, cancel if: A } }", "so this never holds")),
          bad("{ customer: { did not: A } }", "'for' is missing"),
          bad("{ customer: { did: A, exactly: 2 times } }", "'within' is missing"),
          bad(
              "{ customer: { did: A, at least: 1 time, at most: 2 times, within: 1 day } }",
              "'at least' and 'at most' do not go together"),
          bad(
              "{ customer: { did: A, within: 1 day, then: { did: B, within: 1 hour } } }",
              "'within' stands below 'then'"),
          bad("{ customer: { did: A, then: { did: B } } }", "'within' is missing: how soon after"),
          beyond(
              bad(
                  "{ customer: { did: A, then: { did: A, within: 1 hour } } }",
                  "write at least: 2 times")),
          bad(
              "{ customer: { did: A, and: [{ did not: B }] } }",
              "'within' is missing: how far back"),
          bad(
              "{ customer: { did: A, and: [{ never did: B, within: 1 day }] } }",
              "did you mean 'did not'?"),
          bad(
              "{ customer: { did: A, and: [{ where: { a: b } }] } }",
              "'did' is missing: 'did', 'did"),
          bad("{ customer: { did: 'headsup:incident' } }", "write when: incident"),
          bad("{ incident: { phase: opn } }", "did you mean 'open'?"),
          bad("{ incident: { impact: at least mayor } }", "'at least mayor' is not known"),
          bad("{ incident: { confirmed: yes } }", "'yes' is not known for 'confirmed'"),
          bad("{ incident: { component: checkout } }", "did you mean 'components'?"),
          bad("{ score: { above: 0.7 } }", "'model' is missing"),
          bad("{ score: { model: startr, above: 0.7 } }", "did you mean 'starter'?"),
          beyond(
              bad(
                  "{ score: { model: starter, above: 0.7, reasons include any: [usage_dwn] } }",
                  "did you mean 'usage_down'?")),
          bad("{ score: { model: starter, above: 70 } }", "is a share of 1"),
          bad("{ score: { model: starter, above: 0.7, wait: 1 day } }", "unknown word 'wait'"),
          bad("{ mention: { sentiment: angry } }", "(possible here: negative, neutral, positive)"),
          bad("{ contact: { stage: past } }", "(possible here: opened, closed)"),
          bad("{ contact: { at least: 2 times } }", "'within' is missing"),
          bad("{ schedule: Mondays at 9 }", "'Mondays at 9' is no schedule"),
          bad("{ schedule: every Munday at 09:00 }", "did you mean 'Monday'?"),
          bad("{ schedule: every Monday at 25:00 }", "is no schedule"),
          badLine("about: []", "'about' is empty"),
          beyond(
              new Fault(
                  HEAD + "when: { incident: {} }\ncorrelate by: x\n" + SEND + LIMITS,
                  8,
                  "incidents are told apart by themselves",
                  true)),
          badLine("who: { exclude: [has open ticket] }", "while a support case is open"),
          badLine(
              "who: { exclude: [during an incident affecting: imports] }",
              "write 'about: imports'"),
          badLine("who: { exclude: [{ did: B, has: { a: b } }] }", "each entry says one thing"),
          badLine("who: { include: [{ within: 1 day }] }", "'has' is missing"),
          badLine("who: { at most: many }", "is a number of customers"),
          badLine("send: to a person\n", "'send' needs words below it"),
          badLine("send: { to: a person, also: inbox }\n", "by a channel, or to a person"),
          badLine(
              "send: { also: inbox, urgency: urgent }\n", "'urgent' is not known for 'urgency'"),
          badLine("send: { also: inbox, value: 0 }\n", "is a number above 0"),
          badLine("send: { also: inbox, offer: a gift }\n", "is nothing to offer"),
          beyond(
              badLine(
                  "send: { to: a person, offer: consultation }\n",
                  "there is no message to offer it")),
          beyond(
              badLine(
                  "send: { also: inbox, data: { tutorial: last event \"A\" property b } }\n",
                  "names what 'offer' chose")),
          beyond(
              badLine(
                  "limits: { per customer: 1 per incident }\n", "only a trigger of an incident")),
          beyond(
              badLine("limits: { per customer: 1 per case }\n", "write 'correlate by: order_id'")),
          badLine("limits: { per customer: 1 per 1 day, total: 50 }\n", "for example: 50 per day"),
          badLine(
              "limits: { per customer: 1 per 1 day, quiet hours: respect }\n",
              "unknown word 'quiet"),
          badLine("experiment: { control: 60% }", "'control' is 0% to 50%"),
          badLine("experiment: { control: ten }", "for example: 10%"),
          beyond(
              new Fault(
                  with("experiment: { control: 10% }\n", "")
                      .text()
                      .replace("purpose: help", "purpose: service"),
                  8,
                  "nobody is left out of service messages",
                  true)),
          beyond(
              new Fault(
                  HEAD + "when: { incident: {} }\nexperiment: { control: 10% }\n" + SEND + LIMITS,
                  8,
                  "nobody is left out of what is said about an incident",
                  true)),
          beyond(
              badLine(
                  "then: { on: incident resolved, send: { same channels: true, message: clear } }",
                  "follows a trigger of an incident only")),
          badLine(
              "then: { on: incident over, send: { same channels: true, message: clear } }",
              "is nothing to follow"),
          badLine("then: { on: did \"B\" within 1 day, send: { message: clear } }", "needs either"),
          badLine(
              "then: { on: did \"B\" within 1 day, send: { same channels: true } }",
              "'message' is missing"),
          badLine("then: { on: did \"B\" within 1 day }", "'send' is missing"),
          beyond(
              badLine(
                  "then: [{ on: did \"B\" within 1 day, send: { also: inbox, message: abc } }, {"
                      + " on: did \"C\" within 1 day, send: { also: inbox, message: abc } }]",
                  "two follow-ups have the message 'abc'")));

  private Forms() {}
}
