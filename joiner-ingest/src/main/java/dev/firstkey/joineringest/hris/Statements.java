package dev.firstkey.joineringest.hris;

import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;

/// From HR's facts to commands.
final class Statements {
  private Statements() {}

  static Command command(HrisFact fact) {
    return switch (fact) {
      case HrisHired hired -> new Command.Hire(hired.sequence(), statement(hired));
      case HrisChanged changed -> new Command.Change(changed.sequence(), statement(changed));
      case HrisWithdrawn(String _, String _, long sequence) -> new Command.Withdraw(sequence);
      case HrisLeft(String _, String _, long sequence) -> new Command.Leave(sequence);
    };
  }

  private static Statement statement(HrisHired hired) {
    return new Statement(
        new Person(
            hired.givenName(),
            hired.familyName(),
            hired.displayName(),
            hired.email(),
            hired.language()),
        new Terms(
            hired.startDate(),
            hired.endDate(),
            hired.workTimeZone(),
            hired.workerType(),
            hired.legalEntity(),
            hired.managerWorkerId(),
            hired.deviceContext(),
            hired.accessBundle()));
  }

  private static Statement statement(HrisChanged changed) {
    return new Statement(
        new Person(
            changed.givenName(),
            changed.familyName(),
            changed.displayName(),
            changed.email(),
            changed.language()),
        new Terms(
            changed.startDate(),
            changed.endDate(),
            changed.workTimeZone(),
            changed.workerType(),
            changed.legalEntity(),
            changed.managerWorkerId(),
            changed.deviceContext(),
            changed.accessBundle()));
  }
}
