package dev.handoff.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The rules of a {@link House} over its compiled classes. */
final class HouseRules {

  /** Words that say nothing, in names of types and packages. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("util", "common", "helper", "manager", "handler", "processor", "impl");

  private final House house;

  HouseRules(House house) {
    this.house = house;
  }

  /** Every package stands on a floor and, in the domain, in a room. */
  ArchRule everyPackageIsOnThePlan() {
    return classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should(each("be in a package of the plan", type -> house.knows(type.getPackageName())));
  }

  /** Imports go down only. */
  ArchRule importsGoDownOnly() {
    return classes()
        .should(
            use(
                "use only what is below it in the house",
                (user, used) -> !house.holds(used) || house.lets(user, used)));
  }

  /** A library has one place. */
  ArchRule librariesStayInTheirPackage() {
    return classes()
        .should(
            use(
                "use only the libraries of its package",
                (user, used) -> house.holds(used) || house.letsIn(user, used)));
  }

  /** No two packages need each other, however far round. */
  ArchRule noPackageCycle() {
    return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
  }

  /** No two top-level classes need each other, however far round. */
  ArchRule noClassCycle() {
    return slices().assignedFrom(topLevelClasses()).should().beFreeOfCycles();
  }

  /** Names mean something. */
  ArchRule noEmptyNames() {
    return classes()
        .should(each("have a name that says what it is", type -> !hasEmptyWord(nameOf(type))));
  }

  private String nameOf(JavaClass type) {
    return type.getFullName().substring(house.root().length() + 1);
  }

  private static boolean hasEmptyWord(String name) {
    return Arrays.stream(name.split("[.$]|(?<=[a-z0-9])(?=[A-Z])", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(
            word ->
                EMPTY_WORDS.contains(word)
                    || (word.endsWith("s")
                        && EMPTY_WORDS.contains(word.substring(0, word.length() - 1))));
  }

  private static SliceAssignment topLevelClasses() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName(), topLevelName(type));
      }

      @Override
      public String getDescription() {
        return "top-level classes";
      }
    };
  }

  private static String topLevelName(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getSimpleName();
  }

  private static ArchCondition<JavaClass> each(String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> use(
      String description, BiPredicate<String, String> allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          boolean right =
              used.isPrimitive() || allowed.test(type.getPackageName(), used.getPackageName());
          if (!right) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
