package parlor.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import parlor.rooms.CopyCounts;
import parlor.swarm.node.Member;

/// What `/metrics` shows, in the text form of Prometheus.
final class Gauges {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// Takes some tenths of a second on a cold JVM: not for an event loop.
  ///
  /// @param roster how the node is now
  /// @param copies how its rooms fare among those of other nodes
  Gauges(Supplier<Roster> roster, Supplier<CopyCounts> copies) {
    bindJvm();
    gauge("parlor.rooms", "Rooms on this node", () -> roster.get().rooms());
    gauge("parlor.sockets", "Live connections to this node", () -> roster.get().sockets());
    gauge(
        "parlor.cluster.members",
        "Nodes that this one knows as members, itself included",
        () -> roster.get().members().size());
    gauge(
        "parlor.cluster.reachable",
        "Members that answered lately, this node included",
        () -> roster.get().members().stream().filter(Member::reachable).count());
    gauge(
        "parlor.rooms.restless",
        "Rooms not yet known to be alike on all nodes that hold them",
        () -> copies.get().restless());
    gauge(
        "parlor.rooms.unkept",
        "Rooms with changes that no second node is known to have",
        () -> copies.get().unkept());
    counter(
        "parlor.cluster.restarts",
        "How often this node had to begin its membership anew",
        () -> roster.get().restarts());
    counter(
        "parlor.rooms.differences",
        "How often a copy of a room was found to differ from another node's",
        () -> copies.get().differences());
    counter(
        "parlor.rooms.repeats",
        "How often changes of a room were told to other nodes again",
        () -> copies.get().again());
  }

  private void counter(String name, String description, Supplier<Number> value) {
    FunctionCounter.builder(name, value, now -> now.get().doubleValue())
        .description(description)
        .register(registry);
  }

  /// Kept for as long as the JVM lives, as what they count is.
  @SuppressWarnings("resource")
  private void bindJvm() {
    List.of(
            new ClassLoaderMetrics(),
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  String text() {
    return registry.scrape();
  }
}
