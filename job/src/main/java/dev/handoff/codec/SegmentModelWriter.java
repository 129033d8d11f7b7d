package dev.handoff.codec;

import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a fitted segment model as a catalog record, which {@link CatalogReader} takes. */
public final class SegmentModelWriter {
  private SegmentModelWriter() {}

  /** The record in compact JSON. */
  public static byte[] write(SegmentModel model) {
    return JsonOutput.object(
        out -> {
          out.text("kind", model.kind().wireName());
          out.text("id", model.id());
          out.integer("version", model.version());
          out.instant("updatedAt", model.updatedAt());
          out.object(
              "features",
              model.scales(),
              (o, scales) ->
                  new TreeMap<>(scales)
                      .forEach(
                          (name, scale) ->
                              o.object(
                                  name,
                                  scale,
                                  (one, known) -> {
                                    one.decimal("mean", BigDecimal.valueOf(known.mean()));
                                    one.decimal("scale", BigDecimal.valueOf(known.scale()));
                                  })));
          out.objects("segments", model.segments(), SegmentModelWriter::segment);
        });
  }

  private static void segment(JsonOutput out, Segment segment) {
    out.text("id", segment.id());
    text(out, "name", segment.name(), segment.nameFr());
    if (segment.description() != null) {
      text(out, "description", segment.description(), segment.descriptionFr());
    }
    out.object(
        "centroid",
        segment.centroid(),
        (o, centroid) ->
            new TreeMap<>(centroid)
                .forEach((name, value) -> o.decimal(name, BigDecimal.valueOf(value))));
  }

  private static void text(JsonOutput out, String name, String english, @Nullable String french) {
    out.object(
        name,
        english,
        (o, text) -> {
          o.text("en", text);
          o.text("fr", french);
        });
  }
}
