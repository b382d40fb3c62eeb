package dev.headsup.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// A key for each use, derived from the stack's signing secret by HKDF-SHA256 (RFC 5869) with the
/// use as its label, so that what is made for one use is worthless for another. The secret is asked
/// for when a key is needed and not before: a snapshot of the function holds none.
public final class DerivedKeys {
  private static final int LEAST = 32;

  private final Supplier<String> secret;

  /// @param secret at least 32 characters that nobody can guess
  public DerivedKeys(Supplier<String> secret) {
    this.secret = secret;
  }

  /// Keys that live as long as this process.
  public static DerivedKeys passing() {
    String secret = random();
    return new DerivedKeys(() -> secret);
  }

  /// The key for a use: 256 bits, the same as long as the secret is.
  ///
  /// @throws IllegalStateException when the secret is too short to be one
  public SecretKey key(Use use) {
    String from = secret.get();
    if (from.length() < LEAST) {
      throw new IllegalStateException("The signing secret is too short: nobody may get in by it");
    }
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(from.getBytes(StandardCharsets.UTF_8))
                  .thenExpand(use.label.getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK 25 has HKDF-SHA256", impossible);
    }
  }

  /// 256 bits that nobody can guess, as base64url. The source is made anew each time, so that two
  /// functions started from one snapshot never give the same.
  public static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What a key is for. A label that changes makes everything sealed before it worthless.
  public enum Use {
    /// Who is signed in to the console.
    SESSION("headsup console session 1"),
    /// A sign-in under way.
    SIGN_IN("headsup console sign-in 1"),
    /// A form of the console.
    FORM("headsup console form 1"),
    /// A customer's token for their inbox.
    INBOX("headsup inbox token 1"),
    /// The tag of a customer's own link.
    LINK_TAG("headsup customer link tag 1"),
    /// The encryption of a customer's own link.
    LINK_TEXT("headsup customer link text 1"),
    /// Whom the journal of erasures is about.
    ERASURE("headsup erasure journal 1");

    private final String label;

    Use(String label) {
      this.label = label;
    }
  }
}
