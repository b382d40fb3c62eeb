package dev.headsup.functions.console.signin;

import dev.headsup.aws.secrets.DerivedKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;

/// The proof that a form was filled in on a page of ours: a keyed hash of the session, which every
/// form carries and no other site knows.
public final class FormTokens {
  private final DerivedKeys keys;

  public FormTokens(DerivedKeys keys) {
    this.keys = keys;
  }

  /// The token of a session.
  public String of(Session session) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key(DerivedKeys.Use.FORM));
      byte[] hash = mac.doFinal(session.id().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  /// Whether a token is that of the session, compared in constant time.
  public boolean match(Session session, String token) {
    return MessageDigest.isEqual(
        of(session).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
