package dev.handoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Each rule finds what breaks it, and nothing else, in a house of fixtures that breaks them all.
 */
class HouseRulesTest {

  private static final House OFFENDING = new House("dev.handoff.architecture.offending");
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages(OFFENDING.root());

  private final HouseRules rules = new HouseRules(OFFENDING);

  @Test
  void packagesThatNobodyPlannedAreFound() {
    assertThat(offenders(rules.everyPackageIsOnThePlan()))
        .containsExactly("cellar.OffThePlan", "domain.attic.OffThePlan");
  }

  @Test
  void importsThatDoNotGoDownAreFound() {
    assertThat(offendingUses(rules.importsGoDownOnly()))
        .containsExactly(
            "codec.KnowsMail uses mail.Mail",
            "domain.activity.KnowsCodec uses codec.Codec",
            "domain.definition.KnowsLaterRoom uses domain.alert.Alert",
            "domain.track.KnowsRoute uses domain.route.Route",
            "job.KnowsTool uses tool.Tool",
            "sink.KnowsOperator uses operator.Operator",
            "source.KnowsSink uses sink.Sink",
            "state.KnowsTemplate uses template.Page");
  }

  @Test
  void librariesOutOfPlaceAreFound() {
    assertThat(offendingUses(rules.librariesStayInTheirPackage()))
        .containsExactly(
            "codec.KnowsFlink uses org.apache.flink.types.RowKind",
            "domain.activity.KnowsJackson uses com.fasterxml.jackson.databind.JsonNode",
            "mail.KnowsFreeMarker uses freemarker.template.Version",
            "operator.KnowsJackson uses com.fasterxml.jackson.databind.JsonNode",
            "template.KnowsMailLibrary uses jakarta.mail.URLName",
            "tool.KnowsJackson uses com.fasterxml.jackson.databind.JsonNode");
  }

  @Test
  void packagesThatNeedEachOtherAreFound() {
    assertThat(rules.noPackageCycle().evaluate(CLASSES).getFailureReport().getDetails())
        .satisfiesExactly(
            cycle -> assertThat(cycle).contains("Slice domain.alert", "Slice domain.definition"),
            cycle -> assertThat(cycle).contains("Slice job", "Slice tool"));
  }

  @Test
  void classesThatNeedEachOtherAreFound() {
    assertThat(rules.noClassCycle().evaluate(CLASSES).getFailureReport().getDetails())
        .singleElement()
        .asString()
        .contains("codec.Egg", "codec.Hen");
  }

  @Test
  void namesThatSayNothingAreFound() {
    assertThat(offenders(rules.noEmptyNames()))
        .containsExactly("mail.MailHelper", "mail.impl.Smtp");
  }

  private static Set<String> offenders(ArchRule rule) {
    Set<String> found = new TreeSet<>();
    rule.evaluate(CLASSES)
        .<JavaClass>handleViolations(
            (types, message) -> types.forEach(type -> found.add(shortName(type))));
    return found;
  }

  private static Set<String> offendingUses(ArchRule rule) {
    Set<String> found = new TreeSet<>();
    rule.evaluate(CLASSES)
        .<Dependency>handleViolations(
            (uses, message) ->
                uses.forEach(
                    use ->
                        found.add(
                            shortName(use.getOriginClass())
                                + " uses "
                                + shortName(use.getTargetClass()))));
    return found;
  }

  private static String shortName(JavaClass type) {
    return type.getName().replace(OFFENDING.root() + ".", "");
  }
}
