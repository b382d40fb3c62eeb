package dev.headsup.authoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// G1: what `./headsup stop` makes of a policy's file.
final class StopEditTest {
  private static final KillSwitch SMS =
      new KillSwitch(false, "it's wrong: look", Set.of(Channel.SMS), Set.of("import-struggle"));

  @Test
  void onlyWhatIsStoppedChangesAndCommentsStay() throws IOException {
    String starter = Files.readString(Path.of("../../policy.yaml"));
    String stopped = StopEdit.with(starter, SMS).orElseThrow();
    assertThat(stopped).contains("# Who speaks.");
    assertThat(stop(stopped)).isEqualTo(SMS);
    assertThat(stop(StopEdit.with(stopped, KillSwitch.OFF).orElseThrow()))
        .isEqualTo(KillSwitch.OFF);
  }

  @Test
  void everyWordOfAPolicySurvives() {
    assertThat(stop(StopEdit.with(Corpus.BASE, SMS).orElseThrow())).isEqualTo(SMS);
  }

  @Test
  void withoutAPolicyThereIsOneAfterwards() {
    assertThat(stop(StopEdit.with("", SMS).orElseThrow())).isEqualTo(SMS);
  }

  @Test
  void aSectionInOneLineIsReplacedToo() {
    String text = "headsup: policy/v1\nstop: { everything: yes }\nholdout: 5%\n";
    String after = StopEdit.with(text, KillSwitch.OFF).orElseThrow();
    assertThat(stop(after)).isEqualTo(KillSwitch.OFF);
    assertThat(after).contains("holdout: 5%");
  }

  @Test
  void whatItCannotChangeSafelyItLeavesAlone() {
    assertThat(StopEdit.with("headsup: policy/v1\nholdout: lots\n", SMS)).isEmpty();
    assertThat(
            StopEdit.with(
                "headsup: policy/v1\n", new KillSwitch(false, "", Set.of(), Set.of("no trigger]"))))
        .isEmpty();
  }

  private static KillSwitch stop(String text) {
    return switch (PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text))) {
      case PolicyCompiler.Result.Ok(var policy) -> policy.stop();
      case PolicyCompiler.Result.Problems problems -> throw new AssertionError(problems);
    };
  }
}
