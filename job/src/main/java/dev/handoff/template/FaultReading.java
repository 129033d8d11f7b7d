package dev.handoff.template;

import freemarker.core.ParseException;
import freemarker.template.MalformedTemplateNameException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what FreeMarker says into where the user finds it and what would be right. */
final class FaultReading {
  private static final Pattern PLACE =
      Pattern.compile("\\[in template \"([^\"]+)\".*? at line (\\d+), column (\\d+)\\]");
  private static final Pattern NOT_THERE =
      Pattern.compile("(?s)Template inclusion failed.*?parameter value \"(.*?)\"\\).*");
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?s)Encountered (\".*?\"), but was expecting.*");
  private static final Pattern MEMBERS = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.\\w+)+");

  private final Templates templates;

  FaultReading(Templates templates) {
    this.templates = templates;
  }

  /** What went wrong while this template was filled. */
  TemplateFault of(String name, Exception failure) {
    if (failure instanceof OutOfBoundsException bounds) {
      return bounds.fault();
    }
    if (failure instanceof ParseException parse) {
      return of(parse);
    }
    if (failure instanceof TemplateException template) {
      return of(name, template);
    }
    if (failure instanceof TemplateNotFoundException
        || failure instanceof MalformedTemplateNameException) {
      return new TemplateFault(name, 1, 1, "there is no such template");
    }
    return new TemplateFault(name, 1, 1, "cannot be filled: " + failure.getClass().getName());
  }

  /** What cannot be read as a template. */
  TemplateFault of(ParseException failure) {
    String said = failure.getEditorMessage();
    Matcher unexpected = UNEXPECTED.matcher(said);
    String message =
        unexpected.matches()
            ? unexpected.group(1) + " cannot stand here: what it closes or continues is not open"
            : said.lines().findFirst().orElse("is no template").strip();
    String name = failure.getTemplateName();
    return new TemplateFault(
        name == null ? "" : name,
        Math.max(1, failure.getLineNumber()),
        Math.max(1, failure.getColumnNumber()),
        message);
  }

  /**
   * A fault in the innermost of the user's own templates that FreeMarker was in.
   *
   * @param stack as FreeMarker prints it, innermost first
   */
  TemplateFault at(String name, String stack, String message) {
    Matcher place = PLACE.matcher(stack);
    TemplateFault first = null;
    while (place.find()) {
      String file = place.group(1);
      int line = Integer.parseInt(place.group(2));
      int column = Integer.parseInt(place.group(3));
      TemplateFault here = new TemplateFault(file, line, column, message);
      if (templates.own().contains(file)) {
        return first == null
            ? here
            : new TemplateFault(file, line, column, message + "; in " + first.place());
      }
      first = first == null ? here : first;
    }
    return first == null ? new TemplateFault(name, 1, 1, message) : first;
  }

  private TemplateFault of(String name, TemplateException failure) {
    String source = failure.getTemplateSourceName();
    Integer line = failure.getLineNumber();
    Integer column = failure.getColumnNumber();
    String stack = failure.getFTLInstructionStack();
    String message = message(failure);
    boolean exact = source != null && line != null && column != null;
    if (exact && templates.own().contains(source)) {
      return new TemplateFault(source, line, column, message);
    }
    return at(name, stack == null ? "" : stack, message);
  }

  private static String message(TemplateException failure) {
    String said = String.valueOf(failure.getMessageWithoutStackTop());
    Matcher notThere = NOT_THERE.matcher(said);
    if (notThere.matches()) {
      return "there is no template "
          + notThere.group(1)
          + ", neither in the folder nor built in; nothing outside of them can be read";
    }
    String blamed = failure.getBlamedExpressionString();
    if (blamed != null && said.contains("evaluated to null or missing")) {
      return "there is no " + blamed + known(blamed, failure) + "; " + blamed + "! may be missing";
    }
    return said.lines()
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("cannot be filled")
        .strip()
        .replaceAll(":$", blamed == null ? "" : ": " + Matcher.quoteReplacement(blamed));
  }

  /** What there is beside the missing name, where that can be told. */
  private static String known(String blamed, TemplateException failure) {
    if (failure.getEnvironment() == null) {
      return "";
    }
    try {
      if (blamed.indexOf('.') < 0) {
        return listed("", failure.getEnvironment().getDataModel());
      }
      if (!MEMBERS.matcher(blamed).matches()) {
        return "";
      }
      String parent = blamed.substring(0, blamed.lastIndexOf('.'));
      TemplateModel found = failure.getEnvironment().getDataModel();
      for (String step : parent.split("\\.", -1)) {
        found = found instanceof TemplateHashModel hash ? hash.get(step) : null;
      }
      return listed(parent + " has ", found);
    } catch (TemplateModelException e) {
      return "";
    }
  }

  private static String listed(String start, @Nullable TemplateModel model)
      throws TemplateModelException {
    if (!(model instanceof TemplateHashModelEx hash)) {
      return "";
    }
    List<String> names = new ArrayList<>();
    TemplateModelIterator keys = hash.keys().iterator();
    while (keys.hasNext()) {
      names.add(keys.next().toString());
    }
    Collections.sort(names);
    return names.isEmpty() ? "" : ", only " + String.join(", ", names);
  }
}
