package io.benchmarkagent.web.access;

import io.benchmarkagent.web.token.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Which scope a request needs. What is not named here is for nobody. */
final class Rights implements AuthorizationManager<RequestAuthorizationContext> {
    private static final Set<String> SEEING = Set.of("GET", "HEAD", "OPTIONS");

    /** By what the path of a POST begins with; pages post where they show. */
    private static final Map<String, Scope> DOING = Map.of(
            "/api/v1/query", Scope.ASK,
            "/ask", Scope.ASK,
            "/chat", Scope.ASK,
            "/api/v1/reports", Scope.REPORT,
            "/reports", Scope.REPORT);

    /** Whoever may ask may see what they asked, and have it forgotten. */
    private static final String ASKED = "/api/v1/conversations";

    private static final Set<String> ASKING = Set.of("GET", "HEAD", "OPTIONS", "POST", "DELETE");

    /** What whoever has no token yet needs, and what tells nothing of any run. */
    static final List<String> OPEN = List.of(LoginPages.PATH, "/static/**");

    /** Empty for what nobody may. */
    static Optional<Scope> needed(HttpServletRequest request) {
        String path = request.getServletPath();
        if (isAt(path, ASKED)) {
            return Optional.of(Scope.ASK).filter(ask -> ASKING.contains(request.getMethod()));
        }
        if (SEEING.contains(request.getMethod())) {
            return Optional.of(Scope.READ);
        }
        return request.getMethod().equals("POST")
                ? DOING.entrySet().stream()
                        .filter(door -> isAt(path, door.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isAt(String path, String door) {
        return path.equals(door) || path.startsWith(door + "/");
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        Optional<WebCaller> caller = Recognised.of(authentication.get());
        return new AuthorizationDecision(caller.isPresent()
                && needed(context.getRequest())
                        .filter(caller.get().may()::contains)
                        .isPresent());
    }
}
