package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

  private static final int MUCH = 100_000;
  private static final int LITTLE = 60_000;

  private final Backlog backlog = new Backlog(1_000_000);

  @Test
  void while_there_is_room_everyone_may_be_slow() {
    backlog.add(900_000);
    assertThat(backlog.isTooMuch(MUCH)).isFalse();
  }

  @Test
  void when_there_is_none_the_slowest_go() {
    backlog.add(1_100_000);
    assertThat(backlog.isTooMuch(MUCH)).isTrue();
    assertThat(backlog.isTooMuch(LITTLE)).isFalse();
    backlog.add(-200_000);
    assertThat(backlog.isTooMuch(MUCH)).isFalse();
  }
}
