package dev.headsup.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Gathers the problems of a set of files, so that a person learns of all of them at once. For one
/// compilation on one thread.
public final class Findings {
  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> advice = new ArrayList<>();

  /// Notes a problem.
  public void add(String file, int line, int column, String message) {
    found.add(new Problem(file, line, column, message));
  }

  /// Notes what could be better. Advice is no problem: it counts nowhere and stops nothing.
  public void advise(String file, int line, int column, String message) {
    advice.add(new Problem(file, line, column, message));
  }

  /// All advice in the order of the files, each once.
  public List<Problem> advice() {
    return List.copyOf(new TreeSet<>(advice));
  }

  /// Whether no problem was found so far.
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// How many were noted so far; two readings tell whether a step found something.
  public int count() {
    return found.size();
  }

  /// All problems in the order of the files, each once.
  public List<Problem> sorted() {
    return List.copyOf(new TreeSet<>(found));
  }
}
