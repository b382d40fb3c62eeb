package dev.headsup.functions.console.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Reads ID tokens and believes only those that the provider signed for us, now, for this sign-in.
///
/// Signed with RS256 and a key of the provider's own set, named by `kid`: any other algorithm is
/// refused, and so is a token that brings its key along (`jku`, `jwk`, `x5u`, `x5c`). The set is
/// fetched over TLS at the first sign-in, kept for five minutes, and asked for a new `kid` at most
/// every thirty seconds. Rules of OpenID Connect Core 1.0, section 3.1.3.7.
final class IdTokens {
  private static final int LONGEST = 16_384;
  private static final Set<String> EXPECTED =
      Set.of("sub", "iss", "aud", "exp", "iat", "nonce", "token_use");

  private final Provider provider;
  private final InstantSource clock;
  private final KeySet fetched;
  private final JWSVerificationKeySelector<SecurityContext> keys;

  IdTokens(Provider provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
    this.fetched = new KeySet(provider);
    this.keys = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source(fetched));
  }

  /// What a token says of who somebody is.
  ///
  /// @param nonce of the way on which it came
  /// @throws TokenRefused when it proves nothing
  /// @throws IOException when the provider's keys cannot be fetched
  JWTClaimsSet read(String token, String nonce) throws TokenRefused, IOException {
    if (token.length() > LONGEST) {
      throw new TokenRefused("The ID token is too long: " + token.length());
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      refuseOwnKeys(signed.getHeader());
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(keys);
      processor.setJWTClaimsSetVerifier(claims(nonce));
      return processor.process(signed, null);
    } catch (RateLimitReachedException asked) {
      KeySourceException failure = fetched.failure();
      if (failure != null) {
        throw new IOException("The provider's keys could not be fetched just now", failure);
      }
      throw new TokenRefused("The ID token names a key that is not in the set of just now", asked);
    } catch (KeySourceException unreachable) {
      throw new IOException("The provider's keys cannot be fetched", unreachable);
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      throw new TokenRefused("The ID token is refused: " + refused.getMessage(), refused);
    }
  }

  private static void refuseOwnKeys(JWSHeader header) throws TokenRefused {
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
      throw new TokenRefused("The ID token is signed with " + header.getAlgorithm());
    }
    if (header.getKeyID() == null) {
      throw new TokenRefused("The ID token does not name its key");
    }
    if (header.getJWKURL() != null
        || header.getJWK() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null) {
      throw new TokenRefused("The ID token brings its own key");
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claims(String nonce) {
    JWTClaimsSet exactly =
        new JWTClaimsSet.Builder()
            .issuer(provider.issuer().toString())
            .claim("nonce", nonce)
            .claim("token_use", "id")
            .build();
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new Claims(provider.client(), exactly, clock);
    verifier.setMaxClockSkew((int) Session.CLOCKS.toSeconds());
    return verifier;
  }

  private static JWKSource<SecurityContext> source(KeySet fetched) {
    return JWKSourceBuilder.create(fetched)
        // No thread of its own: a frozen function would not run it.
        .refreshAheadCache(false)
        .retrying(true)
        .build();
  }

  /// Times by our clock; and a token from the future, or for others besides us, is none either.
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final String client;
    private final InstantSource clock;

    Claims(String client, JWTClaimsSet exactly, InstantSource clock) {
      super(client, exactly, EXPECTED);
      this.client = client;
      this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
      super.verify(claims, context);
      if (!claims.getAudience().equals(List.of(client))) {
        throw new BadJWTException("JWT is for others too");
      }
      if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(Session.CLOCKS))) {
        throw new BadJWTException("JWT from the future");
      }
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
