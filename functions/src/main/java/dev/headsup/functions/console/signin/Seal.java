package dev.headsup.functions.console.signin;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.headsup.aws.secrets.DerivedKeys;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;

/// Encrypts what a browser keeps for us, so that it can neither read nor change it: a JWE of
/// A256GCM with a key for this use alone.
final class Seal {
  private static final int LONGEST = 4_000;
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  /// Our header, and no key of its own: what starts otherwise is not even read.
  private static final String START = HEADER.toBase64URL() + "..";

  private final DerivedKeys keys;
  private final DerivedKeys.Use use;

  Seal(DerivedKeys keys, DerivedKeys.Use use) {
    this.keys = keys;
    this.use = use;
  }

  String close(JWTClaimsSet claims) {
    try {
      DirectEncrypter encrypter = new DirectEncrypter(keys.key(use));
      encrypter.getJCAContext().setSecureRandom(new SecureRandom());
      EncryptedJWT sealed = new EncryptedJWT(HEADER, claims);
      sealed.encrypt(encrypter);
      String text = sealed.serialize();
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("No browser keeps that much: " + text.length());
      }
      return text;
    } catch (JOSEException impossible) {
      throw new IllegalStateException("A key of 256 bits fits A256GCM", impossible);
    }
  }

  /// What was closed; empty for anything that this key did not close, or that was changed since.
  Optional<JWTClaimsSet> open(String text) {
    if (text.length() > LONGEST || !text.startsWith(START) || !isOneWayToWriteIt(text)) {
      return Optional.empty();
    }
    try {
      EncryptedJWT sealed = EncryptedJWT.parse(text);
      sealed.decrypt(new DirectDecrypter(keys.key(use)));
      return Optional.ofNullable(sealed.getJWTClaimsSet());
    } catch (ParseException | JOSEException notOurs) {
      return Optional.empty();
    }
  }

  /// The last letter of base64 has bits that mean nothing; one value shall have one text.
  private static boolean isOneWayToWriteIt(String text) {
    return Arrays.stream(text.split("\\.", -1))
        .allMatch(part -> Base64URL.encode(new Base64URL(part).decode()).toString().equals(part));
  }
}
