package io.benchmarkagent.web.access;

import io.benchmarkagent.web.access.Bearers.Verdict;
import io.benchmarkagent.web.limit.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** {@code /login}: a token that is pasted opens a session for a browser. The session has a new id, and nothing of one before it. */
@RestController
public final class LoginPages {
    static final String PATH = "/login";

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String FORM = form();

    private final WrongTokens tokens;
    private final SecurityContextRepository sessions;
    private final CsrfTokenRepository forms;

    LoginPages(WrongTokens tokens, SecurityContextRepository sessions, CsrfTokenRepository forms) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.forms = forms;
    }

    @GetMapping(PATH)
    public ResponseEntity<String> form(HttpServletRequest request) {
        return page(request, HttpStatus.OK, "Paste a token to see runs, reports and answers.");
    }

    @PostMapping(PATH)
    public ResponseEntity<String> login(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        WrongTokens.Looked looked = tokens.look(token.strip(), Network.of(request.getRemoteAddr()));
        if (looked.verdict().isEmpty()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(looked.pause().toSeconds()));
            return page(request, HttpStatus.TOO_MANY_REQUESTS, looked.problem().detail());
        }
        if (looked.verdict().get() instanceof Verdict.Known known) {
            return opened(known.caller(), request, response);
        }
        return looked.verdict().get() instanceof Verdict.Wrong wrong
                ? page(request, HttpStatus.UNAUTHORIZED, wrong.line())
                : page(
                        request,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        ((Verdict.Unavailable) looked.verdict().get()).line());
    }

    private ResponseEntity<String> opened(WebCaller caller, HttpServletRequest request, HttpServletResponse response) {
        sessions.saveContext(new SecurityContextImpl(new Recognised(caller)), request, response);
        forms.saveToken(null, request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static ResponseEntity<String> page(HttpServletRequest request, HttpStatus status, String said) {
        FormToken token = FormToken.of(request).orElse(new FormToken("_csrf", ""));
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(FORM.replace("%said%", HtmlUtils.htmlEscape(said))
                        .replace("%csrf-name%", HtmlUtils.htmlEscape(token.name()))
                        .replace("%csrf-value%", HtmlUtils.htmlEscape(token.value())));
    }

    private static String form() {
        try (InputStream in = LoginPages.class.getResourceAsStream("login.html")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
