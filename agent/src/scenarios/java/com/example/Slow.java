package com.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks methods that take their time. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Slow {}
