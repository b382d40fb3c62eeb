package dev.headsup.engine.policy;

import java.util.List;
import java.util.Map;

/// The topics of high stakes that hold where a policy names none: what nobody wants a machine to
/// answer. A payment that failed is none of them; a charge that the customer denies is.
final class StandardStakes {
  static final List<Stake> ALL =
      List.of(
          stake(
              "billing dispute",
              Severity.HIGH,
              List.of(
                  "chargeback*",
                  "dispute*",
                  "charged twice",
                  "double charge*",
                  "overcharged",
                  "wrong charge",
                  "unauthorized charge*",
                  "unauthorised charge*",
                  "never ordered",
                  "refund*",
                  "money back",
                  "collection agency"),
              List.of(
                  "doppelt abgebucht",
                  "zweimal abgebucht",
                  "zu viel abgebucht",
                  "falsch abgebucht",
                  "nie bestellt",
                  "rückbuchung*",
                  "rückerstattung*",
                  "geld zurück",
                  "falsche rechnung",
                  "rechnung ist falsch",
                  "mahnung*",
                  "inkasso*")),
          stake(
              "cancellation",
              Severity.HIGH,
              List.of(
                  "cancel my",
                  "cancel our",
                  "cancel the contract",
                  "cancel the subscription",
                  "cancellation",
                  "close my account",
                  "delete my account",
                  "terminate my",
                  "switching to a competitor",
                  "leaving you"),
              List.of(
                  "kündigen",
                  "kündige",
                  "kündigung*",
                  "vertrag beenden",
                  "konto löschen",
                  "account löschen",
                  "wechsle zu*",
                  "wechseln zur konkurrenz")),
          stake(
              "security",
              Severity.CRITICAL,
              List.of(
                  "hacked",
                  "hack*",
                  "stolen",
                  "fraud*",
                  "phishing",
                  "identity theft",
                  "data breach",
                  "data leak*",
                  "someone else logged in",
                  "not me who",
                  "unauthorized access",
                  "unauthorised access"),
              List.of(
                  "gehackt",
                  "gestohlen",
                  "betrug*",
                  "betrogen",
                  "phishing",
                  "identitätsdiebstahl",
                  "datenleck*",
                  "datenpanne*",
                  "fremder zugriff",
                  "jemand anderes angemeldet")),
          stake(
              "legal",
              Severity.HIGH,
              List.of(
                  "lawyer*",
                  "attorney*",
                  "legal action",
                  "sue you",
                  "lawsuit",
                  "consumer protection",
                  "data protection authority",
                  "gdpr"),
              List.of(
                  "anwalt*",
                  "anwält*",
                  "rechtsanwalt*",
                  "rechtliche schritte",
                  "klage",
                  "verklage*",
                  "verbraucherschutz*",
                  "verbraucherzentrale",
                  "datenschutzbehörde",
                  "dsgvo")),
          stake(
              "bereavement",
              Severity.HIGH,
              List.of(
                  "passed away",
                  "died",
                  "deceased",
                  "death of",
                  "funeral",
                  "bereave*",
                  "my late husband",
                  "my late wife"),
              List.of(
                  "verstorben*",
                  "gestorben",
                  "todesfall*",
                  "trauerfall*",
                  "beerdigung*",
                  "hinterblieben*",
                  "nachlass")),
          stake(
              "health",
              Severity.CRITICAL,
              List.of(
                  "hospital*",
                  "suicid*",
                  "kill myself",
                  "emergency",
                  "seriously ill",
                  "cancer",
                  "disabled",
                  "disability",
                  "medical"),
              List.of(
                  "krankenhaus",
                  "suizid*",
                  "selbstmord*",
                  "umbringen",
                  "notfall*",
                  "schwer krank",
                  "schwerkrank",
                  "krebs",
                  "behinderung",
                  "behindert*",
                  "medizinisch*")),
          stake(
              "hardship",
              Severity.HIGH,
              List.of(
                  "lost my job",
                  "cannot afford",
                  "can't afford",
                  "bankrupt*",
                  "insolven*",
                  "evicted"),
              List.of(
                  "arbeitslos*",
                  "job verloren",
                  "nicht leisten",
                  "insolven*",
                  "privatinsolvenz",
                  "zahlungsunfähig*")));

  private StandardStakes() {}

  private static Stake stake(
      String topic, Severity severity, List<String> english, List<String> german) {
    return new Stake(
        topic,
        severity,
        Map.of("en", english, "de", german),
        List.of("hackathon", "refund policy", "no refund needed"));
  }
}
