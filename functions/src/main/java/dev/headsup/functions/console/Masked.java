package dev.headsup.functions.console;

/// Addresses as far as they need to be seen: enough to recognise one that is known, too little to
/// write to it.
final class Masked {
  private static final String HIDDEN = "***";

  private Masked() {}

  /// `ana.ruiz@example.com` becomes `a***@example.com`.
  static String email(String address) {
    int at = address.lastIndexOf('@');
    return at <= 0 ? HIDDEN : firstLetter(address) + HIDDEN + address.substring(at);
  }

  /// `+12025550123` becomes `***0123`.
  static String phone(String number) {
    return number.length() < 8 ? HIDDEN : HIDDEN + number.substring(number.length() - 4);
  }

  private static String firstLetter(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1));
  }
}
