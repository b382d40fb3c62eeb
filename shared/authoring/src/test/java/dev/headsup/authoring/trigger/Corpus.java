package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Wrong;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Trigger files that are right, and one fault each in files that are wrong.
final class Corpus {
  /// A trigger that uses every word; the line numbers of the wrong ones count in it.
  static final String BASE =
      """
      headsup: trigger/v1
      name: Stuck on import
      id: import-struggle
      owner: cx@example.com
      status: live
      purpose: help
      when:
        customer:
          did: Import Failed
          where: { format: csv, rows: more than 10 }
          at least: 3 times
          within: 20 minutes
          and not: { did: Import Succeeded, within: 20 minutes }
          wait: 5 minutes
      who:
        include:
          - has: { plan: [pro, business], seats: at least 5 }
        exclude:
          - has: { region: not eu }
      send:
        first of: [email, sms]
        also: [inbox]
        message: import-struggle
        data:
          error: last event "Import Failed" property error_code
      limits:
        per customer: 1 per 14 days
      expire after: 45 minutes
      success: did "Import Succeeded" within 2 hours
      """;

  /// The least that a trigger says.
  static final String LEAST =
      """
      headsup: trigger/v1
      name: Hello
      id: hello
      owner: cx@example.com
      purpose: service
      when: { customer: { did: Signed Up } }
      send: { also: inbox }
      limits: { per customer: 1 per 90 days }
      success: did "Project Created" within 1 week
      """;

  private Corpus() {}

  /// A fault that a schema sees.
  private static Wrong seen(String from, String to, int line, String message) {
    return new Wrong(BASE, from, to, line, message, true);
  }

  /// A fault across places, or of size: beyond a schema.
  private static Wrong ours(String from, String to, int line, String message) {
    return new Wrong(BASE, from, to, line, message, false);
  }

