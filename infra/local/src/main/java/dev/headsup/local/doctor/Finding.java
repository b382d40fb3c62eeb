package dev.headsup.local.doctor;

/// One line of the doctor's.
///
/// @param what is so
/// @param todo what to do about it; empty where there is nothing to do, or a command says it
/// @param command what to type for it, without what says which stack; empty for nothing
public record Finding(State state, String what, String todo, String command) {

  /// How bad it is.
  public enum State {
    /// As it should be.
    OK,
    /// Worth a look; it may be meant so.
    LOOK,
    /// Nobody knows: it could not be asked.
    UNSEEN,
    /// It stops messages or loses something.
    WRONG
  }

  static Finding ok(String what) {
    return new Finding(State.OK, what, "", "");
  }

  static Finding look(String what, String todo) {
    return look(what, todo, "");
  }

  static Finding look(String what, String todo, String command) {
    return new Finding(State.LOOK, what, todo, command);
  }

  static Finding unseen(String what, String todo) {
    return new Finding(State.UNSEEN, what, todo, "");
  }

  /// What a stack of this version has and this one does not.
  static Finding notInThisStack(String what) {
    return wrong(
        what + " is not in this stack",
        "deploy this version, or call the ./headsup of the version that runs");
  }

  static Finding wrong(String what, String todo) {
    return wrong(what, todo, "");
  }

  static Finding wrong(String what, String todo, String command) {
    return new Finding(State.WRONG, what, todo, command);
  }
}
