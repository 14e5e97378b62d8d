package dev.refrain.jvm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test of the built jar that runs once for each {@link Jdk} at hand, its parameter. On an
 * early-access JDK it reports instead of failing.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("jar")
@ParameterizedTest(name = "{0}")
@MethodSource("dev.refrain.jvm.Jdk#found")
@ExtendWith(EarlyAccessReport.class)
public @interface OnEachJdk {}