  static final List<Wrong> WRONG =
      List.of(
          seen("at least: 3 times", "atleast: 3 times", 11, "'atleast'; did you mean 'at least'?"),
          seen("at least: 3 times", "at_least: 3 times", 11, "did you mean 'at least'?"),
          seen("headsup: trigger/v1", "headsup: trigger/v2", 1, "did you mean 'trigger/v1'?"),
          seen("headsup: trigger/v1\n", "", 1, "'headsup' is missing: write 'headsup: trigger/v1'"),
          seen("name: Stuck on import\n", "", 1, "'name' is missing"),
          seen("name: Stuck on import", "name:", 2, "'name' is empty"),
          seen("name: Stuck on import", "name: [a, b]", 2, "'name' needs text, but here is a list"),
          seen("name: Stuck on import", "name: " + "long ".repeat(17), 2, "at most 80 characters"),
          seen("id: import-struggle\n", "id: Import Struggle\n", 3, "is no id"),
          seen("owner: cx@example.com\n", "", 1, "'owner' is missing: who answers for it"),
          seen("status: live", "status: life", 5, "'life' is not known for 'status'; did you mean"),
          seen("status: live", "status: on", 5, "(possible here: draft, shadow, live, paused)"),
          seen("purpose: help", "purpose: helf", 6, "did you mean 'help'?"),
          seen("purpose: help\n", "", 1, "'purpose' is missing"),
          seen("  customer:", "  costumer:", 8, "'costumer'; did you mean 'customer'?"),
          seen("  customer:", "  score:", 9, "'did' (possible here: model, above, stays for"),
          seen("did: Import Failed", "did:", 9, "'did' is empty"),
          seen("    did: Import Failed\n", "", 9, "'did' is missing: the name of an event"),
          seen(
              "where: { format: csv, rows: more than 10 }",
              "where: csv",
              10,
              "'where' needs names"),
          seen("more than 10", "more than ten", 10, "'more than' needs a number"),
          seen("more than 10", "at least", 10, "'at least' needs a number"),
          seen("more than 10", "between 3", 10, "'between' needs two numbers, the smaller one"),
          ours("more than 10", "between 5 and 3", 10, "the smaller one first"),
          seen("more than 10", "contains", 10, "'contains' needs a text"),
          seen("[pro, business]", "[contains a]", 17, "cannot stand in a list"),
          seen("at least: 3 times", "at least: 3", 11, "'3' is no count; did you mean '3 times'?"),
          seen("at least: 3 times", "at least: three times", 11, "did you mean '3 times'?"),
          seen("at least: 3 times", "at least: 101 times", 11, "'at least' is 1 to 100 times"),
          seen("at least: 3 times", "at least: 0 times", 11, "'at least' is 1 to 100 times"),
          seen("    within: 20 minutes\n", "", 9, "'within' is missing: in what time"),
          seen("    within: 20 minutes", "    within: 20 min", 12, "did you mean '20 minutes'?"),
          seen("    within: 20 minutes", "    within: 20mins", 12, "did you mean '20 minutes'?"),
          seen("    within: 20 minutes", "    within: 1 month", 12, "is no time for 'within'"),
          seen("    within: 20 minutes", "    within: PT20M", 12, "write a number and seconds"),
          ours("    within: 20 minutes", "    within: 91 days", 12, "at most 90 days"),
          ours("    within: 20 minutes", "    within: 0 days", 12, "more than zero"),
          seen("and not: {", "and no: {", 13, "did you mean 'and not'?"),
          ours("20 minutes }", "20 minutes", 14, "(in what begins on line 13)"),
          seen("and not: { did: Import Succeeded", "and not: { dit: X", 13, "did you mean 'did'?"),
          seen("wait: 5 minutes", "wait: a little", 14, "'a little' is no time for 'wait'"),
          ours("wait: 5 minutes", "wait: 3 weeks", 14, "'wait' is more than zero and at most 14"),
          seen("- has: { plan", "- had: { plan", 17, "did you mean 'has'?"),
          seen("- has: { plan", "- did: { plan", 17, "'did' needs text, but here is a group"),
          seen("[pro, business]", "[]", 17, "'plan' is empty"),
          seen("[pro, business]", "[at least 3]", 17, "cannot stand in a list"),
          seen("[pro, business]", "{ is: a, not: b }", 17, "'plan' needs either 'is' or 'not'"),
          seen("[pro, business]", "{ nod: b }", 17, "did you mean 'not'?"),
          seen("{ region: not eu }", "{ region: eu, plan: pro }", 19, "'has' names one trait"),
          seen("first of: [email, sms]", "first off: [email]", 21, "did you mean 'first of'?"),
          seen("[email, sms]", "[e-mail, sms]", 21, "did you mean 'email'?"),
          seen("[email, sms]", "[fax]", 21, "(possible here: email, sms, inbox, push, webhook)"),
          seen("[email, sms]", "[sms, sms]", 21, "stands in 'send' twice"),
          ours("[email, sms]", "[email, inbox]", 22, "stands in 'send' twice"),
          seen("first of: [email, sms]\n  also: [inbox]\n  ", "", 21, "'send' needs a channel"),
          ours("message: import-struggle", "message: other", 23, "there is no message set 'other'"),
          ours("event \"Import Failed\"", "event \"X\"", 25, "the event that completes the case"),
          seen(
              "last event \"Import Failed\" property error_code",
              "error_code",
              25,
              "needs a source"),
          seen("    error: last", "    Error Code: last", 25, "a data name has small letters"),
          seen("  per customer:", "  per user:", 27, "unknown word 'per user'"),
          seen("1 per 14 days", "once", 27, "'once' is no limit; write for example"),
          seen("1 per 14 days", "1 per day", 27, "did you mean '1 per 1 day'?"),
          seen("1 per 14 days", "0 per 14 days", 27, "is 1 to 100 times"),
          ours("1 per 14 days", "1 per 366 days", 27, "at most 365 days"),
          seen("limits:\n  per customer: 1 per 14 days\n", "", 1, "'limits' is missing"),
          ours("expire after: 45 minutes", "expire after: 31 days", 28, "at most 30 days"),
          seen("expire after: 45 minutes", "expires: 45 minutes", 28, "unknown word 'expires'"),
          seen(
              "did \"Import Succeeded\" within 2 hours",
              "they are happy",
              29,
              "what shows that it"),
          seen("\"Import Succeeded\" within 2 hours", "\"X\" within soon", 29, "'soon' is no time"),
          seen("success: did \"Import Succeeded\" within 2 hours\n", "", 1, "'success' is missing"),
          ours("name: Stuck on import", "name: *stuck", 2, "'*' aliases are not read here"),
          ours("name: Stuck on import", "name: &a Stuck", 2, "'&' anchors are not read here"),
          ours("name: Stuck on import", "name: !!str Stuck", 2, "'!' tags are not read here"),
          ours("status: live", "name: Again", 5, "'name' stands here twice, first on line 2"),
          ours("when:", "---\nwhen:", 7, "a file holds one document"),
          ours("status: live", "status: \"live", 25, "this is not YAML"),
          ours("  customer:\n", "\tcustomer:\n", 8, "not with tabs"),
          ours("name: Stuck on import", "? [a]\n: b", 2, "a key is a word"),
          ours("name: Stuck on import", "name: " + "[".repeat(25), 2, "deeper than 20 levels"));

