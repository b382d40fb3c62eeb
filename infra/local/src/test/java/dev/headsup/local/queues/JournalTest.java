package dev.headsup.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.local.queues.Journal.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("queues.journal");
  }

  private Journal fresh() throws IOException {
    Journal journal = Journal.begin(file);
    Journal.replace(file);
    return journal;
  }

  @Test
  void whatIsNotDoneIsUnfinishedInTheOrderInWhichItCame() throws IOException {
    try (Journal journal = fresh()) {
      journal.sent("Q", "1", "one");
      journal.sent("Q", "2", "two\nlines \"quoted\"");
      journal.done("1");
      journal.sent("R", "3", "three");
    }

    assertThat(Journal.unfinished(file))
        .containsExactly(
            new Unfinished("Q", "two\nlines \"quoted\""), new Unfinished("R", "three"));
  }

  @Test
  void aMessageMayBeDoneBeforeItsSenderWasTold() throws IOException {
    try (Journal journal = fresh()) {
      journal.done("1");
      journal.sent("Q", "1", "one");
    }

    assertThat(Journal.unfinished(file)).isEmpty();
  }

  @Test
  void aDeadLetterStaysADeadLetter() throws IOException {
    try (Journal journal = fresh()) {
      journal.sent("Q", "1", "one");
      journal.dead("1", "QDead");
    }

    assertThat(Journal.unfinished(file)).containsExactly(new Unfinished("QDead", "one"));
  }

  @Test
  void aTornLastLineIsLeftOut() throws IOException {
    try (Journal journal = fresh()) {
      journal.sent("Q", "1", "one");
    }
    Files.writeString(file, "{\"sent\":\"2\",\"que", StandardOpenOption.APPEND);

    assertThat(Journal.unfinished(file)).containsExactly(new Unfinished("Q", "one"));
  }

  @Test
  void aForeignLineIsAnErrorAndNotALoss() throws IOException {
    Files.writeString(file, "{\"what\":1}\n");

    assertThatThrownBy(() -> Journal.unfinished(file)).hasMessageContaining("{\"what\":1}");
  }

  @Test
  void withoutAFileNothingIsUnfinished() throws IOException {
    assertThat(Journal.unfinished(file)).isEmpty();
  }

  @Test
  void beginningAnewLeavesTheOldJournalUntilItIsReplaced() throws IOException {
    try (Journal journal = fresh()) {
      journal.sent("Q", "1", "one");
    }
    try (Journal next = Journal.begin(file)) {
      next.sent("Q", "9", "nine");
      assertThat(Journal.unfinished(file)).containsExactly(new Unfinished("Q", "one"));
      Journal.replace(file);
      assertThat(Journal.unfinished(file)).containsExactly(new Unfinished("Q", "nine"));
    }
  }
}
