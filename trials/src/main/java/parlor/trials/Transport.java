package parlor.trials;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// Netty's way to the kernel.
///
/// @param name as the tables say it
public record Transport(
    String name,
    Class<? extends ServerChannel> server,
    Class<? extends SocketChannel> client,
    IoHandlerFactory io) {

  /// Epoll on Linux, the JDK's selector elsewhere.
  public static Transport best() {
    return Epoll.isAvailable()
        ? new Transport(
            "epoll",
            EpollServerSocketChannel.class,
            EpollSocketChannel.class,
            EpollIoHandler.newFactory())
        : new Transport(
            "selector",
            NioServerSocketChannel.class,
            NioSocketChannel.class,
            NioIoHandler.newFactory());
  }

  public EventLoopGroup loops(int threads) {
    return new MultiThreadIoEventLoopGroup(threads, io);
  }
}