  /// Files that are right.
  static final Map<String, String> RIGHT = right();

  private static Map<String, String> right() {
    Map<String, String> right = new TreeMap<>();
    right.put("every word", BASE);
    right.put("the least", LEAST);
    right.put("one time", BASE.replace("3 times", "1 time"));
    right.put(
        "no window for once", BASE.replace("    at least: 3 times\n    within: 20 minutes\n", ""));
    right.put("is set", BASE.replace("not eu", "is set"));
    right.put("is not set", BASE.replace("not eu", "is not set"));
    right.put("between", BASE.replace("more than 10", "between -1.5 and 10"));
    right.put("starts with", BASE.replace("not eu", "starts with e"));
    right.put("ends with", BASE.replace("not eu", "ends with u"));
    right.put("contains", BASE.replace("not eu", "contains new  zealand"));
    right.put("does not contain", BASE.replace("not eu", "does not contain u"));
    right.put("like a part", BASE.replace("not eu", "containsno"));
    right.put("not any of", BASE.replace("not eu", "{ not: [eu, uk] }"));
    right.put("words that look like a phrase", BASE.replace("not eu", "{ is: at least 3 }"));
    right.put("a bare number", BASE.replace("not eu", "12"));
    right.put("a bare truth", BASE.replace("not eu", "true"));
    right.put("a bare no", BASE.replace("not eu", "no"));
    right.put("a fraction", BASE.replace("more than 10", "at most -2.5"));
    right.put("one channel without brackets", BASE.replace("[email, sms]", "email"));
    right.put("a quoted property", BASE.replace("property error_code", "property \"Error Code\""));
    right.put("a dotted property", BASE.replace("property error_code", "property error.code"));
    right.put("one include without a list", BASE.replace("    - has: { plan", "    has: { plan"));
    right.put(
        "no data",
        BASE.replace(
            "event \"Import Failed\" property error_code", "event \"Import Failed\" property x"));
    right.put("weeks", BASE.replace("1 per 14 days", "2 per 2 weeks"));
    right.put("no message", BASE.replace("  message: import-struggle\n", ""));
    return right;
  }

  /// Adds messages for every follow-up that the trigger names.
  static void addFollowUps(Map<String, String> files) {
    Pattern.compile("message: ([a-z-]+)")
        .matcher(files.getOrDefault("trigger.yaml", ""))
        .results()
        .forEach(named -> {
          String folder = "then/" + named.group(1) + "/";
          folder("")
              .forEach((path, text) -> {
                if (path.endsWith(".md")) {
                  files.put(folder + path, text);
                }
              });
        });
  }

  /// A trigger's text with messages for every channel.
  static Map<String, String> folder(String trigger) {
    Map<String, String> files = new TreeMap<>();
    files.put("trigger.yaml", trigger);
    String body =
        trigger.contains("offer: consultation") ? "Hello: {{ person_url }}\n" : "Hello.\n";
    files.put("en/email.md", "---\nsubject: Hello\n---\n" + body);
    files.put("en/inbox.md", "---\ntitle: Hello\n---\n" + body);
    files.put("en/sms.md", body);
    return files;
  }
}
