package parlor.swarm.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks DNS servers themselves, so that no cache stands between a node and the truth.
///
/// Names are taken as they stand, without a search list, and those that only the hosts file knows,
/// such as `localhost`, are not found.
final class Names {

  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
  private static final String CHOICE_OF_JDK = "dns:";
  private static final String TIMEOUT_MILLIS = "500";
  private static final String TRIES = "2";

  private final Supplier<String> servers;

  /// Asks these servers, of which the first that answers counts.
  ///
  /// @param servers such as `dns://10.0.0.1:53`, more after spaces; looked at for each question
  Names(Supplier<String> servers) {
    this.servers = servers;
  }

  /// Asks the host's own servers. The JDK looks only every few minutes which they are, so we do.
  static Names ofHost() {
    return new Names(() -> servers(RESOLV_CONF));
  }

  /// The servers that a file in the form of `resolv.conf` names, or the JDK's choice where none.
  static String servers(Path file) {
    try {
      var urls =
          Files.readAllLines(file).stream()
              .map(line -> line.strip().split("\\s+"))
              .filter(words -> words.length > 1 && words[0].equals("nameserver"))
              .map(words -> words[1].indexOf(':') < 0 ? words[1] : "[" + words[1] + "]")
              .map(host -> "dns://" + host)
              .collect(Collectors.joining(" "));
      return urls.isEmpty() ? CHOICE_OF_JDK : urls;
    } catch (IOException unreadable) {
      return CHOICE_OF_JDK;
    }
  }

  /// Waits for up to 3 s for each of two questions.
  Lookup ask(String name) {
    return either(ask(name, "A"), ask(name, "AAAA"));
  }

  private static Lookup either(Lookup first, Lookup second) {
    return switch (first) {
      case Lookup.Found found -> second instanceof Lookup.Found more ? both(found, more) : found;
      case Lookup.Empty empty -> second instanceof Lookup.Empty ? empty : second;
      case Lookup.Failed failed -> second instanceof Lookup.Found ? second : failed;
    };
  }

  private static Lookup both(Lookup.Found first, Lookup.Found second) {
    var all = new ArrayList<>(first.addresses());
    all.addAll(second.addresses());
    return new Lookup.Found(all);
  }

  /// JNDI is dangerous where a directory can answer with objects; DNS answers with text.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private Lookup ask(String name, String type) {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, servers.get());
    settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      var context = new InitialDirContext(settings);
      try {
        var records = context.getAttributes(name, new String[] {type}).get(type);
        return records == null ? new Lookup.Empty() : found(records.getAll());
      } finally {
        context.close();
      }
    } catch (NameNotFoundException none) {
      return new Lookup.Empty();
    } catch (NamingException | UnknownHostException failed) {
      return new Lookup.Failed(failed.toString());
    }
  }

  private static Lookup found(javax.naming.NamingEnumeration<?> records)
      throws NamingException, UnknownHostException {
    var addresses = new ArrayList<InetAddress>();
    while (records.hasMore()) {
      addresses.add(InetAddress.getByName(records.next().toString()));
    }
    return addresses.isEmpty() ? new Lookup.Empty() : new Lookup.Found(List.copyOf(addresses));
  }
}
