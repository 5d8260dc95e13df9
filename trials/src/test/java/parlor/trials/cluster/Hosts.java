package parlor.trials.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Some hosts: network namespaces on two bridges, one for what hosts say to each other, one for
/// people. This process is on the people's bridge, so a host that is cut off from the others still
/// serves.
///
/// All names carry the process id of this JVM. Whatever is made here is gone after [#close], or
/// when the JVM ends; what a killed JVM left behind, the next one clears away.
public final class Hosts implements AutoCloseable {

  private static final Path NAMES = Path.of("/etc/netns");
  private static final Path DEVICES = Path.of("/sys/class/net");
  private static final Pattern NAMESPACE = Pattern.compile("(parlor-(\\d+)-\\S+).*");
  private static final Pattern BRIDGE = Pattern.compile("pl(\\d+)\\D.*");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final List<Host> hosts = new ArrayList<>();
  private final Thread atTheEnd = new Thread(this::clear, "hosts");
  private final String prefix;
  private final int net;

  private Hosts(int size) {
    long pid = ProcessHandle.current().pid();
    int number = COUNT.incrementAndGet();
    this.prefix = "pl" + pid + Character.toString('a' + number % 26);
    this.net = freeNet();
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    bridge(among());
    bridge(people());
    Tool.run("ip", "address", "add", gate() + "/24", "dev", people());
    for (int i = 1; i <= size; i++) {
      hosts.add(host("parlor-" + pid + "-" + number + "-" + i, i));
    }
  }

  /// Makes hosts, or skips the test where that cannot be done.
  public static Hosts some(int size) {
    Tool.find("ip", "iproute2");
    clearWhatTheDeadLeft();
    var probe = "parlor-" + ProcessHandle.current().pid() + "-probe";
    var made = Tool.tried("ip", "netns", "add", probe);
    assumeTrue(made.code() == 0, () -> "No network namespaces here: " + made.text());
    Tool.run("ip", "netns", "delete", probe);
    return new Hosts(size);
  }

  /// The bridge among hosts.
  private String among() {
    return prefix + "h";
  }

  /// The bridge to people.
  private String people() {
    return prefix + "p";
  }

  /// Where this process stands on the people's bridge.
  public String gate() {
    return "10.198." + net + ".254";
  }

  public Host host(int index) {
    return hosts.get(index);
  }

  public List<Host> all() {
    return List.copyOf(hosts);
  }

  /// Takes a host away from the others. People still reach it.
  public void cut(Host host) {
    Tool.run("ip", "link", "set", host.cable(), "down");
  }

  public void heal(Host host) {
    Tool.run("ip", "link", "set", host.cable(), "up");
  }

  /// From now on they reach each other by IPv6 alone. People still come by IPv4.
  public void speakOnlyIpv6() {
    hosts.forEach(
        host -> Tool.run("ip", "-n", host.name(), "-4", "address", "flush", "dev", "hosts"));
  }

  private static int freeNet() {
    int first = Math.toIntExact(ProcessHandle.current().pid() % 250);
    var taken = Tool.run("ip", "-4", "address");
    for (int i = 0; i < 250; i++) {
      int net = 1 + (first + i) % 250;
      if (!taken.contains("10.198." + net + ".")) {
        return net;
      }
    }
    throw new IllegalStateException("all networks of 10.198.0.0/16 are taken");
  }

  private static void bridge(String name) {
    Tool.run("ip", "link", "add", name, "type", "bridge");
    Tool.run("ip", "link", "set", name, "up");
  }

  private Host host(String name, int number) {
    var host =
        new Host(
            name,
            "10.199." + net + "." + number,
            "fd00:199:" + Integer.toHexString(net) + "::" + number,
            "10.198." + net + "." + number,
            among() + number);
    Tool.run("ip", "netns", "add", name);
    write(NAMES.resolve(name).resolve("resolv.conf"), "nameserver " + gate() + "\n");
    Tool.run("ip", "-n", name, "link", "set", "lo", "up");
    plug(name, "hosts", host.cable(), among(), host.address());
    plug(name, "people", people() + number, people(), host.door());
    Tool.run("ip", "-n", name, "address", "add", host.address6() + "/64", "dev", "hosts", "nodad");
    return host;
  }

  private static void plug(String name, String device, String cable, String bridge, String ip) {
    Tool.run("ip", "link", "add", cable, "type", "veth", "peer", "name", device, "netns", name);
    Tool.run("ip", "link", "set", cable, "master", bridge, "up");
    Tool.run("ip", "-n", name, "address", "add", ip + "/24", "dev", device);
    Tool.run("ip", "-n", name, "link", "set", device, "up");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException("writing " + file, fault);
    }
  }

  /// Processes on a host are to be closed before.
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    clear();
  }

  private void clear() {
    hosts.forEach(host -> {
      Tool.tried("ip", "link", "delete", host.cable());
      Tool.tried("ip", "netns", "delete", host.name());
      forget(host.name());
    });
    Tool.tried("ip", "link", "delete", people());
    Tool.tried("ip", "link", "delete", among());
  }

  private static void forget(String namespace) {
    try {
      Files.deleteIfExists(NAMES.resolve(namespace).resolve("resolv.conf"));
      Files.deleteIfExists(NAMES.resolve(namespace));
    } catch (IOException fault) {
      throw new UncheckedIOException("forgetting " + namespace, fault);
    }
  }

  private static void clearWhatTheDeadLeft() {
    Tool.run("ip", "netns", "list")
        .lines()
        .map(NAMESPACE::matcher)
        .filter(found -> found.matches() && isDead(found.group(2)))
        .forEach(found -> clearNamespace(found.group(1)));
    try (Stream<Path> devices = Files.list(DEVICES)) {
      devices
          .map(device -> BRIDGE.matcher(device.getFileName().toString()))
          .filter(found -> found.matches() && isDead(found.group(1)))
          .forEach(found -> Tool.tried("ip", "link", "delete", found.group()));
    } catch (IOException fault) {
      throw new UncheckedIOException("looking at " + DEVICES, fault);
    }
  }

  /// With the nodes that still run in it: the JVM that started them is not there to end them.
  private static void clearNamespace(String name) {
    Tool.run("ip", "netns", "pids", name)
        .lines()
        .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
        .forEach(left -> left.ifPresent(ProcessHandle::destroyForcibly));
    Tool.tried("ip", "netns", "delete", name);
    forget(name);
  }

  private static boolean isDead(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }
}
