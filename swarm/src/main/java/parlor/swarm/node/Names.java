package parlor.swarm.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks DNS servers themselves, so that no cache stands between a node and the truth.
///
/// Names are taken as they stand, without a search list, and those that only the hosts file knows,
/// such as `localhost`, are not found.
final class Names {

  private static final String TIMEOUT_MILLIS = "500";
  private static final String TRIES = "2";

  private final String servers;

  /// @param servers `dns:` for those of the host, or such as `dns://10.0.0.1:53`
  Names(String servers) {
    this.servers = servers;
  }

  /// Waits for up to 3 s for each of two questions. A new context each time reads the host's
  /// servers anew.
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
    settings.put(Context.PROVIDER_URL, servers);
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
