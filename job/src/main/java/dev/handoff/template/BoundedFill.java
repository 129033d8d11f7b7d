package dev.handoff.template;

import com.sun.management.ThreadMXBean;
import freemarker.core.Environment;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills one template once, within bounds of computing time, memory and length, so that a loop
 * without an end in a template of the user's own costs one mail its look and not the job its life.
 *
 * <p>FreeMarker knows no such bounds. It does look, if told to, at every turn of a loop and every
 * call of a macro, whether its thread was interrupted: here that thread is one of our own, which
 * answers yes as soon as a bound is passed, and notes where. What FreeMarker never looks at (a
 * regular expression, a lambda over a large range) is left behind on its thread, a daemon (ADR
 * 0016).
 */
final class BoundedFill {
  /**
   * How far a template may go.
   *
   * @param time computing time; a mail takes some milliseconds, the first one half a second
   * @param memory taken on the way, in bytes; a mail takes about 2 MB
   * @param length of a part, in characters; Gmail shows the first 102 kB
   */
  record Bounds(Duration time, long memory, int length) {
    static final Bounds STANDARD = new Bounds(Duration.ofSeconds(3), 256L << 20, 1 << 20);
  }

  private static final long LOOK_EVERY_MILLIS = 50;

  /** How much longer than it may a template has until it is left behind. */
  private static final int PATIENCE = 2;

  private static final ThreadMXBean THREADS = threads();

  private final Template template;
  private final Map<String, Object> model;
  private final FaultReading reading;
  private final Bounds bounds;
  private final Filling filling = new Filling();

  private volatile @Nullable String result;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable TemplateFault outOfBounds;

  BoundedFill(Template template, Map<String, Object> model, FaultReading reading, Bounds bounds) {
    this.bounds = bounds;
    this.template = template;
    this.model = model;
    this.reading = reading;
  }

  /** A configuration whose templates ask in every loop whether to stop. */
  static final class Stoppable extends Configuration {
    private final Set<Template> prepared = Collections.newSetFromMap(new IdentityHashMap<>());

    Stoppable(Version behaviour) {
      super(behaviour);
    }

    // Included and imported templates come through here too.
    @Override
    public @Nullable Template getTemplate(
        String name,
        @Nullable Locale locale,
        @Nullable Object condition,
        @Nullable String encoding,
        boolean parse,
        boolean ignoreMissing)
        throws IOException {
      Template template =
          super.getTemplate(name, locale, condition, encoding, parse, ignoreMissing);
      synchronized (prepared) {
        if (template != null && prepared.add(template)) {
          _CoreAPI.addThreadInterruptedChecks(template);
        }
      }
      return template;
    }
  }

  /**
   * Fills it.
   *
   * @throws OutOfBoundsException when it passed a bound
   */
  String run() throws TemplateException, IOException {
    filling.start();
    try {
      while (filling.isAlive() && !isLost()) {
        filling.join(LOOK_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      filling.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a mail was rendered", e);
    }
    return outcome();
  }

  private String outcome() throws TemplateException, IOException {
    TemplateFault passed = outOfBounds;
    if (passed != null) {
      throw new OutOfBoundsException(passed);
    }
    Throwable failed = failure;
    if (failed instanceof TemplateException e) {
      throw e;
    } else if (failed instanceof IOException e) {
      throw e;
    } else if (failed instanceof StackOverflowError) {
      throw new OutOfBoundsException(start("a macro or function calls itself without an end"));
    } else if (failed instanceof OutOfMemoryError) {
      throw new OutOfBoundsException(start("takes more memory than there is"));
    } else if (failed != null) {
      throw new OutOfBoundsException(start("cannot be filled: " + failed.getClass().getName()));
    }
    String filled = result;
    if (filled == null) {
      throw new OutOfBoundsException(start(tooLong() + "; it could not be stopped"));
    }
    return filled;
  }

  /** Whether it went on for long where FreeMarker does not look. */
  private boolean isLost() {
    return THREADS.getThreadCpuTime(filling.getId()) > PATIENCE * bounds.time().toNanos()
        || THREADS.getThreadAllocatedBytes(filling.getId()) > PATIENCE * bounds.memory();
  }

  private TemplateFault start(String message) {
    return new TemplateFault(template.getName(), 1, 1, message);
  }

  private String tooLong() {
    return "computes for more than "
        + bounds.time().toMillis() / 1_000.0
        + " s; a loop without an end, or far too long a one?";
  }

  private static ThreadMXBean threads() {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
      return threads;
    }
    throw new IllegalStateException("this Java does not count what its threads allocate");
  }

  /** The thread that fills, and that FreeMarker asks whether to stop. */
  private final class Filling extends Thread {
    private long allocatedBefore;

    Filling() {
      super("handoff-template");
      setDaemon(true);
    }

    @Override
    public void run() {
      allocatedBefore = THREADS.getThreadAllocatedBytes(getId());
      BoundedWriter out = new BoundedWriter();
      try {
        template.process(model, out);
        result = out.toString();
      } catch (Throwable e) {
        failure = e;
      }
    }

    @Override
    public boolean isInterrupted() {
      if (outOfBounds == null && Thread.currentThread() == this) {
        if (THREADS.getThreadCpuTime(getId()) > bounds.time().toNanos()) {
          pass(tooLong());
        } else if (THREADS.getThreadAllocatedBytes(getId()) - allocatedBefore > bounds.memory()) {
          pass("takes more than " + (bounds.memory() >> 20) + " MB of memory");
        }
      }
      return outOfBounds != null || super.isInterrupted();
    }

    /** Notes which bound was passed and where, once. */
    private void pass(String message) {
      Environment environment = Environment.getCurrentEnvironment();
      StringWriter stack = new StringWriter();
      if (environment != null) {
        environment.outputInstructionStack(new PrintWriter(stack, true));
      }
      outOfBounds = reading.at(template.getName(), stack.toString(), message);
    }

    /** Keeps what is written, up to a length. */
    private final class BoundedWriter extends TextWriter {
      BoundedWriter() {
        super(32 * 1024);
      }

      @Override
      void reserve(int more) {
        if (length() + more > bounds.length()) {
          pass("writes more than " + bounds.length() + " characters");
          throw new IllegalStateException("too long");
        }
        super.reserve(more);
      }
    }
  }
}
