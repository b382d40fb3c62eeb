package dev.headsup.aws.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every secret that Headsup knows: its word in the secret's JSON, who reads it, and what does not
/// work without it. The table in docs/guides/keys-and-secrets.md says the same, and a test holds
/// the two together.
public enum SecretName {
  /// Made at deploy. What is signed or encrypted here gets a key of its own, derived from this one
  /// with a label (HKDF), so this text itself signs nothing.
  SIGNING(
      "signing",
      true,
      "console, deliver, preferences",
      "Nobody can sign in to the console, no customer sees their inbox or their page, and no"
          + " message leaves"),

  /// What [#SIGNING] was before its last change, which puts it here by itself. It opens the links
  /// of messages sent until then, which may be used for years to stop messages; nothing is signed
  /// with it any more.
  SIGNING_BEFORE(
      "signing-before",
      false,
      "preferences",
      "Links in messages sent before `signing` was last changed do not open; before a first change"
          + " there is none"),

  /// The first write key in plain text, from its making until somebody takes it out with `keys
  /// first --forget`. No function reads it.
  FIRST_KEY("first-key", false, "./headsup keys first", "Nothing; the key itself goes on to work"),

  /// Signs what Zendesk sends: the secret that it shows for its webhook. While one replaces another
  /// both stand here, parted by a blank.
  ZENDESK("zendesk-webhook", false, "feedback", "Zendesk's webhook is refused"),

  /// Signs what is sent to `/hooks/mentions`: `whsec_` and base64, as Standard Webhooks write it.
  /// While one replaces another both stand here, parted by a blank.
  MENTIONS("mentions-webhook", false, "mentions", "Mentions are refused"),

  /// Stands at the end of the address to which a Statuspage posts, which signs nothing.
  STATUSPAGE(
      "statuspage-webhook",
      false,
      "incidents",
      "A Statuspage is only asked every few minutes, and its webhook is refused"),

  /// The bearer token with which Alertmanager or Grafana comes.
  ALERTMANAGER("alertmanager-token", false, "incidents", "Alertmanager and Grafana are refused"),

  /// Signs what PagerDuty sends: the secret that it shows for its webhook subscription.
  PAGERDUTY("pagerduty-webhook", false, "incidents", "PagerDuty's webhook is refused"),

  /// Signs what is sent to `/hooks/standard-webhooks`: `whsec_` and base64.
  INCIDENTS("incidents-webhook", false, "incidents", "Incidents by signed webhook are refused"),

  /// Signs the webhooks about cases for a person: `whsec_` and base64, several parted by blanks.
  HAND_OFF_WEBHOOK(
      "hand-off-webhook",
      false,
      "deliver",
      "The system behind HandOffUrl hears of no case; topic and chat do"),

  /// The incoming webhook of a chat: an https address, which is a secret by itself.
  HAND_OFF_CHAT("hand-off-chat", false, "deliver", "No chat hears of cases; topic and webhook do"),

  /// Signs the messages of the channel webhook: `whsec_` and base64, several parted by blanks.
  WEBHOOK("webhook", false, "deliver", "Messages by webhook are kept instead of sent");

  private static final String STACK = "Secrets";
  private static final String FEEDS = "FeedSecrets";

  /// The resources of the template in which secrets lie.
  public static final List<String> RESOURCES = List.of(STACK, FEEDS);

  private final String word;
  private final boolean needed;
  private final String reader;
  private final String without;

  SecretName(String word, boolean needed, String reader, String without) {
    this.word = word;
    this.needed = needed;
    this.reader = reader;
    this.without = without;
  }

  /// The secret of this word.
  public static Optional<SecretName> ofWord(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }

  /// The name in the secret's JSON and on the command line.
  public String word() {
    return word;
  }

  /// The resource of the template in which it lies. What only a door needs lies apart, so that the
  /// functions behind the doors cannot read what the stack signs with.
  public String resource() {
    return switch (this) {
      case ZENDESK, MENTIONS, STATUSPAGE, ALERTMANAGER, PAGERDUTY, INCIDENTS -> FEEDS;
      case SIGNING, SIGNING_BEFORE, FIRST_KEY, HAND_OFF_WEBHOOK, HAND_OFF_CHAT, WEBHOOK -> STACK;
    };
  }

  /// Whether a deployment is incomplete without it.
  public boolean needed() {
    return needed;
  }

  /// The function or command that reads it.
  public String reader() {
    return reader;
  }

  /// What does not work without it, as a sentence without its full stop.
  public String without() {
    return without;
  }
}
