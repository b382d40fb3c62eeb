package dev.headsup.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Whether what runs is what the folder says.
///
/// @param running hashes of the triggers in the settings by id; an empty one is damaged
/// @param folder hashes of those in the repository's folder by id
record TriggersCheck(Supplier<Map<String, String>> running, Supplier<Map<String, String>> folder)
    implements Check {

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Finding> look() {
    Map<String, String> there = running.get();
    Map<String, String> here = folder.get();
    List<Finding> found = new ArrayList<>();
    there.forEach((id, hash) -> {
      if (hash.isEmpty()) {
        found.add(
            Finding.wrong(
                "the trigger " + id + " in the settings is damaged",
                "put a good version back, or push the folder's",
                "rollback triggers/" + id));
      }
    });
    if (there.isEmpty()) {
      found.add(Finding.wrong("no trigger runs: nobody will be told", "", "push"));
    }
    TreeSet<String> different = new TreeSet<>(there.keySet());
    different.addAll(here.keySet());
    different.removeIf(
        id -> Objects.equals(there.get(id), here.get(id)) || "".equals(there.get(id)));
    if (!there.isEmpty() && !different.isEmpty()) {
      found.add(
          Finding.look(
              "not as in the folder triggers: " + String.join(", ", different), "", "diff"));
    }
    if (found.isEmpty()) {
      found.add(Finding.ok(there.size() + " triggers, as in the folder"));
    }
    return found;
  }
}
