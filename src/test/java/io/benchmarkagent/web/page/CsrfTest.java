package io.benchmarkagent.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.report.Templates;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What shows that a form came from here goes with every form and with what a script sends. */
class CsrfTest {

    /** As somebody who guards the service leaves it in a request. */
    public static final class Guard {
        public String getParameterName() {
            return "_csrf";
        }

        public String getHeaderName() {
            return "X-CSRF-TOKEN";
        }

        public String getToken() {
            return "t\"<0";
        }
    }

    private final Templates templates = Templates.packed();

    @Test
    void itIsReadFromWhoeverGuards() {
        assertThat(Csrf.of(new Guard())).isEqualTo(new Csrf("_csrf", "X-CSRF-TOKEN", "t\"<0"));
    }

    @Test
    void aGuardedFormCarriesIt() {
        Document page = page(List.of(Csrf.of(new Guard())));
        assertThat(page.select("form[method=post] input[name=_csrf]").attr("value"))
                .isEqualTo("t\"<0");
        assertThat(page.select("meta[name=csrf][data-header=X-CSRF-TOKEN]").attr("content"))
                .isEqualTo("t\"<0");
    }

    @Test
    void anUnguardedFormHasNone() {
        assertThat(page(List.of()).select("input[type=hidden], meta[name=csrf]"))
                .isEmpty();
    }

    private Document page(List<Csrf> guard) {
        Frame frame = new Frame(new Dress(templates).addresses(), guard);
        return Jsoup.parse(
                templates.fill("web/chat.html.ftl", new ChatPage.Page(frame, "", "", List.of(), "", List.of())));
    }
}
