package dev.headsup.local.doctor;

import java.util.List;

/// Whether people can open the console.
///
/// @param mode the variable CONSOLE_SIGN_IN
record SignInCheck(String mode) implements Check {

  @Override
  public String name() {
    return "console";
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (mode) {
          case "closed" ->
              Finding.look(
                  "closed: nobody can see what was decided", "set up sign-in: docs/operations.md");
          case "local" -> Finding.ok("open, for a local stack only");
          default -> Finding.ok("people sign in by " + mode);
        });
  }
}
