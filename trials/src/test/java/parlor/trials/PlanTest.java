package parlor.trials;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// The plan of the trials: they look at Parlor from outside, and wait for what they see instead of
/// sleeping.
class PlanTest {
  private static final JavaClasses TRIALS =
      new ClassFileImporter().importPaths("target/classes", "target/test-classes");

  @Test
  void trials_know_parlor_only_from_outside() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("parlor..").and(not(resideInAPackage("parlor.trials.."))))
        .check(TRIALS);
  }

  @Test
  void nobody_sleeps() {
    noClasses()
        .should()
        .accessTargetWhere(targetOwner(type(Thread.class)).and(target(name("sleep"))))
        .check(TRIALS);
  }

  @Test
  void classes_are_called_after_things() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Service|Helper|Utils?|Handler|DTO|Dto)")
        .check(TRIALS);
  }

  @Test
  void an_exception_says_what_broke() {
    noClasses()
        .should()
        .callConstructorWhere(
            targetOwner(type(RuntimeException.class))
                .and(originOwner(not(assignableTo(RuntimeException.class)))))
        .because("the caller of a bare RuntimeException learns nothing from its type")
        .check(TRIALS);
  }
}
