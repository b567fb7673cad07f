package io.benchmarkagent.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What a form carries back to show that it came from here, where somebody guards the service so.
 *
 * @param parameter of a form
 * @param header of a script's request
 */
public record Csrf(String parameter, String header, String token) {
    private static final String ATTRIBUTE = "_csrf";

    /** None where nobody guards; whoever does leaves a bean with these three in the request. */
    static List<Csrf> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(guard -> of(guard)).stream()
                .toList();
    }

    static Csrf of(Object guard) {
        BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(guard);
        return new Csrf(text(bean, "parameterName"), text(bean, "headerName"), text(bean, "token"));
    }

    private static String text(BeanWrapper bean, String name) {
        return String.valueOf(bean.getPropertyValue(name));
    }
}
