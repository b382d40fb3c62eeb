package dev.headsup.engine.customer;

import dev.headsup.engine.message.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// An address of a channel that can be known again and not read: the first 64 bits of a SHA-256.
/// Among a hundred million addresses and a hundred thousand on the suppression list the chance that
/// an innocent one is taken for another is one in two million.
///
/// @param value 16 hexadecimal digits
public record AddressHash(Channel channel, String value) {
  private static final int BYTES = 8;

  public AddressHash {
    if (value.length() != 2 * BYTES) {
      throw new IllegalArgumentException("A hash of an address has 16 digits, not " + value);
    }
  }

  /// The hash of an address, however it is written: e-mail addresses are the same in capitals,
  /// phone numbers with spaces or brackets, and those that a carrier writes without their `+`.
  public static AddressHash of(Channel channel, String address) {
    String plain =
        switch (channel) {
          case EMAIL -> address.strip().toLowerCase(Locale.ROOT);
          case SMS -> "+" + address.replaceAll("[^0-9]", "").replaceFirst("^00", "");
          case INBOX, PUSH, WEBHOOK -> address;
        };
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest((channel + " " + plain).getBytes(StandardCharsets.UTF_8));
      return new AddressHash(channel, HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
