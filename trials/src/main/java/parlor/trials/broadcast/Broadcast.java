package parlor.trials.broadcast;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import parlor.trials.Transport;

/// What Netty alone can do: whatever a member of a room says, every member is sent a frame of the
/// length it asks for. No rules, no JSON, no state but who is in which room.
///
/// A message begins with its number and the length wanted, both decimal and followed by a space;
/// the frames begin with the same number. The path of a WebSocket is its room.
///
/// The frame is made once, header included, and each member's share is one write and one flush. A
/// member whose socket takes no more is closed.
public final class Broadcast {

  private static final String PROTOCOL = "parlor.v1";
  private static final int LONGEST_REQUEST = 8_192;
  private static final int BACKLOG = 1_024;

  private final Map<String, List<Channel>> rooms = new ConcurrentHashMap<>();

  private Broadcast() {}

  /// Opens on any free port of loopback and says which, in the words of a node.
  public static void main(String[] args) throws InterruptedException {
    var transport = Transport.best();
    var bootstrap =
        new ServerBootstrap()
            .group(transport.loops(Runtime.getRuntime().availableProcessors()))
            .channel(transport.server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(new Broadcast().pipeline());
    var server = (ServerSocketChannel) bootstrap.bind("127.0.0.1", 0).sync().channel();
    InetSocketAddress address = server.localAddress();
    System.out.println("Broadcast is open at http://localhost:" + address.getPort());
  }

  private ChannelInitializer<Channel> pipeline() {
    var sockets =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/")
            .checkStartsWith(true)
            .subprotocols(PROTOCOL)
            .withUTF8Validator(false)
            .build();
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(
                new HttpServerCodec(),
                new HttpObjectAggregator(LONGEST_REQUEST),
                new WebSocketServerProtocolHandler(sockets),
                new Member(Broadcast.this::room));
      }
    };
  }

  private List<Channel> room(String path) {
    return rooms.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>());
  }
}
