package io.benchmarkagent;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Refuses a fraction where a whole number is wanted: Spring would cut off what stands behind the point. */
final class WholeNumbers extends AbstractBindHandler {

    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        var property = context.getConfigurationProperty();
        if (result instanceof Integer whole
                && property != null
                && property.getValue() instanceof Number given
                && given.doubleValue() != whole) {
            throw new IllegalArgumentException(name + " is '" + given + "'; give a whole number");
        }
        return result;
    }
}
