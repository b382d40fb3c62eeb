package dev.headsup.functions;

/// Every environment variable that a function may read; the template declares each where it is
/// read, and a test holds the two together.
public enum Variable {
  /// Table of activities.
  ACTIVITY_TABLE,
  /// Table of profiles, consents and accounts.
  PROFILES_TABLE,
  /// The ledger.
  OUTREACHES_TABLE,
  /// Table of the customers' inboxes.
  INBOX_TABLE,
  /// Table of work for later.
  DUE_TABLE,
  /// Table of refused events.
  QUARANTINE_TABLE,
  /// Table of triggers and settings.
  SETTINGS_TABLE,
  /// Table of incidents, and of how far the walks over their customers have come.
  INCIDENTS_TABLE,
  /// Table of who uses what.
  EXPOSURE_TABLE,
  /// Table of numbers that all customers share.
  COUNTERS_TABLE,
  /// Table of cases for people.
  HAND_OFFS_TABLE,
  /// The topic on which the team hears of such cases.
  HAND_OFF_TOPIC,
  /// Where a system of the team takes them as signed webhooks; empty for nowhere.
  HAND_OFF_URL,
  /// The topic on which integrators hear of decisions and messages.
  INTEGRATOR_TOPIC,
  /// Bucket of the event history.
  HISTORY_BUCKET,
  /// Which events the history keeps: `all`, `needed` or `none`.
  HISTORY_KEEP,
  /// Queue into the telemetry function.
  TELEMETRY_QUEUE_URL,
  /// Queue into the deliver function.
  DELIVER_QUEUE_URL,
  /// Queue into the fan-out function.
  FANOUT_QUEUE_URL,
  /// Dead letters of the telemetry function.
  TELEMETRY_DEAD_LETTERS_URL,
  /// Dead letters of the deliver function.
  DELIVER_DEAD_LETTERS_URL,
  /// Dead letters of the fan-out function.
  FANOUT_DEAD_LETTERS_URL,
  /// Queue into the feedback function.
  FEEDBACK_QUEUE_URL,
  /// What SES said and could not be worked on.
  FEEDBACK_DEAD_LETTERS_URL,
  /// Queue into the incidents function.
  INCIDENTS_QUEUE_URL,
  /// What AWS said of outages and could not be worked on.
  INCIDENTS_DEAD_LETTERS_URL,
  /// How many events a second a write key may send that is made without a rate of its own.
  EVENTS_PER_SECOND,
  /// The sender's address, an SES identity; `sandbox` for none.
  EMAIL_FROM,
  /// The configuration set of SES, by which it tells what became of an e-mail.
  EMAIL_CONFIGURATION,
  /// The platform application of SNS for iOS; empty for none.
  PUSH_IOS,
  /// The platform application of SNS for Android; empty for none.
  PUSH_ANDROID,
  /// Where a system of the company takes messages as signed webhooks; empty for nowhere.
  WEBHOOK_URL,
  /// The address below which customers open their page.
  PAGE_URL,
  /// The sender's name on text messages; empty for none.
  SMS_SENDER_ID,
  /// The only addresses and domains that may be sent to, with commas between them; empty for all.
  SEND_ONLY_TO,
  /// How many e-mails, and how many text messages, one worker may begin to send in a second.
  SENDS_PER_SECOND,
  /// Who may open the console: `closed` for nobody, `cognito` for those who sign in there, `local`
  /// for the local runtime.
  CONSOLE_SIGN_IN,
  /// The secret that holds all of the stack's secrets.
  SECRETS_ID,
  /// The issuer of the tokens of those who sign in; empty without sign-in.
  SIGN_IN_ISSUER,
  /// The console's client id there; empty without sign-in.
  SIGN_IN_CLIENT,
  /// The address of the sign-in pages; empty without sign-in.
  SIGN_IN_DOMAIN,
  /// The console's own address, which ends in `/console`; empty without sign-in.
  CONSOLE_URL,
  /// Who looks at the console of a local run, as `name:role`. The local runtime alone gives it.
  DEV_USER,
  /// Where a local run puts webhooks instead of sending them. The local runtime alone gives it.
  LOCAL_WEBHOOKS
}
