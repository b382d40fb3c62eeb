package dev.headsup.functions.console.signin;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The provider's keys, fetched from where they are; it remembers how that ended the last time. Who
/// may not ask again so soon then still knows whether a key is missing or nobody answered.
final class KeySet extends JWKSetSourceWrapper<SecurityContext> {
  /// For the connection, and again for what is read. A set that is not there is asked for twice,
  /// and all of a sign-in has to end within the function's ten seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int LARGEST = 50_000;

  private volatile @Nullable KeySourceException failure;

  KeySet(Provider provider) {
    super(new URLBasedJWKSetSource<>(url(provider), retriever()));
  }

  /// Why the last fetch gave no keys; nothing when it gave some, or there was none yet.
  @Nullable KeySourceException failure() {
    return failure;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      JWKSet keys = getSource().getJWKSet(refresh, now, context);
      failure = null;
      return keys;
    } catch (KeySourceException unreachable) {
      failure = unreachable;
      throw unreachable;
    }
  }

  private static DefaultResourceRetriever retriever() {
    int patience = (int) PATIENCE.toMillis();
    return new DefaultResourceRetriever(patience, patience, LARGEST);
  }

  private static URL url(Provider provider) {
    try {
      return provider.keys().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException("No address of keys: " + provider.keys(), impossible);
    }
  }
}
