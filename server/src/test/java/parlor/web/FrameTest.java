package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  /// RFC 6455, section 5.2: a final text frame without a mask, its length in as few bytes as can
  /// be.
  @ParameterizedTest
  @CsvSource({
    "0, 8100",
    "1, 8101",
    "125, 817d",
    "126, 817e007e",
    "65535, 817effff",
    "65536, 817f0000000000010000",
    "300000, 817f00000000000493e0"
  })
  void the_header_says_how_long_the_message_is(int length, String header) {
    var frame = frame("x".repeat(length));
    assertThat(hex(frame)).isEqualTo(header + "78".repeat(length));
    assertThat(frame.text()).hasSize(length);
  }

  @Test
  void what_is_written_is_what_is_sent() {
    var frame = frame("{\"card\":\"☕\"}");
    assertThat(frame.text()).isEqualTo("{\"card\":\"☕\"}");
    assertThat(hex(frame)).startsWith("810e7b22");
  }

  @Test
  void a_ping_is_empty() {
    assertThat(hex(Frame.PING)).isEqualTo("8900");
  }

  private static Frame frame(String text) {
    var draft = new Frame.Draft();
    draft.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return draft.finished();
  }

  private static String hex(Frame frame) {
    ByteBuf copy = frame.copy(ByteBufAllocator.DEFAULT);
    var bytes = new byte[copy.readableBytes()];
    copy.readBytes(bytes);
    copy.release();
    return HexFormat.of().formatHex(bytes);
  }
}
