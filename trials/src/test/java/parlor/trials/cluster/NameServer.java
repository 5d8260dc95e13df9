package parlor.trials.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;
import parlor.trials.Patience;
import parlor.trials.Reaper;

/// A real name server, dnsmasq, whose answers the trials change at will. Nobody may keep them: they
/// live for no time at all.
public final class NameServer implements AutoCloseable {

  private static final Path DIRECTORY = Path.of("target", "names").toAbsolutePath();
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final String program;
  private final String address;
  private final Path answers;
  private @Nullable Reaper process;

  /// Starts one.
  ///
  /// @param address of this machine, to listen on
  public NameServer(String address) {
    this.program = Tool.find("dnsmasq", "dnsmasq-base");
    this.address = address;
    try {
      this.answers = Files.createTempFile(Files.createDirectories(DIRECTORY), "answers", "");
      // It reads as nobody.
      answers.toFile().setReadable(true, false);
    } catch (IOException fault) {
      throw new UncheckedIOException("making " + DIRECTORY, fault);
    }
    start();
  }

  public void start() {
    process =
        Tool.start(
            List.of(
                program,
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--user=root",
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--no-poll",
                "--local=/#/",
                "--addn-hosts=" + answers,
                "--listen-address=" + address,
                "--bind-interfaces",
                "--port=53",
                "--local-ttl=0",
                "--log-queries",
                "--log-facility=-"),
            answers.resolveSibling(answers.getFileName() + ".log"));
    Patience.until(BOUND, () -> "the name server's answer", () -> !fails("anything"));
  }

  /// Nobody answers any more, until [#start].
  public void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /// From now on a name stands for these addresses, IPv4 and IPv6, and every other for none.
  public void say(String name, Collection<String> addresses) {
    say(Map.of(name, addresses));
  }

  public void say(Map<String, ? extends Collection<String>> names) {
    var text = new StringBuilder();
    names.forEach((name, addresses) ->
        addresses.forEach(one -> text.append(one).append(' ').append(name).append('\n')));
    try {
      Files.writeString(answers, text);
    } catch (IOException fault) {
      throw new UncheckedIOException("writing " + answers, fault);
    }
    if (process == null) {
      return;
    }
    Tool.run("kill", "-HUP", Long.toString(process.get().pid()));
    names.forEach((name, addresses) ->
        Patience.until(
            BOUND,
            () -> "the new answer for " + name + ", but " + ask(name),
            () -> ask(name).size() == Set.copyOf(addresses).size()));
  }

  /// What it answers now: the A and AAAA records.
  // Records are text; nothing is deserialized.
  @SuppressWarnings("BanJNDI")
  public Set<String> ask(String name) {
    try {
      var found = new TreeSet<String>();
      var records = context().getAttributes(name, new String[] {"A", "AAAA"}).getAll();
      while (records.hasMore()) {
        var values = records.next().getAll();
        while (values.hasMore()) {
          found.add(String.valueOf(values.next()));
        }
      }
      return found;
    } catch (NameNotFoundException none) {
      return Set.of();
    } catch (NamingException fault) {
      throw new IllegalStateException("asking the name server for " + name, fault);
    }
  }

  /// Whether it has no answer at all, not even that there is no such name.
  public boolean fails(String name) {
    try {
      ask(name);
      return false;
    } catch (IllegalStateException fault) {
      return true;
    }
  }

  private InitialDirContext context() throws NamingException {
    var environment = new Properties();
    environment.setProperty("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    environment.setProperty("java.naming.provider.url", "dns://" + address);
    environment.setProperty("com.sun.jndi.dns.timeout.initial", "300");
    environment.setProperty("com.sun.jndi.dns.timeout.retries", "1");
    return new InitialDirContext(environment);
  }

  @Override
  public void close() {
    stop();
  }
}
