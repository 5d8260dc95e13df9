package parlor.swarm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// The plan of the swarm library, and the rules of the house for its classes and tests.
class PlanTest {
  private static final JavaClasses LIBRARY = new ClassFileImporter().importPath("target/classes");
  private static final JavaClasses LIBRARY_AND_TESTS =
      new ClassFileImporter().importPaths("target/classes", "target/test-classes");

  @Test
  void every_class_lives_in_a_package_of_the_plan() {
    classes()
        .should()
        .resideInAnyPackage(
            "parlor.swarm",
            "parlor.swarm.cbor",
            "parlor.swarm.shard",
            "parlor.swarm.vault",
            "parlor.swarm.node")
        .check(LIBRARY);
  }

  @Test
  void who_founds_goes_or_is_dead_is_decided_without_clock_or_network() {
    noClasses()
        .that()
        .haveNameMatching(
            "parlor\\.swarm\\.node\\.(Seeking|Patience|Memory|Step|Standing|Sighting|Ending|Uniting|Brake)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "java.net..", "java.util.concurrent..")
        .orShould()
        .accessTargetWhere(targetOwner(type(System.class)))
        .check(LIBRARY);
  }

  @Test
  void copies_and_shards_are_decided_without_clock_chance_or_network() {
    noClasses()
        .that()
        .resideInAnyPackage("parlor.swarm.shard", "parlor.swarm.vault")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.pekko..",
            "java.net..",
            "java.util.concurrent..",
            "java.util.random..",
            "java.security..")
        .orShould()
        .accessTargetWhere(targetOwner(type(System.class)).and(target(not(name("arraycopy")))))
        .check(LIBRARY);
  }

  @Test
  void arrows_run_from_the_door_to_shards_to_copies() {
    noClasses()
        .that()
        .resideInAPackage("parlor.swarm.vault")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("parlor.swarm", "parlor.swarm.shard", "parlor.swarm.node")
        .check(LIBRARY);
    noClasses()
        .that()
        .resideInAPackage("parlor.swarm.shard")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("parlor.swarm", "parlor.swarm.node")
        .check(LIBRARY);
    noClasses()
        .that()
        .resideInAPackage("parlor.swarm.node")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("parlor.swarm", "parlor.swarm.shard", "parlor.swarm.vault")
        .check(LIBRARY);
  }

  @Test
  void only_how_values_are_written_knows_jackson_and_it_knows_nothing_else() {
    noClasses()
        .that()
        .resideOutsideOfPackage("parlor.swarm.cbor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(LIBRARY_AND_TESTS);
    classes()
        .that()
        .resideInAPackage("parlor.swarm.cbor")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "parlor.swarm.cbor",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.dataformat.cbor",
            "org.jspecify..",
            "java..")
        .because("what binds objects by itself can be told by bytes which class to make")
        .check(LIBRARY);
  }

  @Test
  void nobody_sleeps() {
    noClasses()
        .should()
        .accessTargetWhere(targetOwner(type(Thread.class)).and(target(name("sleep"))))
        .check(LIBRARY_AND_TESTS);
  }

  @Test
  void classes_are_called_after_things() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Service|Helper|Utils?|Handler|DTO|Dto)")
        .check(LIBRARY_AND_TESTS);
  }

  @Test
  void an_exception_says_what_broke() {
    noClasses()
        .should()
        .callConstructorWhere(
            targetOwner(type(RuntimeException.class))
                .and(originOwner(not(assignableTo(RuntimeException.class)))))
        .because("the caller of a bare RuntimeException learns nothing from its type")
        .check(LIBRARY_AND_TESTS);
  }
}
