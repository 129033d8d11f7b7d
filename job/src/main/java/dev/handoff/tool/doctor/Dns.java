package dev.handoff.tool.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS; each question once. An empty answer means that there is no such record. */
final class Dns {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PORT = 53;

  private final Resolver resolver;
  private final Map<String, List<Record>> answers = new HashMap<>();

  private Dns(Resolver resolver) {
    this.resolver = resolver;
    resolver.setTimeout(PATIENCE);
  }

  /**
   * @param server {@code host} or {@code host:port}; null: the one of this machine
   * @throws IllegalArgumentException when that is no server
   */
  static Dns of(@Nullable String server) {
    if (server == null) {
      return new Dns(new ExtendedResolver());
    }
    int colon = server.lastIndexOf(':');
    boolean withPort = colon > 0 && (server.indexOf(':') == colon || server.startsWith("["));
    try {
      String host = withPort ? server.substring(0, colon) : server;
      SimpleResolver resolver = new SimpleResolver(host.replaceAll("[\\[\\]]", ""));
      resolver.setPort(withPort ? Integer.parseInt(server.substring(colon + 1)) : PORT);
      return new Dns(resolver);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--dns takes host:port, for example 192.0.2.53:53, not \"" + server + "\"", e);
    }
  }

  /** The texts of a name, each with its strings joined. */
  List<String> texts(String name) throws DnsFailureException {
    return ask(name, Type.TXT).map(TXTRecord.class::cast).map(Dns::text).toList();
  }

  /**
   * The mail exchangers of a domain, the preferred first; {@code ""} is the null one (RFC 7505).
   */
  List<String> exchangers(String domain) throws DnsFailureException {
    return ask(domain, Type.MX)
        .map(MXRecord.class::cast)
        .sorted(Comparator.comparing(MXRecord::getPriority))
        .map(record -> plain(record.getTarget()))
        .toList();
  }

  /** The addresses of a host, of both kinds. */
  List<InetAddress> addresses(String host) throws DnsFailureException {
    return Stream.concat(
            ask(host, Type.A).map(record -> ((ARecord) record).getAddress()),
            ask(host, Type.AAAA).map(record -> ((AAAARecord) record).getAddress()))
        .toList();
  }

  /** The names of an address. */
  List<String> names(InetAddress address) throws DnsFailureException {
    return ask(reverseName(address), Type.PTR)
        .map(record -> plain(((PTRRecord) record).getTarget()))
        .toList();
  }

  /** The name under which the names of an address are published. */
  static String reverseName(InetAddress address) {
    return plain(ReverseMap.fromAddress(address));
  }

  private Stream<Record> ask(String name, int type) throws DnsFailureException {
    String question = name.toLowerCase(Locale.ROOT) + " " + type;
    List<Record> known = answers.get(question);
    if (known == null) {
      known = lookUp(name, type);
      answers.put(question, known);
    }
    return known.stream();
  }

  private List<Record> lookUp(String name, int type) throws DnsFailureException {
    Lookup lookup;
    try {
      lookup = new Lookup(Name.fromString(name, Name.root), type);
    } catch (TextParseException e) {
      return List.of();
    }
    lookup.setResolver(resolver);
    lookup.setCache(null);
    Record[] found = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> found == null ? List.of() : new ArrayList<>(Arrays.asList(found));
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
      default ->
          throw new DnsFailureException(
              "the DNS does not answer for "
                  + name
                  + " "
                  + Type.string(type)
                  + ": "
                  + lookup.getErrorString());
    };
  }

  private static String text(TXTRecord record) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    record.getStringsAsByteArrays().forEach(joined::writeBytes);
    return joined.toString(UTF_8);
  }

  private static String plain(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT).replaceAll("^\\.$|^@$", "");
  }
}
