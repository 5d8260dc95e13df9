package parlor.nodes;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/// What the JVM says of itself and of the machine it is on.
final class Jvm {

  private static final long MILLIS = 1_000;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final String version =
      Optional.ofNullable(Jvm.class.getPackage().getImplementationVersion()).orElse("not packaged");

  String version() {
    return version;
  }

  long upSeconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS;
  }

  /// Since it was asked before; 0 where the machine does not say.
  double load() {
    return Math.clamp(system.getProcessCpuLoad(), 0.0, 1.0);
  }

  int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  long heapBytes() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  long heapMaxBytes() {
    return Runtime.getRuntime().maxMemory();
  }
}
