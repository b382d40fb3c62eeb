package dev.headsup.local.privacy;

import dev.headsup.aws.dynamodb.RestoredLedger;
import dev.headsup.aws.privacy.Erasure;
import dev.headsup.aws.privacy.ErasureJournal;
import dev.headsup.aws.privacy.Export;
import dev.headsup.aws.privacy.Person;
import dev.headsup.aws.privacy.Stores;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.aws.secrets.SecretName;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.functions.Variable;
import dev.headsup.functions.Wiring;
import dev.headsup.local.target.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One stack's stores, opened with the rights of whoever sits at the terminal. The functions
/// themselves have no right to walk them.
public final class Desk implements AutoCloseable {
  /// How long functions may go on with what they knew: a minute, and what one batch takes.
  static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(70);

  private final Target target;
  private final Wiring wiring;
  private final DynamoDbClient client;
  private final Stores stores;
  private final InstantSource clock;

  private Desk(Target target) {
    this.target = target;
    this.clock = InstantSource.fixed(target.clock().instant());
    Map<String, String> environment =
        new HashMap<>(
            target.environment(
                Variable.ACTIVITY_TABLE,
                Variable.PROFILES_TABLE,
                Variable.SETTINGS_TABLE,
                Variable.HISTORY_BUCKET));
    // Functions behind doors are given another secret by the same variable.
    environment.put(Variable.SECRETS_ID.name(), target.needed(SecretName.SIGNING.resource()));
    this.wiring = new Wiring(environment, clock, List.of());
    this.client = target.clients().dynamo();
    this.stores = new Stores(client, target::needed, wiring.historyBucket());
  }

  /// Opens a stack.
  public static Desk of(Target target) {
    return new Desk(target);
  }

  /// What time it was there when it was opened.
  public InstantSource clock() {
    return clock;
  }

  /// A customer by any of their ids.
  public Person find(CustomerId asked) {
    return stores.find(asked, wiring.activities(), wiring.profiles());
  }

  /// What gives them everything.
  public Export export() {
    return new Export(stores);
  }

  /// What erases them.
  ///
  /// @param waiting hears that it waits now until every function knows
  public Erasure erasure(Runnable waiting) {
    return new Erasure(
        stores,
        wiring.profiles(),
        wiring.addresses(),
        wiring.erasures(),
        journal(),
        clock,
        () -> {
          // A local stack is tried out, and its clock is not ours: there the second look is at
          // once.
          if (!target.isLocal()) {
            waiting.run();
            pause();
          }
        });
  }

  /// Who was erased when.
  public ErasureJournal journal() {
    List<SecretKey> keys = new ArrayList<>();
    keys.add(wiring.derivedKeys().key(DerivedKeys.Use.ERASURE));
    wiring
        .secrets()
        .value(SecretName.SIGNING_BEFORE)
        .map(before -> new DerivedKeys(() -> before).key(DerivedKeys.Use.ERASURE))
        .ifPresent(keys::add);
    return new ErasureJournal(wiring.historyBucket(), keys);
  }

  /// Puts a stack whose tables were put back to an earlier time in order, before it sends again.
  public Restoration restoration() {
    return new Restoration(
        wiring.policy()::now,
        erasure(() -> {}),
        wiring.sendJournal(),
        new RestoredLedger(client, target.needed("OutreachesTable")),
        clock);
  }

  private static void pause() {
    try {
      Thread.sleep(UNTIL_ALL_KNOW);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped in the middle: run the same again", stopped);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
