package dev.headsup.authoring.trigger;

import dev.headsup.authoring.Problem;
import java.util.List;

/// What compiling a folder gives.
public sealed interface CompileResult {
  /// It is fine.
  record Ok(CompiledTrigger trigger) implements CompileResult {}

  /// It is not; all that is wrong, in the order of the files.
  ///
  /// @param problems never empty
  record Problems(List<Problem> problems) implements CompileResult {
    public Problems {
      problems = List.copyOf(problems);
    }

    /// The problems, one a line.
    @Override
    public String toString() {
      return String.join("\n", problems.stream().map(Problem::toString).toList());
    }
  }
}
