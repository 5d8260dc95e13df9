package parlor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The plan of the server: which packages there are, and who may know whom. A package that is not
/// built yet breaks no rule; a package that is not on the plan does.
class PlanTest {
  private static final JavaClasses HOUSE = new ClassFileImporter().importPath("target/classes");
  private static final JavaClasses HOUSE_AND_TESTS =
      new ClassFileImporter().importPaths("target/classes", "target/test-classes");

  @Test
  void every_class_lives_in_a_package_of_the_plan() {
    classes()
        .should()
        .resideInAnyPackage(
            "parlor",
            "parlor.web",
            "parlor.console",
            "parlor.console.shell",
            "parlor.rooms",
            "parlor.party",
            "parlor.chat",
            "parlor.nodes",
            "parlor.pointing")
        .check(HOUSE);
  }

  @Test
  void arrows_run_downward_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("parlor..")
        .withOptionalLayers(true)
        .layer("the house")
        .definedBy("parlor")
        .layer("doors")
        .definedBy("parlor.web", "parlor.console..")
        .layer("living rooms")
        .definedBy("parlor.rooms", "parlor.party", "parlor.chat", "parlor.nodes")
        .layer("ground")
        .definedBy("parlor.pointing", "parlor.swarm..")
        .whereLayer("the house")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("doors")
        .mayOnlyBeAccessedByLayers("the house")
        .whereLayer("living rooms")
        .mayOnlyBeAccessedByLayers("the house", "doors")
        .check(HOUSE);
  }

  @Test
  void neighbours_form_no_circle() {
    check(slices().matching("parlor.(*)..").should().beFreeOfCycles());
  }

  @Test
  void pointing_knows_only_the_jdk() {
    check(
        classes()
            .that()
            .resideInAPackage("parlor.pointing")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "java..", "javax.crypto..", "org.jspecify.annotations", "parlor.pointing")));
  }

  @Test
  void pointing_touches_no_file_no_network_no_console_and_no_thread() {
    check(
        noClasses()
            .that()
            .resideInAPackage("parlor.pointing")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.io", "java.nio.file..", "java.net..")
                    .or(resideInAPackage("java.util.concurrent.."))
                    .or(belongToAnyOf(System.class, Runtime.class, ProcessBuilder.class))
                    .or(belongToAnyOf(Thread.class, ThreadLocal.class, Timer.class))));
  }

  @Test
  void pointing_is_told_the_time() {
    check(
        noClasses()
            .that()
            .resideInAPackage("parlor.pointing")
            .should()
            .accessTargetWhere(
                targetOwner(resideInAPackage("java.time.."))
                    .and(target(nameMatching("now|system.*|tick.*")))));
  }

  @Test
  void pointing_leaves_nothing_to_chance() {
    check(
        noClasses()
            .that()
            .resideInAPackage("parlor.pointing")
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.util.random")
                    .or(assignableTo(Random.class))
                    .or(belongToAnyOf(SecureRandom.class, SplittableRandom.class)))
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class));
  }

  @Test
  void rooms_know_no_web_server_and_only_their_codec_knows_how_they_are_written() {
    check(
        noClasses()
            .that()
            .resideInAPackage("parlor.rooms")
            .and(not(nameMatching("parlor\\.rooms\\.MessageCodec.*")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.vertx..", "io.netty..", "com.fasterxml.jackson..")));
  }

  /// What people and rooms do, apart from who has them do it.
  @Test
  void a_walk_is_decided_without_clock_chance_or_swarm() {
    var pure =
        "(\\[L)?parlor\\.party\\.(Person|Room|Walk|Wandering|Dump|Stats|Stay|Step|Sequel)(\\$.*)?;?";
    check(
        classes()
            .that(nameMatching(pure))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java.lang..", "java.util", "java.util.function")
                    .or(resideInAnyPackage("java.util.stream", "java.time..", "org.jspecify.."))
                    .or(nameMatching(pure))
                    .or(nameMatching("parlor\\.swarm\\.shard\\.Asker")))
            .allowEmptyShould(false));
    check(
        noClasses()
            .that(nameMatching(pure))
            .should()
            .accessTargetWhere(
                targetOwner(resideInAPackage("java.time.."))
                    .and(target(nameMatching("now|system.*|tick.*"))))
            .orShould()
            .dependOnClassesThat(belongToAnyOf(System.class, Thread.class, Random.class))
            .orShould()
            .callMethod(Math.class, "random"));
  }

  @Test
  void only_the_root_reads_the_environment() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("parlor")
            .should()
            .accessTargetWhere(
                targetOwner(type(System.class))
                    .and(target(nameMatching("getenv|getProperty|getProperties")))));
  }

  @Test
  void nobody_sleeps() {
    noClasses()
        .should()
        .accessTargetWhere(targetOwner(type(Thread.class)).and(target(name("sleep"))))
        .check(HOUSE_AND_TESTS);
  }

  @Test
  void classes_are_called_after_things() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Service|Helper|Utils?|Handler|DTO|Dto)")
        .check(HOUSE_AND_TESTS);
  }

  @Test
  void an_exception_says_what_broke() {
    noClasses()
        .should()
        .callConstructorWhere(
            targetOwner(type(RuntimeException.class))
                .and(originOwner(not(assignableTo(RuntimeException.class)))))
        .because("the caller of a bare RuntimeException learns nothing from its type")
        .check(HOUSE_AND_TESTS);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }
}
