package dev.headsup.authoring.policy;

import dev.headsup.authoring.Wrong;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Policy files that are right, and one fault each in files that are wrong.
final class Corpus {
  /// A policy that uses every word; the line numbers of the wrong ones count in it.
  static final String BASE =
      """
      headsup: policy/v1
      brand:
        name: Example
        address: Example Ltd, 1 Example Street
        terms:
          - { write: Headsup, not: [HeadsUp, Heads-Up] }
      time zone: Europe/Berlin
      time zones: [DE, America/New_York]
      consent:
        - { purposes: [help, marketing], channels: [email], needs: a confirmed yes }
        - { purposes: help, channels: inbox, needs: nothing }
      caps:
        - 3 per calendar day
        - 2 per 7 days by sms
        - 4 per calendar month by email about tips
      quiet hours:
        hours: [mon to fri 21:00 to 8:00, sat and sun all day]
        holidays: [12-25, 2027-04-02]
        then: hold
        urgent: [security]
        channels:
          email: { hours: none, holidays: [01-01], then: drop }
          sms: { hours: 19:00 to 09:00 }
      fatigue: { after: 5 messages, time to react: 1 day, rest: 14 days }
      rest: { before an incident: 5 minutes, after the all-clear: 1 hour, while a case is open: no }
      surge:
        hold: 3 minutes
        at least: 30 customers
        times usual: 2.5
        window: 15 minutes
        look again after: 20 minutes
      person:
        topics:
          - { topic: billing dispute, severity: high }
          - { topic: safety, severity: critical, words: [smoke, burn*], unless: [burn down chart] }
        distress: critical
        failure again within: 12 hours
        answer within: { critical: 15 minutes, high: 1 hour, normal: 1 day }
        away: [18:00 to 09:00, sat and sun all day]
        holidays: [12-25]
        time zone: Europe/London
        nobody free: lead@example.com
      budgets: [5000 per calendar day, 200 per calendar week by sms for each trigger, 9 in total]
      guard: { messages a day: 4, texts an hour: 1, texts a prefix: 10, countries: [DE, US] }
      audience: 20000 customers
      arbitration:
        at once: 2
        purposes: { security: 9, service: 5, help: 3, marketing: 0.5 }
        urgency: { low: 0.5, normal: 1, high: 3 }
      holdout: 5%
      stop:
        everything: no
        why: We look into it
        channels: [sms]
        triggers: [import-struggle]
      ramp:
        first: 200 customers
        then: [2%, 20%]
        hold: 30 minutes
      breakers:
        complaints: 0.06%
        bounces: 2%
        opt-outs: 0.4%
        provider errors: 6%
        at least: 300 messages
      approval:
        above: 2000 customers
        share: 2%
        times usual: 4
        free: 50 customers
        alone:
          below: 5000 customers
          because: We are one person
      """;

  private Corpus() {}

  private static Wrong seen(String from, String to, int line, String message) {
    return new Wrong(BASE, from, to, line, message, true);
  }

  private static Wrong ours(String from, String to, int line, String message) {
    return new Wrong(BASE, from, to, line, message, false);
  }

