package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a shared secret.
class CookieTest {

  @Test
  void one_secret_gives_one_key_everywhere_and_another_gives_another() {
    var once = Cookie.of("the secret of the house").keys().getPublic();
    assertThat(Cookie.of("the secret of the house").keys().getPublic()).isEqualTo(once);
    assertThat(Cookie.of("the secret of the mouse").keys().getPublic()).isNotEqualTo(once);
  }

  @Test
  void the_certificate_is_one_and_is_signed_with_the_key() throws GeneralSecurityException {
    var cookie = Cookie.of("the secret of the house");
    cookie.certificate().verify(cookie.keys().getPublic());
    cookie.certificate().checkValidity();
    assertThat(cookie.certificate().getPublicKey()).isEqualTo(cookie.keys().getPublic());
  }

  @Test
  void only_known_keys_are_believed_and_the_others_are_counted() throws CertificateException {
    var first = Cookie.of("first");
    var second = Cookie.of("second");
    var trust = new Trust(List.of(first, second));
    trust.checkClientTrusted(new X509Certificate[] {first.certificate()}, "");
    trust.checkServerTrusted(new X509Certificate[] {second.certificate()}, "");
    var third = new X509Certificate[] {Cookie.of("third").certificate()};
    assertThatThrownBy(() -> trust.checkClientTrusted(third, ""))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> trust.checkServerTrusted(new X509Certificate[0], ""))
        .isInstanceOf(CertificateException.class);
    assertThat(trust.refused()).isEqualTo(2);
  }

  @Test
  void the_same_thing_is_said_once_a_minute() {
    var seldom = new Seldom();
    assertThat(seldom.speak("x", 0)).hasValue(0);
    for (int i = 1; i < 60_000; i++) {
      assertThat(seldom.speak("x", i)).isEmpty();
    }
    assertThat(seldom.speak("y", 5)).hasValue(0);
    assertThat(seldom.speak("x", 60_000)).hasValue(59_999);
  }
}
