package dev.firstkey.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/// The rules that hold in every service, checked on its compiled classes.
public final class HouseRules {
  private static final List<String> ADAPTERS = List.of("kafka", "rest", "postgres", "directory");

  private final String root;
  private final JavaClasses classes;

  private HouseRules(String root, JavaClasses classes) {
    this.root = root;
    this.classes = classes;
  }

  /// The rules for a service.
  ///
  /// @param root its root package
  public static HouseRules of(String root) {
    return new HouseRules(
        root,
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root));
  }

  /// The rules for houses that tests have built to be wrong.
  static HouseRules ofTests(String root) {
    return new HouseRules(root, new ClassFileImporter().importPackages(root));
  }

  /// Fails with the first broken rule.
  public void hold() {
    theDomainIsPure();
    theDomainHasNoClockAndNoChance();
    adaptersDoNotSeeEachOther();
    useCasesDoNotSeeAdapters();
    nothingIsCalledUtil();
  }

  private void theDomainIsPure() {
    classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", root + ".domain..", "dev.firstkey.contracts..")
        .because("a decision needs no framework and no I/O")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void theDomainHasNoClockAndNoChance() {
    noClasses()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .because("time, ids and chance come into a decision as arguments")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void adaptersDoNotSeeEachOther() {
    for (String adapter : ADAPTERS) {
      for (String other : ADAPTERS) {
        if (!adapter.equals(other)) {
          noDependency(root + "." + adapter + "..", root + "." + other + "..");
        }
      }
    }
  }

  private void useCasesDoNotSeeAdapters() {
    for (String adapter : ADAPTERS) {
      noDependency(root, root + "." + adapter + "..");
      noDependency(root + ".domain..", root + "." + adapter + "..");
    }
  }

  private void noDependency(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .because("adapters are replaceable: only a port is known of them")
        .allowEmptyShould(true)
        .check(classes);
  }

  private void nothingIsCalledUtil() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..core..", "..shared..")
        .because("a name says what a thing is for")
        .allowEmptyShould(true)
        .check(classes);
  }
}