  static final List<Wrong> WRONG =
      List.of(
          seen("headsup: policy/v1", "headsup: policy/v2", 1, "did you mean 'policy/v1'?"),
          seen("headsup: policy/v1\n", "", 1, "'headsup' is missing: write 'headsup: policy/v1'"),
          seen("fatigue:", "fatige:", 24, "unknown word 'fatige'; did you mean 'fatigue'?"),
          seen("  name: Example\n", "", 3, "'name' is missing: the company's name"),
          seen("  address: Example Ltd, 1 Example Street\n", "", 3, "'address' is missing"),
          seen("name: Example\n", "name: " + "E".repeat(41) + "\n", 3, "at most 40 characters"),
          seen("{ write: Headsup, not", "{ wirte: Headsup, not", 6, "did you mean 'write'?"),
          ours("zone: Europe/Berlin", "zone: Europe/Berlni", 7, "did you mean 'Europe/Berlin'?"),
          ours("zone: Europe/Berlin", "zone: CEST", 7, "'CEST' is no time zone"),
          ours("[DE, America/New_York]", "[XX]", 8, "'XX' is no country"),
          seen("needs: a confirmed yes", "needs: yes", 10, "(possible here: nothing, a yes, a wri"),
          seen("needs: a confirmed yes", "needs: a confirmd yes", 10, "did you mean 'a confirmed"),
          ours(
              "needs: a confirmed yes",
              "needs: nothing",
              10,
              "help by e-mail needs a yes at least"),
          ours(
              "channels: inbox, needs: nothing",
              "channels: sms, needs: nothing",
              11,
              "help by text message needs a written yes at least: the law"),
          ours("channels: inbox", "channels: email, needs: a yes", 11, "'needs' stands here twice"),
          ours(
              "channels: inbox, needs: nothing",
              "channels: email, needs: a yes",
              11,
              "help by e-mail stands in 'consent' twice"),
          seen(
              "purposes: help, channels: inbox, ", "purposes: help, ", 11, "'channels' is missing"),
          seen("3 per calendar day", "3 per day", 13, "'per day' has two meanings"),
          seen("3 per calendar day", "3 per month", 13, "'per calendar month'"),
          seen("3 per calendar day", "three per day", 13, "is no cap; write for example"),
          seen("3 per calendar day", "0 per calendar day", 13, "a cap is 1 to 100"),
          seen("3 per calendar day", "101 per calendar day", 13, "a cap is 1 to 100"),
          ours("2 per 7 days", "2 per 32 days", 14, "at most 31 days"),
          seen("2 per 7 days", "2 per 7 dayz", 14, "did you mean '7 days'?"),
          seen("by sms\n", "by smd\n", 14, "'smd' is not known for 'by'; did you mean 'sms'?"),
          seen("2 per 7 days by sms", "3 per calendar day", 14, "this cap stands here twice"),
          seen("21:00 to 8:00", "21:00-8:00", 17, "is not understood for 'hours'"),
          ours("21:00 to 8:00", "25:00 to 8:00", 17, "'25:00' is no time of day"),
          ours("21:00 to 8:00", "21:00 to 21:00", 17, "for all of it write 'all day'"),
          seen("mon to fri", "monday to friday", 17, "write for example '21:00 to 08:00'"),
          seen("[12-25, 2027-04-02]", "[25.12.]", 18, "'25.12.' is no holiday"),
          ours("[12-25, 2027-04-02]", "[2027-02-29]", 18, "is no day of the calendar"),
          seen("then: hold", "then: wait", 19, "(possible here: hold, drop)"),
          seen("urgent: [security]", "urgent: [help]", 20, "only security and service may break"),
          seen("  email: { hours: none", "  inbox: { hours: none", 22, "unknown word 'inbox'"),
          ours("19:00 to 09:00", "21:00 to 07:00", 23, "between 08:00 and 20:00 only (47 CFR"),
          ours("19:00 to 09:00", "none", 23, "go out between 08:00 and 20:00 only"),
          ours("19:00 to 09:00", "mon to fri 20:00 to 08:00", 23, "let them cover 20:00 to 08:00"),
          seen("5 messages", "5", 24, "did you mean '5 messages'?"),
          ours("rest: 14 days }", "rest: 366 days }", 24, "at most 365 days"),
          seen(
              "while a case is open: no",
              "while a case is open: off",
              25,
              "possible here: yes, no"),
          seen("hold: 3 minutes", "hold: 3", 27, "'3' is no time for 'hold'"),
          ours("30 customers", "1 customer", 28, "'at least' is 2 to"),
          seen("30 customers", "many customers", 28, "is not understood for 'at least'"),
          ours("times usual: 2.5", "times usual: 0.5", 29, "'times usual' is 1 to 1000"),
          seen("times usual: 2.5", "times usual: twice", 29, "'twice' is no number"),
          seen("severity: high }", "severity: urgent }", 34, "(possible here: critical, high, nor"),
          seen("{ topic: billing dispute, ", "{ ", 34, "'topic' is missing: its name"),
          ours("topic: safety", "topic: billing dispute", 35, "stands in 'topics' twice"),
          seen(
              "distress: critical",
              "distress: on",
              36,
              "possible here: critical, high, normal, of"),
          seen("high: 1 hour, ", "hihg: 1 hour, ", 38, "did you mean 'high'?"),
          seen("9 in total", "9 total", 43, "is no budget; write for example"),
          seen("9 in total", "0 in total", 43, "a budget is at least 1"),
          seen("texts an hour: 1", "texts an hour: 0", 44, "'texts an hour' is 1 to 20"),
          ours("countries: [DE, US]", "countries: [XX]", 44, "'XX' is no country"),
          seen("20000 customers", "20000", 45, "did you mean '20000 customers'?"),
          ours("at once: 2", "at once: 0", 47, "'at once' is 1 to 10"),
          ours("marketing: 0.5", "marketing: 0", 48, "'marketing' is 0.01 to 1000"),
          ours("holdout: 5%", "holdout: 60%", 50, "is a share of 0% to 50%"),
          seen("holdout: 5%", "holdout: 0.05", 50, "for example: 5%"),
          seen("everything: no", "everything: maybe", 52, "(possible here: yes, no)"),
          seen("channels: [sms]", "channels: [smoke]", 54, "is not known for 'channels'"),
          ours("[2%, 20%]", "[20%, 2%]", 58, "shares that grow"),
          ours("bounces: 2%", "bounces: 0%", 62, "above 0%"),
          seen("first: 200 customers", "first: 200", 57, "did you mean '200 customers'"),
          ours("holdout: 5%", "caps: []", 50, "'caps' stands here twice, first on line 12"));

  /// Files that are right.
  static final Map<String, String> RIGHT = right();

  private static Map<String, String> right() {
    Map<String, String> right = new TreeMap<>();
    right.put("every word", BASE);
    right.put("the least", "headsup: policy/v1\n");
    right.put(
        "one window", BASE.replace("[mon to fri 21:00 to 8:00, sat and sun all day]", "none"));
    right.put("midnight", BASE.replace("21:00 to 8:00", "00:00 to 24:00"));
    right.put("over the weekend", BASE.replace("mon to fri", "sat to mon"));
    right.put("distress off", BASE.replace("distress: critical", "distress: off"));
    right.put("nothing urgent", BASE.replace("urgent: [security]", "urgent: none"));
    right.put("stopped", BASE.replace("everything: no", "everything: yes"));
    right.put(
        "no ramp",
        BASE.substring(0, BASE.indexOf("ramp:"))
            + "ramp: none\n"
            + BASE.substring(BASE.indexOf("breakers:")));
    right.put(
        "all hold",
        BASE.substring(0, BASE.indexOf("ramp:"))
            + "ramp: all\n"
            + BASE.substring(BASE.indexOf("breakers:")));
    right.put("held too", BASE.replace("hold: 30 minutes", "holds: all"));
    right.put("no holdout", BASE.replace("5%", "0%"));
    right.put("one customer less", BASE.replace("30 customers", "2 customers"));
    return right;
  }
}
