package dev.headsup.local.doctor;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Whether people can open the console.
///
/// @param mode the variable CONSOLE_SIGN_IN
/// @param missing which of the variables that sign-in needs are empty
/// @param keys the status with which the keys of the sign-in answer; asked only where people sign
///   in
record SignInCheck(String mode, Supplier<List<String>> missing, IntSupplier keys) implements Check {

  private static final String GUIDE = "docs/guides/sign-in.md";

  @Override
  public String name() {
    return "console";
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (mode) {
          case "closed" ->
              Finding.look("closed: nobody can see what was decided", "set up sign-in: " + GUIDE);
          case "local" -> Finding.ok("open, for a local stack only");
          default -> signIn();
        });
  }

  private Finding signIn() {
    List<String> empty = missing.get();
    if (!empty.isEmpty()) {
      return Finding.wrong(
          "sign-in by " + mode + " lacks " + String.join(", ", empty), "follow " + GUIDE);
    }
    int status = keys.getAsInt();
    return status == 200
        ? Finding.ok("people sign in by " + mode + ", whose keys answer")
        : Finding.wrong(
            "the keys of the sign-in by " + mode + " answer HTTP " + status,
            "nobody can sign in: is the user pool there? " + GUIDE);
  }
}
