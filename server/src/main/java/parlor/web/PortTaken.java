package parlor.web;

import java.net.BindException;

/// Something else has the port.
public final class PortTaken extends BindException {

  private static final long serialVersionUID = 1;

  private final int port;

  /// @param port that was wanted
  public PortTaken(int port) {
    super("port " + port + " is taken");
    this.port = port;
  }

  /// The port that was wanted.
  public int port() {
    return port;
  }
}
