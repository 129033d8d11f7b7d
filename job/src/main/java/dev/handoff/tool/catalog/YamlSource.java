package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads definitions from YAML 1.2 (core schema): {@code no}, {@code on} and dates are texts. Each
 * document is one definition or a list of them. Aliases and merge keys are followed within bounds;
 * a key twice and tags are refused.
 */
final class YamlSource {

  private static final int MOST_VALUES = 200_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 1_000;

  private final SourceText source;
  private Map<String, Integer> places = new HashMap<>();
  private int values;

  private YamlSource(SourceText source) {
    this.source = source;
  }

  /** Hands over every definition in the text, and what is wrong. Never throws on any text. */
  static void read(SourceText source, SourceSink sink) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setSchema(new CoreSchema())
            .setCodePointLimit(CatalogFolder.LONGEST_FILE)
            .build();
    YamlSource reader = new YamlSource(source);
    try {
      checkDepth(new Parse(settings).parseString(source.text()));
      for (Node document : new Compose(settings).composeAllFromString(source.text())) {
        reader.document(document, sink);
      }
    } catch (UnreadableSourceException e) {
      sink.fault(e.offset(), e.reason());
    } catch (MarkedYamlEngineException e) {
      int offset = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
      sink.fault(offset, "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      sink.fault(0, "is not YAML that can be read: " + e.getMessage());
    }
  }

  /** Before the composer, which goes down by itself and has no bound. */
  private static void checkDepth(Iterable<Event> events) throws UnreadableSourceException {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw tooDeep(event.getStartMark().map(Mark::getIndex).orElse(0));
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static UnreadableSourceException tooDeep(int offset) {
    return new UnreadableSourceException(offset, "is nested deeper than " + DEEPEST + " levels");
  }

  private void document(Node document, SourceSink sink) throws UnreadableSourceException {
    if (document instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        item(item, sink);
      }
    } else if (!document.getTag().equals(Tag.NULL)) {
      item(document, sink);
    }
  }

  private void item(Node item, SourceSink sink) throws UnreadableSourceException {
    places = new HashMap<>();
    if (value(item, "", 0) instanceof ObjectNode definition) {
      sink.definition(definition, places);
    } else {
      sink.fault(offset(item), "is no definition; an object with kind, id and version is required");
    }
  }

  private JsonNode value(Node node, String path, int depth) throws UnreadableSourceException {
    if (++values > MOST_VALUES) {
      throw new UnreadableSourceException(
          offset(node), "holds more than " + MOST_VALUES + " values, aliases written out");
    }
    if (depth > DEEPEST) {
      throw tooDeep(offset(node));
    }
    places.put(path, offset(node));
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    if (node instanceof SequenceNode list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : list.getValue()) {
        array.add(value(item, path + "[" + array.size() + "]", depth + 1));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String path, int depth)
      throws UnreadableSourceException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple field : mapping.getValue()) {
      int at = offset(field.getKeyNode());
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        throw new UnreadableSourceException(at, "the name of a field should be a text");
      }
      String name = key.getValue();
      if (object.has(name)) {
        throw new UnreadableSourceException(at, "the field " + name + " is there twice");
      }
      object.set(
          name, value(field.getValueNode(), path.isEmpty() ? name : path + "." + name, depth + 1));
    }
    return object;
  }

  private JsonNode scalar(ScalarNode node) throws UnreadableSourceException {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return json.textNode(text);
    } else if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    } else if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
      throw new UnreadableSourceException(
          offset(node), "has the tag " + tag.getValue() + "; definitions have none");
    }
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return tag.equals(Tag.INT)
            ? json.numberNode(whole(text))
            : json.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message.
    }
    throw new UnreadableSourceException(
        offset(node), "is not a number that a definition can hold; write it out in digits");
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  private int offset(Node node) {
    return node.getStartMark().map(Mark::getIndex).orElse(0);
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
