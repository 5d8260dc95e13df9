package parlor.swarm.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Some hosts: network namespaces on one bridge, which reach each other and nobody else.
///
/// All names carry the process id of this JVM. Whatever is made here is gone after [#close], or
/// when the JVM ends; what a killed JVM left behind, the next one clears away.
final class Hosts implements AutoCloseable {

  private static final Pattern NAMESPACE = Pattern.compile("(swarm-(\\d+)-\\d+).*");
  private static final Pattern BRIDGE = Pattern.compile("\\d+: (sw(\\d+)h):.*");

  private final List<Host> hosts = new ArrayList<>();
  private final Thread atTheEnd = new Thread(this::clear, "hosts");
  private final String bridge = "sw" + ProcessHandle.current().pid() + "h";

  private Hosts(int size) {
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    try {
      Tool.run("ip", "link", "add", bridge, "type", "bridge");
      Tool.run("ip", "link", "set", bridge, "up");
      for (int i = 1; i <= size; i++) {
        add(i);
      }
    } catch (Throwable fault) {
      close();
      throw fault;
    }
  }

  /// Makes hosts, or skips the test where that cannot be done.
  static Hosts some(int size, String fault) {
    clearWhatTheDeadLeft();
    var probe = "swarm-" + ProcessHandle.current().pid() + "-0";
    var made = Tool.tried("ip", "netns", "add", probe);
    if (made.code() != 0) {
      var why = "no network namespaces here, which takes root and iproute2: " + made.text().strip();
      Evidence.skipped(fault, why);
      assumeTrue(false, why);
    }
    Tool.run("ip", "netns", "delete", probe);
    return new Hosts(size);
  }

  /// Nobody outside the namespaces has an address of this network, so any will do.
  private void add(int number) {
    var name = "swarm-" + ProcessHandle.current().pid() + "-" + number;
    var host = new Host(name, "10.197.0." + number, bridge + number);
    hosts.add(host);
    Tool.run("ip", "netns", "add", name);
    Tool.run("ip", "-n", name, "link", "set", "lo", "up");
    Tool.run(
        "ip", "link", "add", host.cable(), "type", "veth", "peer", "name", "hosts", "netns", name);
    Tool.run("ip", "link", "set", host.cable(), "master", bridge, "up");
    Tool.run("ip", "-n", name, "address", "add", host.address() + "/24", "dev", "hosts");
    Tool.run("ip", "-n", name, "link", "set", "hosts", "up");
  }

  List<Place> places() {
    return hosts.stream().map(Host::place).toList();
  }

  /// Takes a host away from the others.
  void cut(int host) {
    Tool.run("ip", "link", "set", hosts.get(host).cable(), "down");
  }

  void heal(int host) {
    Tool.run("ip", "link", "set", hosts.get(host).cable(), "up");
  }

  /// Processes on a host are to be ended before.
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    clear();
  }

  private void clear() {
    hosts.forEach(host -> {
      Tool.tried("ip", "link", "delete", host.cable());
      Tool.tried("ip", "netns", "delete", host.name());
    });
    Tool.tried("ip", "link", "delete", bridge);
  }

  private static void clearWhatTheDeadLeft() {
    Tool.tried("ip", "netns", "list")
        .text()
        .lines()
        .map(NAMESPACE::matcher)
        .filter(found -> found.matches() && isDead(found.group(2)))
        .forEach(found -> clearNamespace(found.group(1)));
    Tool.tried("ip", "-o", "link")
        .text()
        .lines()
        .map(BRIDGE::matcher)
        .filter(found -> found.matches() && isDead(found.group(2)))
        .forEach(found -> Tool.tried("ip", "link", "delete", found.group(1)));
  }

  /// With the nodes that still run in it: the JVM that started them is not there to end them.
  private static void clearNamespace(String name) {
    Tool.tried("ip", "netns", "pids", name)
        .text()
        .lines()
        .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
        .forEach(left -> left.ifPresent(ProcessHandle::destroyForcibly));
    Tool.tried("ip", "netns", "delete", name);
  }

  private static boolean isDead(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }
}
