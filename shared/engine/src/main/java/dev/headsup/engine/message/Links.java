package dev.headsup.engine.message;

/// The customer's own links in one message, each opening their page without a login. A blank one
/// does not exist.
///
/// @param why says why they got this message; in messages `why_url`
/// @param preferences what they want to get, and how; in messages `preferences_url`
/// @param stop stops such messages, also by a mail program's button; in messages `stop_url`
/// @param person asks for a person; in messages `person_url`
public record Links(String why, String preferences, String stop, String person) {
  /// The longest link that is counted on when a text message is checked: one on the gateway's own
  /// address, of a customer whose id has up to 36 characters.
  public static final int LONGEST_IN_SMS = 180;

  /// No links.
  public static final Links NONE = new Links("", "", "", "");
}
