package dev.headsup.aws.links;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/// Writes bytes so that nobody without the keys can read, make or change them, and the same bytes
/// always alike: a tag over the bytes (HMAC-SHA256, cut to 128 bits), which is also where the
/// encryption (AES-256 in counter mode) begins. That is the construction of SIV (RFC 5297, Rogaway
/// and Shrimpton 2006) with HMAC as its function: it needs no chance, and no two texts share a
/// beginning.
///
/// @param tag the key of the tag
/// @param text the key of the encryption
record Sealed(SecretKey tag, SecretKey text) {
  static final int TAG = 16;

  byte[] close(byte[] plain) {
    try {
      byte[] tagOf = tagOf(plain);
      byte[] closed = Arrays.copyOf(tagOf, TAG + plain.length);
      counted(tagOf, plain, 0, plain.length, closed, TAG);
      return closed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256 and AES/CTR", impossible);
    }
  }

  /// What was closed; empty for anything else.
  Optional<byte[]> open(byte[] closed) {
    if (closed.length <= TAG) {
      return Optional.empty();
    }
    try {
      byte[] said = Arrays.copyOf(closed, TAG);
      byte[] plain = new byte[closed.length - TAG];
      counted(said, closed, TAG, plain.length, plain, 0);
      return MessageDigest.isEqual(said, tagOf(plain)) ? Optional.of(plain) : Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256 and AES/CTR", impossible);
    }
  }

  private byte[] tagOf(byte[] plain) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(tag);
    return Arrays.copyOf(mac.doFinal(plain), TAG);
  }

  private void counted(byte[] start, byte[] from, int at, int length, byte[] to, int place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, text, new IvParameterSpec(start));
    cipher.doFinal(from, at, length, to, place);
  }
}
