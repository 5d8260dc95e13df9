package parlor.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import parlor.rooms.CopyCounts;
import parlor.swarm.SwarmCounts;

/// What `/metrics` shows, in the text form of Prometheus.
final class Gauges {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// What counters read: the registry itself would let go of it, and count no further.
  private final List<Supplier<?>> kept = new ArrayList<>();

  /// Takes some tenths of a second on a cold JVM: not for an event loop.
  ///
  /// @param roster how the node is now
  /// @param copies how its rooms fare among those of other nodes
  Gauges(Supplier<Roster> roster, Supplier<CopyCounts> copies) {
    bindJvm();
    bindSwarm(() -> roster.get().swarm());
    gauge("parlor.rooms", "Rooms on this node", () -> roster.get().rooms());
    gauge("parlor.sockets", "Live connections to this node", () -> roster.get().sockets());
    gauge(
        "parlor.cluster.members",
        "Nodes that this one knows as members, itself included",
        () -> roster.get().members().size());
    gauge(
        "parlor.cluster.reachable",
        "Members that answered lately, this node included",
        () -> roster.get().members().stream().filter(one -> one.member().reachable()).count());
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

  private void bindSwarm(Supplier<SwarmCounts> swarm) {
    gauge(
        "parlor.swarm.processes",
        "Processes in the shards that this node serves",
        () -> swarm.get().shards().processes());
    gauge("parlor.swarm.shards", "Shards that this node serves", () -> swarm.get().shards().open());
    gauge(
        "parlor.swarm.shards.closed",
        "Shards that this node is to serve and does not yet",
        () -> swarm.get().shards().owned() - swarm.get().shards().open());
    gauge(
        "parlor.swarm.copies",
        "Shards of which this node has a whole copy, those it serves included",
        () -> swarm.get().shards().held());
    gauge(
        "parlor.swarm.copies.missing",
        "Copies that the shards this node serves should have and have not",
        () -> swarm.get().shards().missing());
    gauge(
        "parlor.swarm.timers",
        "Timers that processes served here have wound",
        () -> swarm.get().shards().timers());
    gauge(
        "parlor.swarm.messages.outgoing",
        "What processes served here have told others and has not arrived",
        () -> swarm.get().shards().outgoing());
    gauge(
        "parlor.swarm.waiting",
        "Calls and casts made here that wait for their answers",
        () -> swarm.get().waiting());
    counter("parlor.swarm.moves", "How often a shard came here", () -> swarm.get().moves());
    counter(
        "parlor.swarm.lost",
        "How often a shard was opened here without what those who last held it had",
        () -> swarm.get().lost());
    counter(
        "parlor.swarm.clashes",
        "How many names two clusters had that became one",
        () -> swarm.get().clashes());
    counter(
        "parlor.swarm.refused",
        "Calls and casts made here that were not asked, since too much waited",
        () -> swarm.get().refused());
    counter(
        "parlor.swarm.unknown",
        "What names were told that nobody has",
        () -> swarm.get().unknown());
    counter(
        "parlor.swarm.failed",
        "What processes threw at that nobody waited for",
        () -> swarm.get().failed());
    counter(
        "parlor.swarm.unanswered",
        "Casts made here that did not get through in time, or may not have",
        () -> swarm.get().unanswered());
    counter(
        "parlor.swarm.slow",
        "How often a process took a second or more for one message",
        () -> swarm.get().slow());
    kept.add(swarm);
    FunctionTimer.builder(
            "parlor.swarm.acknowledgement",
            swarm,
            now -> now.get().acknowledged(),
            now -> now.get().acknowledgedMillis(),
            TimeUnit.MILLISECONDS)
        .description("How long changes took until every node had them that is to, of one in many")
        .register(registry);
    gauge(
        "parlor.swarm.acknowledgement.slowest.seconds",
        "The slowest of these in the last ten seconds",
        () -> swarm.get().slowestMillis() / 1_000.0);
  }

  private void counter(String name, String description, Supplier<Number> value) {
    kept.add(value);
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
