package dev.firstkey.joineringest.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A whole statement of HR about an episode: who, and on which terms.
public record Statement(Person person, Terms terms) {

  /// The names of the members that differ, by the names of the HR record, never their content.
  public List<String> changedFrom(Statement before) {
    Map<String, @Nullable Object> old = before.members();
    return members().entrySet().stream()
        .filter(member -> !Objects.equals(member.getValue(), old.get(member.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("givenName", person.givenName());
    members.put("familyName", person.familyName());
    members.put("displayName", person.displayName());
    members.put("email", person.email());
    members.put("language", person.language());
    members.put("startDate", terms.startDate());
    members.put("endDate", terms.endDate());
    members.put("workTimeZone", terms.workTimeZone());
    members.put("workerType", terms.workerType());
    members.put("legalEntity", terms.legalEntity());
    members.put("managerWorkerId", terms.managerWorkerId());
    members.put("deviceContext", terms.deviceContext());
    members.put("accessBundle", terms.accessBundle());
    return members;
  }
}
