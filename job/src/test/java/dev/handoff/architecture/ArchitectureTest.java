package dev.handoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house as DESIGN draws it, against the classes that were compiled. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(House.HANDOFF.root());

  private final HouseRules rules = new HouseRules(House.HANDOFF);

  @Test
  void everyPackageIsOnThePlan() {
    rules.everyPackageIsOnThePlan().check(CLASSES);
  }

  @Test
  void importsGoDownOnly() {
    rules.importsGoDownOnly().check(CLASSES);
  }

  @Test
  void librariesStayInTheirPackage() {
    rules.librariesStayInTheirPackage().check(CLASSES);
  }

  @Test
  void noPackagesNeedEachOther() {
    rules.noPackageCycle().check(CLASSES);
  }

  @Test
  void noClassesNeedEachOther() {
    rules.noClassCycle().check(CLASSES);
  }

  @Test
  void namesMeanSomething() {
    rules.noEmptyNames().check(CLASSES);
  }

  @Test
  void thePackageCommentOfTheDomainNamesItsRoomsInTheirOrder() throws IOException {
    Path comment = SourceTree.MAIN.resolve("dev/handoff/domain/package-info.java");
    List<String> named =
        Pattern.compile("\\{@code (\\w+)}")
            .matcher(Files.readString(comment).replaceAll("\\n \\* *", " "))
            .results()
            .map(match -> match.group(1))
            .toList();
    int next = 0;
    for (Set<String> rooms : House.ROOMS) {
      Set<String> here =
          named.stream().skip(next).limit(rooms.size()).collect(Collectors.toUnmodifiableSet());
      assertThat(here).as("rooms from number " + next).isEqualTo(rooms);
      next += rooms.size();
    }
    assertThat(named).hasSize(next);
  }
}
