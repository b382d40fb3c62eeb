package dev.headsup.local.doctor;

import dev.headsup.aws.secrets.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Whether the secrets that are needed are there, and none lies around that is not.
///
/// @param words the names in the secret's JSON
record SecretsCheck(Supplier<Set<String>> words) implements Check {

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public List<Finding> look() {
    Set<String> there = words.get();
    List<Finding> found = new ArrayList<>();
    for (SecretName secret : SecretName.values()) {
      if (secret.needed() && !there.contains(secret.word())) {
        found.add(
            Finding.wrong(
                "the secret " + secret.word() + " is missing. " + secret.without(),
                "set it",
                "secrets set " + secret.word()));
      }
    }
    if (there.contains(SecretName.FIRST_KEY.word())) {
      found.add(
          Finding.look(
              "the first write key still lies in the secret",
              "note it and take it out",
              "keys first --forget"));
    }
    there.stream()
        .filter(word -> SecretName.ofWord(word).isEmpty())
        .forEach(word ->
            found.add(
                Finding.look(
                    "nobody reads the secret " + word,
                    "is it misspelt? This shows which there are",
                    "secrets check")));
    if (found.isEmpty()) {
      found.add(Finding.ok("all that are needed are there"));
    }
    return found;
  }
}
